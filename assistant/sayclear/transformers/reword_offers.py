"""Turn a long closing offer into two short sentences: "I can ... Would you like that?"."""

from __future__ import annotations

import re

from sayclear.markdown import plain
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_OFFER = re.compile(
    r"^(?P<start>[*_]*)(?:would\s+you\s+like|do\s+you\s+want|shall\s+I"
    r"|should\s+I)(?:\s+me\s+to)?\s+(?P<offer>[^?]+)\?(?P<end>[*_]*)$",
    re.IGNORECASE,
)


def reword_offers(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only a whole question that is over the limit, and only where "me to" (or "shall I") shows an offer."""
    limit = profile.limit("sentence_words")
    if limit is None or len(words_of(plain(sentence))) <= limit:
        return Rewrite(sentence)
    match = _OFFER.match(sentence)
    if not match or not re.match(
        r"[*_]*(?:would you like me to|do you want me to|shall I|should I)\b", sentence, re.I
    ):
        return Rewrite(sentence)
    return Rewrite(f"{match['start']}I can {match['offer'].strip()}. Would you like that?{match['end']}")


TRANSFORMER = Transformer(
    name="reword_offers",
    phase="sentence",
    sentence=reword_offers,
    reads=frozenset({"text.sentence_words"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "Would you like me to write a short note to your landlord that asks for a later date?",
            "I can write a short note to your landlord that asks for a later date. Would you like that?",
            {"text.sentence_words": 15},
        ),
    ),
    leaves_alone=(
        "Would you like me to write a note?",
        "Would you like to pay the whole sum now or a part of it each month until it is all paid off in "
        "full next year?",
    ),
    after=("plain_words",),
)
