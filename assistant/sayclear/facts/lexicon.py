"""Under which condition, how sure, how many, and what is warned of: words and phrases of a list."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from sayclear.facts.marks import Fact, Kind
from sayclear.facts.measures import PERIODS, UNIT_OF
from sayclear.facts.numerals import FIRST_WORDS
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows


class Phrase(NamedTuple):
    """One form of a row of the list."""

    rest: tuple[str, ...]
    """Its words after the first."""
    kind: str
    value: str
    firm: bool
    counted: bool
    """Only before a number."""


_PRONOUNS = frozenset("you i we he she it they this that the your his her our their my all these".split())
_NUMBERS = frozenset((*FIRST_WORDS, "half"))
_PERIODS = frozenset(PERIODS.split("|"))
_UNITS = UNIT_OF.keys() | _PERIODS
_POLITE_IF = re.compile(
    r"if\s(?:you(?:['’]d)?\s(?:want|like|wish|prefer|would\slike)|so|any|only|possible)\b", re.I
)
_SHOULD = re.compile(r"should\s(?!not\b)[^.!?\n]{0,300}(?:[.!,:\n]|\Z)", re.IGNORECASE)
_SHOULD_YOU = re.compile(r"should\s(?:you|any)\b", re.IGNORECASE)
_KEPT = frozenset(("keep", "keeps", "kept", "stay", "store", "stored"))
_STARTS_SENTENCE = frozenset(".!?:")


@cache
def _phrases() -> dict[str, tuple[tuple[Phrase, ...], dict[str, tuple[Phrase, ...]]]]:
    """By the first word: the forms of one word, and the longer ones by their second word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for kind, values, forms in rows("fact_words"):
        for value in values.split("/"):
            for form in forms.split("|"):
                first, *rest = form.removesuffix("#").split()
                firm = not value.startswith("(")
                phrase = Phrase(tuple(rest), kind, value.strip("()"), firm, form.endswith("#"))
                found.setdefault(first, []).append(phrase)
    return {first: _sorted(group) for first, group in found.items()}


def _sorted(group: list[Phrase]) -> tuple[tuple[Phrase, ...], dict[str, tuple[Phrase, ...]]]:
    longer: dict[str, list[Phrase]] = {}
    for phrase in sorted(group, key=lambda phrase: -len(phrase.rest)):
        if phrase.rest:
            longer.setdefault(phrase.rest[0], []).append(phrase)
    return (
        tuple(phrase for phrase in group if not phrase.rest),
        {second: tuple(phrases) for second, phrases in longer.items()},
    )


def starts_a_condition(text: str, index: int) -> bool:
    """ "Should you need help" means "if you need help"."""
    lead = text[max(0, index - 8) : index].rstrip(" \t\"'“‘(")
    if not lead or lead[-1] in ".!?\n":
        return _SHOULD.match(text, index) is not None
    return lead[-1] in ",;:" and _SHOULD_YOU.match(text, index) is not None


def phrases(text: str, words: list[Token]) -> list[Fact]:
    """If, unless, except, until, without, only, at least, about, usually, all, some; and warnings."""
    facts: list[Fact] = []
    known = _phrases()
    done = 0
    for index, token in enumerate(words):
        word = token[0]
        if word in known:
            if index >= done:
                done = _at(text, words, index, facts)
        elif word.startswith(_AGED) and _is_number(word.partition("-")[2].removesuffix("s")):
            value = "less" if word[0] == "u" else "more"
            facts.append(Fact("condition", value, (token.start, token.end), text[token.start : token.end]))
        elif word == "should" and starts_a_condition(text, token.start):
            facts.append(Fact("condition", "if", (token.start, token.end), text[token.start : token.end]))
        elif word == "but" and index and words[index - 1].word in _EXCEPT_BUT:
            facts.append(Fact("condition", "except", (token.start, token.end), text[token.start : token.end]))
    return facts


_AGED = ("under-", "over-")
_EXCEPT_BUT = frozenset(
    "all everybody everyone everything anybody anyone anything nobody nothing none any every".split()
)


def _at(text: str, words: list[Token], index: int, facts: list[Fact]) -> int:
    """Add what the phrase at this word says; return the word after it."""
    alone, longer = _phrases()[words[index][0]]
    taken = 0
    if longer and index + 1 < len(words):
        for phrase in longer.get(words[index + 1][0], ()):
            end = index + len(phrase.rest) + 1
            if taken and end != taken:
                break
            if len(phrase.rest) > 1 and phrase.rest != tuple(word[0] for word in words[index + 1 : end]):
                continue
            if _add(text, words, index, end, phrase, facts):
                taken = end
    if not taken:
        for phrase in alone:
            _add(text, words, index, index + 1, phrase, facts)
    return taken or index + 1


def _add(text: str, words: list[Token], index: int, end: int, phrase: Phrase, facts: list[Fact]) -> bool:
    """Add the fact, unless the words say something else here."""
    if phrase.counted and not _counts(words, end):
        return False
    if phrase.kind == "-":
        return True
    firm = _means_it(text, words, index, end, phrase)
    if firm is None:
        return False
    start, last = words[index].start, words[end - 1].end
    kind = cast(Kind, phrase.kind)
    facts.append(Fact(kind, phrase.value, (start, last), text[start:last], firm and phrase.firm))
    return True


def _counts(words: list[Token], index: int) -> bool:
    """Does a number stand here, or one of a unit ("an hour")?"""
    if index >= len(words):
        return False
    word = words[index].word
    if word in ("a", "an", "the"):
        after = words[index + 1].word if index + 1 < len(words) else ""
        return after in _UNITS or after in _NUMBERS
    return word[0].isdigit() or word.partition("-")[0] in _NUMBERS or word.removesuffix("s") in _NUMBERS


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _means_it(text: str, words: list[Token], index: int, end: int, phrase: Phrase) -> bool | None:
    """None where the words say something else here; False where they may."""
    before = words[index - 1].word if index else "."
    after = words[end].word if end < len(words) else ""
    first = words[index].word
    match phrase.value:
        case "if":
            return _is_condition(text, words, index, after)
        case "when" if first == "once" and not phrase.rest:
            # "once signed"; "once a day" is a number.
            return True if after.endswith(("ed", "en")) else None
        case "keep away" if first in ("away", "clear"):
            return True if any(word.word in _KEPT for word in words[max(0, index - 5) : index]) else None
        case "when" if first == "when":
            return after not in ("is", "are", "was", "were", "do", "does", "did", "will", "can", "should")
        case "after" if first == "following":
            return before not in ("the", "these", "those") or None
        case "only" if phrase.firm:
            # "not only" and "if only" are phrases of their own.
            return None if before.endswith("n't") else True
        case "only":
            return True
        case "all" if first in ("every", "each"):
            numbered = _counts(words, end) or after in _PERIODS or after in ("second", "other")
            return None if numbered else True
        case "most" | "some" | "many" | "few" | "all" if phrase.kind == "share":
            return _shares(before, after, first, phrase)
        case "2":
            # "both A and B" counts nothing that is not named.
            near = [word.word for word in words[end : end + 3]]
            return (after.endswith("s") or bool(phrase.rest)) and "and" not in near[: _comma(near)]
        case "half":
            alone = after in ("", ".", ",", ";") and not (before == "a" and words[index - 2].word == "and")
            return True if alone else None
        case "least" | "most" if first in ("and", "or") and _counts(words, end):
            # "over 60 and under 5": that "under" is of the number after it.
            return None
        case "morning" | "afternoon" | "evening" | "night":
            # In "7:30 in the evening" it is part of the time.
            return not (index > 2 and before == "the" and _counts(words, index - 3))
        case "right" if first == "the":
            return None if after in ("to", "answer", "way", "thing", "form", "time", "place") else True
        case "promise":
            return before not in _STARTS_SENTENCE
        case "after" | "before" if phrase.firm and not phrase.rest:
            return after not in ("", ".", ",", "that") or None
    return True


def _comma(words: list[str]) -> int:
    return words.index(",") if "," in words else len(words)


def _is_condition(text: str, words: list[Token], index: int, after: str) -> bool | None:
    first = words[index].word
    if first in ("provided", "providing") and after not in _PRONOUNS and words[index + 1].word != "that":
        return None
    if first == "as" and (after[:1].isdigit() or after in _NUMBERS or after in ("a", "possible")):
        return None
    return not (first == "if" and _POLITE_IF.match(text, words[index].start))


def _shares(before: str, after: str, first: str, phrase: Phrase) -> bool | None:
    if phrase.value == "most" and first == "most":
        return (
            None
            if before in ("the", "at", "a")
            else bool(phrase.rest) or after.endswith("s") or after == "people"
        )
    if phrase.value == "many" and before in ("how", "as", "so", "too", "not"):
        return None
    if first == "some" and not phrase.rest:
        return after.endswith("s") or after == "people"
    return True
