"""Hold the facts of two texts against each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sayclear.facts.amounts import amounts
from sayclear.facts.marks import Fact, unmark
from sayclear.facts.names import capitals, names
from sayclear.facts.sense import claims, conditions
from sayclear.facts.tokens import Token, tokens
from sayclear.facts.twins import plain_for
from sayclear.readability.vocabulary import stem
from sayclear.words import say

_CLAIMS = frozenset(("polarity", "must", "may", "should"))
_SAME_CLAUSE = 60
"""So many characters apart, "cannot" and "without" are of one clause."""
_MAY_BE_ADDED = frozenset(("number", "name", "condition", "may", "unit"))


@dataclass(frozen=True, slots=True)
class Loss:
    """A fact that a rewrite lost, changed or invented."""

    kind: Literal["lost", "changed", "invented"]
    fact: Fact
    """The fact of the text before; for an invention, of the text after."""
    say: str
    """In plain words: "lost the number 45"."""


@dataclass(frozen=True, slots=True)
class _Read:
    facts: list[Fact]
    words: list[Token]

    def bag(self) -> Counter[str]:
        """How often each word occurs, by its rough common form."""
        return Counter(stem(token.word) for token in self.words if token.is_word)

    def spelled(self) -> Counter[str]:
        """How often each word occurs as it is spelled, in lower case; parts of a hyphened word too."""
        bag: Counter[str] = Counter()
        for token in self.words:
            word = token.word.removesuffix("'s")
            bag[word] += 1
            if "-" in word:
                bag.update(word.split("-"))
        return bag


def find(text: str) -> tuple[Fact, ...]:
    """All facts of a text, which may be Markdown, in the order in which they stand."""
    return tuple(sorted(_read(text).facts, key=lambda fact: fact.place))


def compare(before: str, after: str, *, added: tuple[str, ...] = ()) -> tuple[Loss, ...]:
    """What `after` lost, changed or invented against `before`. Empty if every fact was kept.

    `added` are texts within `after` that we put in on purpose. They may hold numerals, names and
    explanations, but no amount, date, "not" or "must" that `before` does not hold.
    """
    if before == after:
        return ()
    rest = _without(after, added)
    lost, invented = _compare(*_changed_lines(before, rest), known=capitals(before))
    if lost or invented:
        # Only the whole texts tell whether it was moved, or said before.
        lost, invented = _compare(before, rest)
    invented += _contradictions(before, added)
    return tuple(_losses(lost, invented))


def _contradictions(before: str, added: Iterable[str]) -> Iterator[Fact]:
    """Facts of the added texts that are more than a numeral, a name or an explanation, and are new."""
    found = [
        fact
        for text in dict.fromkeys(added)
        for fact in _read(text).facts
        if fact.firm and fact.kind not in _MAY_BE_ADDED
    ]
    if not found:
        return
    old = _read(before)
    said = {fact.value for fact in old.facts} | old.spelled().keys()
    yield from (fact for fact in found if fact.value not in said)


def _changed_lines(before: str, after: str) -> tuple[str, str]:
    """Both texts without the lines that they share; as they are where a line alone says little."""
    if "```" in before or "~~~" in before:
        return before, after
    old, new = before.split("\n"), after.split("\n")
    same = Counter(old) & Counter(new)
    return _less(old, same), _less(new, same)


def _less(lines: list[str], same: Counter[str]) -> str:
    left = Counter(same)
    kept = []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
            kept.append("")
        else:
            kept.append(line)
    return "\n".join(kept)


def _compare(
    before: str, after: str, *, known: frozenset[str] = frozenset()
) -> tuple[list[Fact], list[Fact]]:
    return _differences(_read(before, known), _read(after, known))


def _read(text: str, known: frozenset[str] = frozenset()) -> _Read:
    clear, facts = unmark(text)
    words = tokens(clear)
    found = amounts(clear, words)
    facts += found
    facts += conditions(clear, words)
    facts += claims(clear, words)
    facts += names(clear, [fact.place for fact in found if fact.kind != "number"], known)
    return _Read(_settle(facts), words)


def _settle(facts: list[Fact]) -> list[Fact]:
    """ "cannot ... without" says what "can only ... with" says: both may be told in the other way."""
    cannot = sorted(
        fact.place[0]
        for fact in facts
        if fact.kind == "polarity"
        and fact.firm
        and fact.text.lower().startswith(("cannot", "can't", "can’t"))
    )
    turned: set[tuple[str, int]] = set()
    more: list[Fact] = []
    for fact in facts:
        before = bisect_left(cannot, fact.place[0]) - 1 if fact.value == "without" else -1
        if before >= 0 and fact.place[0] - cannot[before] < _SAME_CLAUSE:
            turned |= {("condition", fact.place[0]), ("polarity", cannot[before]), ("may", cannot[before])}
            more.append(Fact("condition", "only", fact.place, fact.text, firm=False))
    if not turned:
        return facts
    return [
        replace(fact, firm=False) if (fact.kind, fact.place[0]) in turned else fact for fact in facts
    ] + more


def _without(text: str, added: Iterable[str]) -> str:
    """Blank the added texts out, each at the next place where it stands."""
    letters = list(text)
    at = 0
    for part in filter(str.strip, added):
        start = text.find(part, at)
        if start < 0:
            start = text.find(part)
        if start >= 0:
            at = start + len(part)
            letters[start:at] = " " * len(part)
    return "".join(letters)


def _family(fact: Fact) -> str:
    return fact.kind if fact.kind in _CLAIMS or fact.kind in ("name", "condition", "warning") else "amount"


def _differences(old: _Read, new: _Read) -> tuple[list[Fact], list[Fact]]:
    lost = list(_unmatched(old, new))
    invented = list(_unmatched(new, old, again=True))
    _forgive_names(lost, new.spelled())
    _forgive_names(invented, old.spelled(), often=False)
    if any(fact.kind in _CLAIMS for fact in (*lost, *invented)):
        _forgive_claims(lost, invented, old, new)
    return lost, invented


def _unmatched(one: _Read, other: _Read, *, again: bool = False) -> Iterator[Fact]:
    """Firm facts of `one` that `other` does not hold as often. With `again`, saying it again is no fault."""
    there = Counter((_family(fact), fact.value) for fact in other.facts)
    here: Counter[tuple[str, str]] = Counter()
    for fact in one.facts:
        if not fact.firm:
            continue
        key = (_family(fact), fact.value)
        here[key] += 1
        if here[key] > there[key] and not (again and there[key] and fact.kind != "polarity"):
            yield fact


def _forgive_names(facts: list[Fact], words: Counter[str], *, often: bool = True) -> None:
    """A name is kept where its word still stands, with or without the capital."""
    seen: Counter[str] = Counter()
    for fact in [fact for fact in facts if fact.kind == "name"]:
        parts = fact.value.replace("&", " ").split("-") if fact.value not in words else [fact.value]
        if all(words[part] > (seen[part] if often else 0) for part in parts):
            facts.remove(fact)
            seen.update(parts)


def _forgive_claims(lost: list[Fact], invented: list[Fact], old: _Read, new: _Read) -> None:
    """Take back what is only said in another way."""
    old_bag, new_bag = old.bag(), new.bag()
    _forgive_opposites(lost, new_bag)
    _forgive_opposites(invented, old_bag)
    _forgive_repeats(invented, old, new, old_bag, new_bag)
    _forgive_plain_words(lost, invented, old, new)
    for gone in [fact for fact in lost if fact.kind in _CLAIMS]:
        about, claim = _split(gone)
        for come in [fact for fact in invented if fact.kind == gone.kind]:
            other, same = _split(come)
            # "must utilise" -> "must use": the old word is gone, the new one was not there.
            swapped = not new_bag[about] and (not old_bag[other] or other in _near(old, gone))
            if same == claim and swapped:
                lost.remove(gone)
                invented.remove(come)
                break


def _forgive_plain_words(lost: list[Fact], invented: list[Fact], old: _Read, new: _Read) -> None:
    """ "must inform" is "must tell" now, and other sentences hold both words: our own list knows the two."""
    spare = Counter(fact.value for fact in new.facts if fact.kind in _CLAIMS)
    spare.subtract(Counter(fact.value for fact in old.facts if fact.kind in _CLAIMS))
    for gone in [fact for fact in lost if fact.kind in _CLAIMS]:
        about, claim = _split(gone)
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


def _split(fact: Fact) -> tuple[str, str]:
    claim, _, about = fact.value.rpartition(" ")
    return about, claim


def _near(read: _Read, fact: Fact) -> set[str]:
    following = [token for token in read.words if token.start >= fact.place[1]]
    return {stem(token.word) for token in following[:5]}


def _forgive_opposites(facts: list[Fact], words: Counter[str]) -> None:
    for fact in [fact for fact in facts if fact.value.startswith("yes ")]:
        if words[fact.value.removeprefix("yes ")]:
            facts.remove(fact)


def _forgive_repeats(
    invented: list[Fact], old: _Read, new: _Read, old_bag: Counter[str], new_bag: Counter[str]
) -> None:
    """Saying "not" about a word again is no fault, unless the word was said without "not" before."""
    was = Counter(fact.value for fact in old.facts if fact.kind == "polarity" and fact.firm)
    now = Counter(fact.value for fact in new.facts if fact.kind == "polarity" and fact.firm)
    for fact in [fact for fact in invented if fact.kind == "polarity" and was[fact.value]]:
        about, _ = _split(fact)
        if new_bag[about] - now[fact.value] >= old_bag[about] - was[fact.value]:
            invented.remove(fact)


def _losses(lost: list[Fact], invented: list[Fact]) -> Iterator[Loss]:
    left = list(invented)
    for fact in lost:
        new = next(
            (other for other in left if _family(other) == _family(fact) and other.kind != "code"), None
        )
        if new:
            left.remove(new)
            words = say("facts.changed", what=say(f"facts.{fact.kind}"), before=fact.text, after=new.text)
            yield Loss("changed", fact, words)
        else:
            yield Loss("lost", fact, say("facts.lost", what=say(f"facts.{fact.kind}"), text=fact.text))
    for fact in left:
        yield Loss("invented", fact, say("facts.invented", what=say(f"facts.{fact.kind}"), text=fact.text))
