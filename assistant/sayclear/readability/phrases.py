"""Find fixed phrases of our lists in a text, whatever form their verb has.

A row of a list is a phrase in lower case, and what belongs to it. In a phrase:
`pull~` is any form of "pull"; `{one's}` is "my", "your", "Anna's" ...; `{someone}` is one to three
words; `[the]` may be left out; `a/an` is one of the two; `...` is up to four words. A third and a fourth
cell are patterns that the text before it and behind it must not match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayclear.readability.lists import rows
from sayclear.readability.units import Flow
from sayclear.readability.vocabulary import verb_forms, zipf

_PLAIN_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPACE = r",?[ \t]*[ \t\n][ \t]*(?!\n)"
_GAPS = {
    "{one's}": r"(?:my|your|his|her|its|our|their|one's|[\w-]+(?:'s|s'))",
    "{oneself}": r"(?:my|your|him|her|it|our|them)sel(?:f|ves)",
    "{someone}": rf"[\w'-]+(?:{_SPACE}[\w'-]+){{0,2}}?",
    "...": rf"[\w'-]+(?:{_SPACE}[\w'-]+){{0,3}}?",
}

_BEFORE, _AFTER = 60, 40
"""How many characters beside a phrase are looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a list, found in a text."""

    start: int
    """In the cleared text of the passage."""
    end: int
    row: tuple[str, ...]
    """The row of the list."""


@dataclass(slots=True)
class _Phrase:
    row: tuple[str, ...]
    anchors: tuple[str, ...]
    """Words of which at least one stands in every text that holds the phrase."""
    needs: frozenset[str]
    """Words that all stand in every such text."""
    compiled: re.Pattern[str] | None = None

    def pattern(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(_pattern(self.row[0]))
        return self.compiled

    def is_literal(self, text: str, start: int, end: int) -> bool:
        """Do the words beside it show that it is meant as it stands?"""
        before, after = (*self.row, "", "", "")[2:4]
        return bool(
            (before and re.search(before, text[max(0, start - _BEFORE) : start]))
            or (after and re.match(after, text[end : end + _AFTER]))
        )


def find(name: str, flow: Flow) -> Iterator[Hit]:
    """Every phrase of the list `name` that stands in the text and is not quoted, in order.

    Where two phrases overlap, the longer one counts.
    """
    by_anchor = _phrases(name)
    wanted = {
        id(phrase): phrase
        for word in by_anchor.keys() & flow.vocabulary
        for phrase in by_anchor[word]
        if phrase.needs <= flow.vocabulary
    }.values()
    hits = [
        Hit(match.start(), match.end(), phrase.row)
        for phrase in wanted
        for match in phrase.pattern().finditer(flow.lower)
        if _begins_a_word(flow.lower, match.start())
        and not flow.is_foreign(match.start(), match.end())
        and not phrase.is_literal(flow.lower, match.start(), match.end())
    ]
    done = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= done:
            done = hit.end
            yield hit


def _begins_a_word(text: str, index: int) -> bool:
    # Asked here and not in the pattern: a pattern that begins with plain letters is found far sooner.
    return index == 0 or not (text[index - 1].isalnum() or text[index - 1] in "'-_")


@cache
def _phrases(name: str) -> dict[str, list[_Phrase]]:
    by_anchor: dict[str, list[_Phrase]] = {}
    for row in rows(name):
        phrase = _Phrase(row, _anchors(row[0]), _needs(row[0]))
        for anchor in phrase.anchors:
            by_anchor.setdefault(anchor, []).append(phrase)
    return by_anchor


def _anchors(phrase: str) -> tuple[str, ...]:
    """The forms of the rarest word that the phrase must hold."""
    choices = [
        tuple(form for option in part.split("/") for form in _forms_of(option))
        for part in phrase.split()
        if part not in _GAPS and not part.startswith("[")
    ]
    first = min(choices, key=lambda forms: max(map(zipf, forms)))
    return tuple(_PLAIN_WORD.findall(" ".join(form.split("-")[0] for form in first)))


def _needs(phrase: str) -> frozenset[str]:
    return frozenset(part for part in phrase.split() if _PLAIN_WORD.fullmatch(part))


def _forms_of(word: str) -> tuple[str, ...]:
    return verb_forms(word[:-1]) if word.endswith("~") else (word,)


def _pattern(phrase: str) -> str:
    out = ""
    parts = phrase.split()
    for number, part in enumerate(parts):
        space = _SPACE if number else ""
        if part.startswith("["):
            options = "|".join(re.escape(option) for option in part.strip("[]").split("/"))
            out += rf"(?:{space}(?:{options}))?" if number else rf"(?:(?:{options}){_SPACE})?"
            continue
        if number and parts[0].startswith("[") and number == 1:
            space = ""
        if part in _GAPS:
            out += space + _GAPS[part]
        else:
            forms = [re.escape(form) for option in part.split("/") for form in _forms_of(option)]
            out += space + (rf"(?:{'|'.join(forms)})" if len(forms) > 1 else forms[0])
    return out + r"(?![\w'-]*\w)"
