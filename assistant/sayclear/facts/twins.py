"""Stiff words and the plain ones that we put in their place: the same claim is about either."""

from __future__ import annotations

from functools import cache

from sayclear.facts.stems import stem
from sayclear.wordlists import table


@cache
def plain_for(stiff: str) -> frozenset[str]:
    """What our own list puts for this word; both by their rough common form."""
    return frozenset(plain for old, plain in _pairs() if old == stiff)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(
        (stem(spelling.split()[0]), stem(form.split()[0]))
        for _, from_, to, *_ in table("plain_words", 6)
        for spelling in from_.split("|")
        for form in to.split(",")
        if form.strip()
    )
