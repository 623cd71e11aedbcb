"""What a person is, where it stands beside the name: "your social worker Joan Pike"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from sayclear.facts.marks import Fact
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows
from sayclear.wordlists import table

_LONGEST = 2
_OWNERS = frozenset("the a an your our my his her their its is was".split())
_NEAR = 3
"""So many words may stand between a name and the role after it: ", your heart specialist"."""


@cache
def _roles() -> dict[str, str]:
    people = (row[1].split() for row in table("agents", 2) if row[0] == "person")
    known = {word: word for words in people for word in words}
    return known | {form: row[0].split("|")[0] for row in rows("fact_roles") for form in row[0].split("|")}


@cache
def _first_of_two() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _roles() if " " in form)


def role_of(word: str) -> str:
    """The role that this word names; "" where it names none."""
    return _roles().get(word, "")


def roles(text: str, words: list[Token], names: list[Fact]) -> list[Fact]:
    """All roles. Those with a name beside them are firm; the others only tell that it is still said."""
    known, doubles = _roles(), _first_of_two()
    starts = sorted(fact.place[0] for fact in names)
    ends = sorted(fact.place[1] for fact in names)
    facts: list[Fact] = []
    done = 0
    for index, token in enumerate(words):
        word = token[0]
        if index < done:
            continue
        size, role = 1, known.get(word) or known.get(word.removesuffix("s"))
        if word in doubles and index + 1 < len(words):
            both = known.get(f"{word} {words[index + 1].word}")
            size, role = (_LONGEST, both) if both else (1, role)
        if role:
            done = index + size
            place = (token.start, words[done - 1].end)
            firm = _has(starts, _next_start(words, done)) or _follows(words, index, ends)
            facts.append(Fact("role", role, place, text[slice(*place)], firm))
    return facts


def _next_start(words: list[Token], index: int) -> int:
    if index < len(words) and words[index].word in (",", "is", "was"):
        index += 1
    return words[index].start if index < len(words) else -1


def _follows(words: list[Token], index: int, ends: list[int]) -> bool:
    """ "Joan Pike, your new social worker": a name, a comma and an article stand before it."""
    for number in range(index - 1, max(index - _NEAR, 0), -1):
        if words[number].word in _OWNERS:
            comma = words[number - 1]
            return comma.word == "," and _has(ends, comma.start)
        if not words[number].is_word:
            return False
    return False


def _has(places: list[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
