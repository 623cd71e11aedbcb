"""A text as a reader meets it: blocks, and the smallest pieces that are checked.

Each sentence is a unit; list items, headings and table cells never share one with what is beside
them, nor do lines parted by a hard line break (an address). A line that ends in a colon is a label
and no sentence. Code blocks hold no units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from sayclear import markdown, sentences
from sayclear.markdown import Block

Part = Literal["text", "more"]
UnitKind = Literal["sentence", "heading", "cell", "label"]

WORD = re.compile(r"[^\s]*[^\W_][^\s]*")
"""A word: a run without spaces that holds a letter or a digit. "3.50", "don't" and "well-known" are one."""

_DASH = re.compile(r"(?<=\w)(?:—|–(?=[^\W\d])|--)(?=\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """Some characters of one part of a reply."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest checked piece: a sentence, a heading, a table cell, or a label."""

    kind: UnitKind
    text: str
    """Cleared of Markdown."""
    words: tuple[str, ...]
    """As they stand, with the marks beside them."""
    place: Place
    block: int
    """Index of its block in `Passage.blocks`."""
    offset: int
    """Where it starts in the cleared text of its block."""


@dataclass(frozen=True)
class Passage:
    """One part of a reply, read into blocks and units."""

    part: Part
    source: str
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]

    @cached_property
    def sentences(self) -> tuple[Unit, ...]:
        """Units without labels."""
        return tuple(unit for unit in self.units if unit.kind != "label")

    @cached_property
    def clear(self) -> tuple[str, ...]:
        """The cleared text of each block, in step with `blocks`."""
        return tuple(markdown.plain(block.text) if block.is_prose else "" for block in self.blocks)

    def place(self, block: int, start: int, end: int) -> Place:
        """Turn characters of a block's cleared text into characters of the source."""
        index = _Index(self.blocks[block])
        return Place(self.part, index.source(start), index.source(max(start, end - 1)) + 1)


@dataclass(frozen=True)
class Text:
    """What is shown first, and what is folded behind "More"."""

    shown: Passage
    more: Passage

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Both parts; the second only where there is one."""
        return (self.shown, self.more) if self.more.source.strip() else (self.shown,)

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units of both parts."""
        return tuple(unit for passage in self.passages for unit in passage.units)

    @property
    def sentences(self) -> tuple[Unit, ...]:
        """All units of both parts that are no label."""
        return tuple(unit for passage in self.passages for unit in passage.sentences)


def read(text: str, more: str = "") -> Text:
    """Read Markdown into blocks and units."""
    return Text(read_part(text, "text"), read_part(more, "more"))


def read_part(source: str, part: Part = "text") -> Passage:
    """Read one part of a reply."""
    blocks = markdown.parse(source)
    units = tuple(unit for index, block in enumerate(blocks) for unit in _units(block, index, part))
    return Passage(part, source, blocks, units)


def words_of(text: str) -> tuple[str, ...]:
    """Words of cleared text. A dash without spaces around it parts two words."""
    return tuple(WORD.findall(_DASH.sub(" ", text)))


def _units(block: Block, index: int, part: Part) -> Iterator[Unit]:
    if block.kind == "table":
        yield from _cells(block, index, part)
        return
    if not block.is_prose or not block.text.strip():
        return
    at = _Index(block)
    for start, end in _lines_and_sentences(at.clear, at.breaks):
        text = at.clear[start:end].replace("\n", " ")
        words = words_of(text)
        if not words:
            continue
        kind: UnitKind = "heading" if block.kind == "heading" else "sentence"
        if text.rstrip("\"'”’) ").endswith(":"):
            kind = "label"
        yield Unit(kind, text, words, Place(part, at.source(start), at.source(end - 1) + 1), index, start)


def _lines_and_sentences(clear: str, breaks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sentences. A line that ends in a colon, or in a hard line break, ends there."""
    stops = {match.start() + 1: match.end() for match in re.finditer(r":[ \t]*\n", clear)}
    stops.update({place: place + 1 for place in breaks})
    begin = 0
    for stop, following in (*sorted(stops.items()), (len(clear), len(clear))):
        if stop >= begin:
            yield from ((begin + start, begin + end) for start, end in sentences.cut(clear[begin:stop]))
            begin = following


def _cells(block: Block, index: int, part: Part) -> Iterator[Unit]:
    position = 0
    for number, row in enumerate(block.text.split("\n")):
        if number != 1:
            for match in re.finditer(r"(?:\\\||[^|])+", row):
                text = markdown.plain(match.group().strip())
                if words := words_of(text):
                    start = position + match.start() + len(match.group()) - len(match.group().lstrip())
                    end = position + match.start() + len(match.group().rstrip())
                    place = Place(part, block.source_index(start), block.source_index(end - 1) + 1)
                    yield Unit("cell", text, words, place, index, start)
        position += len(row) + 1


class _Index:
    """From characters of a block's cleared text to characters of the source."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.runs = markdown.runs(block.text)
        self.clear = "".join(run.text for run in self.runs)
        places = list(accumulate((len(run.text) for run in self.runs), initial=0))
        self.breaks = [at for at, run in zip(places, self.runs, strict=False) if "break" in run.style]

    def source(self, position: int) -> int:
        at = 0
        for run in self.runs:
            if position < at + len(run.text):
                return self.block.source_index(run.start + position - at)
            at += len(run.text)
        return self.block.source_index(len(self.block.text))
