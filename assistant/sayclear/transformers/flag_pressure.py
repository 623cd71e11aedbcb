"""Say beside words that press or blame, in somebody else's text, that they are that person's words."""

from __future__ import annotations

import re

from sayclear.facts import find
from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.readability.rules.pressure import clause_end
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_FLAG = "their words"
_SAFE = "for safety"
_GOES_ON = re.compile(r"\b(?:to|have|be|been|not|so)$|['’]ve$", re.IGNORECASE)
"""A phrase that ends so goes on: the bracket stands at the end of its clause."""
_SAFETY = re.compile(
    r"\b(?:999|111|112|911|ambulance|hospital|A&E|emergency|pain|bleed\w*|breath\w*|fever|vomit\w*|collapse\w*|swell\w*"
    r"|choking|unconscious|seizures?|gas|fire|smoke|shock|poison\w*|dose|tablets?|medicine\w*|vet|doctor|nurse"
    r"|danger\w*|injur\w*|unsafe|leak\w*)\b",
    re.IGNORECASE,
)
_HURRY = re.compile(
    r"(?:immediately|urgently|at once|straight ?away|right away|without delay"
    r"|as (?:soon|quickly) as possible)$",
    re.IGNORECASE,
)


def flag_pressure(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Only in a given text. A hurry that is about safety is meant, in any text, and the flag says so."""
    if profile.limit("pressure") is None:
        return Rewrite(sentence)
    safety = bool(_SAFETY.search(sentence)) or any(
        fact.kind in ("warning", "dose") for fact in find(sentence)
    )
    wanted: list[tuple[int, str]] = []
    for start, end in places("pressure", sentence, about):
        if safety:
            if _HURRY.search(sentence[start:end]):
                wanted.append((end, _SAFE))
        elif about.given:
            goes_on = _GOES_ON.search(sentence[start:end])
            wanted.append((clause_end(sentence, start, end) if goes_on else end, _FLAG))
    text, added = mark_all(sentence, wanted, profile, kind="flag", even_if_long=True)
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
        Case(
            "You should have told us before now, and paid.",
            "You should have told us before now (their words), and paid.",
            {"text.pressure": 0},
            given=True,
        ),
        Case(
            "Call 999 immediately.",
            "Call 999 immediately (for safety).",
            {"text.pressure": 0},
        ),
    ),
    leaves_alone=("You can pay by Friday.", "Call 999 if it hurts."),
    after=("split_long_sentences",),
)
