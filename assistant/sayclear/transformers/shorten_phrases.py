"""Say a phrase in fewer words ("in most cases" -> "usually"), where that makes a sentence fit."""

from __future__ import annotations

import re
from functools import cache

from sayclear.inline import capital, protected, touches
from sayclear.markdown import plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear.wordlists import table
from sayclear_profiles import Profile

_MOST = 4
"""Words over the limit. With more, the sentence needs a cut and not a shorter phrase."""
_GONE = "(gone)"


def shorten_phrases(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only where the sentence is over its limit, and fits with the shorter words."""
    limit = profile.limit("sentence_words")
    if limit is None or sentence.rstrip().endswith(":"):
        return Rewrite(sentence)
    if not 0 < len(words_of(plain(sentence))) - limit <= _MOST:
        return Rewrite(sentence)
    text = sentence
    while len(words_of(plain(text))) > limit:
        shorter = _one_phrase_shorter(text)
        if shorter is None:
            return Rewrite(sentence)
        text = shorter
    return Rewrite(capital(text))


def _one_phrase_shorter(text: str) -> str | None:
    kept = protected(text)
    for match in _phrases().finditer(text):
        if touches(kept, *match.span()):
            continue
        long = " ".join(match.group().lower().split())
        short, follows = _short_forms()[long]
        if follows and not re.match(rf"\s+{follows}", text[match.end() :], re.IGNORECASE):
            continue
        if short == _GONE:
            return text[: match.start()] + text[match.end() :].lstrip()
        short = short.capitalize() if match.group()[0].isupper() else short
        return text[: match.start()] + short + text[match.end() :]
    return None


@cache
def _short_forms() -> dict[str, tuple[str, str]]:
    return {long: (short, follows) for long, short, follows in table("short_phrases", 3)}


@cache
def _phrases() -> re.Pattern[str]:
    ways = sorted(_short_forms(), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(way).replace(r"\ ", r"\s+") for way in ways) + r")\b", re.IGNORECASE
    )


TRANSFORMER = Transformer(
    name="shorten_phrases",
    phase="sentence",
    sentence=shorten_phrases,
    reads=frozenset({"text.sentence_words"}),
    source=Source(
        "Keep Text Succinct",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Case(
            "In most cases, the desk in Mill Lane is able to print the form for you at once.",
            "Usually, the desk in Mill Lane can print the form for you at once.",
            {"text.sentence_words": 15},
        ),
        Case(
            "The law is in the process of being changed, and the old form will be valid until May.",
            "The law is being changed, and the old form will be valid until May.",
            {"text.sentence_words": 14},
        ),
    ),
    leaves_alone=(
        "In most cases, the desk is able to print it.",
        "The bus is going to the old square in the middle of the town, where the market is on Monday and "
        "on Friday.",
    ),
    after=("split_long_sentences",),
)
