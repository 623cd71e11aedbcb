"""Where a rare word of our list stands so that a bracket may follow it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from sayclear.inline import protected, touches
from sayclear.wordlists import table

_ENDS_A_NOUN = frozenset(
    "of for in to and or is are was were will would may might must can could should has have had from "
    "on at by with that who which if when because as but before after until within unless under about "
    "than not so "
    "while where since into over between during without through against also only be been do does did".split()
)
_BEHIND_A_VERB = frozenset("to with in on from by for at when if and or until before after as".split())
"""Behind a verb, a bracket may stand before these. Between a verb and its object it would part the two."""
_COUNTED = re.compile(
    r"(?:[\d½¼¾%£$€][\w.,/½¼¾-]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a quarter))"
    r"(?:\s+\w+)?\s+[*_]*$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"an? (?P<head>[\w’' -]+?)(?P<rest>\s(?:of|for|to|from|with|in|on|at|above|beside|under|around|by)\b.*|)$"
)
_CLAUSE = re.compile(
    r"\b(?:who|that|where|when|so|you|more|less|or|and|full|between|without|hired|sent|it|put|worth|behind)\b"
)
_BEFORE_A_NOUN = re.compile(r"\b(?:the|an?|of|your|its|this|that|no)\s+[*_]*$", re.IGNORECASE)


class Entry(NamedTuple):
    """One row of the list."""

    forms: frozenset[str]
    meaning: str
    kind: str
    """"m" on demand, "v" a verb."""

    @property
    def on_demand(self) -> bool:
        """Only where the text as a whole has too many hard words?"""
        return "m" in self.kind


class Spot(NamedTuple):
    """A word that may be explained."""

    end: int
    entry: Entry
    meaning: str
    """In the number of the word: "small dried beans" for "lentils"."""


def spots(sentence: str, known: Collection[str], *, on_demand: bool) -> Iterator[Spot]:
    """Each word once. One that is in `known`, in a name, in quotation marks, or counted, is left out."""
    pattern, entries = _list(on_demand)
    if not pattern.search(sentence):
        return
    kept = protected(sentence)
    told = set(known)
    for match in pattern.finditer(sentence):
        entry = entries[match.group().lower()]
        if touches(kept, *match.span()) or not told.isdisjoint(entry.forms):
            continue
        if _in_a_bracket(sentence, match.start()) or not _ends_here(sentence, match, entry):
            continue
        if "v" in entry.kind and match.group().lower().endswith(("ed", "ing", "s")):
            # "deducted (take off)": the meaning of a verb is written in its plain form.
            continue
        told |= entry.forms
        meaning = _in_number(match.group().lower(), entry)
        if meaning and not re.match(r"[\"”’*_]*\s\(", sentence[match.end() :]):
            yield Spot(match.end(), entry, meaning)


def _in_number(word: str, entry: Entry) -> str:
    """ "a small dried bean" becomes "small dried beans" behind a word that stands for several.

    "" where the meaning says one thing, the word says several, and we cannot turn it.
    """
    one = _ONE.match(entry.meaning)
    singular = {word[:-1], word[:-2], f"{word[:-3]}y"} & entry.forms
    if not word.endswith("s") or word.endswith("ss") or not singular:
        return entry.meaning
    if not one or _CLAUSE.search(entry.meaning) or one["head"].endswith("f"):
        return "" if re.match(r"(?:an?|the)\s", entry.meaning) else entry.meaning
    head, rest = one["head"], one["rest"]
    if head.endswith("person"):
        return f"{head.removesuffix('person')}people{rest}"
    if head.endswith("y") and head[-2] not in "aeiou":
        return f"{head[:-1]}ies{rest}"
    if head.endswith(("s", "x", "ch", "sh")):
        return f"{head}es{rest}" if not head.endswith("ss") or head.endswith("glass") else entry.meaning
    return f"{head}s{rest}"


def _ends_here(sentence: str, match: re.Match[str], entry: Entry) -> bool:
    """ "Endoscopy Unit" is a name, and a bracket would tear "tenancy agreement" apart."""
    behind = sentence[match.end() :]
    if re.match(r"['’]\w", behind):
        return False
    following = re.match(r"[\s*_]+([^\W\d_]+)", behind)
    if following:
        word = following.group(1)
        if word not in (_BEHIND_A_VERB if "v" in entry.kind else _ENDS_A_NOUN):
            return False
    before = sentence[: match.start()]
    if match.group()[0].isupper() and re.search(r"\w", before):
        return False
    if "v" in entry.kind and _BEFORE_A_NOUN.search(before):
        return False
    return not (entry.on_demand and _COUNTED.search(before))


def _in_a_bracket(sentence: str, at: int) -> bool:
    return sentence.rfind("(", 0, at) > sentence.rfind(")", 0, at)


@cache
def _list(on_demand: bool) -> tuple[re.Pattern[str], dict[str, Entry]]:  # noqa: FBT001 - a cached table
    rows = (Entry(frozenset(row[0].split("|")), row[1], row[2]) for row in table("explanations", 3))
    entries = {form: entry for entry in rows if entry.on_demand == on_demand for form in entry.forms}
    words = "|".join(sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?<![\w@/-])(?:{words})(?![\w@/-])", re.IGNORECASE), entries
