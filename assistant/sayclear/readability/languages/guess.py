"""Guess the language of a text by its letters and its most common small words, and say when unsure.

Where a text is surely not English, the rules that know English only are not measured. So the guess
leans to English: a few foreign words, a name or a quotation never switch a rule off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayclear.readability.lists import rows
from sayclear.readability.vocabulary import frequencies

if TYPE_CHECKING:
    from sayclear.readability.units import Text

_WINDOW = 2000
_FEWEST_WORDS = 8
"""With fewer words there is no guess, save by the script."""
_FEWEST_FOR_OTHER = 20
_LEAST_SHARE = 0.12
"""This share of the words must be small words of the language."""
_LEAD = 1.6
"""The best language must have this many times as many as the next one."""
_TRACE = 0.05
_WHOLE = 2520
"""One small word, in parts that can be shared out evenly among two to ten languages."""
_KNOWN_IN_ENGLISH = 0.4
_SENTENCE = 5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a text is written in, as far as can be told."""

    code: str
    """ISO 639 ("de"), or for a script of its own ISO 15924 ("Arab"). "other": Latin letters, not English."""
    spaced: bool = True
    """Are words parted by spaces? Where they are not, words cannot be counted."""

    @property
    def english(self) -> bool:
        """Do the English rules apply? They do where nothing speaks against it."""
        return self.code in ("en", "unsure")


ENGLISH = Tongue("en")
UNSURE = Tongue("unsure")
OTHER = Tongue("other")

# First and last letter of each script's main block, and its code.
_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u0370", "\u03ff", "Grek"),
    ("\u0400", "\u052f", "Cyrl"),
    ("\u0531", "\u058f", "Armn"),
    ("\u0590", "\u05ff", "Hebr"),
    ("\u0600", "\u077f", "Arab"),
    ("\u0900", "\u097f", "Deva"),
    ("\u0980", "\u09ff", "Beng"),
    ("\u0b80", "\u0bff", "Taml"),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u10a0", "\u10ff", "Geor"),
    ("\u3040", "\u30ff", "Jpan"),
    ("\u3400", "\u9fff", "Hani"),
    ("\uac00", "\ud7af", "Hang"),
)
_OF_A_SCRIPT = re.compile(f"[{''.join(f'{first}-{last}' for first, last, _ in _SCRIPTS)}]")
_UNSPACED = frozenset({"Hani", "Jpan", "Thai"})


def guess(text: Text) -> Tongue:
    """Guess the language of both parts together, from at most 6,000 characters of each."""
    tongue = guess_words(" ".join(_sample(passage.flow.lower) for passage in text.passages))
    # A row of names is no language: it takes a sentence.
    is_prose = tongue.code != "other" or any(len(unit.words) >= _SENTENCE for unit in text.sentences)
    return tongue if is_prose else UNSURE


def guess_words(sample: str) -> Tongue:
    """Guess the language of some text in lower case."""
    script = _script(sample)
    if script is not None:
        return Tongue(script, script not in _UNSPACED)
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return UNSURE
    score = _score(words)
    count = len(words) * _WHOLE
    (best, most), (_, second), *_ = (*score.most_common(2), ("", 0))
    if most >= _LEAST_SHARE * count:
        if most >= _LEAD * second:
            return Tongue(best)
        # Two near ones, such as Spanish and Portuguese: surely not English, and no more than that.
        return OTHER if most >= _LEAD * score["en"] else UNSURE
    if len(words) < _FEWEST_FOR_OTHER or score["en"] > _TRACE * count:
        return UNSURE
    known = sum(word in frequencies() for word in words)
    return OTHER if known < _KNOWN_IN_ENGLISH * len(words) else UNSURE


def _score(words: Sequence[str]) -> Counter[str]:
    """How many of the words are small words of each language. One that several have is shared out."""
    score: Counter[str] = Counter({"en": 0})
    shares = _shares()
    for word, count in Counter(words).items():
        for language, share in shares.get(word, ()):
            score[language] += count * share
    return score


@cache
def _shares() -> Mapping[str, tuple[tuple[str, int], ...]]:
    languages: dict[str, list[str]] = {}
    for language, words in rows("stop_words"):
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    return {
        word: tuple((language, _WHOLE // len(found)) for language in found)
        for word, found in languages.items()
    }


def _script(sample: str) -> str | None:
    """The script of most letters, if it is not the Latin one."""
    if not _OF_A_SCRIPT.search(sample):
        return None
    letters = Counter("" if char < "\u0370" else _script_of(char) for char in sample if char.isalpha())
    # Chinese characters say more than letters: two make a word. Japanese mixes them with its own.
    if letters["Jpan"] * 4 > letters["Hani"]:
        letters["Jpan"] += letters.pop("Hani", 0)
    latin = letters.pop("", 0)
    if not letters:
        return None
    script, most = letters.most_common(1)[0]
    weight = 3 if script in _UNSPACED or script == "Hang" else 1
    return script if script and most * weight > latin and most >= 2 else None


@cache
def _script_of(char: str) -> str:
    for first, last, script in _SCRIPTS:
        if first <= char <= last:
            return script
    return ""


def _sample(text: str) -> str:
    """Three pieces of a long text: its start, its middle, its end."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = len(text) // 2
    return " ".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))
