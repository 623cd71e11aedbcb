"""The verbs and the people that the turn to active knows, and small closed lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayclear.readability.vocabulary import verb_forms
from sayclear.wordlists import table

ADVERBS = frozenset(
    "usually normally often always sometimes now already still then carefully fully regularly "
    "automatically immediately generally also never ever recently".split()
)
MODALS = frozenset("will would shall should can could may might must 'll wo ca".split())
QUANTIFIERS = frozenset(
    "all every each any some many few most both either several half everything anything nothing none "
    "everyone anyone someone nobody everybody anybody somebody more less fewer enough".split()
)
CASE = {"me": "I", "you": "you", "him": "he", "her": "she", "us": "we", "them": "they"}
OBJECT = {
    "i": "me",
    "he": "him",
    "she": "her",
    "we": "us",
    "they": "them",
    "you": "you",
    "it": "it",
    "this": "this",
    "that": "that",
    "these": "these",
    "those": "those",
}
THIRD = frozenset("he she they it him her them his hers their theirs its".split())
TITLES = frozenset("mr mrs ms miss dr prof professor sir lady judge".split())
PARTICLES = {
    "bring": "back in",
    "buy": "back",
    "call": "back",
    "carry": "out",
    "close": "down",
    "deal": "with",
    "fill": "in out",
    "find": "out",
    "give": "back",
    "hold": "back",
    "look": "at into",
    "pay": "back",
    "pick": "up",
    "put": "up",
    "send": "back out",
    "set": "up",
    "take": "away over up",
}
"""Small words that belong to a verb: "carried out by us"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@cache
def verbs() -> Mapping[str, Verb]:
    """Each verb that may be turned, by its participle."""
    found = {}
    for base, past, participle, ing in table("active_verbs", 4):
        forms = verb_forms(base)
        verb = (
            Verb(base, forms[1], past, participle, ing)
            if past
            else Verb(base, forms[1], forms[2], forms[2], forms[3])
        )
        found[verb.participle] = verb
    return found


@cache
def agents() -> Mapping[str, str]:
    """Each noun for who acts, with its kind; plurals too."""
    found: dict[str, str] = {}
    for kind, words in table("agents", 2):
        for word in words.split():
            found[word if kind == "name" else word.lower()] = kind
            if kind in ("person", "body", "place"):
                found[_plural(word)] = kind
    return found


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-3] + "men"
    if word == "wife":
        return "wives"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
