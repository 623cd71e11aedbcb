"""Say beside words that press or blame, in somebody else's text, that they are that person's words."""

from __future__ import annotations

import re

from sayclear.facts import find
from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_FLAG = "their words"
_OPEN = re.compile(r"\b(?:to|have|be|been|not|so)$", re.IGNORECASE)
"""A phrase that ends so goes on: a bracket would tear it apart."""
_SAFETY = re.compile(
    r"\b(?:999|111|112|911|ambulance|hospital|A&E|pain|bleed\w*|breath\w*|fever|gas|fire|smoke|dose|tablets?|medicine\w*)\b"
)


def flag_pressure(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Only in a given text, and never where the hurry is about safety: there it is meant."""
    if profile.limit("pressure") is None or not about.given or _SAFETY.search(sentence):
        return Rewrite(sentence)
    found = [span for span in places("pressure", sentence, about) if not _OPEN.search(sentence[: span[1]])]
    if not found or any(fact.kind in ("warning", "dose") for fact in find(sentence)):
        return Rewrite(sentence)
    text, added = mark_all(
        sentence, [(end, _FLAG) for _, end in found], profile, kind="flag", even_if_long=True
    )
    return Rewrite(text, added)


TRANSFORMER = Transformer(
    name="flag_pressure",
    phase="sentence",
    sentence=flag_pressure,
    reads=frozenset({"text.pressure", "text.sentence_words"}),
    source=Source(
        "Dos and don'ts on designing for accessibility",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Case(
            "It is your own fault.",
            "It is your own fault (their words).",
            {"text.pressure": 0},
            given=True,
        ),
    ),
    leaves_alone=("Call 999 immediately.", "You can pay by Friday.", "You failed to pay the rent."),
    after=("split_long_sentences",),
)
