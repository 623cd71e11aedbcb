"""What a cut is, and how the pieces are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayclear.inline import Span, capital, full_stop
from sayclear.markdown import plain
from sayclear.seams.tree import Sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """One new sentence: words that we put before, and a stretch of the old one."""

    start: int
    end: int
    """In characters of what the reader sees."""
    lead: str = ""
    """Words put before it: "But ", "This is because "."""
    inserted: tuple[int, str] | None = None
    """Words put in at a character: (place, " it")."""
    without: Span | None = None
    """Characters left out."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a sentence in two or more."""

    seam: str
    pieces: tuple[Piece, ...]
    sure: tuple[int, ...] = ()
    """Numbers of pieces that need no second look: what they are made of is a whole clause."""
    ends: str = "."
    """The mark that a piece gets at its end, where it has none."""

    def write(self, sentence: Sentence) -> tuple[str, ...] | None:
        """The new sentences as inline Markdown, or None where the marks would be torn."""
        places = [place for piece in self.pieces for place in (piece.start, piece.end)]
        if any(sentence.inside_a_quotation(place) for place in places):
            return None
        if any(not _balanced(sentence.clear[piece.start : piece.end]) for piece in self.pieces):
            return None
        written: list[str] = []
        for number, piece in enumerate(self.pieces):
            last = number == len(self.pieces) - 1
            text = _stretch(sentence, piece)
            if text is None or not re.search(r"\w", text) or (not last and _OPEN_END.search(text)):
                return None
            # The item of a list that ended in ";" ends in a full stop once it holds two sentences.
            text = re.sub(r"[;,]$", ".", text.rstrip()) if last else _end(text, self.ends)
            written.append(capital(piece.lead + text))
            if _FRAGMENT.match(written[-1]):
                return None
            if number and _begins_small(written[-1]):
                # Code or a name such as "eBay": nobody would see that a new sentence begins.
                return None
        if re.search(r"[.!]$", sentence.clear.rstrip("\"'”’)*_ ")) and not re.search(
            r"[.!?]", written[-1][-3:]
        ):
            written[-1] = full_stop(written[-1])
        return tuple(written)


@dataclass(frozen=True, slots=True)
class Seam:
    """A family of cuts, with sentences that prove it."""

    name: str
    rank: int
    """Lower reads better and is tried first."""
    find: Callable[[Sentence], Iterator[Cut]]
    examples: tuple[tuple[str, str], ...]
    """Before and after."""
    never: tuple[str, ...]
    """Sentences that look like a case and must not be cut."""


_FRAGMENT = re.compile(r"(?:But|So|Or)\s+(?:only|not|if\s+not)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:that|which|who|whose|and|or|but|nor|the|an?|of|if|because|than|when|while|although|such)[\s,;:–—-]*$",
    re.IGNORECASE,
)
"""No sentence ends in one of these: "She said that." has lost what she said."""


def _end(text: str, mark: str) -> str:
    ended = full_stop(text)
    return ended if mark == "." or not ended.endswith(".") else ended[:-1] + mark


def _begins_small(text: str) -> bool:
    first = re.search(r"\w", plain(text))
    return first is not None and first.group().islower()


def _balanced(text: str) -> bool:
    """Does every bracket that opens here also close here?"""
    depth = 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if depth < 0:
            return False
    return depth == 0


def _stretch(sentence: Sentence, piece: Piece) -> str | None:
    inline = sentence.inline
    start, end = _trimmed(sentence.clear, piece.start, piece.end)
    if start >= end:
        return None
    holes = [piece.without] if piece.without else []
    parts: list[str] = []
    at = start
    for hole in holes:
        before = inline.piece(*_trimmed(sentence.clear, at, hole[0]))
        if before is None:
            return None
        parts.append(before)
        at = hole[1]
    if piece.inserted:
        place, words = piece.inserted
        before = inline.piece(*_trimmed(sentence.clear, at, place))
        if before is None:
            return None
        parts.append(before + words)
        at = place
        if at >= end or not re.search(r"\w", sentence.clear[at:end]):
            return " ".join(parts)
    if holes and sentence.clear[at : at + 1] in tuple(",.;:!?"):
        # The mark behind what was left out belongs to the words before it.
        mark = inline.piece(at, end)
        return None if mark is None else " ".join(parts) + mark
    first, last = _trimmed(sentence.clear, at, end)
    if first >= last:
        return " ".join(parts)
    after = inline.piece(first, last)
    return None if after is None else " ".join([*parts, after])


def _trimmed(clear: str, start: int, end: int) -> Span:
    # "and, over time, it ...": the comma behind the joint goes with it.
    while start < end and (clear[start].isspace() or clear[start] == ","):
        start += 1
    while end > start and clear[end - 1].isspace():
        end -= 1
    return start, end
