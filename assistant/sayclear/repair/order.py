"""Is it still told in the same order? With the same words in the same order, little can be swapped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

MOST_IN_SUBJECT = 4
"""Words said again at the start of a sentence, to name who it is about."""

Row = Sequence[tuple[str, tuple[str, ...]]]
"""Each word that carries content, with the small words behind it."""

_RELATIVE = frozenset("which who whom that where".split())
"""These go where their clause becomes a sentence."""
_SUBJECTS = frozenset("i you he she it we they".split())
_JOINS = _RELATIVE | frozenset(
    "and but or so nor yet because since as than then though although however whereas despite therefore "
    "also too a an the this these those whose it them him her his its their".split()
)
"""At a cut these may go."""
_PRONOUNS = frozenset("it they them he him she".split())
_MAY_COME = _PRONOUNS | frozenset("this these is are was were has have had".split())


def said_again(old: Sequence[str], pieces: Sequence[Sequence[str]]) -> list[list[str]] | None:
    """The words that each piece says again at its start, or None where the order is another one.

    Each word that is kept must stand in its old order. A word said again may name the subject of a
    sentence, and nothing else: "the train" of one clause cannot become the train of another.
    """
    new = [word for piece in pieces for word in piece]
    matched = _matched(old, new)
    if len(matched) < (Counter(old) & Counter(new)).total():
        return None
    again: list[list[str]] = []
    at = 0
    for piece in pieces:
        numbers = range(at, at + len(piece))
        at += len(piece)
        first = next((number for number in numbers if number in matched), None)
        if first is None or any(number not in matched for number in numbers[first - numbers[0] :]):
            return None
        subject = [new[number] for number in numbers if number < first]
        if len(subject) > MOST_IN_SUBJECT:
            return None
        again.append(subject)
    return again


def neighbours_stay(old: Row, pieces: Iterable[Row], moved: frozenset[str] = frozenset()) -> bool:
    """Do the same small words stand between two words, and are those neighbours that were it?

    A sentence that lost its "in" or its "and" is broken, and one with another small word there says
    something else. At a cut they may change. Words in `moved` may have new neighbours, and so may words
    with a pronoun between them, in the place of what was said before.
    """
    words = {word for word, _ in old}
    behind: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for (one, small), (two, _) in pairwise(old):
        behind[one, two].append(small)
    for piece in pieces:
        for (one, small), (two, _) in pairwise(piece):
            known = behind.get((one, two))
            if known is None:
                if {one, two} <= words - moved and not _PRONOUNS.intersection(small):
                    return False
            elif not any(_is_same(was, small) for was in known):
                return False
        if piece and not _ends_well(old, *piece[-1]):
            return False
    return True


def cuts_keep(
    old: Row, pieces: Sequence[tuple[tuple[str, ...], Row]], again: Sequence[Sequence[str]]
) -> bool:
    """Do the small words at each cut stay: "and you have been sent" -> "You have been sent"?

    Each piece is its small words in front, and its row. A pronoun may give way to what it stands for,
    which `again` holds for each piece; words that only joined the two may go.
    """
    behind = {(one, two): small for (one, small), (two, _) in pairwise(old)}
    for (_, before), (front, piece), subject in zip(pieces, pieces[1:], again[1:], strict=False):
        fresh = next((at for at, (word, _) in enumerate(piece) if word not in subject), None)
        if fresh is None or not before:
            return False
        was = behind.get((before[-1][0], piece[fresh][0]), ())
        now = [*before[-1][1], *front, *(small for _, words in piece[:fresh] for small in words)]
        loose = _JOINS | _SUBJECTS if subject else _JOINS
        if Counter(word for word in was if word not in loose) - Counter(now):
            return False
    return True


def _is_same(was: tuple[str, ...], now: tuple[str, ...]) -> bool:
    left = [word for word in was if word not in _RELATIVE]
    for word in now:
        if left and word == left[0]:
            left.pop(0)
        elif word not in _MAY_COME and word not in _RELATIVE:
            return False
    return not left


def _ends_well(old: Row, last: str, small: tuple[str, ...]) -> bool:
    """Does the piece end as the clause ended: "... what you put in."?"""
    found = [at for at, (word, _) in enumerate(old) if word == last]
    if not found:
        return True
    return any(
        small == old[at][1] if at == len(old) - 1 else small == old[at][1][: len(small)] for at in found
    )


def named_first(old: Sequence[str], names: frozenset[str]) -> list[str]:
    """The words with the first name moved to the front: "Walking home, Ann met" -> "Ann walked home"."""
    start = next((at for at, word in enumerate(old) if word in names), 0)
    end = start
    while end < len(old) and old[end] in names:
        end += 1
    return [*old[start:end], *old[:start], *old[end:]]


def _matched(old: Sequence[str], new: Sequence[str]) -> set[int]:
    """Places in `new` of the longest row of words that both tell in the same order.

    A word that is told twice counts at its first place.
    """
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in range(1, len(old) + 1):
        for two in range(1, len(new) + 1):
            longest[one][two] = (
                longest[one - 1][two - 1] + 1
                if old[one - 1] == new[two - 1]
                else max(longest[one - 1][two], longest[one][two - 1])
            )
    found: set[int] = set()
    one, two = len(old), len(new)
    while one and two:
        if longest[one][two] == longest[one][two - 1]:
            two -= 1
        elif longest[one][two] == longest[one - 1][two]:
            one -= 1
        else:
            found.add(two - 1)
            one, two = one - 1, two - 1
    return found
