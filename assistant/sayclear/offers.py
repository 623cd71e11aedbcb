"""Things that could be mended but are the reader's or writer's to decide: offered, and never done unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayclear.readability.lists import rows
from sayclear.readability.rules import About
from sayclear.readability.units import Place, Text, Unit, read
from sayclear.words import say
from sayclear_profiles import Profile

Kind = Literal["closing_question", "same_word"]

_BEFORE = r"(?:the|this|your|our|my)\s+"
_COUNTED = r"\b(?:another|second|third|other|different|separate|two|three|four|both|each|every|any)\s+"
_CLOSERS = 4
"""So many units at the end are looked at for questions."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be offered."""

    kind: Kind
    say: str
    """One or two plain sentences for the person."""
    places: tuple[Place, ...]
    """Where, in characters of the text."""


def find(text: str, _profile: Profile, about: About) -> tuple[Offer, ...]:
    """What could be offered for this text, in Markdown. Changes nothing."""
    seen = read(text)
    return (*_closing_questions(seen, about), *_same_words(seen))


def as_json(offer: Offer) -> dict[str, object]:
    """An offer for other programs."""
    return {
        "kind": offer.kind,
        "say": offer.say,
        "spans": [{"part": place.part, "start": place.start, "end": place.end} for place in offer.places],
    }


def _closing_questions(text: Text, about: About) -> Iterator[Offer]:
    """A reply that ends in several questions. A given text may ask what it likes."""
    if about.given:
        return
    found: list[Unit] = []
    for unit in reversed(text.shown.units[-_CLOSERS:]):
        if not _is_question(unit):
            break
        found.insert(0, unit)
    if len(found) > 1:
        words = say("offers.closing_question", count=len(found))
        yield Offer("closing_question", words, tuple(unit.place for unit in found))


def _is_question(unit: Unit) -> bool:
    return unit.kind == "sentence" and unit.text.rstrip("\"'”’)*_ ").endswith("?")


def _same_words(text: Text) -> Iterator[Offer]:
    """Two words for what is perhaps one thing. Silent where the text sets the two against each other."""
    units = [unit for unit in text.shown.units if unit.kind != "cell"]
    for one, other in _twins(units):
        first, second = _uses(text, one), _uses(text, other)
        if first and second and not _set_apart(units, one, other):
            yield Offer("same_word", say("offers.same_word", one=one, other=other), (*first, *second))


def _twins(units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Those pairs of our list of which all words occur."""
    words = {word.strip(".,;:!?()\"'“”’").lower() for unit in units for word in unit.words}
    for one, other in rows("twin_words"):
        if words.issuperset(f"{one} {other}".lower().split()):
            yield one, other


def _uses(text: Text, word: str) -> tuple[Place, ...]:
    """Where the word stands for one known thing: "the form", "your form"; not "the form room"."""
    pattern = re.compile(
        rf"\b{_BEFORE}({re.escape(word)})\b(?!\s+(?:form|number|fee|date|letter|desk|office)\b|['’]s|-)",
        re.IGNORECASE,
    )
    return tuple(
        text.shown.place(block, *match.span(1))
        for block, clear in enumerate(text.shown.clear)
        for match in pattern.finditer(clear)
    )


def _set_apart(units: Sequence[Unit], one: str, other: str) -> bool:
    """Does one sentence name both, or count them? Then they are two, or the text itself says they are one."""
    names = rf"(?:{re.escape(one)}|{re.escape(other)})s?\b"
    either = re.compile(rf"\b{names}", re.IGNORECASE)
    counted = re.compile(_COUNTED + names, re.IGNORECASE)
    return any(
        counted.search(unit.text)
        or len({match.group().lower().removesuffix("s") for match in either.finditer(unit.text)}) > 1
        for unit in units
    )
