"""Take out emoji, and the space they leave."""

from __future__ import annotations

import re

from sayclear.inline import protected, touches
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.rules.emoji import EMOJI
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile


def remove_emoji(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Delete each emoji that is not in code."""
    if profile.limit("emoji") is None or sentence.isascii():
        return Rewrite(sentence)
    kept = [span for span in protected(sentence) if sentence[span[0]] == "`"]
    text = EMOJI.sub(lambda match: match.group() if touches(kept, *match.span()) else "\0", sentence)
    if "\0" not in text:
        return Rewrite(sentence)
    # A space that stood on both sides of an emoji is one space now.
    text = re.sub(r"[ ]*\0(?:[ ]*\0)*(?=[ ]*(?:[.,!?;:]|$))", "", text)
    text = re.sub(r"(?:^|(?<=[ ]))(?:\0[ ]*)+", "", text).replace("\0", "")
    text = re.sub(r"(\*\*|\*|__|_)[ ]*\1", "", text)
    return Rewrite(text.strip())


TRANSFORMER = Transformer(
    name="remove_emoji",
    phase="sentence",
    sentence=remove_emoji,
    reads=frozenset({"text.emoji"}),
    english_only=False,
    source=OWN_CHOICE,
    examples=(
        Case("Well done 🎉!", "Well done!"),
        Case("✅ Rent is paid.", "Rent is paid."),
        Case("Bring 🍎 apples and 🍌 pears.", "Bring apples and pears."),
    ),
    leaves_alone=("The code is `🎉`.", "It costs £5 → pay by card.", "Café © 2026"),
    in_headings=True,
)
