"""Receipts and checks as plain values, in the shape that `--json` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from sayclear.readability.check import measure
from sayclear.readability.grades import cefr, counts, grades, prose
from sayclear.readability.rules import About
from sayclear.readability.units import Place, Text, read
from sayclear.reply import Finding, Receipt
from sayclear_profiles import Profile

Json = dict[str, Any]
Meter = Callable[[str], Mapping[str, float]]
"""Takes cleared text with one sentence a line, and returns figures by their names."""


def place_json(place: Place) -> Json:
    """`{"part", "start", "end"}`, in characters."""
    return {"part": place.part, "start": place.start, "end": place.end}


def finding_json(finding: Finding) -> Json:
    """One entry of "rules"."""
    return {
        "id": finding.rule,
        "value": _number(finding.value),
        "limit": None if finding.limit is None else _number(finding.limit),
        "ok": finding.ok,
        "flagged": finding.flagged,
        "spans": [place_json(place) for place in finding.places],
    }


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def receipt_json(receipt: Receipt) -> Json:
    """The "receipt" of `ask` and `easy`."""
    return {
        "passed": receipt.passed,
        "rules": [finding_json(finding) for finding in receipt.findings],
        "repairs": receipt.repairs,
        "facts_lost": list(receipt.facts_lost),
        "added": [{"kind": added.kind, "text": added.text} for added in receipt.added],
        "hardest": list(receipt.hardest),
        "note": receipt.note,
    }


def check_json(text: str, profile: Profile, *, textstat: Meter | None = None) -> Json:
    """All that `check --json` prints about somebody else's text.

    `textstat` gives its own figures; they are left out where it is None or has nothing to say.
    """
    found = read(text)
    findings, _ = measure(found, profile, About(given=True))
    return {
        "passed": all(finding.ok for finding in findings),
        "rules": [finding_json(finding) for finding in findings],
        "counts": counts(found),
        "grades": grades_json(found, textstat),
        "sentences": [
            {"span": place_json(unit.place), "words": len(unit.words), "cefr": round(cefr(unit.text), 2)}
            for unit in found.sentences
        ],
    }


def grades_json(text: Text, textstat: Meter | None = None) -> Json | None:
    """The "grades" of `check`, or None where the text is too short for one."""
    found = grades(text)
    if found is None:
        return None
    lines = "\n".join(_as_sentence(unit.text) for unit in prose(text)) if textstat else ""
    return {**asdict(found), "textstat": dict(textstat(lines)) if textstat else {}}


def _as_sentence(text: str) -> str:
    """With a stop at the end: textstat takes list items without one for a single sentence."""
    return text if text.rstrip("\"'”’)").endswith((".", "!", "?", "…")) else f"{text}."
