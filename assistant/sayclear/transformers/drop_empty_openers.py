"""Take out empty words at the start: "Great question!", "Sure, here is ..."."""

from __future__ import annotations

import re

from sayclear.inline import capital
from sayclear.marking import places
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_JOINT = re.compile(
    r"^(?:because|since|as|and|so|but)\s+(?=(?:this|that|it|there|you|the|your|we|they|I)\b)", re.IGNORECASE
)


_YES = re.compile(r"[*_]*(?:absolutely|certainly|of course|definitely|sure(?: thing)?)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|have|has|am)\b", re.IGNORECASE
)


def drop_empty_openers(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Drop a sentence that only opens. Opening words before a comma go too, but not in a given text."""
    if profile.limit("filler_opener") is None:
        return Rewrite(sentence)
    found = places("filler_opener", sentence, about)
    if not found:
        return Rewrite(sentence)
    start, end = found[0]
    rest = sentence[end:].lstrip(" ,.!:;–—-")
    yes = _YES.match(sentence) is not None and _YES_OR_NO.match(about.question) is not None
    if not rest.strip("*_ .!"):
        # To "Can I ...?", "Absolutely!" is the answer.
        return Rewrite("Yes." if yes else "")
    # "I'm glad you asked, because it is easy." The reason for being glad goes too.
    rest = _JOINT.sub("", rest)
    if yes:
        return Rewrite(f"Yes. {capital(rest)}")
    return Rewrite(sentence if about.given or start > 0 else capital(rest))


TRANSFORMER = Transformer(
    name="drop_empty_openers",
    phase="sentence",
    sentence=drop_empty_openers,
    reads=frozenset({"text.filler_opener"}),
    source=Source(
        "Keep Text Succinct",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Case("Great question! Rent is due on Monday.", "Rent is due on Monday."),
        Case("Absolutely! It is free.", "Yes. It is free.", question="Is it free?"),
        Case("Sure, here is the form.", "Here is the form."),
        Case("I'm glad you asked, because it is easy.", "It is easy."),
        Case("I'd be happy to help you with that! Pay by card.", "Pay by card."),
    ),
    leaves_alone=(
        "Of course you can pay by card.",
        "Rent is due on Monday.",
        'He said, "Great question!"',
    ),
)
