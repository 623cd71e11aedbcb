"""Explain further rare words, as many as bring a text with too many of them to its limit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sayclear import markdown
from sayclear.glossary import Entry, spots
from sayclear.inline import cut
from sayclear.markdown import Block
from sayclear.marking import bracket, has_room
from sayclear.readability.rules import About, Source, rules
from sayclear.readability.units import read, words_of
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_WORDS_FOR_ONE = 12
"""A text gets at most one such explanation for so many words, so that it stays readable."""


def explain_more_words(layout: Layout, profile: Profile, about: About) -> Layout:
    """Words that come up most are explained first, each once, where its sentence has room."""
    limit = profile.limit("hard_words_percent")
    if limit is None:
        return layout
    source = markdown.render(layout.shown)
    text = read(source)
    found = rules()["hard_words_percent"].measure(text, about)
    if found.value <= limit:
        return layout
    words = sum(len(unit.words) for unit in text.shown.units)
    left = len(found.places)
    met = Counter(
        source[place.start : place.end].lower().strip("*_.,;:!?()\"'“”‘’") for place in found.places
    )
    where = _where(layout.shown)
    blocks = list(layout.shown)
    added: list[Added] = []
    for entry in sorted(where, key=lambda entry: -_served(entry, met)):
        if left * 100 <= limit * words or len(added) * _WORDS_FOR_ONE >= words:
            break
        served = _served(entry, met)
        if served and (meaning := _explain(entry, where[entry], blocks, profile)):
            left -= served
            words += len(words_of(meaning))
            added.append(Added("explanation", f"({meaning})"))
    return Layout(tuple(blocks), layout.more, (*layout.added, *added)) if added else layout


def _served(entry: Entry, met: Counter[str]) -> int:
    return sum(met[form] for form in entry.forms)


def _where(blocks: tuple[Block, ...]) -> dict[Entry, list[int]]:
    """The blocks in which each word could be explained."""
    found: dict[Entry, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "item") and not block.quoted:
            for start, end in cut(block.text):
                for spot in spots(block.text[start:end], (), on_demand=True):
                    found.setdefault(spot.entry, []).append(number)
    return found


def _explain(entry: Entry, where: list[int], blocks: list[Block], profile: Profile) -> str:
    """Put the bracket in at the first place whose sentence has room. Returns what it says, or ""."""
    for number in where:
        text = blocks[number].text
        for start, end in cut(text):
            sentence = text[start:end]
            if not has_room(sentence, entry.meaning, profile):
                continue
            for spot in spots(sentence, (), on_demand=True):
                if spot.entry == entry:
                    longer = text[:start] + bracket(sentence, spot.end, spot.meaning) + text[end:]
                    blocks[number] = replace(blocks[number], text=longer, lines=())
                    return spot.meaning
    return ""


TRANSFORMER = Transformer(
    name="explain_more_words",
    phase="reply",
    reply=explain_more_words,
    reads=frozenset({"text.hard_words_percent", "text.sentence_words"}),
    source=Source(
        "Use Clear Words",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p01-clear-words/",
        "guideline",
    ),
    examples=(
        Case(
            "Bring your receipt to the pharmacist today.",
            "Bring your receipt (a paper that shows you paid) to the pharmacist today.",
            {"text.hard_words_percent": 10},
        ),
    ),
    leaves_alone=(
        "Bring your receipt to the shop today.",
        'The form says "receipt" and "refund".',
    ),
)
