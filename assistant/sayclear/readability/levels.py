"""The CEFR level of a word: from a list up to B1, and above it an estimate by how common the word is.

The list is that of the CEFR-J project (`data/cefr_words.txt` says whose it is). It has no level for most
rare words, so B2, C1 and C2 are estimates: from Zipf frequency, like those of common words that the list
leaves out. English only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from sayclear.readability.grades import BANDS, common_words
from sayclear.readability.units import Text
from sayclear.readability.vocabulary import bases, frequencies

_FLOORS = (5.3, 5.0, 4.5, 3.5, 3.0)
"""The lowest Zipf frequency of A1 to C1 for a word that is not on the list. Our own choice."""
_LONGEST_KEPT = 40


def word_levels(text: Text) -> dict[str, int]:
    """How many running words of both parts stand at each level. Names, figures and addresses are left out."""
    found = Counter(word_level(word) for unit in text.units for word in common_words(unit.words))
    return {band: found[band] for band in BANDS}


def word_level(word: str) -> str:
    """The level of a word in lower case, "A1" to "C2". Each form has the level of its easiest base."""
    return _kept(word) if len(word) <= _LONGEST_KEPT else BANDS[-1]


@lru_cache(maxsize=20_000)
def _kept(word: str) -> str:
    forms = tuple(bases(word))
    listed = [level for form in forms if (level := _listed().get(form))]
    if listed:
        return min(listed)
    zipf = max(frequencies().get(form, 0.0) for form in forms)
    return BANDS[sum(zipf < floor for floor in _FLOORS)]


@cache
def _listed() -> Mapping[str, str]:
    text = files("sayclear.readability").joinpath("data", "cefr_words.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {word: level for level, *words in lines for word in words}
