"""The words of a clause or sentence that say something, for holding two of them against each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sayclear.facts.marks import Fact
from sayclear.facts.reading import Read
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token

SMALL = frozenset(
    "a an the any this that these those my your his her its our their i you he she it we they me him us them "
    "be am is are was were been being have has had do does did will would shall should can could may might "
    "must to of in on at for by from with as and or but so than if when then not no never cannot unable able "
    "there here who which what where how also please get gets got need needs about into up out off all some "
    "one more less least most only too very just still yet aged age old older over under younger above below "
    "back away down".split()
)
_STOPS = frozenset(".!?;:")
_BREAKS = frozenset(". ! ? ; : , and but or so whereas while because".split())


def says(token: Token) -> bool:
    """Is it a word that carries meaning of its own?"""
    word = token[0]
    return word not in SMALL and word[0].isalnum() and not word.endswith("n't")


def clause(read: Read, fact: Fact) -> frozenset[str]:
    """What stands in one clause with the fact, by the rough common form."""
    start, end = _bounds(read, fact, _BREAKS)
    return frozenset(stem(token.word) for token in read.words[start:end] if says(token))


def sentence(read: Read, fact: Fact) -> list[Token]:
    """The words of the sentence, or line, in which the fact stands."""
    start, end = _bounds(read, fact, _STOPS)
    return read.words[start:end]


def following(read: Read, fact: Fact) -> list[Token]:
    """The words after the fact, up to the end of its clause, without what stands in brackets."""
    found: list[Token] = []
    inside = False
    for index in range(first_at(read, fact.place[1]), len(read.words)):
        word = read.words[index].word
        if word in _STOPS or word == "," or _new_line(read, index):
            break
        inside = word == "(" or (inside and word != ")")
        if not inside:
            found.append(read.words[index])
    return found


def first_at(read: Read, place: int) -> int:
    """The number of the first word at or after this place."""
    return bisect_left(read.words, place, key=lambda token: token.start)


def sentences(read: Read) -> Iterator[list[Token]]:
    """The words of each sentence with the stop that ends it, if one does."""
    found: list[Token] = []
    lines = "\n" in read.text
    for index, token in enumerate(read.words):
        if lines and found and _new_line(read, index):
            yield found
            found = []
        found.append(token)
        if token.word in _STOPS:
            yield found
            found = []
    if found:
        yield found


def _bounds(read: Read, fact: Fact, stops: frozenset[str]) -> tuple[int, int]:
    words = read.words
    start = end = first_at(read, fact.place[0])
    while start > 0 and words[start - 1].word not in stops and not _new_line(read, start):
        start -= 1
    inside = first_at(read, fact.place[1])
    while end < len(words) and (end < inside or words[end].word not in stops):
        end += 1
        if end >= inside and _new_line(read, end):
            break
    return start, end


def _new_line(read: Read, index: int) -> bool:
    """Does this word begin a line?"""
    if not 0 < index < len(read.words):
        return False
    return "\n" in read.text[read.words[index - 1].end : read.words[index].start + 1]
