"""Take the best cut, again and again, until the pieces fit or no safe cut is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayclear import grammar
from sayclear.inline import cut
from sayclear.markdown import plain
from sayclear.memory import remembered
from sayclear.readability.units import words_of
from sayclear.seams import (
    additions,
    definitions,
    joined_clauses,
    linked_clauses,
    links_by_sight,
    marks_by_sight,
    orders_by_sight,
    purposes,
    reasons,
    relatives,
    shared_subjects,
    tails,
)
from sayclear.seams.cutting import Seam
from sayclear.seams.tree import MOST_WORDS, Sentence, mask, stands_alone

_FEWEST_WORDS = 3
_DEEPEST = 6
_ROUNDS = 3
_LEADING_DASH = re.compile(r"[–—-]\s+")
_SPOKEN = re.compile(r"(?P<open>[“\"]?)(?P<inside>.*?)(?P<close>[”\"]?)$", re.DOTALL)


@cache
def seams() -> tuple[Seam, ...]:
    """Every family of seams, the one that reads best first."""
    modules = (
        joined_clauses,
        linked_clauses,
        links_by_sight,
        marks_by_sight,
        orders_by_sight,
        purposes,
        reasons,
        relatives,
        definitions,
        additions,
        tails,
        shared_subjects,
    )
    return tuple(sorted((seam for module in modules for seam in module.SEAMS), key=lambda seam: seam.rank))


@remembered
def split(raw: str, limit: float) -> tuple[str, ...]:
    """One sentence of inline Markdown as several, each within `limit` words where a safe cut is there."""
    # A script to say, or a letter to send: its marks stay around all of its sentences.
    marks = _SPOKEN.match(raw)
    if marks is None or not _is_one_quotation(marks["inside"], marks["open"], marks["close"]):
        return _split(raw, limit, 0)
    pieces = _split(marks["inside"], limit, 0)
    return (
        (raw,)
        if len(pieces) == 1
        else (marks["open"] + pieces[0], *pieces[1:-1], pieces[-1] + marks["close"])
    )


def parse_ahead(texts: Iterable[str], limit: float) -> None:
    """Parse the long sentences of many blocks, and what they may be cut into, in few large batches.

    One by one takes up to twice as long. Changes nothing but the time that `split` takes.
    """
    sentences = (text[start:end] for text in texts for start, end in cut(text))
    waiting = [text for text in sentences if _is_long(text, limit)]
    for _ in range(_ROUNDS):
        if not waiting:
            return
        _parse(waiting)
        found = {text: _candidates(text, limit) for text in waiting}
        _parse(piece for ways in found.values() if ways for piece in ways[0].unsure)
        cuts = (best_cut(text, limit) or () for text in found)
        waiting = [piece for pieces in cuts for piece in pieces if _is_long(piece, limit)]


def _is_one_quotation(inside: str, before: str, behind: str) -> bool:
    """Do marks stand at one end or both, and nowhere else?"""
    return bool(before or behind) and not re.search(r"[“”\"]", inside)


def _parse(texts: Iterable[str]) -> None:
    grammar.parse_ahead(mask(plain(text))[0] for text in texts)


def _split(text: str, limit: float, depth: int) -> tuple[str, ...]:
    if depth > _DEEPEST or not _is_long(text, limit):
        return (text,)
    if dash := _LEADING_DASH.match(text):
        first, *rest = _split(text[dash.end() :], limit, depth + 1)
        return (dash.group() + first, *rest)
    best = best_cut(text, limit)
    if best is None:
        return (text,)
    return tuple(piece for part in best for piece in _split(part, limit, depth + 1))


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to cut a sentence, written out."""

    pieces: tuple[str, ...]
    unsure: tuple[str, ...]
    """Those pieces that must prove to be whole sentences."""


@remembered
def best_cut(text: str, limit: float) -> tuple[str, ...] | None:
    """The pieces of the cut that reads best and leaves the shortest longest piece."""
    for way in _candidates(text, limit):
        if all(stands_alone(piece) for piece in way.unsure):
            return way.pieces
    return None


@remembered
def _candidates(text: str, limit: float) -> tuple[_Way, ...]:
    """Every cut that the seams offer, the best first; the pieces have not been looked at yet."""
    sentence = Sentence(text)
    found: list[tuple[tuple[int, int, int], _Way]] = []
    for seam in seams():
        for cut_here in seam.find(sentence):
            pieces = cut_here.write(sentence)
            if pieces is None or any(_is_scrap(piece) for piece in pieces):
                continue
            longest = max(_words(piece) for piece in pieces)
            if longest >= sentence.words:
                continue
            unsure = tuple(piece for number, piece in enumerate(pieces) if number not in cut_here.sure)
            found.append(((longest > limit, seam.rank, longest), _Way(pieces, unsure)))
    return tuple(way for _, way in sorted(found, key=lambda entry: entry[0]))


def _is_scrap(piece: str) -> bool:
    return _words(piece) < _FEWEST_WORDS and piece not in ("Yes.", "No.")


def _is_long(text: str, limit: float) -> bool:
    return limit < _words(text) <= MOST_WORDS and not _ends_a_quotation(text)


def _words(text: str) -> int:
    return len(words_of(plain(text)))


def _ends_a_quotation(text: str) -> bool:
    """ "... the end,” she said." Here the first words are somebody's, and the last are not."""
    if text.count('"') == 1:
        return bool(text[text.find('"') + 1 :].strip(" .!?*_")) and text.find('"') > 0
    close = text.find("”")
    return close >= 0 and "“" not in text[:close] and bool(text[close + 1 :].strip(" .!?*_"))
