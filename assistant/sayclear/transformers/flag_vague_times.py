"""Say beside "soon" and "later" that nobody gave an exact time."""

from __future__ import annotations

from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_FLAGS = ("exact time unknown", "time unknown", "unclear")


def flag_vague_times(sentence: str, profile: Profile, about: About) -> Rewrite:
    """A bracket behind each vague time, in shorter words where there is little room."""
    if profile.limit("vague_times") is None:
        return Rewrite(sentence)
    found = places("vague_times", sentence, about)
    text, added = mark_all(
        sentence, [(end, _FLAGS) for _, end in found], profile, kind="flag", even_if_long=True
    )
    return Rewrite(text, added)


TRANSFORMER = Transformer(
    name="flag_vague_times",
    phase="sentence",
    sentence=flag_vague_times,
    reads=frozenset({"text.vague_times", "text.sentence_words"}),
    source=Source(
        "Dos and don'ts on designing for accessibility",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Case(
            "We will write to you soon.",
            "We will write to you soon (exact time unknown).",
            {"text.vague_times": 0},
        ),
    ),
    leaves_alone=(
        "Come at 5 p.m. or later.",
        "Call us as soon as you arrive.",
        "We will write soon (by 3 May).",
    ),
    after=("split_long_sentences",),
)
