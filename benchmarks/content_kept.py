"""How much of a text is still said after the transformers: whole sentences, and content words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from benchmarks.quality_texts import KINDS, Half, samples
from sayclear.readability.units import read
from sayclear.readability.vocabulary import stem
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar

ENOUGH = 0.8
"""A sentence is still said where this share of its content words stands in the result."""
_SMALL = frozenset(
    "a an the and or but of to in on at for from by with as is are was were be been am it its this that "
    "these those you your we our i my he his she her they their them us me so if then than there do does "
    "did has have had will would can could may might must should not no".split()
)


def content_words(text: str) -> list[str]:
    """Stems of the words that carry meaning, lower case."""
    return [
        stem(word) for word in re.findall(r"[a-z0-9£$€%]+(?:['’][a-z]+)?", text.lower()) if word not in _SMALL
    ]


def kept(before: str, after: str) -> tuple[int, int]:
    """How many sentences of `before` are still said in `after`, and how many there were."""
    there = Counter(content_words(after))
    said = total = 0
    for unit in read(before).sentences:
        words = content_words(unit.text)
        if not words:
            continue
        total += 1
        said += sum(word in there for word in words) / len(words) >= ENOUGH
    return said, total


def measure(half: Half = "development") -> Iterator[str]:
    """Yield one line a kind of text; folded text counts as said."""
    use_grammar()
    for kind in KINDS:
        said = total = 0
        for sample in samples(half, kind):
            some, all_of_them = kept(sample.text, shape(sample.text, sample.profile, sample.about).whole)
            said, total = said + some, total + all_of_them
        if total:
            yield f"{half}, {kind}: {said} of {total} sentences still said ({said / total:.3f})"
