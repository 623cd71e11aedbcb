"""A word put for its opposite ("open" for "closed"), and "and" put for "or"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayclear.facts.marks import Fact
from sayclear.facts.reading import Read
from sayclear.facts.sense import BANNED, opposites
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_ENDS = (("ful", "less"), ("less", "ful"))
_SMALL = frozenset("a an the your our my his her their its if when to on in at with by for".split())
_NEGATIVE = frozenset("not no never without nor neither cannot".split())
_OTHER_SCOPE = frozenset(". ! ? ; if when whenever unless who because".split())
_FAR = 12
_PAIR = 2


@cache
def _others() -> dict[str, frozenset[str]]:
    """Each word with all that say its opposite."""
    found: dict[str, set[str]] = {}
    for one, other, *more in rows("antonyms"):
        if more:
            continue
        for words, against in ((one.split(), other.split()), (other.split(), one.split())):
            for word in words:
                found.setdefault(word, set()).update(against)
    for word, plain in opposites().items():
        found.setdefault(word, set()).add(plain)
        found.setdefault(plain, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


def turned(old: Read, new: Read) -> Iterator[tuple[Token, Token]]:
    """Words of the first text, each with its opposite that the second has in its place."""
    gone, come = old.forms - new.forms, new.forms - old.forms
    if not gone or not come:
        return
    others = _others()
    denied = any(word.startswith(_PREFIXES) for word in come)
    for word in sorted(gone):
        against = others.get(word, frozenset()) & come
        if denied:
            against |= {prefix + word for prefix in _PREFIXES} & come
        if word.startswith(_PREFIXES):
            against |= {word.removeprefix(prefix) for prefix in _PREFIXES} & come
        if word.endswith(("ful", "less")):
            against |= {word.removesuffix(end) + other for end, other in _ENDS if word.endswith(end)} & come
        if against:
            yield _at(old, word), _at(new, min(against))


@cache
def _of_one_sort() -> dict[str, tuple[tuple[int, int], ...]]:
    """Each word of a row of three or more things: the number of the row, and of the thing in it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row, cells in enumerate(rows("antonyms")):
        for column, cell in enumerate(cells if len(cells) > _PAIR else ()):
            for word in cell.split():
                found.setdefault(word, []).append((row, column))
    return {word: tuple(places) for word, places in found.items()}


def exchanged(old: Read, new: Read) -> Iterator[tuple[Token, Token]]:
    """Things for which the second text has another of the same sort: "bus" for "train"."""
    known = _of_one_sort()
    come = sorted(word for word in new.forms - old.forms if word in known)
    if not come:
        return
    for word in sorted(old.forms - new.forms):
        for row, column in known.get(word, ()):
            other = next((other for other in come if _is_other(known[other], row, column)), None)
            # "by bike" and "on a bicycle" are of one cell.
            if other and not any((row, column) in known[each] for each in new.forms if each in known):
                yield _at(old, word), _at(new, other)
                break


def _is_other(places: tuple[tuple[int, int], ...], row: int, column: int) -> bool:
    return any(own == row and cell != column for own, cell in places) and (row, column) not in places


def _at(read: Read, word: str) -> Token:
    return next(token for token in read.words if token.word == word)


def is_denied(read: Read, token: Token) -> Fact | None:
    """The "not" that is about this word; the one that "forbidden" holds is its own."""
    if token.word in BANNED:
        return None
    return next(
        (
            fact
            for fact in read.facts
            if fact.kind == "polarity" and fact.place[0] <= token.start < fact.place[1]
        ),
        None,
    )


def joined_otherwise(old: Read, new: Read) -> Iterator[tuple[Token, Token]]:
    """ "A or B" that became "A and B", and the other way round; not where something is denied."""
    if "or" not in old.forms | new.forms or _count(old, "or") == _count(new, "or"):
        return
    was, now = _joins(old), _joins(new)
    for (word, after), token in was.items():
        other = "and" if word == "or" else "or"
        if (word, after) not in now and (other, after) in now and (other, after) not in was:
            yield token, now[other, after]


def _count(read: Read, word: str) -> int:
    return sum(token.word == word for token in read.words)


def _joins(read: Read) -> dict[tuple[str, str], Token]:
    found: dict[tuple[str, str], Token] = {}
    for index, token in enumerate(read.words):
        if token.word not in ("and", "or") or _is_denied_here(read.words, index):
            continue
        following = (other for other in read.words[index + 1 : index + 6] if other.word not in _SMALL)
        after = next(following, None)
        if after is not None and after.is_word:
            found[token.word, stem(after.word)] = token
    return found


def _is_denied_here(words: list[Token], index: int) -> bool:
    for token in reversed(words[max(0, index - _FAR) : index]):
        if token.word in _OTHER_SCOPE:
            # In "do not use it if you are ill or tired" the "or" is not denied.
            return False
        if token.word in _NEGATIVE or token.word.endswith("n't"):
            return True
    return False
