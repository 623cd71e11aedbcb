"""Count the syllables of an English word by its groups of vowels, with corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sayclear.readability.lists import rows

_LETTERS = re.compile(r"[a-zà-öø-ÿœæ]+(?:'[a-z]+)?")
_VOWELS = re.compile(r"[aeiouyà-æè-ïò-öø-üýÿœ]+")
# Ends that are spelled with a vowel group of their own and not spoken.
_SILENT = re.compile(
    r"(?:[^aeiouy]|[aeiou][^aeiouy])e$|[^aeiouytd]ed$|[^aeiouyszxgch]es$|[^sc]hes$|[gq]ues?$"
)
_SPOKEN_LE = re.compile(r"[^aeiouylr]le[ds]?$")
# Two vowels side by side that are two syllables.
_APART = re.compile(
    r"(?<![tscg])ia(?!u)|[ct]iate?|(?<![tscgxn])io(?!u)|[^tscgx]iou|[^l]nio|iu(?!s?ng)|ying|isms?$|thms?$"
    r"|[^gq]ua[lrtn]|uou|[^gq]ue[ltn]|(?<![ghp])eo(?!ple|us)|[^gct]eous|[aeiou]y[aeiou](?=.)(?!d$)|creat"
    r"|(?<!sh)(?<!ld)(?<=[a-z]{2})iers?$|[^tcsx]ien|iest$|iet|oing|eing|uing|[ds]n't|[^n]eum|oic$|reali"
    r"|^idea|cooper|reenter|poem|poet|fluid|ruin|suici|genui|chao|nucle|area$|^react|^geo[glm]|cereal"
)
# Groups that look like two syllables and are one: the "e" inside "safely" and "something".
_TOGETHER = re.compile(
    r"[a-z]+(?:eless|eful|ement|ely|efore|eness)(?:ly|s|ness)?$"
    r"|^(?:there|where|here|some|every|more|safe|home|house|whole|time|like|life|note|name|side|base|case|file)"
    r"(?=[a-z]{3})"
)


@cache
def _known() -> Mapping[str, int]:
    return {word: int(count) for word, count in rows("syllables")}


def syllables(word: str) -> int:
    """How many syllables a word has, at least one. A number in figures counts as one.

    >>> syllables("reading"), syllables("simplified"), syllables("1,200")
    (2, 3, 1)
    """
    return max(sum(_count(part) for part in _LETTERS.findall(word.lower().replace("’", "'"))), 1)


def _count(word: str) -> int:
    bare = word.removesuffix("'s")
    if bare in _known():
        return _known()[bare]
    count = len(_VOWELS.findall(bare))
    if count > 1 and _SILENT.search(bare) and not _SPOKEN_LE.search(bare):
        count -= 1
    count += len(_APART.findall(bare))
    if count > 2 and _TOGETHER.match(bare):
        count -= 1
    if bare.endswith("n't") and count == 0:
        count = 1
    return max(count, 1)
