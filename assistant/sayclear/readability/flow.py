"""The cleared text of a passage in one string, and the way from each character back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sayclear.markdown import Block, Run

Part = Literal["text", "more"]

WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""A word in `Flow.lower`: letters and figures, with apostrophes inside."""
_BRACKET = re.compile(r"[\"”’'»]?[ \t]?\(((?=[^()]*\w)[^()]*(?:\([^()]*\)[^()]*)*)\)")
_QUOTE_MARKS = frozenset("\"“«‘'’")
_QUOTED = re.compile(
    # Bounded: a mark that is never closed must not be looked for to the end of a long text.
    r"“[^”]{0,3000}?”|«[^»]{0,3000}?»|(?<!\w)\"(?=\S)[^\"]{0,3000}?\""
    r"|(?<![\w’'])[‘'](?=\S)(?:[^'’\n]|['’](?=\w)){0,3000}?(?<=\S)['’](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Some characters of one part of a reply."""

    part: Part
    start: int
    end: int


class Flow:
    """All cleared text of a passage in one string, and the way from there back to the source.

    Blocks, and the cells of a table, are parted by an empty line. Code and HTML leave nothing.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self.text = ""
        self.runs: list[tuple[int, Run]] = []
        """Runs of inline text with a style, and where each starts in `text`."""
        self.block_starts: list[int] = []
        self.paragraphs = 0
        """How many paragraphs, items, headings and cells there are."""
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._sources: list[tuple[int, int, int]] = []

    def block(self, index: int) -> str:
        """The cleared text of one block."""
        end = self.block_starts[index + 1] if index + 1 < len(self.block_starts) else len(self.text)
        return self.text[self.block_starts[index] : end].removesuffix("\n\n")

    def place(self, start: int, end: int) -> Place:
        """Turn characters of `text` into characters of the source."""
        first = self._source(start)
        return Place(self.part, first, max(first + 1, self._source(max(start, end - 1), after=1)))

    @cached_property
    def lower(self) -> str:
        """The text in lower case, with straight apostrophes, character for character."""
        lower = self.text.lower()
        return (lower if len(lower) == len(self.text) else _lower(self.text)).replace("’", "'")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the text, in lower case."""
        return frozenset(WORDS.findall(self.lower))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """Where words are somebody else's, or no prose: in quotation marks, and in code."""
        spans = [(at, at + len(run.text)) for at, run in self.runs if "code" in run.style]
        if not _QUOTE_MARKS.isdisjoint(self.text):
            for number, block in enumerate(self.block_starts):
                spans += [
                    (block + match.start(), block + match.end())
                    for match in _QUOTED.finditer(self.block(number))
                ]
        return _merged(spans)

    def is_foreign(self, start: int, end: int) -> bool:
        """Do these characters stand in quotation marks or in code?"""
        if not self.foreign:
            return False
        number = bisect_right(self.foreign, (start, len(self.text) + 1)) - 1
        return number >= 0 and end <= self.foreign[number][1]

    def bracket_after(self, end: int) -> str:
        """What stands in a bracket straight after `end`, or ""."""
        match = _BRACKET.match(self.text, end)
        return match.group(1) if match else ""

    def open_block(self) -> None:
        """Begin the next block."""
        self.block_starts.append(self._length)

    def add(self, block: Block, runs: tuple[Run, ...], base: int) -> tuple[int, str]:
        """Add inline text that starts at `base` of the block's text. Returns where it starts, and itself."""
        start, clear = self._length, "".join(run.text for run in runs)
        self.paragraphs += 1
        source = _source_of(block)
        at = start
        for run in runs:
            if run.style:
                self.runs.append((at, run))
            self._add_run(source, run, base + run.start, at)
            at += len(run.text)
        self._pieces.append(clear + "\n\n")
        self._length = at + 2
        return start, clear

    def close(self) -> None:
        """No more blocks come."""
        self.text = "".join(self._pieces)
        self._pieces.clear()

    def _add_run(self, source: Callable[[int], int], run: Run, index: int, at: int) -> None:
        if "\n" not in run.text or run.end - run.start != len(run.text):
            self._starts.append(at)
            self._sources.append((source(index), run.end - run.start, len(run.text)))
            return
        for line in run.text.splitlines(keepends=True):
            self._starts.append(at)
            self._sources.append((source(index), len(line), len(line)))
            index += len(line)
            at += len(line)

    def _source(self, position: int, *, after: int = 0) -> int:
        if not self._starts:
            return 0
        number = max(bisect_right(self._starts, position) - 1, 0)
        source, raw, clear = self._sources[number]
        inside = position - self._starts[number] + after
        # "&amp;" is one character to the reader and five in the source.
        return source + (inside if raw == clear else raw if inside >= clear else min(inside, raw))


def _source_of(block: Block) -> Callable[[int], int]:
    """The way from characters of a block's text to the source, quick for blocks of many lines."""
    if not block.lines:
        return int
    if len(block.lines) == 1:
        return block.lines[0].__add__
    begins = [0, *(match.end() for match in re.finditer("\n", block.text))]

    def source(index: int) -> int:
        line = bisect_right(begins, index) - 1
        return block.lines[min(line, len(block.lines) - 1)] + index - begins[line]

    return source


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _lower(text: str) -> str:
    """Lower case where that keeps the length: the capital I with a dot has a lower case of two characters."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
