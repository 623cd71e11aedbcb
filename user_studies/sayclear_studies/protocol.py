"""Read a protocol: its words are for people, and its block of numbers is for the program."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayclear.errors import BadValue, CannotRead
from sayclear.words import pair

DEFAULT = Path(__file__).parents[1] / "protocols" / "three_ways.md"

_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)

Table = Mapping[str, Any]
"""The block as TOML gives it: nothing about it is known yet."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """The numbers that a study was planned with, and the fingerprint of the file they stand in."""

    file: str
    sha256: str
    """Of the whole file: a changed word is a changed protocol."""
    study: str
    version: int
    people: int
    """How many people are planned. The evidence is looked at once, when they are all there."""
    conditions: tuple[str, ...]
    compare: tuple[tuple[str, str], ...]
    """Pairs of conditions; the second is taken from the first."""
    questions: tuple[str, ...]
    """The kind of each question about a text: "literal" or "inference"."""
    presets: tuple[str, ...]
    """Needs that people may choose. Never a diagnosis."""
    smallest_effect: float
    """The smallest difference in the share of right answers that matters, 0 to 1."""
    alpha: float
    smallest_group: int
    """No figure is shown for a group of fewer people."""
    resamples: int
    analysis_seed: int
    sets: Mapping[str, tuple[str, ...]]
    """Texts by the set they are read in; one set a condition."""


def read_protocol(path: Path = DEFAULT) -> Protocol:
    """Read a protocol. Raises CannotRead for a missing file, BadValue for numbers that do not fit."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CannotRead(*pair("studies.cannot_read", file=path.name)) from fault
    block = _BLOCK.search(text.replace("\r\n", "\n"))
    if block is None:
        raise BadValue(*pair("studies.no_numbers", file=path.name))
    try:
        table = tomllib.loads(block[1])
    except tomllib.TOMLDecodeError as fault:
        raise BadValue(*pair("studies.no_numbers", file=path.name)) from fault
    if table.keys() != _FITS.keys():
        names = ", ".join(sorted(table.keys() ^ _FITS.keys()))
        raise BadValue(*pair("studies.strange_numbers", file=path.name, names=names))
    if wrong := [name for name, fits in _FITS.items() if not fits(table[name], table)]:
        raise BadValue(*pair("studies.strange_numbers", file=path.name, names=", ".join(wrong)))
    if not _sets_fit(table["sets"], table["conditions"]):
        raise BadValue(*pair("studies.sets_do_not_fit", file=path.name))
    return Protocol(
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        study=table["study"],
        version=table["version"],
        people=table["people"],
        conditions=tuple(table["conditions"]),
        compare=tuple((after, before) for after, before in table["compare"]),
        questions=tuple(table["questions"]),
        presets=tuple(table["presets"]),
        smallest_effect=table["smallest_effect"],
        alpha=table["alpha"],
        smallest_group=table["smallest_group"],
        resamples=table["resamples"],
        analysis_seed=table["analysis_seed"],
        sets={name: tuple(texts) for name, texts in table["sets"].items()},
    )


def _count(value: Any, _: Table) -> bool:
    return type(value) is int and value >= 1


def _share(value: Any, _: Table) -> bool:
    return isinstance(value, float) and 0 < value < 1


def _names(value: Any, _: Table) -> bool:
    """Different names, and at least one."""
    return _words(value) and len(set(value)) == len(value) >= 1


def _pairs(value: Any, table: Table) -> bool:
    conditions = table["conditions"]
    return (
        isinstance(value, list)
        and len(value) >= 1
        and all(_names(two, table) and len(two) == 2 and set(two) <= set(conditions) for two in value)
    )


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _sets_fit(sets: Mapping[str, list[str]], conditions: list[str]) -> bool:
    """One set a condition, all of one size, and no text in two of them."""
    texts = [text for inside in sets.values() for text in inside]
    sizes = {len(inside) for inside in sets.values()}
    return len(sets) == len(conditions) and len(sizes) == 1 and len(set(texts)) == len(texts) >= 1


_FITS: Mapping[str, Callable[[Any, Table], bool]] = {
    "study": lambda value, _: isinstance(value, str),
    "version": _count,
    "people": _count,
    "conditions": lambda value, table: _names(value, table) and len(value) >= 2,
    "compare": _pairs,
    "questions": lambda value, _: _words(value) and set(value) == {"literal", "inference"},
    "presets": _names,
    "smallest_effect": _share,
    "alpha": _share,
    "smallest_group": _count,
    "resamples": _count,
    "analysis_seed": lambda value, _: type(value) is int and value >= 0,
    "sets": lambda value, _: isinstance(value, dict) and all(map(_words, value.values())),
}
