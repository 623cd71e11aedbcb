"""Count what makes a text easy or hard to read, and hold it against a profile.

Direct counts decide; formula grades are only shown. Nothing here imports a language model.
"""

from sayclear.readability.check import check, hardest
from sayclear.readability.rules import About, Example, Measured, Rule, Source, rules
from sayclear.readability.units import Passage, Place, Text, Unit, read, words_of

__all__ = [
    "About",
    "Example",
    "Measured",
    "Passage",
    "Place",
    "Rule",
    "Source",
    "Text",
    "Unit",
    "check",
    "hardest",
    "read",
    "rules",
    "words_of",
]
