"""Receipts and checks as plain data, ready for JSON. The shapes are fixed: other programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sayclear import offers
from sayclear.readability.check import language_note, measure, not_checked
from sayclear.readability.grades import FEWEST_WORDS, counts, grades, prose, sentence_cefr
from sayclear.readability.languages import EASE, Tongue, figures, guess
from sayclear.readability.levels import word_levels
from sayclear.readability.rules import About
from sayclear.readability.second_opinion import GRADE, as_shown, disagreement
from sayclear.readability.units import Place, Text, Unit, read
from sayclear.reply import Finding, Receipt
from sayclear.words import say
from sayclear_profiles import Profile


class Meter(Protocol):
    """Gives its own figures for a text that is cleared of Markdown, or None."""

    def __call__(self, text: str, /, *, language: str = "en") -> Mapping[str, float] | None:
        """Measure a text in a language, named by its ISO 639 code."""


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

    `grades` is None for a text with too little prose, and in a language whose formulas we do not know.
    Elsewhere `textstat` gives a second opinion. What stands in a language other than English is not held
    against the rules that know English only: `language` lists them.
    """
    read_text = read(text)
    tongue = guess(read_text)
    findings, _ = measure(read_text, profile, About(given=True), tongue)
    levels = {id(unit): sentence_cefr(unit) for unit in read_text.sentences} if tongue.english else {}
    return {
        "passed": all(finding.ok for finding in findings),
        "rules": [_finding(finding) for finding in findings],
        "counts": _counts(read_text, tongue),
        "grades": _grades(read_text, tongue, levels, textstat),
        "sentences": [_sentence(unit, tongue, levels.get(id(unit))) for unit in read_text.sentences],
        "language": {
            "code": tongue.code,
            "not_checked": list(not_checked(tongue, profile)),
            "note": language_note(tongue, profile),
        },
        "offers": [offers.as_json(offer) for offer in offers.find(text, profile, About(given=True))],
    }


def _counts(text: Text, tongue: Tongue) -> dict[str, Any]:
    found: dict[str, Any] = {name: _number(value) for name, value in counts(text).items()}
    if not tongue.spaced:
        # Where words are not parted by spaces, a whole sentence would count as one.
        found |= dict.fromkeys(("words", "longest_sentence_words", "mean_sentence_words"))
    found["word_levels"] = word_levels(text) if tongue.english else None
    return found


def _grades(
    text: Text, tongue: Tongue, levels: Mapping[int, float], textstat: Meter
) -> dict[str, Any] | None:
    if not tongue.english:
        return _foreign_grades(text, tongue, textstat)
    found = grades(text, level=lambda unit: levels[id(unit)])
    if found is None:
        return None
    second = textstat(as_shown(text))
    return {
        "ease": _number(found.ease),
        "cefr": _number(found.cefr, digits=2),
        "cefr_band": found.cefr_band,
        "band": found.band,
        "low": found.low,
        "high": found.high,
        "formulas": {
            "flesch_reading_ease": _number(found.flesch),
            "flesch_kincaid_grade": _number(found.grade),
        },
        "textstat": _numbers(second),
        "disagreement": None if second is None else _disagreement(text, found.grade, second, textstat),
    }


def _disagreement(
    text: Text, own: float, second: Mapping[str, float], textstat: Meter
) -> dict[str, Any] | None:
    theirs = second[GRADE]
    faults = disagreement(text, own, theirs, textstat)
    if faults is None:
        return None
    fault = faults[0]["fault"] if faults else "unknown"
    count = faults[0]["count"] if faults else 0
    return {
        "grades": _number(theirs - own),
        "faults": faults,
        "say": say(f"second_opinion.{fault}", count=count),
    }


def _foreign_grades(text: Text, tongue: Tongue, textstat: Meter) -> dict[str, Any] | None:
    """The language's own formulas; no level and no school grade, which we know for English only."""
    units = prose(text)
    enough = sum(len(unit.words) for unit in units) >= FEWEST_WORDS
    found = figures([unit.words for unit in units], tongue.code) if enough else None
    if found is None:
        return None
    return {
        "ease": _number(found[EASE[tongue.code]]),
        **dict.fromkeys(("cefr", "cefr_band", "band", "low", "high")),
        "formulas": _numbers(found),
        "textstat": _numbers(textstat(as_shown(text), language=tongue.code)),
        "disagreement": None,
    }


def _sentence(unit: Unit, tongue: Tongue, level: float | None) -> dict[str, Any]:
    return {
        "span": _place(unit.place),
        "words": len(unit.words) if tongue.spaced else None,
        "cefr": None if level is None else _number(level, digits=2),
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


def _numbers(values: Mapping[str, float] | None) -> dict[str, float] | None:
    return None if values is None else {name: _number(value) for name, value in values.items()}


def _number(value: float, *, digits: int = 1) -> float:
    """Rounded, and an int where it is whole."""
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
