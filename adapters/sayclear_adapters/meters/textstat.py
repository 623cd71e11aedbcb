"""A second opinion on a whole text: the figures of the `textstat` package, without its traps.

textstat fetches a dictionary from the network at the first call, and keeps recent texts in memory.
Here it counts syllables our way, asks nobody, and forgets at once. It still leaves sentences of one
or two words out of its count of sentences, so that short sentences look long to it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from types import ModuleType

from sayclear.readability.syllables import syllables

FIGURES = (
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "gunning_fog",
    "smog_index",
)
_KEEP_TEXTS = tuple(
    f"textstat.backend.{part}"
    for part in ("counts", "metrics", "selections", "transformations", "validations")
)
_DICTIONARY = "textstat.backend.utils._get_cmudict"


class _Spoken(dict[str, list[list[str]]]):
    """Stands in for the pronouncing dictionary: knows every word, and only its number of syllables."""

    def __missing__(self, word: str) -> list[list[str]]:
        return [["0"] * syllables(word)]


def measure(text: str) -> Mapping[str, float]:
    """Figures of cleared English text, by textstat's own names. Empty where textstat cannot be used."""
    package = _package()
    if package is None or not text.strip():
        return {}
    figures = {name: round(float(getattr(package, name)(text)), 2) for name in FIGURES}
    _forget()
    return figures


def why_not() -> str | None:
    """Why there are no figures, for a log; None where there are some."""
    if find_spec("textstat") is None:
        return "textstat is not installed"
    return None if _package() else "this version of textstat would use the network"


@cache
def _package() -> ModuleType | None:
    if find_spec("textstat") is None:
        return None
    # Put in the place of textstat's own module before it is imported: that one imports nltk, which
    # takes a second, and downloads.
    stand_in = ModuleType(_DICTIONARY)
    stand_in.get_cmudict = _get_cmudict  # type: ignore[attr-defined]
    sys.modules.setdefault(_DICTIONARY, stand_in)
    import textstat
    from textstat.backend.counts import _count_syllables

    return textstat if _count_syllables.get_cmudict is _get_cmudict else None


def _get_cmudict(_lang: str) -> _Spoken:
    return _Spoken()


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(_KEEP_TEXTS):
            for part in vars(module).values():
                if hasattr(part, "cache_clear"):
                    part.cache_clear()
