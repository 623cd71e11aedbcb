"""The text of an HTML file, and where each character of it stands there."""

from __future__ import annotations

import re
from array import array
from html import unescape
from html.parser import HTMLParser

from sayclear_adapters.commands.formats.places import Words

_UNSEEN = frozenset("script style head template noscript svg iframe object".split())
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INSIDE_A_WORD = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u "
    "var wbr".split()
)


def words_in(page: str) -> Words:
    """What a reader would see. `page` has line breaks of one character."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return Words("".join(reader.pieces), reader.starts, reader.ends)


class _Reader(HTMLParser):
    """Gathers the characters of the page, each with its place."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self.starts, self.ends = array("L"), array("L")
        self._lines = [0, *(match.end() for match in re.finditer("\n", page))]
        self._open: list[str] = []
        self._hidden_from = 0
        """How many elements are open where the hidden part begins; 0 where nothing is hidden."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what is open, and what is hidden."""
        self._part(tag)
        if tag == "img" and not self._hidden_from:
            self._add(dict(attrs).get("alt") or "", self._at(), 0)
            self._part("img")
        if tag in _EMPTY:
            return
        self._open.append(tag)
        if not self._hidden_from and (tag in _UNSEEN or _is_hidden(dict(attrs))):
            self._hidden_from = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and what was left open in it."""
        self._part(tag)
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if len(self._open) < self._hidden_from:
            self._hidden_from = 0

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._hidden_from:
            self._add(data, self._at(), 1)

    def handle_entityref(self, name: str) -> None:
        """A character by name, such as "&amp;"."""
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A character by number."""
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        if not self._hidden_from:
            self._add(unescape(written), self._at(), 0, len(written))

    def _part(self, tag: str) -> None:
        """What is no mark inside a line parts two words."""
        if tag not in _INSIDE_A_WORD:
            self._add(" ", self._at(), 0)

    def _add(self, text: str, at: int, step: int, width: int = 1) -> None:
        self.pieces.append(text)
        starts = [at + step * index for index in range(len(text))]
        self.starts.extend(starts)
        self.ends.extend(start + width for start in starts)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _is_hidden(attrs: dict[str, str | None]) -> bool:
    style = (attrs.get("style") or "").replace(" ", "").lower()
    return "hidden" in attrs or "display:none" in style or "visibility:hidden" in style
