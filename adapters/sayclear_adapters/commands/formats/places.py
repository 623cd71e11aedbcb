"""Where a place of the checked text lies in the file itself, as line and column.

Markdown is checked as it stands. Plain text and HTML are turned into Markdown first, which keeps the
words and their order: their words are laid beside the words of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayclear import documents
from sayclear.readability import Place, Text

_WORD = re.compile(r"[^\W_]+")
_NEAR = 12
"""Words that may be on one side alone before the two sides agree again."""
_SURE = 6
"""Words in a row that must agree after a longer gap."""
_TRIED = 50
"""Places that are looked at for them; the same words can stand in a text thousands of times."""


@dataclass(frozen=True, slots=True)
class Region:
    """Some characters of a file. Lines and columns count from 1; `end_column` is one behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a file as a reader meets it, and the way from there to the characters of the file."""

    text: str
    starts: Sequence[int]
    """Where each character of `text` starts in the file."""
    ends: Sequence[int]
    """Where it ends there: "&amp;" is one character of `text`."""

    def found(self) -> list[tuple[str, int]]:
        """Its words, and where each starts in `text`."""
        return [(match[0], match.start()) for match in _WORD.finditer(self.text)]


class Original:
    """A file, beside the text that was checked."""

    def __init__(self, data: bytes, *, name: str, text: str, read: Text) -> None:
        self._data, self._name, self._text, self._read = data, "" if name == "-" else name, text, read

    def region(self, place: Place) -> Region | None:
        """Where a place of the checked text lies in the file; None where that is not known."""
        if self._kind == "markdown":
            return self._lines(place.start + self._lead, place.end + self._lead)
        found = self._found(place.start, place.end)
        return self._lines(*found) if found else None

    @cached_property
    def _source(self) -> str:
        return documents.decoded(self._data)

    @cached_property
    def _kind(self) -> documents.Kind:
        return documents.kind_of(self._source, name=self._name)

    @cached_property
    def _lead(self) -> int:
        return len(self._source) - len(self._source.lstrip())

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._source))]

    def _lines(self, start: int, end: int) -> Region:
        last = max(end - 1, start)
        line, end_line = bisect_right(self._line_starts, start), bisect_right(self._line_starts, last)
        return Region(
            line,
            start - self._line_starts[line - 1] + 1,
            end_line,
            last - self._line_starts[end_line - 1] + 2,
        )

    @cached_property
    def _checked(self) -> tuple[list[str], list[int], list[int]]:
        """The words of the checked text, and where each starts and ends in it."""
        flow = self._read.shown.flow
        found = list(_WORD.finditer(flow.text))
        places = [flow.place(*match.span()) for match in found]
        return (
            [match[0] for match in found],
            [place.start for place in places],
            [place.end for place in places],
        )

    @cached_property
    def _written(self) -> Words:
        if self._kind == "html":
            from sayclear_adapters.commands.formats.html_words import words_in

            return words_in(self._source)
        return Words(self._source, range(len(self._source)), range(1, len(self._source) + 1))

    @cached_property
    def _beside(self) -> list[int]:
        """For each checked word, where it starts in the text of the file, or -1."""
        written = self._written.found()
        same = beside(self._checked[0], [word for word, _ in written])
        return [-1 if at < 0 else written[at][1] for at in same]

    def _found(self, start: int, end: int) -> tuple[int, int] | None:
        """Characters of the file for characters of the checked text."""
        _, starts, ends = self._checked
        first, behind = bisect_right(ends, start), bisect_left(starts, end)
        if first >= behind:
            stretch = self._without_words(start, end, first)
        else:
            stretch = self._with_words(start, end, first, behind - 1)
        if stretch is None or stretch[0] == stretch[1]:
            return None
        return self._written.starts[stretch[0]], self._written.ends[stretch[1] - 1]

    def _with_words(self, start: int, end: int, first: int, last: int) -> tuple[int, int] | None:
        _, starts, ends = self._checked
        text, written = self._text, self._written.text
        if self._beside[first] < 0 or self._beside[last] < 0:
            return None
        # A place may begin or end inside a word, and marks may stand in it: "sen*tence*".
        begin = self._beside[first] + _letters(text[starts[first] : start])
        stop = self._beside[last] + _letters(text[starts[last] : min(end, ends[last])])
        # Marks beside the words belong to the place as far as they are the same in the file.
        for mark in reversed(text[start : starts[first]]):
            if begin == 0 or written[begin - 1] != mark:
                break
            begin -= 1
        for mark in text[ends[last] : end]:
            if written[stop : stop + 1] != mark:
                break
            stop += 1
        return begin, stop

    def _without_words(self, start: int, end: int, following: int) -> tuple[int, int] | None:
        """An emoji or a mark: it stands between the same two words."""
        words, _, ends = self._checked
        after, before = 0, 0
        if following:
            if self._beside[following - 1] < 0:
                return None
            after, before = self._beside[following - 1] + len(words[following - 1]), ends[following - 1]
        until = len(self._written.text)
        if following < len(words):
            if self._beside[following] < 0:
                return None
            until = self._beside[following]
        signs = self._text[start:end]
        at = after - 1
        for _ in range(self._text.count(signs, before, start) + 1):
            at = self._written.text.find(signs, at + 1, until)
            if at < 0:
                return None
        return at, at + len(signs)


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


def beside(checked: Sequence[str], written: Sequence[str]) -> list[int]:
    """For each checked word, which written word it is, or -1. Both rows have the same order."""
    found = [-1] * len(checked)
    rows: dict[tuple[str, ...], list[int]] = {}
    here = there = 0
    while here < len(checked) and there < len(written):
        if checked[here] == written[there]:
            found[here] = there
            here, there = here + 1, there + 1
            continue
        near = _near(checked, written, here, there)
        if near is None:
            rows = rows or _rows(written)
            far = _far(checked, written, here, there, rows)
            near = (here + 1, there) if far is None else (here, far)
        here, there = near
    return found


def _near(checked: Sequence[str], written: Sequence[str], here: int, there: int) -> tuple[int, int] | None:
    """The nearest pair of places where two words in a row agree, or the last word of both."""
    for gap in range(1, _NEAR + 1):
        for skipped in range(gap + 1):
            one, other = here + skipped, there + gap - skipped
            if one < len(checked) and list(checked[one : one + 2]) == list(written[other : other + 2]):
                return one, other
    return None


def _rows(written: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each three words in a row stand."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(written)):
        rows.setdefault(tuple(written[at : at + 3]), []).append(at)
    return rows


def _far(
    checked: Sequence[str],
    written: Sequence[str],
    here: int,
    there: int,
    rows: dict[tuple[str, ...], list[int]],
) -> int | None:
    """The next place where the words from `here` on stand in the file."""
    wanted = list(checked[here : here + _SURE])
    places = rows.get(tuple(wanted[:3]), [])
    after = bisect_left(places, there)
    for at in places[after : after + _TRIED]:
        if list(written[at : at + _SURE]) == wanted:
            return at
    return None
