"""Receipts and checks as plain data, ready for JSON. The shapes are fixed: other programs read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sayclear.readability.check import measure
from sayclear.readability.grades import counts, grades, prose, sentence_cefr
from sayclear.readability.rules import About
from sayclear.readability.units import Place, Text, Unit, read
from sayclear.reply import Finding, Receipt
from sayclear_profiles import Profile

Meter = Callable[[str], Mapping[str, float] | None]
"""Gives its own figures for a text that is cleared of Markdown, or None."""


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt of a reply, as `ask` and `easy` give it."""
    return {
        "passed": receipt.passed,
        "rules": [_finding(finding) for finding in receipt.findings],
        "repairs": receipt.repairs,
        "facts_lost": list(receipt.facts_lost),
        "added": [{"kind": added.kind, "text": added.text} for added in receipt.added],
        "hardest": list(receipt.hardest),
        "note": receipt.note,
    }


def check_json(text: str, profile: Profile, *, textstat: Meter) -> dict[str, Any]:
    """Check a given text against a profile, and say all that was counted and estimated.

    `grades` is None for a text with too little prose. Elsewhere `textstat` gives a second opinion.
    """
    read_text = read(text)
    findings, _ = measure(read_text, profile, About(given=True))
    return {
        "passed": all(finding.ok for finding in findings),
        "rules": [_finding(finding) for finding in findings],
        "counts": {name: _number(value) for name, value in counts(read_text).items()},
        "grades": _grades(read_text, textstat),
        "sentences": [_sentence(unit) for unit in read_text.sentences],
    }


def _grades(text: Text, textstat: Meter) -> dict[str, Any] | None:
    found = grades(text)
    if found is None:
        return None
    second = textstat(_as_plain_text(text))
    return {
        "ease": _number(found.ease),
        "cefr": _number(found.cefr, digits=2),
        "cefr_band": found.cefr_band,
        "band": found.band,
        "low": found.low,
        "high": found.high,
        "textstat": None if second is None else {name: _number(value) for name, value in second.items()},
    }


def _as_plain_text(text: Text) -> str:
    """The prose, one sentence a line, each with a mark at its end: textstat sees sentences by it alone."""
    return "\n".join(
        unit.text if unit.text.rstrip("\"'”’) ").endswith((".", "!", "?", "…")) else f"{unit.text}."
        for unit in prose(text)
    )


def _sentence(unit: Unit) -> dict[str, Any]:
    return {
        "span": _place(unit.place),
        "words": len(unit.words),
        "cefr": _number(sentence_cefr(unit), digits=2),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "value": _number(finding.value),
        "limit": None if finding.limit is None else _number(finding.limit),
        "ok": finding.ok,
        "flagged": finding.flagged,
        "spans": [_place(place) for place in finding.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"part": place.part, "start": place.start, "end": place.end}


def _number(value: float, *, digits: int = 1) -> float:
    """Rounded, and an int where it is whole."""
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
