"""Write blocks as Markdown, so that reading it again gives the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `markdown` imports this module
    from sayclear.markdown import Block


def render(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown again. Two lists that touch get different signs, so that they stay two."""
    found = tuple(blocks)
    writer = _Writer(found)
    for block in found:
        writer.add(block)
    return "".join(writer.out)


@dataclass(slots=True)
class _Level:
    """One list that is open while we write."""

    width: int
    quoted: int
    list_id: int
    sign: str


class _Writer:
    """Writes blocks one after the other, and knows in which lists and quotations it stands."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.out: list[str] = []
        self.levels: list[_Level] = []
        self.before: Block | None = None
        self.path: list[str] = []
        self.quoted = _quoted(blocks)
        self.signs: dict[int, str] = {}

    def add(self, block: Block) -> None:
        """Write the next block."""
        is_item = block.kind == "item"
        neighbour = self.levels[block.depth] if is_item and block.depth < len(self.levels) else None
        del self.levels[block.depth + (0 if is_item else 1) :]
        while len(self.levels) < block.depth + (0 if is_item else 1):
            self.levels.append(_Level(0, 0, -1, ""))
        path, quoted = self._open(block)
        marker = ""
        if is_item:
            marker = self._marker(block, neighbour)
            inner = max(self.quoted[block.list_id], quoted)
            path.append("> " * (inner - quoted))
            self.levels.append(_Level(len(marker), inner, block.list_id, marker.strip()[-1:]))
            quoted = inner
        lead = marker + "> " * (block.quoted - quoted)
        hang = [" " * len(marker)] * is_item + ["> " * (block.quoted - quoted)]
        if self.before is not None:
            blank = "".join(path[: _same(self.path, path)]).rstrip()
            sibling = neighbour is not None and neighbour.list_id == block.list_id
            self.out.append("\n" if self._touches(block, sibling=sibling) else f"\n{blank}\n")
        self._write("".join(path), lead, "".join([*path, *hang]), _lines(block))
        self.path = [*path, *hang] if is_item else [*path, "> " * (block.quoted - quoted)]
        self.before = block

    def _open(self, block: Block) -> tuple[list[str], int]:
        """What stands before the block because of the lists around it, and how many quotations that holds."""
        path: list[str] = []
        quoted = 0
        for level in self.levels:
            deeper = max(min(level.quoted, block.quoted) - quoted, 0)
            path += ["> " * deeper, " " * level.width]
            quoted += deeper
        return path, quoted

    def _marker(self, block: Block, neighbour: _Level | None) -> str:
        sign = block.marker.strip()[-1:]
        quoted = self.quoted[block.list_id]
        touching = neighbour is not None and neighbour.list_id != block.list_id and neighbour.quoted == quoted
        if neighbour is not None and touching and neighbour.sign == sign:
            self.signs[block.list_id] = _OTHER_SIGN.get(sign, sign)
        other = self.signs.get(block.list_id, sign)
        return block.marker.replace(sign, other) if sign else block.marker

    def _touches(self, block: Block, *, sibling: bool) -> bool:
        """No empty line between this block and the one before?"""
        before = self.before
        if before is None or before.depth < 0 or block.depth < 0:
            return False
        if block.kind != "item":
            return before.kind == "item" and not before.text and block.depth == before.depth
        if before.kind == "item" and not before.text and block.depth > before.depth:
            return True
        if before.kind not in ("item", "paragraph") or before.quoted != block.quoted:
            return False
        if block.depth > before.depth:
            starts_late = block.marker[:1].isdigit() and block.marker.strip("). ") != "1"
            return before.kind == "item" and bool(block.text) and not starts_late
        return sibling

    def _write(self, prefix: str, lead: str, hang: str, lines: list[str]) -> None:
        first, *rest = lines
        self.out.append(f"{prefix}{lead}{first}" if first else f"{prefix}{lead}".rstrip())
        self.out += [f"\n{hang}{line}" if line.strip() else f"\n{hang.rstrip()}" for line in rest]


def _quoted(blocks: Iterable[Block]) -> dict[int, int]:
    """How deep each list is quoted: as little as the least quoted block in it. "- > a" is no "> - a"."""
    least: dict[int, int] = {}
    around: list[int] = []
    for block in blocks:
        del around[max(block.depth + (0 if block.kind == "item" else 1), 0) :]
        if block.kind == "item":
            around += [-1] * (block.depth - len(around)) + [block.list_id]
        for list_id in around:
            least[list_id] = min(least.get(list_id, block.quoted), block.quoted)
    return least


_OTHER_SIGN = {"-": "*", "*": "-", "+": "-", ".": ")", ")": "."}
_MARK = r"\#{1,6}(?:\s|$)|>|`{3}|~{3}|(?:[-*_][ \t]*){3,}$"
_MARK_AT_START = re.compile(rf"\A( {{0,3}})(?={_MARK}|[-+*](?:\s|$))")
_MARK_INSIDE = re.compile(rf"\A( {{0,3}})(?={_MARK}|[-+*]\s+\S|=+\s*$|-+\s*$)")
_NUMBER_AT_START = re.compile(r"\A( {0,3}\d{1,9})(?=[.)](?:\s|$))")
# Of the numbered lists only one that begins with 1 can begin in mid-paragraph.
_NUMBER_INSIDE = re.compile(r"\A( {0,3}1)(?=[.)]\s+\S)")


def _lines(block: Block) -> list[str]:
    """The lines of a block. What would be read as a mark by accident is escaped."""
    lines = block.text.split("\n")
    if block.kind == "heading":
        underline = {"# ": "=", "## ": "-"}.get(block.marker)
        if len(lines) > 1 and underline:
            return [*lines, underline]
        return [f"{block.marker}{' '.join(lines)}"]
    if block.kind not in ("paragraph", "item"):
        return lines
    first, *rest = lines
    first = _NUMBER_AT_START.sub(r"\1\\", _MARK_AT_START.sub(r"\1\\", first, count=1), count=1)
    return [
        first,
        *(_NUMBER_INSIDE.sub(r"\1\\", _MARK_INSIDE.sub(r"\1\\", line, count=1), count=1) for line in rest),
    ]


def _same(one: Sequence[str], two: Sequence[str]) -> int:
    """How many parts at the start are equal."""
    return next(
        (index for index, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(two)),
    )
