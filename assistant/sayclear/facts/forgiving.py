"""Take back what only looks like a loss: the same thing, said in another way."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from sayclear.facts.clauses import first_at, says, sentence
from sayclear.facts.clauses import following as words_after
from sayclear.facts.marks import Fact
from sayclear.facts.reading import CLAIMS, Read
from sayclear.facts.rewordings import is_same_clause, reword
from sayclear.facts.roles import role_of
from sayclear.facts.sense import plain_words
from sayclear.facts.stems import stem
from sayclear.facts.twins import plain_for

_NEAR_WORDS = 5
_NEAR = 20
"""So many characters lie at most between "by" and its date."""
_PART = r"(?:[A-Z][\w'’-]*|of|for|and|the|&)"
_SHORTENED = re.compile(rf"({_PART}(?:\s{_PART}){{1,9}})\s\(([A-Z]{{2,8}})\)")
_AVOIDING = ("avoid", "refrain", "abstain")
_EXPANDED = re.compile(r"\b([A-Z][A-Za-z]{1,7})s?\s\(([^()]+)\)")
_SAME_CONDITION = frozenset(
    (("when", "if"), ("when", "after"), ("after", "when"), ("when", "during"), ("during", "when"))
)


def forgive(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """Remove from both lists what is no fault."""
    kinds = {fact.kind for fact in (*lost, *invented)}
    if "name" in kinds:
        _forgive_expansions(invented, old, new)
        _forgive_names(lost, new.spelled, never=_replaced(lost, old, new))
        said = {fact.value for fact in new.facts if fact.kind == "role"}
        lost[:] = [fact for fact in lost if fact.kind != "name" or role_of(fact.value) not in said]
        _forgive_names(invented, old.spelled, often=False)
    if kinds & {"date", "time"}:
        _forgive_lost_deadlines(lost)
        _forgive_lost_deadlines(invented)
    if kinds & {"condition", "hedge", "share"}:
        _forgive_conditions(lost, invented, old, new)
        _forgive_conditions(invented, lost, new, old)
    if kinds & CLAIMS:
        _forgive_claims(lost, invented, old, new)
    if lost or invented:
        reword(lost, invented, old, new)


def _forgive_lost_deadlines(facts: list[Fact]) -> None:
    """The "by" of "by 3 May" goes with the date: one loss, not two."""
    dates = [fact.place[0] for fact in facts if fact.kind in ("date", "time")]
    facts[:] = [
        fact
        for fact in facts
        if fact.value not in ("by", "since") or not any(0 < at - fact.place[1] < _NEAR for at in dates)
    ]


def _replaced(lost: list[Fact], old: Read, new: Read) -> frozenset[str]:
    """ "Anna called Tom, and Anna left" that became "Anna called Tom, and Tom left": Anna."""
    names = {fact.value for fact in lost if fact.kind == "name"}
    gone = frozenset(name for name in names if new.spelled[name] < old.spelled[name])
    known = {fact.value for fact in old.facts if fact.kind == "name" and fact.firm} - names
    more = any(new.spelled[name] > old.spelled[name] for name in known)
    return gone if more else frozenset()


def _forgive_names(
    facts: list[Fact], words: Counter[str], *, often: bool = True, never: frozenset[str] = frozenset()
) -> None:
    """A name is kept where its word still stands, with or without the capital."""
    seen: Counter[str] = Counter()
    for fact in [fact for fact in facts if fact.kind == "name" and fact.value not in never]:
        parts = fact.value.replace("&", " ").split("-") if fact.value not in words else [fact.value]
        if all(words[part] > (seen[part] if often else 0) for part in parts):
            facts.remove(fact)
            seen.update(parts)


def _forgive_expansions(invented: list[Fact], old: Read, new: Read) -> None:
    """ "DWP (Department for Work and Pensions)": the first letters are the short form."""
    for match in _SHORTENED.finditer(new.text):
        # "The Department for Work and Pensions (DWP)": as many words before as the short form has letters.
        words = list(re.finditer(r"\b[A-Z][\w'’-]*", match[1]))[-len(match[2]) :]
        if "".join(word[0][0] for word in words) == match[2] and match[2].lower() in old.spelled:
            start = match.start(1) + words[0].start()
            invented[:] = [
                fact for fact in invented if fact.kind != "name" or not start <= fact.place[0] < match.end(1)
            ]
    for match in _EXPANDED.finditer(new.text):
        letters = "".join(word[0] for word in re.findall(r"\w+", match[2]) if word[0].isupper())
        if letters == match[1].upper():
            start, end = match.span(2)
            invented[:] = [
                fact for fact in invented if fact.kind != "name" or not start <= fact.place[0] < end
            ]


def _forgive_conditions(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """ "unless it rains" and "if it does not rain", "perhaps" and "may": called for both directions."""
    for gone in [fact for fact in lost if fact.kind in ("condition", "hedge", "share")]:
        if gone.value == "unless":
            _forgive_unless(gone, lost, invented, old, new)
        elif gone.value == "perhaps" and (come := _first(invented, "may", None)):
            lost.remove(gone)
            invented.remove(come)
        elif gone.value == "not all" and any(fact.value == "some" for fact in new.facts):
            if negation := _first(invented, "polarity", None):
                # "Not all trains stop" holds a "not" of its own, at the same place.
                lost[:] = [fact for fact in lost if fact.place[0] != gone.place[0]]
                invented[:] = [fact for fact in invented if fact.value != "some" and fact is not negation]
        elif gone.value == "not only" and {"also", "too", "well", "both", "and"} & new.forms:
            if not {"just", "only", "merely", "simply"} & (new.forms - {"not"}) or "not" in new.forms:
                lost.remove(gone)
        else:
            for other in [fact for fact in invented if (gone.value, fact.value) in _SAME_CONDITION]:
                scope, asked = _scope(old, gone), _scope(new, other)
                if not scope or not asked or scope & asked:
                    lost.remove(gone)
                    invented.remove(other)
                    break


def _forgive_unless(gone: Fact, lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """The "if" and the "not" of the other text are about words that stand after this "unless".

    Or all words after it stand after the "if", and the rest of that sentence is what is denied.
    """
    following = _following(old, gone)
    ifs = [fact for fact in new.facts if fact.kind == "condition" and fact.value == "if"]
    for negation in [fact for fact in invented if fact.kind == "polarity"]:
        come = next((fact for fact in ifs if negation.value.rpartition(" ")[2] in _scope(new, fact)), None)
        if come and negation.value.rpartition(" ")[2] in following:
            lost.remove(gone)
            invented[:] = [fact for fact in invented if fact not in (come, negation)]
            return
    scope = _scope(old, gone)
    for come in [fact for fact in invented if fact.kind == "condition" and fact.value == "if"]:
        there = sentence(new, come)
        asked = _scope(new, come)
        for negation in [fact for fact in invented if fact.kind == "polarity"]:
            about = negation.value.rpartition(" ")[2]
            denied = there[0].start <= negation.place[0] < there[-1].end
            # It must still be said what holds otherwise: "You pay. You do not pay if you are ill."
            if denied and scope and scope == asked and about not in asked and new.bag[about] > 1:
                lost.remove(gone)
                invented.remove(come)
                invented.remove(negation)
                return


def _scope(read: Read, fact: Fact) -> set[str]:
    """What the condition is about: the words after it in its clause."""
    return {stem(token.word) for token in words_after(read, fact) if says(token)}


def _first(facts: list[Fact], kind: str, value: str | None) -> Fact | None:
    return next((fact for fact in facts if fact.kind == kind and value in (None, fact.value)), None)


def _following(read: Read, fact: Fact) -> set[str]:
    after = [token for token in read.words if token.start >= fact.place[1]]
    return {stem(token.word) for token in after[: 2 * _NEAR_WORDS]}


def _forgive_claims(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    _forgive_opposites(lost, new.bag)
    _forgive_opposites(invented, old.bag)
    _forgive_repeats(invented, old, new)
    _forgive_plain_words(lost, invented, old, new)
    for gone in [fact for fact in lost if fact.kind in CLAIMS]:
        about, claim = split(gone)
        for come in [fact for fact in invented if fact.kind == gone.kind]:
            other, same = split(come)
            # "must utilise" -> "must use": the old word is gone, the new one was not there.
            swapped = not new.bag[about] and (not old.bag[other] or other in _near(old, gone))
            # "avoid alcohol" -> "do not drink alcohol": the word is still what the "not" is about.
            avoided = gone.text.lower().startswith(_AVOIDING) and about in _near(new, come)
            swapped = swapped and is_same_clause(old, gone, new, come)
            if same == claim and (swapped or avoided):
                lost.remove(gone)
                # To say the same "not" once more is no fault.
                invented[:] = [fact for fact in invented if fact.value != come.value]
                break


def _forgive_plain_words(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """ "must inform" is "must tell" now, and other sentences hold both words: our own list knows the two."""
    spare = Counter(fact.value for fact in new.facts if fact.kind in CLAIMS)
    spare.subtract(Counter(fact.value for fact in old.facts if fact.kind in CLAIMS))
    for gone in [fact for fact in lost if fact.kind in CLAIMS]:
        about, claim = split(gone)
        for plain in sorted(plain_for(about)):
            value = f"{claim} {plain}".strip()
            if spare[value] > 0:
                spare[value] -= 1
                lost.remove(gone)
                come = next(
                    (fact for fact in invented if fact.kind == gone.kind and fact.value == value), None
                )
                if come is not None:
                    invented.remove(come)
                break


def split(fact: Fact) -> tuple[str, str]:
    """What a claim is about, and what it says of it."""
    claim, _, about = fact.value.rpartition(" ")
    return about, claim


def _near(read: Read, fact: Fact) -> set[str]:
    """The words of its clause before the fact, and the next ones after it."""
    start, index = first_at(read, fact.place[0]), first_at(read, fact.place[1])
    before = itertools.takewhile(lambda token: token.is_word, reversed(read.words[:start]))
    near = (*read.words[index : index + _NEAR_WORDS], *itertools.islice(before, _NEAR_WORDS))
    return {stem(token.word) for token in near}


def _forgive_opposites(facts: list[Fact], words: Counter[str]) -> None:
    for fact in [fact for fact in facts if fact.value.startswith("yes ")]:
        plain = fact.value.removeprefix("yes ")
        if any(words[word] for word in plain_words().get(plain, (plain,))):
            facts.remove(fact)


def _forgive_repeats(invented: list[Fact], old: Read, new: Read) -> None:
    """Saying "not" about a word again is no fault, unless the word was said without "not" before."""
    was = Counter(fact.value for fact in old.facts if fact.kind == "polarity" and fact.firm)
    now = Counter(fact.value for fact in new.facts if fact.kind == "polarity" and fact.firm)
    for fact in [fact for fact in invented if fact.kind == "polarity" and was[fact.value]]:
        about, _ = split(fact)
        if new.bag[about] - now[fact.value] >= old.bag[about] - was[fact.value]:
            invented.remove(fact)
