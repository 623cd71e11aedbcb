"""Readability formulas of German, Spanish, French, Italian and Dutch, with our own counts.

Each language has formulas of its own: Flesch's weights are for English and say nothing elsewhere.
They are shown and never decide. No level of CEFR is estimated outside English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayclear.readability.languages.syllables import syllables

_LETTER = re.compile(r"[^\W_]")
_FIGURE = re.compile(r"\d")
_ADDRESS = re.compile(r"://|@|^www\.")

EASE: Mapping[str, str] = {
    "de": "amstad",
    "es": "fernandez_huerta",
    "fr": "kandel_moles",
    "it": "gulpease",
    "nl": "flesch_douma",
}
"""The formula of each language that says how easy a text is: higher is easier, about 0 to 100."""

SOURCES: Mapping[str, str] = {
    "amstad": "Amstad 1978, Wie verständlich sind unsere Zeitungen?",
    "wiener_sachtextformel": "Bamberger and Vanecek 1984, Lesen, Verstehen, Lernen, Schreiben; first formula",
    "fernandez_huerta": "Fernández Huerta 1959, Medidas sencillas de lecturabilidad",
    "szigriszt_pazos": "Szigriszt Pazos 1993, Sistemas predictivos de legibilidad del mensaje escrito",
    "kandel_moles": "Kandel and Moles 1958, Application de l'indice de Flesch à la langue française",
    "gulpease": "Lucisano and Piemontese 1988, Gulpease",
    "flesch_vacca": "Franchina and Vacca 1986, Adaptation of Flesch readability index",
    "flesch_douma": "Douma 1960, De leesbaarheid van landbouwbladen",
    "lix": "Björnsson 1968, Läsbarhet; higher is harder",
}
"""Who found each formula."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the formulas look at."""

    length: float
    """Words a sentence."""
    heard: float
    """Syllables a word."""
    letters: float
    """Letters and figures a word."""
    long: float
    """Words of more than six letters, of 100."""
    polysyllables: float
    """Words of three syllables or more, of 100."""
    monosyllables: float
    """Words of one syllable, of 100."""


_FORMULAS: Mapping[str, Callable[[Sizes], float]] = {
    "amstad": lambda of: 180 - of.length - 58.5 * of.heard,
    "wiener_sachtextformel": lambda of: (
        0.1935 * of.polysyllables + 0.1672 * of.length + 0.1297 * of.long - 0.0327 * of.monosyllables - 0.875
    ),
    "fernandez_huerta": lambda of: 206.84 - 60 * of.heard - 1.02 * of.length,
    "szigriszt_pazos": lambda of: 206.835 - 62.3 * of.heard - of.length,
    "kandel_moles": lambda of: 207 - 1.015 * of.length - 73.6 * of.heard,
    "gulpease": lambda of: 89 + 300 / of.length - 10 * of.letters,
    "flesch_vacca": lambda of: 217 - 1.3 * of.length - 60 * of.heard,
    "flesch_douma": lambda of: 206.835 - 0.93 * of.length - 77 * of.heard,
    "lix": lambda of: of.length + of.long,
}
_OF_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "de": ("amstad", "wiener_sachtextformel", "lix"),
    "es": ("fernandez_huerta", "szigriszt_pazos", "lix"),
    "fr": ("kandel_moles", "lix"),
    "it": ("gulpease", "flesch_vacca", "lix"),
    "nl": ("flesch_douma", "lix"),
}


def figures(sentences: Sequence[Sequence[str]], language: str) -> dict[str, float] | None:
    """What the language's own formulas say of sentences of words; None where we know no formula."""
    found = _sizes(sentences, language) if language in _OF_LANGUAGE else None
    return None if found is None else {name: _FORMULAS[name](found) for name in _OF_LANGUAGE[language]}


def _sizes(sentences: Sequence[Sequence[str]], language: str) -> Sizes | None:
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    heard = [_syllables(word, language) for word in words]
    letters = [len(_LETTER.findall(word)) for word in words]
    count = len(words)
    return Sizes(
        length=count / len(sentences),
        heard=sum(heard) / count,
        letters=sum(letters) / count,
        long=100 * sum(size > 6 for size in letters) / count,
        polysyllables=100 * sum(number >= 3 for number in heard) / count,
        monosyllables=100 * sum(number == 1 for number in heard) / count,
    )


def _syllables(word: str, language: str) -> int:
    """As in English, a figure or an address counts as one: people see it at a glance."""
    if _FIGURE.search(word) or _ADDRESS.search(word):
        return 1
    return syllables(word, language)
