"""Cut a stream of tokens into sentences and blocks, while the model still writes.

Code, tables and lists are never torn: a code block or table comes as one piece, a list item keeps
its marker. What the pieces say, put together again, is what the model said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayclear import sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence, label, code block or table."""

    before: str
    """White space that parts it from the piece before, as the model wrote it."""
    marker: str
    """List marker, heading signs or quote sign, with the space after it; else ""."""
    text: str
    fixed: bool = False
    """True for code and tables: shown as they are."""

    @property
    def whole(self) -> str:
        """The piece as the model wrote it."""
        return f"{self.before}{self.marker}{self.text}"


_MARKER = re.compile(r"[ \t]*(?:(?:>[ ]?)+)?(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)?")
_FENCE = re.compile(r"[ \t]*(?:>[ ]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})")
_SURE_END = re.compile(r"(?<=[^\W\d_]{3})([.!?]+[\"'”’)*_]*)(?=[ \t])")


def cut(tokens: Iterable[str]) -> Iterator[Piece]:
    """Yield pieces as soon as they are whole. Nothing is lost and nothing is added."""
    cutter = Cutter()
    for token in tokens:
        yield from cutter.feed(token)
    yield from cutter.end()


class Cutter:
    """Takes tokens one by one, and gives back pieces when they are whole."""

    def __init__(self) -> None:
        self.rest = ""
        self.line_start = True

    def feed(self, token: str) -> Iterator[Piece]:
        """Take the next token; yield the pieces that it completes."""
        self.rest += token
        while (size := self._whole_piece()) is not None:
            yield self._take(size)

    def end(self) -> Iterator[Piece]:
        """The stream is over: yield what is left."""
        while self.rest.strip():
            size = self._whole_piece()
            yield self._take(len(self.rest) if size is None else size)

    def _take(self, size: int) -> Piece:
        chunk, self.rest = self.rest[:size], self.rest[size:]
        body = chunk.lstrip()
        before = chunk[: len(chunk) - len(body)]
        # Spaces after the last line break belong to the line: they say how deep a list item is.
        if self.line_start or "\n" in before:
            cut_at = before.rfind("\n") + 1
            before, body = before[:cut_at], before[cut_at:] + body
            fixed = bool(_FENCE.match(body)) or body.lstrip().startswith("|")
            match = None if fixed else _MARKER.match(body)
            marker = match.group() if match else ""
            if not marker.strip():
                before, marker, body = before + marker, "", body[len(marker) :]
            else:
                body = body[len(marker) :]
        else:
            fixed, marker = False, ""
        self.line_start = body.endswith("\n")
        return Piece(before, marker, body, fixed)

    def _whole_piece(self) -> int | None:
        """How many characters make up the next whole piece, or None while it is still coming."""
        text = self.rest
        lead = len(text) - len(text.lstrip())
        if lead == len(text):
            return None
        at_line = self.line_start or "\n" in text[:lead]
        start = text.rfind("\n", 0, lead) + 1
        if at_line:
            line_end = text.find("\n", lead)
            line = text[start : line_end if line_end >= 0 else len(text)]
            if line_end < 0 and re.fullmatch(
                r"[ \t]*(?:>[ ]?)*(?:[-*+#`~|>]*|\d{1,9}[.)]?)[ \t]*[`~]{0,2}", line
            ):
                return None
            if fence := _FENCE.match(line):
                return self._fence_end(start, fence.group(1))
            if line.lstrip().startswith("|"):
                return self._table_end(lead)
        return self._sentence_end(lead, at_line=at_line)

    def _fence_end(self, start: int, fence: str) -> int | None:
        close = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        first_line = self.rest.find("\n", start)
        if first_line < 0:
            return None
        found = close.search(self.rest, first_line + 1)
        if not found or (found.end() == len(self.rest) and not self.rest.endswith("\n")):
            return None
        return found.end()

    def _table_end(self, lead: int) -> int | None:
        at = lead
        while (line_end := self.rest.find("\n", at)) >= 0:
            following = self.rest[line_end + 1 :].lstrip(" \t")
            if following[:1] not in ("|", ""):
                return line_end
            if following[:1] == "":
                return None
            at = line_end + 1
        return None

    def _sentence_end(self, lead: int, *, at_line: bool) -> int | None:
        text = self.rest
        marker = _MARKER.match(text, text.rfind("\n", 0, lead) + 1) if at_line else None
        begin = max(lead, marker.end() if marker else lead)
        line_end = text.find("\n", begin)
        line = text[begin : line_end if line_end >= 0 else len(text)]
        spans = sentences.cut(line)
        if line_end >= 0:
            return begin + spans[0][1] if spans else line_end
        if len(spans) > 1 and _settled(line, spans):
            return begin + spans[0][1]
        sure = _SURE_END.search(line)
        if sure and not _is_short_form(line, sure.start()) and not _inside_marks(line[: sure.end()]):
            return begin + sure.end()
        return None


def _settled(line: str, spans: list[tuple[int, int]]) -> bool:
    """Is the word after the first sentence whole, so that the cut cannot change any more?"""
    following = line[spans[0][1] :].lstrip()
    return " " in following and not _inside_marks(line[: spans[0][1]])


def _is_short_form(line: str, stop: int) -> bool:
    return line[stop] == "." and not sentences.ends_here(line[: stop + 1] + " The", stop, stop + 1)


def _inside_marks(text: str) -> bool:
    """Does a code span or a link stand open?"""
    return text.count("`") % 2 == 1 or text.rfind("[") > max(text.rfind("]"), text.rfind(")"))
