"""Who does what to whom: "The landlord pays the tenant" is not "The tenant pays the landlord"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayclear.facts.reading import Read
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token

_SAME_PERSON = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
_PEOPLE = frozenset("i we you he she they me us him her them it".split())
_BEFORE_NOUN = frozenset(
    "the a an this that these those your my our his its their no any every each some all of in on at for "
    "with from to by about as than or and both two".split()
)
_PLACED = frozenset("of in on at for with from to by about as than if when before after until".split())
_LINKS = frozenset("for to with from at on about".split())
_TIED = frozenset("for to with from by about".split())
_BE = frozenset("is are was were be been being am get gets got".split())
_HELPS = _BE | frozenset(
    "will would shall should can could may might must do does did have has had not never also then "
    "always often usually to need needs cannot".split()
)
_NO_PART = _BEFORE_NOUN | _PLACED | _HELPS
_ARTICLES = frozenset("the a an your my our his their its".split())
_LONGEST = 4
_MOST = 12
"""So many are held against each other, so that a book takes no longer than its length."""
_BY_WITHIN = 3


@dataclass(frozen=True, slots=True)
class _Deed:
    verb: str
    doer: frozenset[str]
    done_to: frozenset[str]
    start: int
    end: int


def swapped_ends(old: Read, new: Read) -> Iterator[tuple[Token, Token]]:
    """ "by the tenant to the council" that became "by the council to the tenant"."""
    was, now = _linked(old.words), _linked(new.words)
    shared = [(form, link, token) for form, (link, token) in was.items() if form in now]
    for index, (form, link, token) in enumerate(shared):
        for other, second, twin in shared[index + 1 : index + _MOST]:
            if link != second and now[form][0] == second and now[other][0] == link:
                yield token, twin


def _linked(words: list[Token]) -> dict[str, tuple[str, Token]]:
    """Words straight after "from", "to", "by" and so on, each with that word; "" for "the nurse" alone.

    A word that stands after several of them is left out: a long text would swap it with itself.
    """
    found: dict[str, tuple[str, Token]] = {}
    unsure: set[str] = set()
    for index, token in enumerate(words):
        tied = token.word in _TIED
        if not tied and (token.word not in _ARTICLES or (index and words[index - 1].word in _TIED)):
            continue
        at = index + 1
        while at < len(words) and words[at].word in _ARTICLES:
            at += 1
        if at < len(words) and words[at].is_word:
            form, link = stem(words[at].word), token.word if tied else ""
            if found.setdefault(form, (link, words[at]))[0] != link:
                unsure.add(form)
    return {form: link for form, link in found.items() if form not in unsure}


def people(read: Read) -> list[str]:
    """ "I", "you", "we" and so on, in the order in which they are named."""
    return [_SAME_PERSON.get(token[0], token[0]) for token in read.words if token[0] in _PEOPLE]


def reversed_deeds(old: Read, new: Read) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Places of both texts where doer and done-to changed places."""
    done, redone = list(_deeds(old.words)), list(_deeds(new.words))
    gone = Counter(map(_said, done)) - Counter(map(_said, redone))
    come = Counter(map(_said, redone)) - Counter(map(_said, done))
    now: dict[str, list[_Deed]] = {}
    for deed in redone:
        if come[_said(deed)]:
            now.setdefault(deed.verb, []).append(deed)
    for was in done:
        if not gone[_said(was)]:
            continue
        for deed in now.get(was.verb, [])[:_MOST]:
            doer, done_to = was.doer - was.done_to, was.done_to - was.doer
            if doer & deed.done_to and done_to & deed.doer and not doer & deed.doer:
                yield (was.start, was.end), (deed.start, deed.end)
                break


def _said(deed: _Deed) -> tuple[str, frozenset[str], frozenset[str]]:
    """A deed without its place: what moved within the text is the same deed."""
    return deed.verb, deed.doer, deed.done_to


def _deeds(words: list[Token]) -> Iterator[_Deed]:
    for index in range(1, len(words) - 1):
        word = words[index].word
        if not word.isalpha() or word in _HELPS or word in _PEOPLE or word in _BEFORE_NOUN:
            continue
        if words[index - 1].word in _BEFORE_NOUN and words[index - 1].word != "to":
            continue
        passive, head = _head(words, index)
        first, start = _back(words, head)
        side = words[index + 1].word
        linked = side in _LINKS and not passive
        second, end = _onward(words, index + 1 + linked)
        if passive:
            by = next((n for n in range(index + 1, index + 1 + _BY_WITHIN) if _is(words, n, "by")), -1)
            if by < 0:
                continue
            first_by, end = _onward(words, by + 1)
            first, second = first_by, first
        if first and second:
            yield _Deed(stem(word) + (f" {side}" if linked else ""), first, second, start, end)


def _is(words: list[Token], index: int, word: str) -> bool:
    return index < len(words) and words[index].word == word


def _head(words: list[Token], index: int) -> tuple[bool, int]:
    """Is it said with "be" and a participle? And the last word before the helping verbs."""
    passive = False
    at = index - 1
    while at >= 0 and (words[at].word in _HELPS or words[at].word.endswith(("n't", "ly"))):
        passive = passive or (words[at].word in _BE and not words[index].word.endswith("ing"))
        at -= 1
    return passive, at


def _back(words: list[Token], at: int) -> tuple[frozenset[str], int]:
    found: set[str] = set()
    start = words[at].start if at >= 0 else 0
    while at >= 0 and len(found) < _LONGEST and _is_part(words[at]):
        found.add(_form(words[at].word))
        start = words[at].start
        if words[at].word in _PEOPLE:
            break
        at -= 1
    return frozenset(found), start


def _onward(words: list[Token], at: int) -> tuple[frozenset[str], int]:
    while at < len(words) and words[at].word in _ARTICLES:
        at += 1
    found: set[str] = set()
    end = words[min(at, len(words) - 1)].end
    if at < len(words) and words[at].word in _PEOPLE:
        return frozenset((_form(words[at].word),)), words[at].end
    while at < len(words) and len(found) < _LONGEST and _is_part(words[at]):
        found.add(_form(words[at].word))
        end = words[at].end
        at += 1
    return frozenset(found), end


def _is_part(token: Token) -> bool:
    return token.word[0].isalpha() and token.word not in _NO_PART


def _form(word: str) -> str:
    return _SAME_PERSON.get(word, word if word in _PEOPLE else stem(word))
