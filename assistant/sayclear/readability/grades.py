"""Estimate how hard an English text is: ease, a CEFR level, and a school grade as a band.

Grades are shown and never decide. Ease is a plain mean of three figures of equal weight: the classic
formula sees only lengths, the level of the sentences sees words too, and the hardest sentences are
where a reader stops. The weights of the CEFR estimate are fitted by least squares on the
Wiki-Auto part of CEFR-SP (Arase, Uchida and Kajiwara 2022, "CEFR-Based Sentence Difficulty Annotation
and Assessment"; that part is under CC BY-SA 3.0), by `benchmarks/fit_cefr.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayclear.readability.syllables import for_formulas, syllables
from sayclear.readability.units import Text, Unit
from sayclear.readability.vocabulary import bases, frequencies

FEWEST_WORDS = 40
"""A text with fewer words of prose gets no grade: the figure would say more about chance."""

BANDS = ("A1", "A2", "B1", "B2", "C1", "C2")

_HIGHEST_GRADE = 18

_RAREST = 2.7
"""The word list ends at Zipf 3.0; what is not in it counts as this."""
_LONGEST_KEPT = 40
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Grades:
    """How hard a text is. Estimates, for texts with at least `FEWEST_WORDS` words of prose."""

    ease: float
    """Higher is easier; most texts lie between 0 and 100. The mean of Flesch reading ease, of the level
    of all sentences, and of the level of the hardest third. Level 1 counts as 100, level 6 as 0."""
    cefr: float
    """Mean estimate of all sentences, each word with the same weight: 1 is A1, 6 is C2."""
    cefr_band: str
    """The nearest CEFR level, "A1" to "C2"."""
    low: int
    """Lowest school grade (United States) that fits."""
    high: int
    """Highest school grade that fits; 18 stands for all above."""
    flesch: float
    """Flesch reading ease with our own counts (Flesch 1948)."""
    grade: float
    """Flesch-Kincaid grade with our own counts (Kincaid and others 1975); `low` and `high` lie around it."""

    @property
    def band(self) -> str:
        """The school grades in words, such as "6 to 9"."""
        return f"{self.low} to {self.high}"


def grades(text: Text, *, level: Callable[[Unit], float] | None = None) -> Grades | None:
    """Grade the prose of both parts, or None where there is too little of it.

    Headings, table cells, labels and code are no prose; list items are. `level` may give the level of a
    sentence, where it is known already.
    """
    units = prose(text)
    sizes = [(len(unit.words), sum(map(for_formulas, unit.words))) for unit in units]
    words, heard = sum(size[0] for size in sizes), sum(size[1] for size in sizes)
    if words < FEWEST_WORDS:
        return None
    length, per_word = words / len(units), heard / words
    flesch = 206.835 - 1.015 * length - 84.6 * per_word
    levels = [(level or sentence_cefr)(unit) for unit in units]
    cefr = sum(size[0] * found for size, found in zip(sizes, levels, strict=True)) / words
    hardest = sorted(levels)[-math.ceil(len(levels) / 3) :]
    ease = (flesch + _ease(cefr) + _ease(sum(hardest) / len(hardest))) / 3
    grade = 0.39 * length + 11.8 * per_word - 15.59
    low, high = _school_grades(sizes, length, per_word)
    return Grades(ease, cefr, BANDS[int(cefr + 0.5) - 1], low, high, flesch, grade)


def _ease(level: float) -> float:
    """A CEFR level on the scale of ease: 100 for A1, 0 for C2."""
    return 20 * (6 - level)


def prose(text: Text) -> tuple[Unit, ...]:
    """The sentences of paragraphs and list items."""
    return tuple(unit for unit in text.units if unit.kind == "sentence")


def counts(text: Text) -> dict[str, float]:
    """What can be counted in both parts. A sentence is any unit but a label; a label's words count."""
    blocks = [(passage.part, block) for passage in text.passages for block in passage.blocks]
    kinds = [block.kind for _, block in blocks]
    lengths = [len(unit.words) for unit in text.sentences]
    return {
        "words": sum(len(unit.words) for unit in text.units),
        "sentences": len(lengths),
        "paragraphs": kinds.count("paragraph"),
        "headings": kinds.count("heading"),
        "lists": len({(part, block.list_id) for part, block in blocks if block.kind == "item"}),
        "list_items": kinds.count("item"),
        "tables": kinds.count("table"),
        "code_blocks": kinds.count("code"),
        "longest_sentence_words": max(lengths, default=0),
        "mean_sentence_words": sum(lengths) / len(lengths) if lengths else 0,
    }


def sentence_cefr(unit: Unit) -> float:
    """Estimate the CEFR level of a sentence, from 1 = A1 to 6 = C2; a typical error is half a level."""
    found = features(unit.words)
    if found is None:
        return 1.0
    level = _BASE + sum(weight * value for weight, value in zip(_WEIGHTS, found, strict=True))
    return min(6.0, max(1.0, level))


FEATURES = (
    "root of the number of words",
    "Zipf frequency of the second rarest word",
    "Zipf frequency of the third rarest word",
    "how far the words are below Zipf 5, as one length",
    "letters of the longest word",
    "share of figures",
    "syllables a word",
    "share of words below Zipf 4",
    "share of words below Zipf 6",
)
_BASE = 2.6093
_WEIGHTS = (0.2228, -0.2469, -0.1188, 0.2023, 0.0762, -2.7871, 0.4997, 0.6391, -0.5000)


def features(words: Sequence[str]) -> tuple[float, ...] | None:
    """What the CEFR estimate looks at, in the order of `FEATURES`; None for a sentence without words.

    Names, figures and addresses are left out, save that each counts as a word.
    """
    figures = sum(_DIGIT.search(word) is not None for word in words)
    known = [_look_up(piece) for piece in common_words(words)]
    if not known:
        return None
    zipfs = sorted(zipf for zipf, _, _ in known)
    size = len(known)
    return (
        math.sqrt(len(words)),
        zipfs[min(1, size - 1)],
        zipfs[min(2, size - 1)],
        math.sqrt(sum((5 - zipf) ** 2 for zipf in zipfs if zipf < 5)),
        min(max(letters for _, letters, _ in known), 16),
        min(figures / len(words), 0.3),
        sum(heard for _, _, heard in known) / size,
        sum(zipf < 4 for zipf in zipfs) / size,
        sum(zipf < 6 for zipf in zipfs) / size,
    )


def common_words(words: Iterable[str]) -> list[str]:
    """The words in lower case, without names, figures and addresses."""
    pieces: list[str] = []
    for word in words:
        if not _DIGIT.search(word) and "://" not in word and "@" not in word and not word.startswith("www."):
            pieces += _PIECE.findall(word.replace("’", "'"))
    rest = pieces[1:]
    small = [piece for piece in rest if not piece[0].isupper() or piece == "I" or piece.startswith("I'")]
    # In a title or in a shouted line, capitals make no name.
    if (len(rest) > 2 and 4 * len(small) < len(rest)) or all(map(str.isupper, pieces)):
        small = rest
    return [piece.lower() for piece in (*pieces[:1], *small)]


def _look_up(word: str) -> tuple[float, int, int]:
    """Zipf frequency of the word's easiest base, letters, syllables."""
    return _kept(word) if len(word) <= _LONGEST_KEPT else (_RAREST, len(word), syllables(word))


@lru_cache(maxsize=20_000)
def _kept(word: str) -> tuple[float, int, int]:
    known = frequencies()
    return max(known.get(base, _RAREST) for base in bases(word)), len(word), syllables(word)


def _school_grades(sizes: Sequence[tuple[int, int]], length: float, per_word: float) -> tuple[int, int]:
    """The Flesch-Kincaid grade, and how far it may be off: one grade, or what chance alone would do.

    Chance is the standard error over the sentences; one sentence alone says little, so it gets three.
    """
    grade = 0.39 * length + 11.8 * per_word - 15.59
    pulls = [0.39 * (words - length) + 11.8 * (heard - per_word * words) / length for words, heard in sizes]
    count = len(pulls)
    chance = math.sqrt(sum(pull**2 for pull in pulls) / (count * (count - 1))) if count > 1 else 3.0
    off = max(1.0, chance)
    low = min(max(math.floor(grade - off), 1), _HIGHEST_GRADE - 1)
    return low, min(max(math.ceil(grade + off), low + 1), _HIGHEST_GRADE)
