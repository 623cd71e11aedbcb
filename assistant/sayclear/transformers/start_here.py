"""Name the first step of a reply to "how do I" in a line of its own."""

from __future__ import annotations

import re

from sayclear.inline import capital
from sayclear.layout import pieces
from sayclear.markdown import Block
from sayclear.readability.orders import is_order
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.rules.next_action import asks_how
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_FIRST = re.compile(r"^(?:first(?:ly)?|first of all|to start|to begin)\b,?\s+", re.IGNORECASE)


def start_here(layout: Layout, profile: Profile, about: About) -> Layout:
    """Only where the reply has numbered steps, and never in somebody else's text."""
    if not profile.limit("next_action") or about.given or not asks_how(about.question):
        return layout
    if any(block.text.lstrip("*_ ").lower().startswith("start here:") for block in layout.shown):
        return layout
    first = next(
        (block for block in layout.shown if block.kind == "item" and block.marker[:1].isdigit()), None
    )
    if first is None or not pieces(first.text) or not is_order(pieces(first.text)[0]):
        return layout
    line = f"Start here: {capital(_FIRST.sub('', pieces(first.text)[0]))}"
    return Layout(
        (Block("paragraph", line), *layout.shown), layout.more, (*layout.added, Added("step", line))
    )


TRANSFORMER = Transformer(
    name="start_here",
    phase="reply",
    reply=start_here,
    reads=frozenset({"text.next_action"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "1. Find your card.\n2. Call the office.",
            "Start here: Find your card.\n\n1. Find your card.\n2. Call the office.",
            {"text.next_action": 1},
            question="How do I pay my rent?",
        ),
    ),
    leaves_alone=("1. Find your card.\n2. Call the office.", "You can pay by card."),
    after=("number_steps", "part_long_lists"),
)
