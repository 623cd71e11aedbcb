"""Words that the next sentence explains: "... a marshal. A marshal is a person who leads the walk." """

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

_DEFINES = re.compile(
    r"(?:(?:an?|the|to|his|her|your|its|their|our|my)\s+)?(?P<term>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+"
    r"(?:is|are|means)\s+(?:an?\b|the\b|to\b|[a-z])",
    re.IGNORECASE,
)


_REACH = 3
"""Sentences. Two explanations may stand one behind the other."""


def defined(sentences: Iterable[str]) -> frozenset[str]:
    """The words (lower case) that a sentence uses and one close behind it says the meaning of."""
    found: set[str] = set()
    before: deque[str] = deque(maxlen=_REACH)
    for sentence in sentences:
        match = _DEFINES.match(sentence.lstrip())
        if match is not None and before:
            term = match["term"].lower()
            word = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])")
            if any(word.search(said) for said in before):
                found.update(term.split())
        before.append(sentence.lower())
    return frozenset(found)
