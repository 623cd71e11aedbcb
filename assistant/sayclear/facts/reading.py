"""Read the facts of one text, and put what can be said in two ways into one form."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sayclear.facts.amounts import amounts, spans
from sayclear.facts.dates import days_between
from sayclear.facts.lexicon import phrases
from sayclear.facts.marks import Fact, unmark
from sayclear.facts.names import names
from sayclear.facts.roles import roles
from sayclear.facts.sense import claims
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token, tokens

CLAIMS = frozenset(("polarity", "must", "may", "should"))
"""What is not so, and what must, may or should be: such a fact is about a word."""
_OWN_FAMILY = CLAIMS | {
    "name",
    "condition",
    "warning",
    "hedge",
    "share",
    "role",
    "danger",
    "denial",
    "detail",
}
_TURNING = frozenset(("without", "unless"))
_SAME_CLAUSE = 60
"""So many characters apart, "cannot" and "without" are of one clause."""


def family(fact: Fact) -> str:
    """Facts of one family may stand for each other: "2 tablets" and "two tablets a day" are amounts."""
    if fact.kind == "denial" and fact.value[:4] == "not ":
        # "fail to pay" and "do not pay"
        return "polarity"
    return fact.kind if fact.kind in _OWN_FAMILY else "amount"


@dataclass(frozen=True)
class Read:
    """The facts and the words of a text."""

    text: str
    """The text without its marks; places are the same."""
    facts: list[Fact]
    words: list[Token]
    inner_days: list[Fact]
    """Tuesday, where the text says "Monday to Wednesday"."""
    forms: frozenset[str]
    """Each word as it is spelled, in lower case."""

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each word occurs, by its rough common form."""
        return Counter(stem(token.word) for token in self.words if token.is_word)

    @cached_property
    def spelled(self) -> Counter[str]:
        """How often each word occurs as it is spelled, in lower case; parts of a hyphened word too."""
        bag: Counter[str] = Counter()
        for token in self.words:
            word = token.word.removesuffix("'s")
            bag[word] += 1
            if "-" in word:
                bag.update(word.split("-"))
        return bag


def read(text: str, known: frozenset[str] = frozenset()) -> Read:
    """Read a text, which may be Markdown. `known` are words that are names elsewhere."""
    clear, facts = unmark(text)
    words = tokens(clear)
    found = amounts(clear, words)
    dated = [fact for fact in found if fact.kind in ("date", "time")]
    facts += found
    if len(found) > 1:
        facts += spans(clear, found)
    inner_days: list[Fact] = []
    if dated:
        inner_days += days_between(dated, clear)
        facts += _deadlines(clear, words, dated)
    facts += _settle(clear, phrases(clear, words) + claims(clear, words))
    named = names(clear, [fact.place for fact in found if fact.kind != "number"], known)
    facts += named
    facts += roles(clear, words, named)
    return Read(clear, facts, words, inner_days, frozenset([token[0] for token in words]))


def _deadlines(text: str, words: list[Token], dated: list[Fact]) -> Iterator[Fact]:
    """ "by Friday", "by the 3rd of May", "by the end of May"."""
    starts = {fact.place[0] for fact in dated}
    for index, token in enumerate(words):
        if token.word in ("by", "since") and any(
            word.start in starts for word in words[index + 1 : index + 5]
        ):
            nearest = next(word for word in words[index + 1 : index + 5] if word.start in starts)
            between = text[token.end : nearest.start].split()
            if all(word in ("the", "end", "start", "beginning", "of", "noon", "on") for word in between):
                yield Fact("condition", token.word, (token.start, token.end), text[token.start : token.end])


def _settle(text: str, facts: list[Fact]) -> list[Fact]:
    """ "cannot ... without" and "not ... unless" say what "only ... with" and "only ... if" say.

    All of them become "only"; their "not", "without" and "unless" may then be told or not.
    """
    turning = [fact for fact in facts if fact.value in _TURNING]
    negated = sorted(
        fact.place[0] for fact in facts if fact.kind == "polarity" and fact.firm and fact.value[:3] == "not"
    )
    if not turning or not negated:
        return facts
    soft: set[int] = set()
    gone: set[int] = set()
    more: list[Fact] = []
    for fact in turning:
        before = bisect_left(negated, fact.place[0]) - 1
        if before < 0 and fact.value == "without":
            # "Without a ticket you cannot get in."
            before = 0
        if before < 0 or negated[before] in soft:
            continue
        between = text[slice(*sorted((negated[before], fact.place[0])))]
        if between.lower() == "not ":
            # "not without reason": there was a reason.
            gone |= {fact.place[0], negated[before]}
        elif len(between) < _SAME_CLAUSE and not any(mark in between for mark in ".!?;:"):
            soft |= {fact.place[0], negated[before]}
            place = (min(fact.place[0], negated[before]), max(fact.place[1], negated[before]))
            more.append(replace(fact, value="only", place=place, text=text[slice(*place)]))
            more.append(replace(fact, value="if", firm=fact.value == "unless"))
            abouts = (about.value[4:] for about in facts if about.place[0] == negated[before])
            more += (replace(fact, kind="may", value=f"may {about}", firm=False) for about in abouts)
    turned = [_softened(fact, soft) for fact in facts if fact.place[0] not in gone]
    return turned + more


def _softened(fact: Fact, soft: set[int]) -> Fact:
    """What "only" now tells may be told or not: "may not ... without" is "may only ... with"."""
    start, end = fact.place
    inside = start in soft or (fact.kind == "may" and any(start <= place < end for place in soft))
    told = fact.kind in ("polarity", "may") or fact.value in _TURNING
    return replace(fact, firm=False) if inside and told else fact
