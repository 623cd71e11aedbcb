"""Take back what is said in other words: "those who are ill" is "if you are ill"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayclear.facts import numerals
from sayclear.facts.clauses import clause, first_at, following, says, sentence
from sayclear.facts.marks import Fact
from sayclear.facts.reading import CLAIMS, Read
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token

_SAME = {
    ("danger", "keep away"): frozenset(("not reach", "not get", "not touch")),
    ("detail", "free"): frozenset(("not charg", "not pay", "not cost", "not fee")),
}
"""What is told with a "not" too."""
_RELATIVE = frozenset("who that which whose with without aged under over in".split())
_ANYBODY = frozenset("anyone anybody those people everyone everybody children whoever".split())
_ANY = frozenset(("any", "every", "each", "a", "an", "all", "no"))
_OWNED = frozenset("the your my his her our their this these its".split())
_REGION = 16
_MANY = 3
_ROOT = 4
_EVEN_REACH = 40
_GLOSS = re.compile(r"\b([^\W\d_]+)\s\(([^()]{3,80})\)")
_GLOSS_KINDS = frozenset(("danger", "warning", "detail", "share", "denial"))
_GLOSS_CONDITIONS = frozenset(("after", "before", "when", "during"))
_DENYING = ("un", "in", "im", "ir", "dis", "non", "void")
_OFFERED = frozenset(
    "available offered open permitted allowed accepted accept welcome possible provided admission "
    "admitted".split()
)
_ASKED = frozenset(
    "required needed necessary compulsory mandatory essential obligatory charged due payable".split()
)
_LIMITS = {"most": "more", "least": "less"}
_LIMIT_REACH = 40
_NOON = 12
_FIRST_HOUR = 7
"""Hours from 7 on are of the morning, and those before it of the afternoon, where nobody says."""


def reword(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """Remove from both lists what both texts say. Called once; most of it works both ways."""
    _glosses(invented, old, new)
    _hours(lost, invented, old, new)
    _orders(lost, new)
    for gone, come, one, other in ((lost, invented, old, new), (invented, lost, new, old)):
        _anybody(come, gone, other, one)
        _limits(gone, come, other)
        _with_not(gone, come)
        _offers(come, other, one)
        _failures(gone, come, one)
        _even_if(gone, come, one)


def _with_not(gone: list[Fact], come: list[Fact]) -> None:
    """ "Keep out of reach of children" is "where children cannot reach it"."""
    for fact in [fact for fact in gone if (fact.kind, fact.value) in _SAME]:
        for other in [other for other in come if other.value in _SAME[fact.kind, fact.value]]:
            gone.remove(fact)
            come.remove(other)
            break


def _even_if(gone: list[Fact], come: list[Fact], one: Read) -> None:
    """ "Even though you may feel better" is "even if you feel better"."""
    even = next((fact for fact in come if fact.value == "even if"), None)
    if even is None:
        return
    for fact in [fact for fact in gone if fact.kind == "may"]:
        lead = one.text[max(0, fact.place[0] - _EVEN_REACH) : fact.place[0]].lower()
        if "even though" in lead and "." not in lead.rpartition("even though")[2]:
            gone.remove(fact)
            come.remove(even)
            return


def _failures(gone: list[Fact], come: list[Fact], one: Read) -> None:
    """ "Those who fail to do so" names no deed: it was named before."""
    for fact in [fact for fact in gone if fact.value == "not fail" and fact.text.lower()[:4] == "fail"]:
        for other in [other for other in come if other.kind == "polarity" and other.value[:4] == "not "]:
            if one.bag[other.value[4:]]:
                gone.remove(fact)
                come.remove(other)
                break


def _glosses(invented: list[Fact], old: Read, new: Read) -> None:
    """An explanation in brackets after a word of the first text may hold a danger or a time."""
    if "(" not in new.text:
        return
    for match in _GLOSS.finditer(new.text):
        word = match[1].lower()
        if word not in old.spelled or match[2] in old.text:
            continue
        start, end = match.span(2)
        for fact in [fact for fact in invented if start <= fact.place[0] < end]:
            allowed = fact.kind in _GLOSS_KINDS or fact.value in _GLOSS_CONDITIONS
            # "unattended (with nobody watching it)" says what the word says.
            denies = fact.kind == "polarity" and word.startswith(_DENYING)
            if allowed or (denies and not old.bag[fact.value.rpartition(" ")[2]]):
                invented.remove(fact)


def _orders(lost: list[Fact], new: Read) -> None:
    """ "Loose clothing should be worn" is "Wear loose clothing" where somebody is told what to do."""
    for fact in [fact for fact in lost if fact.kind == "should" and " be " in fact.text.lower()]:
        claim, _, about = fact.value.rpartition(" ")
        if about in (_told(new) if claim == "should" else _told_not(new)):
            lost.remove(fact)


def _told(read: Read) -> Iterator[str]:
    """The words with which a sentence, a line or the part after a condition begins."""
    for index, token in enumerate(read.words):
        before = read.words[index - 1].word if index else "."
        line = "\n" in read.text[read.words[index - 1].end : token.start] if index else True
        if token.is_word and (line or before in (".", ":", ";", ",", "and", "then", "please")):
            yield stem(token.word)


def _told_not(read: Read) -> Iterator[str]:
    """What somebody is told not to do."""
    for fact in read.facts:
        if fact.kind == "polarity" and fact.value[:4] == "not " and _is_order(read, fact):
            yield fact.value[4:]


def _is_order(read: Read, fact: Fact) -> bool:
    index = first_at(read, fact.place[0])
    if index and read.words[index].word == "not":
        index -= 1
    before = read.words[index - 1].word if index else "."
    return before in (".", ":", ";", ",", "and", "please") or not read.words[index - 1].is_word


def _hours(lost: list[Fact], invented: list[Fact], old: Read, new: Read) -> None:
    """ "Between nine and five" is "9am to 5pm"; "a quarter past four" is "4.15pm"."""
    for gone, come, read in ((lost, invented, old), (invented, lost, new)):
        done: list[Fact] = []
        for fact in [fact for fact in gone if _is_open_hour(fact, read)]:
            hour, _, minute = (fact.value if ":" in fact.value else f"{fact.value}:00").partition(":")
            late = int(hour) % _NOON < _FIRST_HOUR
            value = f"{int(hour) % _NOON + (_NOON if late else 0):02}:{minute}"
            other = next((other for other in come if other.kind == "time" and other.value == value), None)
            if other is not None:
                gone.remove(fact)
                come.remove(other)
                done.append(fact)
        if done:
            places = {fact.place[0] for fact in done}
            gone[:] = [fact for fact in gone if not (fact.kind == "range" and fact.place[0] in places)]


def _is_open_hour(fact: Fact, read: Read) -> bool:
    """An hour of which nobody says whether it is of the morning or the evening."""
    if fact.kind == "time":
        named = re.search(r"[ap]\.?\s?m|noon|midday|midnight|\d:\d", fact.text.lower())
        return named is None and fact.value[0].isdigit() and int(fact.value[:2]) <= _NOON
    if fact.kind not in ("number", "range") or not fact.value.isdigit() or not 1 <= int(fact.value) <= _NOON:
        return False
    lead = read.text[max(0, fact.place[0] - 16) : fact.place[0]].lower()
    return any(word in lead for word in ("between ", "from ", " at ", "until ", " by ", " to ", " and "))


def _limits(gone: list[Fact], come: list[Fact], other: Read) -> None:
    """ "No more than 4" is "do not give more than 4"."""
    for fact in [fact for fact in gone if fact.kind == "condition" and fact.value in _LIMITS]:
        for more in [more for more in come if more.kind == "condition" and more.value == _LIMITS[fact.value]]:
            negation = _negation_before(other, more)
            if negation is None:
                continue
            gone.remove(fact)
            come.remove(more)
            if negation in come:
                come.remove(negation)
            break


def _negation_before(read: Read, fact: Fact) -> Fact | None:
    for negation in read.facts:
        between = read.text[negation.place[0] : fact.place[0]]
        if negation.kind == "polarity" and 0 < len(between) < _LIMIT_REACH:
            before = read.text[: negation.place[0]].lower().split()[-2:]
            if not re.search(r"[.!?;:\n]|\b(?:if|when|who|that)\b", between) and "if" not in before:
                return negation
    return None


def _offers(come: list[Fact], other: Read, one: Read) -> None:
    """ "Drinks are available" is "You can buy drinks", and "a deposit is required" is "you must pay one"."""
    for kind, claim, words in (("may", "may", _OFFERED), ("must", "must", _ASKED)):
        if not words & one.forms:
            continue
        for fact in [fact for fact in come if fact.kind == kind and fact.value.rpartition(" ")[0] == claim]:
            own = {stem(token.word) for token in sentence(other, fact) if says(token)}
            for token in [token for token in one.words if token.word in words]:
                said = Fact("detail", token.word, (token.start, token.end), token.word)
                there = sentence(one, said)
                denied = any(word.word in ("not", "no", "never") for word in there)
                about = {stem(word.word) for word in there if word.start < token.start and says(word)}
                if not denied and own & about:
                    come.remove(fact)
                    break


def _anybody(come: list[Fact], gone: list[Fact], other: Read, one: Read) -> None:
    """ "Patients with diabetes" is "if you have diabetes": the condition is what tells who is meant."""
    for fact in [fact for fact in come if fact.kind == "condition" and fact.value == "if"]:
        scope = _forms(following(other, fact))
        for region in _who(one):
            missing = scope - _forms(region)
            if len(missing) > (1 if len(scope) >= _MANY else 0) or not scope:
                continue
            come.remove(fact)
            start, end = region[0].start, region[-1].end
            # "everyone aged 65": all of them.
            gone[:] = [
                every
                for every in gone
                if not (every.kind == "share" and every.value == "all" and start <= every.place[0] < end)
            ]
            break


def _forms(words: list[Token]) -> set[str]:
    found: set[str] = set()
    for token in words:
        word = token.word.removeprefix("under-").removeprefix("over-")
        number = word if word in numerals.FIRST_WORDS else word.removesuffix("s")
        if number in numerals.FIRST_WORDS and number not in ("first", "second", "third"):
            found.add(numerals.read(number))
        elif says(token):
            found.add(number if number.isdigit() else stem(word))
    return found


def _who(read: Read) -> Iterator[list[Token]]:
    """Words that tell who or what is meant, with the noun that they are about: "rooms that are left late"."""
    words = read.words
    for index, token in enumerate(words):
        if token.word.startswith(("under-", "over-")) or (token.word == "failure" and _is(words, index + 1)):
            yield _to_stop(words, index)
        elif token.word in _RELATIVE and index:
            noun = words[index - 1].word
            before = [word.word for word in words[max(0, index - 3) : index - 1]]
            plural = noun.endswith("s") and not noun.endswith("ss")
            meant = noun in _ANYBODY or (plural and not _OWNED & set(before)) or _ANY & set(before)
            if meant:
                yield _to_stop(words, max(0, index - 2))


def _is(words: list[Token], index: int) -> bool:
    return index < len(words) and words[index].word == "to"


def _to_stop(words: list[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in words[start : start + _REGION]:
        if token.word in (".", "!", "?", ";", ","):
            if len(found) > _MANY:
                break
            continue
        found.append(token)
    return found


def is_same_clause(one: Read, gone: Fact, other: Read, come: Fact) -> bool:
    """Do the two clauses share a word, but for what the claims are about? A clause that says little may."""
    own = {fact.value.rpartition(" ")[2] for fact in (gone, come) if fact.kind in CLAIMS}
    # "exam" and "examination" have a root in common.
    was, now = ({form[:_ROOT] for form in clause(*side) - own} for side in ((one, gone), (other, come)))
    return not was or not now or bool(was & now)
