"""The rough common form of a word, kept for words that everybody uses."""

from __future__ import annotations

from functools import cache

from sayclear.readability import vocabulary


def stem(word: str) -> str:
    """As `vocabulary.stem`. Kept only for words of the list: what else a person writes stays nowhere."""
    return _kept(word) if word in vocabulary.frequencies() else vocabulary.stem(word)


@cache
def _kept(word: str) -> str:
    return vocabulary.stem(word)
