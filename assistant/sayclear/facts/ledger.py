"""Hold the facts of two texts against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sayclear.facts.bindings import moved, swapped
from sayclear.facts.doers import people, reversed_deeds, swapped_ends
from sayclear.facts.forgiving import forgive, split
from sayclear.facts.marks import Fact, Kind
from sayclear.facts.names import capitals
from sayclear.facts.opposites import exchanged, is_denied, joined_otherwise, turned
from sayclear.facts.reading import CLAIMS, Read, family, read
from sayclear.facts.stems import stem
from sayclear.facts.strays import exchanged_roles, lost_people, lost_scopes, moved_only, strays
from sayclear.facts.tokens import Token
from sayclear.words import say

_MAY_BE_ADDED = frozenset(
    ("number", "name", "condition", "may", "unit", "hedge", "share", "role", "danger", "denial", "detail")
)
_QUOTED = frozenset(
    ("condition", "warning", "hedge", "share", "danger", "denial", "detail", "must", "may", "should")
)
"""One word of these says little: they are shown with the words after them."""
_QUOTED_WORDS = 7
_STOPS = frozenset(".!?")
_SHORT = 3
_MISSING = 2
_MOST_OF_IT = 0.6
_LONGEST_QUOTE = 24


@dataclass(frozen=True, slots=True)
class Loss:
    """A fact that a rewrite lost, changed or invented."""

    kind: Literal["lost", "changed", "invented"]
    fact: Fact
    """The fact of the text before; for an invention, of the text after."""
    say: str
    """In plain words: "lost the number 45"."""


def find(text: str) -> tuple[Fact, ...]:
    """All facts of a text, which may be Markdown, in the order in which they stand."""
    return tuple(sorted(read(text).facts, key=lambda fact: fact.place))


def compare(before: str, after: str, *, added: tuple[str, ...] = ()) -> tuple[Loss, ...]:
    """What `after` lost, changed or invented against `before`. Empty if every fact was kept.

    `added` are texts within `after` that we put in on purpose. They may hold numerals, names and
    explanations, but no amount, date, "not" or "must" that `before` does not hold.
    """
    if before == after:
        return ()
    rest = _without(after, added)
    if "\n" not in before or "\n" not in rest:
        losses = _hold(before, rest)
    elif losses := _hold(*_changed_lines(before, rest), known=capitals(before)):
        # Only the whole texts tell whether it was moved, or said before.
        losses = _hold(before, rest)
    return (*losses, *_losses([], list(_contradictions(before, added)), None, None))


def _contradictions(before: str, added: Iterable[str]) -> Iterator[Fact]:
    """Facts of the added texts that are more than a numeral, a name or an explanation, and are new."""
    found = [
        fact
        for text in dict.fromkeys(added)
        for fact in read(text).facts
        if fact.firm and fact.kind not in _MAY_BE_ADDED
    ]
    if not found:
        return
    old = read(before)
    said = {fact.value for fact in old.facts} | old.spelled.keys()
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


def _without(text: str, added: Iterable[str]) -> str:
    """Blank the added texts out, each at the next place where it stands, or the first one that is left."""
    at = 0
    for part in filter(str.strip, added):
        start = text.find(part, at)
        if start < 0:
            start = text.find(part)
        if start >= 0:
            at = start + len(part)
            text = text[:start] + " " * len(part) + text[at:]
    return text


def _hold(before: str, after: str, *, known: frozenset[str] = frozenset()) -> tuple[Loss, ...]:
    old, new = read(before, known), read(after, known)
    if bool(old.inner_days) != bool(new.inner_days):
        # One names the first and the last day, the other lists all of them.
        for one, other in ((old, new), (new, old)):
            one.facts.extend(one.inner_days)
            spans = (fact for fact in one.facts if fact.kind == "range" and fact.firm)
            other.facts.extend([replace(fact, firm=False) for fact in spans])
    lost, invented = list(_unmatched(old, new)), list(_unmatched(new, old, again=True))
    changes = [*_turned(old, new, lost, invented), *_misplaced(old, new)]
    if lost or invented:
        forgive(lost, invented, old, new)
    return (*_losses(lost, invented, old, new), *changes, *_strays(old, new))


def _unmatched(one: Read, other: Read, *, again: bool = False) -> Iterator[Fact]:
    """Firm facts of `one` that `other` does not hold as often. With `again`, saying it again is no fault."""
    there: dict[tuple[str, str], int] = {}
    for fact in other.facts:
        key = (family(fact), fact.value)
        there[key] = there.get(key, 0) + 1
    here: dict[tuple[str, str], int] = {}
    for fact in one.facts:
        if not fact.firm:
            continue
        key = (family(fact), fact.value)
        count = here[key] = here.get(key, 0) + 1
        least = there.get(key, 0)
        if count > least and not (again and least and fact.kind != "polarity"):
            yield fact


def _turned(old: Read, new: Read, lost: list[Fact], invented: list[Fact]) -> Iterator[Loss]:
    """What the second text says otherwise: words turned into their opposite, and other things of one sort.

    With a "not" on one side only, a word and its opposite say the same.
    """
    for gone, come in turned(old, new):
        was, now = is_denied(old, gone), is_denied(new, come)
        if (was is None) == (now is None):
            yield _changed("opposite", gone, come, old, new)
            continue
        for fact, facts, token in ((was, lost, gone), (now, invented, come)):
            if fact in facts and fact is not None and split(fact)[0] == stem(token.word):
                facts.remove(fact)
    for was, now in (*exchanged_roles(old, new), *moved_only(old, new)):
        if was in lost:
            continue
        what = say(f"facts.{was.kind}")
        words = say("facts.changed", what=what, before=_quote(was, old), after=_quote(now, new))
        yield Loss("changed", was, words)
    for gone, come in exchanged(old, new):
        yield _changed("detail", gone, come, old, new)
    for gone, come in joined_otherwise(old, new):
        yield _changed("condition", gone, come, old, new)


def _strays(old: Read, new: Read) -> Iterator[Loss]:
    for fact in (*lost_scopes(old, new), *lost_people(old, new)):
        yield Loss("lost", fact, say("facts.lost", what=say(f"facts.{fact.kind}"), text=fact.text))
    for fact in (*strays(old, new), *lost_scopes(new, old)):
        words = say("facts.invented", what=say(f"facts.{fact.kind}"), text=fact.text)
        yield Loss("invented", fact, words)


def _changed(kind: Kind, gone: Token, come: Token, old: Read, new: Read) -> Loss:
    fact = Fact(kind, gone.word, (gone.start, gone.end), old.text[gone.start : gone.end])
    other = Fact(kind, come.word, (come.start, come.end), new.text[come.start : come.end])
    words = say(
        "facts.changed", what=say(f"facts.{kind}"), before=_quote(fact, old), after=_quote(other, new)
    )
    return Loss("changed", fact, words)


def _misplaced(old: Read, new: Read) -> Iterator[Loss]:
    """Facts that stand in each other's place, and who does what to whom turned round."""
    has_moved = moved(old, new)
    if has_moved:
        for first, second in swapped(old, new):
            words = say("facts.swapped", first=first.text, second=second.text)
            yield Loss("changed", first, words)
        for one, other in swapped_ends(old, new):
            fact = Fact("doer", one.word, (one.start, one.end), one.word)
            yield Loss("changed", fact, say("facts.swapped", first=one.word, second=other.word))
    if has_moved or ("by" in old.forms) != ("by" in new.forms) or people(old) != people(new):
        for place, there in reversed_deeds(old, new):
            fact = Fact("doer", "", place, old.text[slice(*place)])
            after = new.text[slice(*there)]
            words = say("facts.changed", what=say("facts.doer"), before=fact.text, after=after)
            yield Loss("changed", fact, words)


def _losses(lost: list[Fact], invented: list[Fact], old: Read | None, new: Read | None) -> Iterator[Loss]:
    left = list(invented)
    for fact in lost:
        what, before = say(f"facts.{fact.kind}"), _quote(fact, old, new)
        other = next(
            (other for other in left if family(other) == family(fact) and other.kind != "code"), None
        )
        if other:
            left.remove(other)
            after = _quote(other, new, old)
            yield Loss("changed", fact, say("facts.changed", what=what, before=before, after=after))
        else:
            yield Loss("lost", fact, say("facts.lost", what=what, text=before))
    for fact in left:
        text = _quote(fact, new, old)
        yield Loss("invented", fact, say("facts.invented", what=say(f"facts.{fact.kind}"), text=text))


def _quote(fact: Fact, read: Read | None, other: Read | None = None) -> str:
    """The words of the fact. Of one that a single word holds, those after it too.

    Where most of its sentence is not in the other text, the sentence.
    """
    if read is None:
        return fact.text
    start, end = fact.place
    if other is not None:
        sentence = _sentence(read, fact)
        own = [token.word for token in sentence if token.is_word and len(token.word) > _SHORT]
        missing = sum(word not in other.forms for word in own)
        if missing >= _MISSING and missing >= _MOST_OF_IT * len(own) and len(sentence) <= _LONGEST_QUOTE:
            return read.text[min(start, sentence[0].start) : max(end, sentence[-1].end)]
    if fact.kind not in _QUOTED or (fact.kind in CLAIMS and " " in fact.text):
        return fact.text
    for token in [token for token in read.words if token.start >= end][:_QUOTED_WORDS]:
        if not token.is_word or "\n" in read.text[end : token.start]:
            break
        end = token.end
    return read.text[start:end]


def _sentence(read: Read, fact: Fact) -> list[Token]:
    """The words of the sentence in which the fact stands."""
    found: list[Token] = []
    for token in read.words:
        if token.word in _STOPS:
            if token.start >= fact.place[0]:
                break
            found = []
        else:
            found.append(token)
    return found
