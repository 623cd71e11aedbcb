"""Take the best cut, again and again, until the pieces fit or no safe cut is left."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sayclear import grammar
from sayclear.inline import cut
from sayclear.markdown import plain
from sayclear.readability.units import words_of
from sayclear.seams import additions, joined_clauses, linked_clauses, reasons, relatives, shared_subjects
from sayclear.seams.cutting import Cut, Seam
from sayclear.seams.memory import is_known, remembered
from sayclear.seams.tree import MOST_WORDS, Sentence, mask, stands_alone

_FEWEST_WORDS = 3
_DEEPEST = 6


@cache
def seams() -> tuple[Seam, ...]:
    """Every family of seams, the one that reads best first."""
    modules = (joined_clauses, linked_clauses, reasons, relatives, additions, shared_subjects)
    return tuple(sorted((seam for module in modules for seam in module.SEAMS), key=lambda seam: seam.rank))


@remembered
def split(raw: str, limit: float) -> tuple[str, ...]:
    """One sentence of inline Markdown as several, each within `limit` words where a safe cut is there."""
    return _split(raw, limit, 0)


def parse_ahead(texts: Iterable[str], limit: float) -> None:
    """Parse the long sentences of many blocks at once; one by one takes several times as long."""
    sentences = (text[start:end] for text in texts for start, end in cut(text))
    long = [
        text
        for text in sentences
        if limit < _words(text) <= MOST_WORDS and not is_known("split", text, limit)
    ]
    if long:
        grammar.parse_ahead(mask(plain(text))[0] for text in long)


def _split(text: str, limit: float, depth: int) -> tuple[str, ...]:
    if depth > _DEEPEST or not limit < _words(text) <= MOST_WORDS or _ends_a_quotation(text):
        return (text,)
    best = best_cut(Sentence(text), limit)
    if best is None:
        return (text,)
    return tuple(piece for part in best for piece in _split(part, limit, depth + 1))


def best_cut(sentence: Sentence, limit: float) -> tuple[str, ...] | None:
    """The pieces of the cut that reads best and leaves the shortest longest piece."""
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    for seam in seams():
        for way in seam.find(sentence):
            pieces = _whole_pieces(way, sentence)
            if pieces is None:
                continue
            longest = max(_words(piece) for piece in pieces)
            found.append((0 if longest <= limit else 1, seam.rank, longest, pieces))
    return min(found, key=lambda entry: entry[:3])[3] if found else None


def _whole_pieces(way: Cut, sentence: Sentence) -> tuple[str, ...] | None:
    pieces = way.write(sentence)
    if pieces is None or any(_words(piece) < _FEWEST_WORDS for piece in pieces):
        return None
    if max(_words(piece) for piece in pieces) >= sentence.words:
        return None
    unsure = (piece for number, piece in enumerate(pieces) if number not in way.sure)
    return pieces if all(stands_alone(piece) for piece in unsure) else None


def _words(text: str) -> int:
    return len(words_of(plain(text)))


def _ends_a_quotation(text: str) -> bool:
    """ "... the end,” she said." Here the first words are somebody's, and the last are not."""
    close = text.find("”")
    return close >= 0 and "“" not in text[:close] and bool(text[close + 1 :].strip(" .!?*_"))
