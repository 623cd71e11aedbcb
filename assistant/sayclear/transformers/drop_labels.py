"""Take out a diagnosis word that the person did not use, where it only describes a noun."""

from __future__ import annotations

import re

from sayclear.inline import capital
from sayclear.marking import places
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_NOUN = re.compile(
    r"[ ](?=(?:people|adults?|children|readers?|students?|users?|person|teenagers?|employees|workers?"
    r"|learners?)\b)"
)
_FRIENDLY = re.compile(r"-friendly[ ](?=\w)")


def drop_labels(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Only before a general noun ("autistic people"). Elsewhere it stays, and the receipt says so."""
    if profile.limit("labels") is None or about.given:
        return Rewrite(sentence)
    text = sentence
    for start, end in reversed(places("labels", sentence, about)):
        behind = _NOUN.match(text, end) or _FRIENDLY.match(text, end)
        if behind:
            text = text[:start] + text[behind.end() :]
            text = (
                re.sub(r"\b([Aa])n (?=[^aeiouAEIOU\s]\w*)", r"\1 ", text)
                if text[:start].lower().endswith("an ")
                else text
            )
    return Rewrite(capital(text) if text != sentence and sentence[:1].isupper() else text)


TRANSFORMER = Transformer(
    name="drop_labels",
    phase="sentence",
    sentence=drop_labels,
    reads=frozenset({"text.labels"}),
    source=OWN_CHOICE,
    examples=(
        Case("Many dyslexic people like lists.", "Many people like lists."),
        Case("Autistic adults and others like lists.", "Adults and others like lists."),
    ),
    leaves_alone=("Dyslexia is common.", "Many people like lists."),
    after=("plain_words",),
)
