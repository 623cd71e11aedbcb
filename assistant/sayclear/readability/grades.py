"""Estimates of how hard a whole text is. They are shown and never decide anything.

The level of a sentence is plain arithmetic on five counts. Its coefficients were fitted with
`benchmarks/fit_cefr.py` on the Wiki-Auto part of CEFR-SP (Arase, Uchida and Kajiwara, 2022,
https://github.com/yukiar/CEFR-SP, CC BY-SA 3.0), and on nothing else. On that part's development
sentences (701) the error is 0.60 of a level (root mean square), and 94 % are within one level.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayclear.readability.syllables import syllables
from sayclear.readability.units import Text, Unit
from sayclear.readability.vocabulary import zipf

LEAST_WORDS = 40
"""A text with fewer words of prose is too short for a grade."""

INTERCEPT = 2.6065
COEFFICIENTS = (0.3173, 0.3541, -0.2067, 0.0995, 0.2247)
"""In step with `features`."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RAREST, _COMMONEST = 2.5, 7.0
_SPREAD = 22.8
"""A school grade from n words is off by about this much, divided by the root of n (one standard
deviation: 3.6 grades at 40 words and 2.4 at 80, from part of a text against the whole of it)."""


@dataclass(frozen=True, slots=True)
class Grades:
    """What formulas say about a whole text."""

    ease: float
    """Flesch's reading ease with our own count of syllables and sentences; higher is easier."""
    cefr: float
    """Mean level of the sentences, 1 (A1) to 6 (C2)."""
    low: float
    """The school grade (years of school, US) is probably not below this."""
    high: float
    """... and not above this."""
    band: str
    """Both as words: "3 to 7"."""


def features(sentence: str) -> tuple[float, ...]:
    """Five counts: rare words, syllables, the second rarest word, the longest word, very rare words.

    Names are left out: words with a capital that are not the first.
    """
    found = _WORD.findall(sentence)
    words = [word for index, word in enumerate(found) if index == 0 or not word[0].isupper()] or ["a"]
    common = sorted(min(max(zipf(word), _RAREST), _COMMONEST) for word in words)
    return (
        math.log1p(sum(max(0.0, 5 - value) for value in common)),
        math.log1p(sum(syllables(word) - 1 for word in words)),
        common[min(1, len(common) - 1)],
        float(max(map(syllables, words))),
        math.log1p(sum(max(0.0, 4 - value) for value in common)),
    )


def cefr(sentence: str) -> float:
    """Estimated level of a sentence, from 1 (A1) to 6 (C2)."""
    products = zip(COEFFICIENTS, features(sentence), strict=True)
    return min(max(INTERCEPT + sum(weight * value for weight, value in products), 1.0), 6.0)


def prose(text: Text) -> Sequence[Unit]:
    """The sentences of paragraphs and list items."""
    return [unit for unit in text.units if unit.kind == "sentence"]


def grades(text: Text) -> Grades | None:
    """Grade a whole text, or None where it has fewer than 40 words of prose."""
    units = prose(text)
    words = [word for unit in units for word in unit.words]
    if len(words) < LEAST_WORDS:
        return None
    length = len(words) / len(units)
    spoken = sum(map(syllables, words)) / len(words)
    ease = 206.835 - 1.015 * length - 84.6 * spoken
    grade = 0.39 * length + 11.8 * spoken - 15.59
    spread = _SPREAD / math.sqrt(len(words))
    low, high = max(grade - spread, 0.0), max(grade + spread, 1.0)
    return Grades(
        ease=round(ease, 1),
        cefr=round(_mean(cefr(unit.text) for unit in units), 2),
        low=round(low, 1),
        high=round(high, 1),
        band=f"{low:.0f} to {high:.0f}",
    )


def counts(text: Text) -> dict[str, float]:
    """Direct counts of the whole text."""
    sentences = text.sentences
    words = sum(len(unit.words) for unit in text.units)
    lengths = [len(unit.words) for unit in sentences]
    blocks = [block for passage in text.passages for block in passage.blocks]
    return {
        "words": words,
        "sentences": len(sentences),
        "paragraphs": sum(block.kind == "paragraph" for block in blocks),
        "headings": sum(block.kind == "heading" for block in blocks),
        "items": sum(block.kind == "item" for block in blocks),
        "sentence_words_mean": round(_mean(lengths), 1),
        "sentence_words_max": max(lengths, default=0),
        "syllables": sum(syllables(word) for unit in text.units for word in unit.words),
    }


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
