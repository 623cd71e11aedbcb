"""A text as a reader meets it: blocks, and the smallest pieces that are checked.

Each sentence is a unit; list items, headings and table cells never share one with what is beside
them, nor do lines parted by a hard line break (an address). A line that ends in a colon is a label
and no sentence, unless it is as long as one. Code blocks hold no units, and characters that nobody
can see (zero-width ones, soft hyphens, marks of direction) are no part of a unit's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from sayclear import markdown, sentences
from sayclear.markdown import Block, Run
from sayclear.memory import remembered
from sayclear.readability.flow import WORDS as WORDS
from sayclear.readability.flow import Flow as Flow
from sayclear.readability.flow import Part as Part
from sayclear.readability.flow import Place as Place

LONGEST_LABEL = 25
"""A line with more words is a sentence, also where it ends in a colon: nobody reads it as a label."""

UnitKind = Literal["sentence", "heading", "cell", "label"]

_ALNUM = re.compile(r"[^\W_]")
_DASH = re.compile(r"(?<=\w)(?:—|–(?=[^\W\d])|--)(?=\w)")
_LABEL_LINE = re.compile(r"[:：][ \t]*\n")
# A joiner stays where it holds an emoji together.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
    r"|(?<=\w)\u200d(?=\w)"
)
_CELL = re.compile(r"(?:\\\||[^|])+")


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
    """Where it starts in the cleared text of its block; for a cell, about there in the block as it stands."""
    start: int
    """Where it starts in the cleared text of the whole passage."""
    paragraph: int
    """Number of the paragraph, list item, heading or cell that holds it."""

    @property
    def end(self) -> int:
        """Where it ends in the cleared text of the whole passage."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Passage:
    """One part of a reply, read into blocks and units."""

    part: Part
    source: str
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    flow: Flow

    @cached_property
    def sentences(self) -> tuple[Unit, ...]:
        """Units without labels."""
        return tuple(unit for unit in self.units if unit.kind != "label")

    @cached_property
    def clear(self) -> tuple[str, ...]:
        """The cleared text of each block of prose, in step with `blocks`; "" for the others."""
        return tuple(
            self.flow.block(index) if block.is_prose else "" for index, block in enumerate(self.blocks)
        )

    def place(self, block: int, start: int, end: int) -> Place:
        """Turn characters of a block's cleared text into characters of the source."""
        base = self.flow.block_starts[block]
        return self.flow.place(base + start, base + end)


@dataclass(frozen=True)
class Text:
    """What is shown first, and what is folded behind "More"."""

    shown: Passage
    more: Passage

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Both parts; the second only where there is one."""
        return (self.shown, self.more) if self.more.source.strip() else (self.shown,)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units of both parts."""
        return tuple(unit for passage in self.passages for unit in passage.units)

    @cached_property
    def sentences(self) -> tuple[Unit, ...]:
        """All units of both parts that are no label."""
        return tuple(unit for passage in self.passages for unit in passage.sentences)


def read(text: str, more: str = "") -> Text:
    """Read Markdown into blocks and units."""
    return Text(read_part(text, "text"), read_part(more, "more"))


def read_part(source: str, part: Part = "text") -> Passage:
    """Read one part of a reply."""
    blocks = markdown.parse(source)
    flow = Flow(part)
    units: list[Unit] = []
    for index, block in enumerate(blocks):
        flow.open_block()
        if block.kind == "table":
            units += _cells(block, index, flow)
        elif block.is_prose:
            units += _sentences(block, index, flow)
    flow.close()
    return Passage(part, source, blocks, tuple(units), flow)


@remembered
def words_of(text: str) -> tuple[str, ...]:
    """Words of cleared text: what stands between spaces and holds a letter or a digit.

    "3.50", "don't" and "well-known" are one word. A dash without spaces around it parts two words.
    """
    if "—" in text or "–" in text or "--" in text:
        text = _DASH.sub(" ", text)
    return tuple(word for word in text.split() if word.isalnum() or _ALNUM.search(word))


def _sentences(block: Block, index: int, flow: Flow) -> Iterator[Unit]:
    runs = _visible(markdown.runs(block.text))
    base, clear = flow.add(block, runs, 0)
    kind: UnitKind = "heading" if block.kind == "heading" else "sentence"
    breaks = frozenset(_hard_breaks(runs))
    for start, end in _lines_and_sentences(clear, breaks):
        yield from _unit(kind, clear, (start, end), (index, start, base + start), flow)
        if end in breaks and clear[end - 1] not in ".!?:":
            # A line of an address is no sentence of a paragraph.
            flow.paragraphs += 1


def _visible(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without characters that nobody can see: they would hide words and ends of sentences."""
    if not any(not run.text.isascii() and _INVISIBLE.search(run.text) for run in runs):
        return runs
    return tuple(piece for run in runs for piece in _pieces(run))


def _pieces(run: Run) -> Iterator[Run]:
    whole = run.end - run.start == len(run.text)
    at = 0
    for match in (*_INVISIBLE.finditer(run.text), None):
        end = match.start() if match else len(run.text)
        if end > at:
            start, stop = (run.start + at, run.start + end) if whole else (run.start, run.end)
            yield replace(run, text=run.text[at:end], start=start, end=stop)
        at = match.end() if match else end


def _hard_breaks(runs: tuple[Run, ...]) -> Iterator[int]:
    at = 0
    for run in runs:
        if "break" in run.style:
            yield at
        at += len(run.text)


def _unit(
    kind: UnitKind, clear: str, span: tuple[int, int], at: tuple[int, int, int], flow: Flow
) -> Iterator[Unit]:
    text = clear[slice(*span)]
    if "\n" in text:
        text = text.replace("\n", " ")
    words = words_of(text)
    if not words:
        return
    block, offset, start = at
    is_label = kind != "cell" and text.rstrip("\"'”’) ").endswith((":", "："))
    if is_label and len(words) <= LONGEST_LABEL:
        kind = "label"
    yield Unit(kind, text, words, flow.place(start, start + len(text)), block, offset, start, flow.paragraphs)


def _lines_and_sentences(clear: str, breaks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Sentences. A line that ends in a colon, or in a hard line break, ends there."""
    stops = {place: place + 1 for place in breaks}
    if ":" in clear:
        stops.update({match.start() + 1: match.end() for match in _LABEL_LINE.finditer(clear)})
    begin = 0
    for stop, following in (*sorted(stops.items()), (len(clear), len(clear))):
        if stop >= begin:
            yield from ((begin + start, begin + end) for start, end in sentences.cut(clear[begin:stop]))
            begin = following


def _cells(block: Block, index: int, flow: Flow) -> Iterator[Unit]:
    position = 0
    for number, row in enumerate(block.text.split("\n")):
        if number != 1:
            for match in _CELL.finditer(row):
                cell = match.group().strip()
                if not cell:
                    continue
                offset = position + match.start() + len(match.group()) - len(match.group().lstrip())
                base, clear = flow.add(block, _visible(markdown.runs(cell)), offset)
                for span in sentences.cut(clear):
                    yield from _unit("cell", clear, span, (index, offset + span[0], base + span[0]), flow)
        position += len(row) + 1
