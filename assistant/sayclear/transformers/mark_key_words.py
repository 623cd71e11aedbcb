"""Put deadlines, dates, times, amounts, musts, doses and what to bring in bold, for those who asked."""

from __future__ import annotations

from dataclasses import replace

from sayclear.key_words import chosen, with_marks
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def mark_key_words(layout: Layout, profile: Profile, _about: About) -> Layout:
    """About one word in ten at most, never a whole sentence, and no word changes."""
    if not profile.on("reply.key_words"):
        return layout
    marks = chosen(layout.shown)
    shown = tuple(
        replace(block, text=with_marks(block.text, marks[number]), lines=()) if number in marks else block
        for number, block in enumerate(layout.shown)
    )
    return Layout(shown, layout.more, layout.added)


_ON = {"reply.key_words": True}

TRANSFORMER = Transformer(
    name="mark_key_words",
    phase="reply",
    reply=mark_key_words,
    reads=frozenset({"reply.key_words"}),
    source=Source(
        "Dos and don'ts on designing for accessibility",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Case(
            "The office in Mill Lane takes cards, and has a room to wait in with a table for children. "
            "It is near the bus stop and the old town hall. You must pay the fee of £45 by 3 May 2027.",
            "The office in Mill Lane takes cards, and has a room to wait in with a table for children. "
            "It is near the bus stop and the old town hall. You must pay the fee of £45 **by 3 May 2027**.",
            _ON,
        ),
        Case("You must not bring a dog.", "You **must not** bring a dog.", _ON),
    ),
    leaves_alone=("Call us on Monday.",),
    after=("list_enumerations", "number_steps", "shorten_paragraphs", "add_summary"),
)
