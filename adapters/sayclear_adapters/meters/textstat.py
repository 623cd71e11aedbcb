"""A second opinion on readability, from the textstat package: its own figures, and no request ever.

textstat 0.7.13 looks syllables up through nltk, which fetches a dictionary from the network where it
has none. It is given our own counter instead, before it loads, so nltk is not even imported. textstat
also remembers the texts it was given; they are forgotten after each use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

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
"""What is asked of textstat, by its own names. Only for the first one is higher easier."""

_LOOK_UP = "textstat.backend.utils._get_cmudict"


def measure(text: str) -> dict[str, float] | None:
    """What textstat says about an English text that is cleared of Markdown; None where it has no word.

    Its known faults stay: it splits at each ".", and does not count sentences of one or two words.
    """
    if not any(char.isalnum() for char in text):
        return None
    textstat, forget = _textstat()
    try:
        return {name: float(getattr(textstat, name)(text)) for name in FIGURES}
    finally:
        forget()


class _OurSyllables:
    """Looks like a pronouncing dictionary with every word in it: a list of sounds for each reading."""

    def __getitem__(self, word: str) -> tuple[tuple[str, ...]]:
        # A sound that ends in a digit is a vowel, and makes a syllable.
        return (("V1",) * for_formulas(word),)


@cache
def _textstat() -> tuple[ModuleType, Callable[[], None]]:
    """The package with our syllables in it, and the way to make it forget."""
    ours = _OurSyllables()

    def get_cmudict(_language: str) -> _OurSyllables:
        return ours

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
