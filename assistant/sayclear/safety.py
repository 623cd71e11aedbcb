"""A card that people wrote, shown before any model when someone may be in danger.

It is a plain list of wordings, not a judgement: nothing is scored, stored or sent. Numbers come from
one dated file a country, each with its source, which people can edit.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can be reached."""

    name: str
    reach: str
    """Number or address, as one dials or types it."""
    hours: str
    source: str
    """Where the number was read."""


@dataclass(frozen=True, slots=True)
class Card:
    """Words that people wrote, and people to reach."""

    title: str
    lines: tuple[str, ...]
    people: tuple[Person, ...]
    country: str
    dated: str
    """The day when the numbers were last read at their source, YYYY-MM-DD."""


def card_for(words: str, *, country: str = "GB") -> Card | None:
    """Return the card if the words say that someone may be harmed, else None.

    Misses are worse than false alarms here, but idioms ("dying of boredom") and plain negations
    ("I don't want to die") are no reason.
    """
    text = _plain(words)
    if any(_is_meant(text, match) for pattern in _wordings()[0] for match in pattern.finditer(text)):
        return card(country)
    return None


@cache
def card(country: str = "GB") -> Card:
    """The card of a country, by its two letters; the international one where there is none."""
    folder = files("sayclear").joinpath("cards")
    file = folder.joinpath(f"{country.lower()}.toml")
    table = tomllib.loads((file if file.is_file() else folder.joinpath("world.toml")).read_text("utf-8"))
    words = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    people = tuple(Person(p["name"], p["reach"], p["hours"], p["source"]) for p in table["people"])
    return Card(words["title"], tuple(words["lines"]), people, table["country"], str(table["dated"]))


def country_of(locale: str) -> str:
    """The country of a locale such as "en_GB.UTF-8", or "" where it names none."""
    match = re.match(r"[a-z]{2,3}[_-]([A-Z]{2})\b", locale)
    return match.group(1) if match else ""


def _plain(words: str) -> str:
    text = words.lower().replace("’", "'").replace("‘", "'")
    return re.sub(r"[ \t]+", " ", text)


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """What is looked for, and the four lists that say when it is not meant."""
    table = tomllib.loads(files("sayclear").joinpath("cards", "wordings.en.toml").read_text("utf-8"))
    return tuple(
        tuple(re.compile(wording, re.DOTALL) for wording in table[name])
        for name in ("danger", "negation_before", "idiom_after", "talk_about", "already_negative")
    )


def _is_meant(text: str, match: re.Match[str]) -> bool:
    _, negation_before, idiom_after, talk_about, already_negative = _wordings()
    hit = match.group()
    before = re.split(r"[.!?;\n]|\bbut\b", text[: match.start()])[-1]
    after = re.split(r"[.!?;\n]", text[match.end() :])[0]
    if any(pattern.match(after) for pattern in idiom_after):
        return False
    about_others = not re.search(r"\b(?:i|me|my|myself)\b", hit)
    if about_others and any(pattern.search(before[-60:] + hit + after[:40]) for pattern in talk_about):
        return False
    if any(pattern.match(hit) for pattern in already_negative):
        return True
    return not any(pattern.search(before) for pattern in negation_before)
