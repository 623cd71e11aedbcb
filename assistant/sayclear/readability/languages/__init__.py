"""Tell which language a text is in, and measure it by that language's own formulas."""

from sayclear.readability.languages.formulas import EASE, SOURCES, figures
from sayclear.readability.languages.guess import ENGLISH, UNSURE, Tongue, guess, guess_words

__all__ = ["EASE", "ENGLISH", "SOURCES", "UNSURE", "Tongue", "figures", "guess", "guess_words"]
