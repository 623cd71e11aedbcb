"""Which facts stand together: two that changed places leave all facts there, and make two sentences wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayclear.facts.forgiving import split
from sayclear.facts.marks import Fact
from sayclear.facts.reading import CLAIMS, Read
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token

_SMALL = frozenset(
    "the a an of to and or in on at for is are was were be been it this that you your we our they their "
    "with as so but not do does did have has had will would its he she i by also then there".split()
)
_ROOT = 4
"""So many letters tell words apart here: "boil" and "boiling" are one."""
_SMALL_KEYS = _SMALL - {"not", "do", "you", "we", "they", "he", "she", "i"}
_BREAKS = frozenset(
    ". ! ? ; , and or but while whereas although though so because which who that — –".split()
)
_CONDITIONS = frozenset("if when unless until while before after in during".split())
_SCOPED = frozenset("before after until unless if without except instead when during within".split())
_STOPS = frozenset(".!?;")
_ENDS_SCOPE = frozenset((",", ":"))
_SIDES = frozenset("from to at by before after until with without for in on of over under".split())
_ADDRESSES = frozenset(("url", "email", "code"))
_MOST = 12
"""So many facts of one sort are held against each other, each with the next ones."""
_NEXT = 3


def moved(old: Read, new: Read) -> bool:
    """Do the words that both texts hold once stand in another order? Else nothing changed places."""
    return _is_mixed(_keys(old), _keys(new)) or _is_mixed(_addresses(old), _addresses(new))


def _keys(read: Read) -> list[str]:
    values: dict[int, str] = {}
    for fact in read.facts:
        if fact.kind not in CLAIMS and fact.value[0].isdigit():
            values[fact.place[0]] = fact.value
    return [values.get(token[1]) or token[0][:_ROOT] for token in read.words if token[0] not in _SMALL_KEYS]


def _addresses(read: Read) -> list[str]:
    return [fact.value for fact in read.facts if fact.kind in _ADDRESSES]


def _is_mixed(old: list[str], new: list[str]) -> bool:
    where: dict[str, int] = {}
    for index, key in enumerate(new):
        where[key] = -1 if key in where else index
    last = -1
    seen: set[str] = set()
    for key in old:
        index = where.get(key, -1)
        if index < 0 or key in seen:
            continue
        seen.add(key)
        if index < last:
            return True
        last = index
    return False


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The words of a text, clause by clause."""

    starts: list[int]
    words: list[list[tuple[int, str]]]
    """Place and rough common form of each word that says something."""
    before: dict[int, str]
    """The word before the one at this place."""
    tokens: list[Token]

    def clause(self, fact: Fact) -> list[tuple[int, str]]:
        """The words of the clause of the fact."""
        return self.words[bisect_right(self.starts, fact.place[0]) - 1]

    def around(self, fact: Fact) -> frozenset[str]:
        """What stands in one clause with the fact."""
        start, end = fact.place
        clause = self.words[bisect_right(self.starts, start) - 1] if self.starts else []
        near = {form for place, form in clause if not start <= place < end}
        if fact.kind in _ADDRESSES:
            at = bisect_right(self.tokens, start, key=lambda token: token.start)
            side = self.tokens[at - 1].word if at else ""
        else:
            side = self.before.get(start) or self.before.get(start + 1) or ""
        return frozenset(near | {f"{side} _"} if side in _SIDES else near)


def _clauses(read: Read) -> _Clauses:
    starts: list[int] = [0]
    found: list[list[tuple[int, str]]] = [[]]
    before: dict[int, str] = {}
    conditional = False
    last = ""
    end = 0
    for token in read.words:
        word = token.word
        new_line = "\n" in read.text[end : token.start]
        if new_line or (word in _BREAKS and not (word == "," and conditional)):
            if found[-1]:
                starts.append(token.start)
                found.append([])
            conditional = False
        elif word == "," and conditional:
            conditional = False
        if not found[-1] and word in _CONDITIONS:
            conditional = True
        if token.is_word and word not in _SMALL:
            found[-1].append((token.start, stem(word)))
        before[token.start] = last
        last, end = word, token.end
    return _Clauses(starts, found, before, read.words)


def swapped(old: Read, new: Read) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of the first text that stand in each other's place in the second."""
    yield from _swapped_scopes(old, new)
    was, now = _clauses(old), _clauses(new)
    yield from _recombined(old, was, now)
    yield from _denied_elsewhere(old, new, was, now)
    done: set[str] = set()
    for group, others in _groups(old, new):
        place = {fact.value: fact for fact in others}
        for index, first in enumerate(group):
            for second in group[index + 1 : index + 1 + _NEXT]:
                if first.value in done or second.value in done:
                    continue
                if _is_swapped(
                    was.around(first),
                    was.around(second),
                    now.around(place[first.value]),
                    now.around(place[second.value]),
                ):
                    done |= {first.value, second.value}
                    yield first, second


def _swapped_scopes(old: Read, new: Read) -> Iterator[tuple[Fact, Fact]]:
    """ "Lock the door before you leave" that became "Leave before you lock the door"."""
    was, now = _scopes(old), _scopes(new)
    for value in sorted(was.keys() & now.keys()):
        fact, scope, rest = was[value]
        _, new_scope, new_rest = now[value]
        both_ways = scope & new_rest - rest and rest & new_scope - scope
        if both_ways and _is_swapped(scope, rest, new_scope, new_rest):
            end = fact.place[1] + _SHOWN
            yield fact, replace(fact, text=" ".join(old.text[fact.place[1] : end].split()[:_WORDS]))


def _recombined(old: Read, was: _Clauses, now: _Clauses) -> Iterator[tuple[Fact, Fact]]:
    """ "Soup is hot and salad is cold" that became "Soup is cold and salad is hot"."""
    clause_of: dict[str, int] = {}
    for number, words in enumerate(now.words):
        for _, form in words:
            clause_of[form] = -1 if form in clause_of else number
    counts = Counter(form for words in was.words for _, form in words)
    single = [
        [(place, form) for place, form in words if counts[form] == 1 and clause_of.get(form, -1) >= 0]
        for words in was.words
    ]
    for first, second in pairwise(single):
        one = {clause_of[form] for _, form in first}
        two = {clause_of[form] for _, form in second}
        if len(one & two) > 1:
            shared = one & two
            pair = [next(item for item in items if clause_of[item[1]] in shared) for items in (first, second)]
            yield _word(old, pair[0][0]), _word(old, pair[1][0])


def _denied_elsewhere(old: Read, new: Read, was: _Clauses, now: _Clauses) -> Iterator[tuple[Fact, Fact]]:
    """ "A does not count, whereas B does" that became "We count A. We do not count B"."""
    there = {fact.value: fact for fact in _negations(new)}
    for fact in _negations(old):
        if fact.value not in there:
            continue
        mine, own = was.clause(fact), {split(fact)[0]}
        yours = now.clause(there[fact.value])
        left = [item for item in mine if item[1] not in {form for _, form in yours} | own]
        come = {form for _, form in yours} - {form for _, form in mine} - own
        gone = [item for item in left if new.bag[item[1]] == 1 and old.bag[item[1]] == 1]
        if gone and any(old.bag[form] == 1 and new.bag[form] == 1 for form in come):
            other = next(item for item in yours if item[1] in come and old.bag[item[1]] == 1)
            yield _word(old, gone[0][0]), _word(new, other[0])


def _negations(read: Read) -> list[Fact]:
    found = [fact for fact in read.facts if fact.kind == "polarity" and fact.firm]
    once = _once(found)
    return [fact for fact in found if fact.value in once]


def _word(read: Read, place: int) -> Fact:
    token = next(token for token in read.words if token.start == place)
    return Fact("doer", token.word, (token.start, token.end), read.text[token.start : token.end])


_SHOWN = 60
_WORDS = 4
_REACH = 6


def _scopes(read: Read) -> dict[str, tuple[Fact, frozenset[str], frozenset[str]]]:
    """What each "before", "if" and so on is about, and the rest of its sentence. Only what is said once."""
    found: dict[str, tuple[Fact, frozenset[str], frozenset[str]]] = {}
    # "after which" is about what stands before it.
    conditions = [
        fact
        for fact in read.facts
        if fact.kind == "condition"
        and fact.value in _SCOPED
        and not read.text.startswith((" which", " that"), fact.place[1])
    ]
    for value in sorted(_once(conditions)):
        fact = next(fact for fact in conditions if fact.value == value)
        scope, rest = _sides(read, fact)
        found[value] = (fact, frozenset(scope), frozenset(rest))
    return found


def _sides(read: Read, fact: Fact) -> tuple[list[str], list[str]]:
    scope: list[str] = []
    rest: list[str] = []
    open_scope = True
    end = 0
    for token in read.words:
        if token.start < fact.place[0]:
            if token.word in _STOPS:
                rest = []
            elif token.is_word and token.word not in _SMALL:
                rest.append(stem(token.word))
        elif token.start >= fact.place[1]:
            if token.word in _STOPS:
                break
            new_line = "\n" in read.text[end : token.start]
            open_scope = open_scope and token.word not in _ENDS_SCOPE and not new_line and len(scope) < _REACH
            if token.is_word and token.word not in _SMALL:
                (scope if open_scope else rest).append(stem(token.word))
        end = token.end
    # Without a comma nobody can tell where so long a condition ends.
    return ([], []) if len(scope) >= _REACH else (scope, rest)


def _is_swapped(
    first: frozenset[str], second: frozenset[str], now_first: frozenset[str], now_second: frozenset[str]
) -> bool:
    one, two = first - second, second - first
    now_one, now_two = now_first - now_second, now_second - now_first
    straight = len(one & now_one) + len(two & now_two)
    cross = len(one & now_two) + len(two & now_one)
    return cross > straight


def _groups(old: Read, new: Read) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """Facts that could stand for each other, and that both texts hold once."""
    sorts: dict[str, tuple[list[Fact], list[Fact]]] = {}
    for number, read in enumerate((old, new)):
        for fact in (*read.facts, *_affirmed(read)):
            if sort := _sort(fact):
                sorts.setdefault(sort, ([], []))[number].append(fact)
    for facts, others in sorts.values():
        once = _once(facts) & _once(others)
        kept = sorted((fact for fact in facts if fact.value in once), key=lambda fact: fact.place)
        if len(kept) > 1:
            yield kept[:_MOST], [fact for fact in others if fact.value in once]


def _once(facts: list[Fact]) -> set[str]:
    return {value for value, count in Counter(fact.value for fact in facts).items() if count == 1}


def _sort(fact: Fact) -> str:
    if fact.kind in CLAIMS:
        return f"claim {split(fact)[0]}" if fact.firm else ""
    if fact.kind in ("name", "date", "time", *_ADDRESSES):
        return fact.kind if fact.firm else ""
    if fact.kind == "detail":
        return "detail"
    counts = fact.kind == "money" or fact.value[0].isdigit() or fact.value.startswith(("no. ", "tel "))
    return "amount" if counts else ""


def _affirmed(read: Read) -> Iterator[Fact]:
    """Words that are said with "not" at one place: where they are said without, that is a claim too."""
    negations = [fact for fact in read.facts if fact.kind == "polarity" and fact.firm]
    if not negations:
        return
    about = {split(fact)[0]: fact for fact in negations}
    for token in read.words:
        form = stem(token.word) if token.is_word else ""
        fact = about.get(form)
        if fact and not any(other.place[0] <= token.start < other.place[1] for other in negations):
            yield replace(
                fact,
                value=f"yes {form}",
                place=(token.start, token.end),
                text=read.text[token.start : token.end],
            )
