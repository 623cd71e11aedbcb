"""A second opinion on readability, from the textstat package: its own figures, and no request ever.

textstat 0.7.13 looks syllables up through nltk, which fetches a dictionary from the network where it
has none. It is given our own counters instead, before it loads, so nltk is not even imported; the
hyphens of pyphen, with which it counts in other languages, are not asked either. textstat also
remembers the texts it was given; they are forgotten after each use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from sayclear.readability.languages.syllables import SPELLINGS, syllables
from sayclear.readability.syllables import for_formulas

FIGURES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
)
"""What is asked of textstat of English, by its own names. Only for the first one is higher easier."""

IN_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "en": FIGURES,
    "de": ("flesch_reading_ease", "wiener_sachtextformel", "lix"),
    "es": ("fernandez_huerta", "szigriszt_pazos", "gutierrez_polini", "lix"),
    "fr": ("flesch_reading_ease", "lix"),
    "it": ("flesch_reading_ease", "gulpease_index", "lix"),
    "nl": ("flesch_reading_ease", "lix"),
}
"""The same by language. Its `flesch_reading_ease` takes the weights of the language (Amstad, Kandel and
Moles, Vacca, Douma)."""

_MORE: Mapping[str, tuple[int, ...]] = {"wiener_sachtextformel": (1,)}

_LOOK_UP = "textstat.backend.utils._get_cmudict"


def measure(text: str, /, *, language: str = "en") -> dict[str, float] | None:
    """What textstat says about a text that is cleared of Markdown; None where it has no word.

    None too for a language that is not in `IN_LANGUAGE`. Its known faults stay: it splits at each ".",
    and does not count sentences of one or two words.
    """
    if language not in IN_LANGUAGE or not any(char.isalnum() for char in text):
        return None
    textstat, forget = _textstat()
    textstat.set_lang(language)
    try:
        return {
            name: float(getattr(textstat, name)(text, *_MORE.get(name, ()))) for name in IN_LANGUAGE[language]
        }
    finally:
        textstat.set_lang("en_US")
        forget()


class _OurSyllables:
    """Looks like a pronouncing dictionary with every word in it: a list of sounds for each reading."""

    def __init__(self, language: str) -> None:
        self.language = language[:2]

    def __getitem__(self, word: str) -> tuple[tuple[str, ...]]:
        known = self.language in SPELLINGS
        # A sound that ends in a digit is a vowel, and makes a syllable.
        return (("V1",) * (syllables(word, self.language) if known else for_formulas(word)),)


@cache
def _textstat() -> tuple[Any, Callable[[], None]]:
    """The package with our syllables in it, and the way to make it forget."""

    def get_cmudict(language: str) -> _OurSyllables:
        return _OurSyllables(language)

    look_up: Any = sys.modules.setdefault(_LOOK_UP, ModuleType(_LOOK_UP))
    look_up.get_cmudict = get_cmudict
    textstat = import_module("textstat")
    # Where somebody had loaded textstat before, its counter still has the old look-up.
    counter: Any = import_module("textstat.backend.counts._count_syllables")
    counter.get_cmudict = get_cmudict
    memories = {
        function
        for name, module in tuple(sys.modules.items())
        if name.startswith("textstat.")
        for function in vars(module).values()
        if hasattr(function, "cache_clear")
    }

    def forget() -> None:
        for memory in memories:
            memory.cache_clear()

    return textstat, forget
