"""How common a word is, and which forms a word has.

The frequencies are those of the `wordfreq` package. We read its shorter English list straight from
its file: that takes a few milliseconds, where importing the package takes a quarter of a second.
The shorter list holds every word with a Zipf frequency of 3.0 or more.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sayclear.readability.lists import rows

EASY = 4.0
"""A word is easy if its easiest form has this Zipf frequency or a higher one."""


@cache
def frequencies() -> Mapping[str, float]:
    """Zipf frequency of each common English word, in lower case."""
    import msgpack

    spec = find_spec("wordfreq")
    assert spec is not None and spec.origin  # noqa: S101 - the project requires the package
    packed = Path(spec.origin).with_name("data") / "small_en.msgpack.gz"
    with gzip.open(packed) as file:
        # Each list holds the words of one frequency: the n-th those of n/100 below Zipf 9.
        _, *buckets = msgpack.load(file, raw=False)
    return {word: (900 - index) / 100 for index, bucket in enumerate(buckets) for word in bucket}


def zipf(word: str) -> float:
    """Zipf frequency of one form; 0 where it is rarer than 3.0. Curly apostrophes are read as straight."""
    return frequencies().get(word.lower().replace("’", "'"), 0.0)


def is_easy(word: str) -> bool:
    """Is any form of this word (its plural, its past ...) common?"""
    word = word.lower().replace("’", "'")
    if word in _easy_words():
        return True
    # Kept only for words of the list: what else a person writes stays nowhere.
    return _is_easy_form(word) if word in frequencies() else _has_easy_form(word)


@cache
def _easy_words() -> frozenset[str]:
    return frozenset(word for word, frequency in frequencies().items() if frequency >= EASY)


@cache
def _is_easy_form(word: str) -> bool:
    return _has_easy_form(word)


def _has_easy_form(word: str) -> bool:
    return any(form in _easy_words() for form in forms(word))


@cache
def _irregular() -> Mapping[str, str]:
    return {form: row[0] for row in rows("irregular") for form in row[1].split()}


@cache
def _irregular_forms() -> Mapping[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in rows("irregular")}


def forms(word: str) -> Iterator[str]:
    """Forms that the word may have: what it may come from, and what may come from that.

    Made by rule, so some are no words; they are only looked up in a list.
    """
    for base in bases(word):
        yield base
        yield from _irregular_forms().get(base, ())
        root = base.removesuffix("e")
        yield from (base + "s", base + "es", root + "ed", root + "ing")
        if root + "est" in frequencies():
            yield from (root + "er", root + "est")
        if base.endswith("y"):
            yield from (base[:-1] + end for end in ("ies", "ied"))
        elif len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou":
            yield from (base + base[-1] + end for end in ("ed", "ing"))


def verb_forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb: "carry" gives "carry", "carries", "carried", "carrying"."""
    root = verb.removesuffix("e")
    regular: tuple[str, ...]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        regular = (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif _doubles(verb):
        regular = (verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    elif verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        regular = (verb + "es", verb + "ed", verb + "ing")
    elif verb.endswith("ie"):
        regular = (verb + "s", verb + "d", verb[:-2] + "ying")
    else:
        regular = (verb + "s", root + "ed", (verb if verb.endswith("ee") else root) + "ing")
    special = _irregular_forms().get(verb, ())
    if special:
        regular = tuple(form for form in regular if not form.endswith("ed"))
    return tuple(dict.fromkeys((verb, *regular, *special)))


def _doubles(verb: str) -> bool:
    """ "stop" doubles its last letter; "open" and "look" do not."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in "aeiou" or verb[-3] in "aeiou":
        return False
    return sum(char in "aeiouy" for char in verb) == 1


_TWINS = {"ed": "ing", "ing": "ed", "er": "est", "est": "er"}


def bases(word: str) -> Iterator[str]:
    """The word, and what it may be a form of: "carries" gives "carries", "carry", "carrie"."""
    yield word
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
        yield word
    if word in _irregular():
        yield _irregular()[word]
    for end, instead in (("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y")):
        if word.endswith(end) and len(word) > len(end) + 2:
            yield word[: -len(end)] + instead
    for end in ("s", "es", "ed", "ing", "er", "est"):
        root = word[: -len(end)]
        if not word.endswith(end) or len(root) < 3 or (end == "s" and word.endswith("ss")):
            continue
        # "safer" is a form of "safe"; "cater" is none of "cat", for there is no "catest".
        if end == "er" and f"{root}est" not in frequencies():
            continue
        yield root
        if end != "s":
            yield root + "e"
        # "stopping" comes from "stop", for there is "stopped"; "herring" does not come from "her".
        if end in _TWINS and root[-1] == root[-2] and root + _TWINS[end] in frequencies():
            yield root[:-1]


_ENDS = (("ies", "y", 5), ("ied", "y", 5), ("ing", "", 5), ("ed", "", 4), ("es", "", 5), ("s", "", 4))
_VOWEL = re.compile(r"[aeiouy]")


def stem(word: str) -> str:
    """A rough common form, for telling whether two words are forms of one: "paying", "paid" -> "pay"."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _irregular():
        word = _irregular()[word]
    for end, instead, least in _ENDS:
        root = word[: -len(end)]
        if not word.endswith(end) or len(word) < least or not _VOWEL.search(root):
            continue
        if word.endswith(("ss", "us", "is", "eed")):
            break
        word = root + instead
        if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
            word = word[:-1]
        break
    return word.removesuffix("e") if len(word) > 2 else word
