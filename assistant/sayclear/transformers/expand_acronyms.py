"""Write a short form out where it first stands: "the DWP (Department for Work and Pensions)"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear.wordlists import table
from sayclear_profiles import Profile

_FLAG = "short form"
_CAPITALS = re.compile(r"[A-Z][.&]?[A-Z]")


def expand_acronyms(sentence: str, profile: Profile, about: About) -> Rewrite:
    """From our own list; one that is not in it is flagged as a short form, and nothing is guessed."""
    if profile.limit("acronyms") is None or not _CAPITALS.search(sentence):
        return Rewrite(sentence)
    wanted: list[tuple[int, str]] = []
    for start, end in places("acronyms", sentence, about):
        name = sentence[start:end].removesuffix("s").replace(".", "")
        if re.match(r"\s?[\d/]", sentence[end:]) or re.search(r"[\d/]\s?$", sentence[:start]):
            # Part of a reference number.
            continue
        if name not in about.known and sentence[start:end] not in about.known:
            wanted.append((end, _expansions().get(name, _FLAG)))
    text, added = mark_all(sentence, wanted, profile, kind="expansion", even_if_long=True)
    return Rewrite(
        text, tuple(replace(one, kind="flag") if one.text == f"({_FLAG})" else one for one in added)
    )


@cache
def _expansions() -> dict[str, str]:
    return {row[0]: row[1] for row in table("acronyms", 2)}


TRANSFORMER = Transformer(
    name="expand_acronyms",
    phase="sentence",
    looks_back=True,
    sentence=expand_acronyms,
    reads=frozenset({"text.acronyms", "text.sentence_words"}),
    source=Source(
        "WCAG 2.2, Success Criterion 3.1.4 Abbreviations",
        "https://www.w3.org/TR/WCAG22/#abbreviations",
        "standard",
    ),
    examples=(
        Case("Ask the DWP.", "Ask the DWP (Department for Work and Pensions)."),
        Case("Send form XQ to us.", "Send form XQ (short form) to us."),
    ),
    leaves_alone=(
        "The National Health Service (NHS) is free.",
        "Turn on the TV in the UK.",
        "Quote SX 41 20 77.",
        "Read part II.",
    ),
    after=("split_long_sentences", "explain_idioms", "explain_words"),
)
