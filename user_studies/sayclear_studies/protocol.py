"""Read a protocol: its words are for people, and its block of numbers is for the program."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayclear.errors import BadValue, CannotRead
from sayclear.words import pair

DEFAULT = Path(__file__).parents[1] / "protocols" / "three_ways.md"

_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NEEDED = {
    "study", "version", "people", "conditions", "compare", "questions", "presets", "smallest_effect",
    "alpha", "smallest_group", "resamples", "analysis_seed", "sets",
}  # fmt: skip


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
    if table.keys() != _NEEDED:
        names = ", ".join(sorted(table.keys() ^ _NEEDED))
        raise BadValue(*pair("studies.strange_numbers", file=path.name, names=names))
    protocol = Protocol(
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
    _agree(protocol)
    return protocol


def _agree(protocol: Protocol) -> None:
    """Refuse numbers that contradict each other: the design needs one set of equal size a condition."""
    sizes = {len(texts) for texts in protocol.sets.values()}
    named = {condition for two in protocol.compare for condition in two}
    if len(protocol.sets) != len(protocol.conditions) or len(sizes) != 1 or 0 in sizes:
        raise BadValue(*pair("studies.sets_do_not_fit", file=protocol.file))
    if not named <= set(protocol.conditions):
        raise BadValue(*pair("studies.strange_numbers", file=protocol.file, names="compare"))
