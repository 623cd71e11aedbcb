"""What differs between two texts, word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sayclear.markdown import plain

Kind = Literal["same", "out", "in"]

ELLIPSIS = "[…]"
"""Stands where words that stay the same are left out."""

_WORD = re.compile(r"\S+\s*")
_BREAK = re.compile(r"\n{2,}")
_MARKER = re.compile(r"(?m)^([ \t]*)#{1,6}[ \t]+")
_MOST_WORDS = 4_000
"""Of both texts together. What is longer is shown as taken out and put in as a whole."""
_BESIDE = 25
"""So many words that stay the same are shown beside a change."""
_SMALL = 3
"""A lone word of at most so many letters between two changes is no place to rest the eye."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stand in both texts, or in one of the two."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two texts differ, cleared of Markdown."""

    before: tuple[Piece, ...]
    """The text before; what was taken out is "out"."""
    after: tuple[Piece, ...]
    """The text after; what was put in is "in"."""
    words: Literal["differ", "moved", "laid out", "marks"]
    """"moved": the same words in another order. "laid out": the same words on other lines. "marks": only
    bold, italics and the like differ; then the pieces are Markdown as it stands."""


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Where `after` differs from `before` (both Markdown), each place for itself.

    Paragraphs that stay the same are left out.
    """
    return tuple(_difference(old, new) for old, new in _places(_BREAK.split(before), _BREAK.split(after)))


def text_of(pieces: Sequence[Piece]) -> str:
    """The pieces as one text."""
    return "".join(piece.text for piece in pieces)


def _places(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    for tag, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield "\n\n".join(old[one:two]), "\n\n".join(new[three:four])


def _difference(before: str, after: str) -> Difference:
    was, now = _clear(before), _clear(after)
    if only_marks := was == now:
        was, now = before, after
    old, new = _WORD.findall(was), _WORD.findall(now)
    bare_old, bare_new = _bare(old), _bare(new)
    if bare_old == bare_new:
        return Difference(_whole("same", was), _whole("same", now), "laid out")
    if len(old) + len(new) > _MOST_WORDS:
        return Difference(_whole("out", was), _whole("in", now), "differ")
    words: Literal["differ", "moved", "marks"] = (
        "marks" if only_marks else "moved" if sorted(bare_old) == sorted(bare_new) else "differ"
    )
    left: list[tuple[Kind, list[str]]] = []
    right: list[tuple[Kind, list[str]]] = []
    for same, one, two, three, four in _opcodes(bare_old, bare_new):
        left.append(("same" if same else "out", old[one:two]))
        right.append(("same" if same else "in", new[three:four]))
    return Difference(_pieces(left), _pieces(right), words)


def _clear(text: str) -> str:
    """Cleared of inline marks and of the signs of headings. Markers of lists stay: they are read."""
    if "```" in text or "~~~" in text or "\n|" in text:
        return text
    return _MARKER.sub(r"\1", "\n".join(plain(line) if line.strip() else "" for line in text.split("\n")))


def _bare(words: Sequence[str]) -> list[str]:
    return [word.rstrip() for word in words]


def _whole(kind: Kind, text: str) -> tuple[Piece, ...]:
    return (Piece(kind, text),) if text.strip() else ()


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Stretches of both, equal and not by turns; a small word alone joins the changes around it."""
    found: list[tuple[bool, int, int, int, int]] = []
    for tag, one, two, three, four in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal"
        alone = same and two - one == 1 and len(old[one].strip(".,;:")) <= _SMALL
        inside = one > 0 and three > 0 and two < len(old) and four < len(new)
        same = same and not (alone and inside)
        if found and found[-1][0] == same:
            found[-1] = (same, found[-1][1], two, found[-1][3], four)
        else:
            found.append((same, one, two, three, four))
    return found


def _pieces(stretches: Sequence[tuple[Kind, list[str]]]) -> tuple[Piece, ...]:
    """The stretches as text. The space after a change is no part of it."""
    pieces: list[Piece] = []
    space = ""
    for number, (kind, words) in enumerate(stretches):
        if not words:
            continue
        if kind == "same":
            words = _shortened(words, first=number == 0, last=number == len(stretches) - 1)
            pieces.append(Piece(kind, space + "".join(words)))
            space = ""
        else:
            text = "".join(words)
            pieces.append(Piece(kind, text.rstrip()))
            space = text[len(text.rstrip()) :]
    if pieces:
        pieces[-1] = Piece(pieces[-1].kind, pieces[-1].text.rstrip())
    return tuple(piece for piece in pieces if piece.text)


def _shortened(words: list[str], *, first: bool, last: bool) -> list[str]:
    """Only the words beside a change; all of them where that would save little."""
    head, tail = (0 if first else _BESIDE), (0 if last else _BESIDE)
    if len(words) <= head + tail + _BESIDE:
        return words
    return [*words[:head], f"{ELLIPSIS} ", *words[len(words) - tail :]]
