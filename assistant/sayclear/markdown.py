"""Markdown as a flat row of blocks, and back.

Blocks are what transformers work on and what rules look at. A list item is a block of its own.
`parse` and `render` agree: rendering what was parsed and parsing it again gives equal blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayclear.markdown_writer import render as render
from sayclear.memory import remembered

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 120
"""Levels of nesting that are read: 40 lists in each other and more. The library drops what lies deeper."""

BlockKind = Literal["paragraph", "heading", "item", "code", "table", "html", "line"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table, code block, piece of HTML, or dividing line."""

    kind: BlockKind
    text: str
    """Inline Markdown without its marker; for code, tables and HTML the lines as they stand."""
    marker: str = ""
    """"# ", "- ", "1. " and so on, with one space at the end."""
    depth: int = -1
    """How deep the list is that holds this block: -1 no list, 0 a flat list."""
    quoted: int = 0
    """How many "> " stand before it."""
    list_id: int = -1
    """Items of the same list share it. A new list gets a new one."""
    lines: tuple[int, ...] = ()
    """Where each line of `text` starts in the source, in characters. Empty for blocks we made."""
    tight: bool = True
    """False for an item that has an empty line before it in the source."""

    def same(self, other: Block) -> bool:
        """Equal in all that a reader sees; where the block came from does not count."""
        return replace(self, lines=(), list_id=0, tight=True) == replace(
            other, lines=(), list_id=0, tight=True
        )

    @property
    def is_prose(self) -> bool:
        """True where the words are sentences, not code, a table or a line."""
        return self.kind in ("paragraph", "heading", "item")

    def source_index(self, index: int) -> int:
        """Where character `index` of `text` stands in the source."""
        if not self.lines:
            return index
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        return self.lines[min(line, len(self.lines) - 1)] + index - start


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of inline text with one style, cleared of its marks."""

    text: str
    start: int
    """Where it starts in the block's text."""
    style: frozenset[str]
    """Any of "code", "em", "strong", "link", "html", "underline", "image"; "break" on a hard line break."""
    href: str = ""
    end: int = 0
    """Where it ends in the block's text. "&amp;" is one character of `text` and five there."""


_ONE_LINE = re.compile(r"(?:\*\*)?[^\W\d_][^\n\r\t]*")


def parse(source: str) -> tuple[Block, ...]:
    """Cut Markdown into blocks. Never fails: anything is some Markdown."""
    if _ONE_LINE.fullmatch(source):
        # One line that begins with a word can only be a paragraph. Sentences are asked for all the time.
        return (Block("paragraph", source.rstrip(" "), "", lines=(0,)),)
    return tuple(_Walk(source).blocks())


@remembered
def runs(text: str) -> tuple[Run, ...]:
    """Inline Markdown as runs of plain text with their styles and places."""
    return tuple(_inline_runs(text))


@remembered
def plain(text: str) -> str:
    """Inline Markdown cleared of its marks: what a reader sees."""
    return "".join(run.text for run in runs(text))


@cache
def _block_parser() -> MarkdownIt:
    """Finds blocks and leaves inline text as it is: `runs` reads that."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    # A line "[a]: https://a.example" stays as it is: nothing of a text may be lost.
    parser.disable("reference")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Unjoined, escapes and entities keep their own tokens, so that each run's place is known.
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("strikethrough").disable("text_join")


_INLINE_MARKS = frozenset("*_`[<\\&~")


def _inline_runs(text: str) -> Iterator[Run]:
    if _INLINE_MARKS.isdisjoint(text) and "  \n" not in text:
        if text:
            yield Run(text, 0, frozenset(), end=len(text))
        return
    tokens = _inline_parser().parseInline(text)
    styles: list[str] = []
    hrefs: list[str] = []
    at = 0
    for token in tokens[0].children or () if tokens else ():
        kind = token.type
        if kind in ("softbreak", "hardbreak"):
            start, at = _find(text, "\n", at)
            broken = {"break"} if kind == "hardbreak" else set()
            yield Run("\n", start, frozenset(styles) | broken, end=at)
        elif kind.endswith("_open"):
            styles.append(kind[:-5])
            if kind == "link_open":
                hrefs.append(str(token.attrGet("href") or ""))
        elif kind.endswith("_close"):
            if kind[:-6] in styles:
                styles.remove(kind[:-6])
            if kind == "link_close" and hrefs:
                hrefs.pop()
                at = _behind_target(text, at)
        elif kind == "html_inline":
            tag = token.content.strip("</>").split(" ")[0].lower()
            if tag in ("u", "ins"):
                if token.content.startswith("</"):
                    if "underline" in styles:
                        styles.remove("underline")
                else:
                    styles.append("underline")
            at = _find(text, token.content, at)[1]
        else:
            content = token.content
            raw = token.markup if kind == "text_special" and token.markup else content
            style = set(styles)
            if kind == "code_inline":
                style.add("code")
                # A line break in code is a space to the reader.
                start, end = _find(text.replace("\n", " "), content, _find(text, token.markup, at)[1])
                at = _find(text, token.markup, end)[1]
            elif content:
                start, end = _find(text, raw, at)
                at = end
            if kind == "image":
                style.add("image")
                at = _behind_target(text, at)
            if not content:
                continue
            yield Run(content, start, frozenset(style), hrefs[-1] if hrefs else "", end)


_TARGET = re.compile(
    r"""[*_~`]*\](?:\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)
    |\[[^\]]*\])?|>""",
    re.VERBOSE,
)


def _behind_target(text: str, at: int) -> int:
    """The place behind a link's address, so that a full stop is not looked for inside it."""
    match = _TARGET.match(text, at)
    return match.end() if match else at


def _find(text: str, wanted: str, at: int) -> tuple[int, int]:
    start = text.find(wanted, at)
    if start < 0:
        return at, at
    return start, start + len(wanted)


_DEEP = re.compile(r"(?:[ \t>]|[-*+][ \t]+(?=[-*+][ \t])){100,}")


def _shallow(row: str) -> str:
    """The row, nested no deeper than the library can follow: what lies deeper it would drop."""
    deep = _DEEP.match(row)
    return row[deep.end() - 100 :] if deep else row


class _Walk:
    """Walks markdown-it's tokens and tells where each block stands in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.rows = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
        self.tokens: Sequence[Token] = _block_parser().parse("\n".join(map(_shallow, self.rows)))
        self.starts = self._line_starts(source)
        self.lists: list[tuple[int, bool]] = []
        self.quoted = 0
        self.fresh: tuple[str, bool, int, int] | None = None
        """A bullet whose block has not come yet: marker, loose, how deep it is quoted, where it stands."""
        self.next_list = 0

    @staticmethod
    def _line_starts(source: str) -> list[int]:
        starts, at = [0], 0
        for line in source.splitlines(keepends=True):
            if line[-1:] in "\r\n":
                at += len(line)
                starts.append(at)
            else:
                at += len(line)
        return starts

    def blocks(self) -> Iterator[Block]:
        last_line = -1
        kind_of_inline: tuple[BlockKind, str] = ("paragraph", "")
        skip_table = False
        for token in self.tokens:
            name = token.type
            if skip_table:
                skip_table = name != "table_close"
                continue
            if name in ("bullet_list_open", "ordered_list_open"):
                if self.fresh:
                    yield self._block("item", "", "", (self.fresh[3],))
                self.lists.append((self.next_list, name == "ordered_list_open"))
                self.next_list += 1
            elif name in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif name == "list_item_open":
                mark = f"{token.info}{token.markup} " if self.lists[-1][1] else f"{token.markup} "
                line = token.map[0] if token.map else 0
                place = self.starts[line] + max(self.rows[line].find(token.markup), 0)
                self.fresh = (mark, line > 0 and not self.rows[line - 1].strip(), self.quoted, place)
            elif name == "list_item_close":
                if self.fresh:
                    yield self._block("item", "", "", (self.fresh[3],))
            elif name == "blockquote_open":
                self.quoted += 1
            elif name == "blockquote_close":
                self.quoted -= 1
            elif name == "heading_open":
                if self.fresh:
                    yield self._block("item", "", "", (self.fresh[3],))
                kind_of_inline = ("heading", "#" * int(token.tag[1]) + " ")
            elif name == "paragraph_open":
                kind_of_inline = ("paragraph", "")
            elif name == "inline":
                kind, marker = kind_of_inline
                yield self._block(kind, token.content, marker, self._lines(token))
            elif name in ("fence", "code_block", "html_block", "hr", "table_open"):
                if self.fresh:
                    yield self._block("item", "", "", (self.fresh[3],))
                raw: BlockKind = {"hr": "line", "html_block": "html", "table_open": "table"}.get(name, "code")  # type: ignore[assignment]
                yield self._raw(raw, token)
                skip_table = name == "table_open"
            last_line = token.map[1] if token.map else last_line

    def _block(self, kind: BlockKind, text: str, marker: str, lines: tuple[int, ...]) -> Block:
        depth = len(self.lists) - 1
        list_id = self.lists[-1][0] if self.lists else -1
        tight, quoted = True, self.quoted
        if self.fresh and kind in ("paragraph", "item"):
            marker, tight = self.fresh[0], not self.fresh[1]
            # An empty item stands where its bullet stands, outside the quotation that it may hold.
            quoted = self.fresh[2] if kind == "item" else quoted
            kind = "item"
        elif self.fresh:
            # A heading or code block straight after a bullet: the empty bullet came before it.
            marker = marker if kind == "heading" else ""
        self.fresh = None
        return Block(kind, text, marker, depth, quoted, list_id, lines, tight)

    def _lines(self, token: Token) -> tuple[int, ...]:
        first = token.map[0] if token.map else 0
        content, places = token.content.split("\n"), []
        for offset, line in enumerate(content):
            row = min(first + offset, len(self.rows) - 1)
            column = self.rows[row].find(line) if line else 0
            places.append(self.starts[min(row, len(self.starts) - 1)] + max(column, 0))
        return tuple(places)

    def _raw(self, kind: BlockKind, token: Token) -> Block:
        first, last = token.map or (0, 0)
        rows = self.rows[first:last]
        while len(rows) > 1 and not rows[-1].strip():
            rows.pop()
        if self.lists or self.quoted or token.type == "code_block" or rows[0].startswith(" "):
            rows = _bare(kind, token, rows)
        places = []
        for offset, row in enumerate(rows):
            line = min(first + offset, len(self.rows) - 1)
            places.append(self.starts[line] + max(self.rows[line].find(row), 0))
        return self._block(kind, "\n".join(rows), "", tuple(places))


_MARKERS = re.compile(r"\A(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*(?=\|)|\A[ \t>]*")


def _bare(kind: BlockKind, token: Token, rows: list[str]) -> list[str]:
    """The lines without what the lists and quotations around them ask for."""
    if kind == "line":
        return [token.markup[:3]]
    if kind == "table":
        return [_MARKERS.sub("", row) for row in rows]
    lines = token.content.rstrip("\n").split("\n")
    if kind == "html":
        return lines
    # Code that is only indented gets a fence: its place after a list would change what it is.
    fence = token.markup or "```"
    while token.type == "code_block" and fence in token.content:
        fence += "`"
    return [f"{fence}{token.info}", *(lines if token.content else []), fence]
