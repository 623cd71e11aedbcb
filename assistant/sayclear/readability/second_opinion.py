"""Say why textstat and our own grade disagree, by mending one known fault of textstat after the other.

The faults were found by reading and measuring textstat 0.7.13. None is taken for granted: each is
mended in the text itself, and textstat is asked again. What moves its grade towards ours is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayclear.readability.units import Text, UnitKind

TOO_FAR = 2.0
"""More school grades than this between two figures need a reason."""

GRADE = "flesch_kincaid_grade"
_MOST_WORDS = 3000
"""Reasons are looked for in the first part of a long text: textstat reads it several times."""
_SMALLEST = 0.5
"""A fault that moves the grade by less explains nothing."""

_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’) "
# A unit is one sentence, so a mark with a word after it ends none: "3.5", "Dr. Hill", "e.g. tea".
_INNER_STOP = re.compile(r"[.!?…]+(?=\W*\w)")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*\w")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the text as textstat is shown it."""

    kind: UnitKind
    text: str
    block: tuple[str, int]


def as_shown(text: Text) -> str:
    """The text cleared of Markdown and of code, one block a line: what anybody would give to textstat."""
    return _joined(_lines(text))


def disagreement(
    text: Text, own: float, theirs: float, ask: Callable[[str], Mapping[str, float] | None]
) -> list[dict[str, Any]] | None:
    """The faults that explain why textstat's grade is far from our own, largest first.

    None where the two are near each other. An empty list where no known fault explains it.
    """
    if abs(theirs - own) <= TOO_FAR:
        return None
    lines = list(_first(_lines(text)))
    now = _grade(ask(_joined(lines)))
    found: list[dict[str, Any]] = []
    for fault, mend in _MENDS.items():
        mended = list(mend(lines))
        count = sum(one != other for one, other in zip(lines, mended, strict=True))
        if not count:
            continue
        lines = [line for line in mended if line.text]
        then = _grade(ask(_joined(lines)))
        if now is None or then is None:
            break
        moved = now - then
        if abs(moved) >= _SMALLEST and (moved > 0) == (theirs > own):
            found.append({"fault": fault, "grades": round(moved, 1), "count": count})
        now = then
    return sorted(found, key=lambda one: -abs(one["grades"]))


def _grade(figures: Mapping[str, float] | None) -> float | None:
    return None if figures is None else figures[GRADE]


def _lines(text: Text) -> list[Line]:
    return [
        Line(unit.kind, unit.text, (passage.part, unit.paragraph))
        for passage in text.passages
        for unit in passage.units
    ]


def _first(lines: Iterable[Line]) -> Iterable[Line]:
    words = 0
    for line in lines:
        yield line
        words += line.text.count(" ") + 1
        if words >= _MOST_WORDS:
            return


def _joined(lines: Iterable[Line]) -> str:
    return "\n".join(
        " ".join(line.text for line in block) for _, block in groupby(lines, key=lambda line: line.block)
    )


def _with_stops(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        ends = line.text.rstrip(_CLOSING).endswith(_ENDS)
        yield line if ends else Line(line.kind, f"{line.text}.", line.block)


def _prose(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        yield line if line.kind == "sentence" else Line(line.kind, "", line.block)


def _without_inner_stops(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        yield Line(line.kind, _INNER_STOP.sub("", line.text), line.block)


def _without_addresses(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        yield Line(line.kind, _ADDRESS.sub("here", line.text), line.block)


def _without_signs(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        words = line.text.split(" ")
        yield Line(line.kind, " ".join(word for word in words if _WORD.search(word)), line.block)


def _with_long_sentences(lines: Iterable[Line]) -> Iterable[Line]:
    """A sentence of one or two words is said again until it has three: textstat then counts it."""
    for line in lines:
        words = [word.strip(".!?…") for word in line.text.split()]
        if 0 < len(words) < 3:
            yield Line(line.kind, " ".join((words * 3)[:3]) + ".", line.block)
        else:
            yield line


_MENDS: Mapping[str, Callable[[Iterable[Line]], Iterable[Line]]] = {
    "addresses": _without_addresses,
    "dots": _without_inner_stops,
    "no_stops": _with_stops,
    "not_prose": _prose,
    "short_sentences": _with_long_sentences,
    "signs": _without_signs,
}
"""By the name of the fault. The order matters: stops inside a word go before stops at the end come."""
