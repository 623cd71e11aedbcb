"""Take out emoji, and the space they leave."""

from __future__ import annotations

from sayclear.cleaning import named_colours, without_emoji
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.reply import Added
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile


def remove_emoji(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Delete each emoji that is not in code; a cross that alone says "not" becomes a plain one."""
    if profile.limit("emoji") is None or sentence.isascii():
        return Rewrite(sentence)
    added = tuple(Added("expansion", words) for words in named_colours(sentence))
    return Rewrite(without_emoji(sentence), added)


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
        Case("Mark it: 🔴 late, 🟢 paid.", "Mark it: red for late, green for paid."),
        Case("❌ Leave it in a hot car.", "✗ Leave it in a hot car."),
        Case("❌ Never leave it in a hot car.", "Never leave it in a hot car."),
        Case("**⚠️ Warning:** it is hot.", "**Warning:** it is hot."),
    ),
    leaves_alone=("The code is `🎉`.", "It costs £5 → pay by card.", "Café © 2026"),
    in_headings=True,
)
