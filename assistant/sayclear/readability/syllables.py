"""Count the syllables of English words, as they are read aloud."""

from __future__ import annotations

import re
from functools import lru_cache

_EXCEPTIONS: dict[str,int] = {}
_VOWELS = re.compile(r"[aeiouy]+")

# Letters that look like one sound and are two.
_TWO = re.compile(
    r"""
    (?<![cstgx])ia(?!g) | ^[cstgx]ia                # di-al, so-ci-al is one: "cia", "tia"
    | i(?:o)(?!n|us)  | (?<![cstgx])io(?=n|us)
    | iu
    | (?<=[^aeiou])ie(?=t(?:y|$|s$|e)|nc|nt) | (?<=[^aeiou])ie(?=r$|rs$|st$)
    | (?<=[^aeiouy])y[aeiou](?!$)
    | e[io]n?g\b
    | eo(?!u|p|n$|ns$)
    | (?<![gq])u[ao](?!y) 
    | (?<![gq])ue(?=[lnr])
    | (?<![gq])ui(?=n[^g]|t[iy]|ng|d\b|sh)
    | oe(?=t|m)
    | o(?=ing)
    | (?<=cr)ea(?=t) | ea(?=$|s$|n$)
    | [uo]a(?=l$)
    """,
    re.X,
)
_SILENT = re.compile(
    r"""
    (?<=[^aeiouy])(?<![^aeiourwly]l)e(?:'?s)?$
    """,
    re.X,
)


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    word = word.lower()
    return max(1, len(_VOWELS.findall(word)))
