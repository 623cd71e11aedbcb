"""Say beside advice to look or act like others that nobody has to follow it."""

from __future__ import annotations

from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_FLAG = "if you want"


def flag_masking(sentence: str, profile: Profile, about: About) -> Rewrite:
    """A bracket behind each such piece of advice, where the sentence has room for it."""
    if profile.limit("masking") is None:
        return Rewrite(sentence)
    found = places("masking", sentence, about)
    text, added = mark_all(
        sentence, [(end, _FLAG) for _, end in found], profile, kind="flag", even_if_long=True
    )
    return Rewrite(text, added)


TRANSFORMER = Transformer(
    name="flag_masking",
    phase="sentence",
    sentence=flag_masking,
    reads=frozenset({"text.masking", "text.sentence_words"}),
    source=Source(
        "Understanding the reasons, contexts and costs of camouflaging (Cage and Troxell-Whitman, 2019)",
        "https://doi.org/10.1007/s10803-018-03878-x",
        "study",
    ),
    examples=(Case("Make eye contact with the clerk.", "Make eye contact (if you want) with the clerk."),),
    leaves_alone=("You do not have to make eye contact.", "Look at the table."),
    after=("split_long_sentences",),
)
