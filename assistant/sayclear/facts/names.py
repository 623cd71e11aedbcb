"""Names: words with a capital letter where grammar asks for none."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache

from sayclear.facts.marks import Fact
from sayclear.readability.lists import word_set
from sayclear.readability.vocabulary import bases, zipf

_CAPITAL = re.compile(r"(?<![\w'’])(?:[A-Z][\w&]*(?:['’][A-Z]\w+)?(?:-\w+)*|[a-z]+[A-Z]\w*)(?:\.(?=[A-Z]))?")
_IN_MID_SENTENCE = re.compile(r"[a-z,] ([A-Z][^\W\d_]*)")
_LEAD = " \t\"'“‘”’([{«—–•>"
_STARTS_AFTER = ".!?:;\n"
_NEVER = frozenset(("I", "I'm", "I'll", "I've", "I'd", "A", "O", "OK", "Okay"))
_COMMON_ENDINGS = tuple(
    "ly ing ed ise ize tion sion ment ness able ible ful less ous ive ate ify ity ies al ance ence "
    "ship er".split()
)


class _Spans:
    """Stretches of a text that do not overlap."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)

    def hold(self, index: int) -> bool:
        """Does one of them hold this character?"""
        number = bisect_right(self.spans, (index, sys.maxsize)) - 1
        return number >= 0 and index < self.spans[number][1]


@cache
def _given_names() -> frozenset[str]:
    return word_set("given_names")


def capitals(text: str) -> frozenset[str]:
    """Words that have a capital in mid-sentence, in lower case."""
    return frozenset(map(str.lower, _IN_MID_SENTENCE.findall(text)))


def names(text: str, taken: list[tuple[int, int]], known: frozenset[str] = frozenset()) -> list[Fact]:
    """Names of a text that has no marks left, but for those in the `taken` places (dates).

    `known` are words that are names elsewhere: at the start of a sentence nothing else tells.
    """
    found = [match for match in _CAPITAL.finditer(text) if match.group() not in _NEVER]
    if not found:
        return []
    titled = _Spans(_titled_lines(text))
    dates = _Spans(taken)
    inner = set(known)
    starts: list[re.Match[str]] = []
    facts: list[Fact] = []
    for match in found:
        start, end = match.span()
        if dates.hold(start):
            continue
        word = match.group().rstrip(".")
        value = _value(word)
        if _starts(text, start):
            starts.append(match)
        elif not (_shouted(text, match) or (titled.hold(start) and _is_ordinary(word, value))):
            inner.add(value)
            facts.append(Fact("name", value, (start, end), word))
    for match in starts:
        word = match.group().rstrip(".")
        value = _value(word)
        firm = value in inner or _is_name_at_start(text, match, word, value)
        facts.append(Fact("name", value, match.span(), word, firm))
    return facts


def _value(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").lower()


def _starts(text: str, index: int) -> bool:
    lead = text[max(0, index - 12) : index].rstrip(_LEAD)
    if not lead:
        return index <= 12 or not text[:index].strip(_LEAD)
    return lead[-1] in _STARTS_AFTER


def _is_name_at_start(text: str, match: re.Match[str], word: str, value: str) -> bool:
    if _is_initials(word):
        return not _shouted(text, match) and not (zipf(value) >= 5 and len(word) > 3)
    following = text[match.end() : match.end() + 2]
    if value in _given_names() or (following[:1] == " " and following[1:].isupper() and _is_title(value)):
        return True
    return _is_rare(value)


def _is_title(value: str) -> bool:
    return value in (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "lady",
        "lord",
        "st",
        "saint",
        "aunt",
        "uncle",
    )


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_ordinary(word: str, value: str) -> bool:
    return value.isalpha() and not (_is_initials(word) or _is_rare(value) or value in _given_names())


def _is_rare(value: str) -> bool:
    """Not in the list of common words, and not made like an ordinary one ("utilise", "unpaid")."""
    if (
        not value.isalpha()
        or len(value) < 3
        or value.startswith(("un", "re", "dis", "pre", "non", "over", "out"))
    ):
        return False
    return not value.endswith(_COMMON_ENDINGS) and not any(zipf(base) for base in bases(value))


_COMMON = 4.3
_A_WORD = 2.8
_SHORT_FORM = 5
"""Letters. A word in capitals that is longer is seldom a short form."""


def _shouted(text: str, match: re.Match[str]) -> bool:
    """One of two or more words in capitals that stand side by side, and are ordinary words."""
    word = match.group()
    known = zipf(word) >= (_A_WORD if len(word) > _SHORT_FORM else _COMMON)
    if not word.isupper() or not known or word.lower() in _given_names():
        return False
    near = (
        text[max(0, match.start() - 20) : match.start()].split()[-1:]
        + text[match.end() : match.end() + 20].split()[:1]
    )
    return any(len(other.strip(".,!?:;")) > 1 and other.isupper() for other in near)


def _titled_lines(text: str) -> list[tuple[int, int]]:
    """Lines that Are Written Like This."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        if match.group().rstrip()[-1:] in ".!?":
            continue
        words = re.findall(r"[A-Za-z]{3,}", match.group())
        if len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.6 * len(words):
            lines.append(match.span())
    return lines
