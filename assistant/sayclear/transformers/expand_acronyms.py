"""Write a short form out where it first stands: "the DWP (Department for Work and Pensions)"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayclear.marking import mark_all, places
from sayclear.readability.rules import About, Source
from sayclear.readability.rules.acronyms import whole
from sayclear.short_forms import meanings
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_FLAGS = ("initials",)
_CAPITALS = re.compile(r"[A-Z][.&]?[A-Z]")


def expand_acronyms(sentence: str, profile: Profile, about: About) -> Rewrite:
    """From our own list; one that is not in it is flagged as a short form, and nothing is guessed.

    Where there is little room, shorter words are taken.
    """
    if profile.limit("acronyms") is None or not _CAPITALS.search(sentence):
        return Rewrite(sentence)
    wanted: list[tuple[int, tuple[str, ...]]] = []
    for start, end in places("acronyms", sentence, about):
        found = sentence[start:end]
        name = found.removesuffix("s").replace(".", "")
        if name in about.known or found in about.known:
            continue
        known = meanings(found, sentence)
        wanted.append((whole(sentence, end), known or _FLAGS))
    text, added = mark_all(sentence, wanted, profile, kind="expansion", even_if_long=True)
    flags = {f"({flag})" for flag in _FLAGS}
    return Rewrite(text, tuple(replace(one, kind="flag") if one.text in flags else one for one in added))


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
        Case("Send form XQ to us.", "Send form XQ (initials) to us."),
        Case("There are 650 MPs.", "There are 650 MPs (Members of Parliament)."),
        Case("Ask your GP's team.", "Ask your GP's (family doctor) team."),
        Case("Ring NHS 111 now.", "Ring NHS 111 (National Health Service) now."),
        Case(
            "Call the DWP on Monday before you send it.",
            "Call the DWP (benefits department) on Monday before you send it.",
            {"text.sentence_words": 12},
        ),
    ),
    leaves_alone=(
        "The National Health Service (NHS) is free.",
        "Turn on the TV in the UK.",
        "Quote SX 41 20 77.",
        "Park the car at KX71 ZQH.",
        "Write to PO Box 9.",
        'The form says "DWP".',
        "Read part II.",
    ),
    after=("split_long_sentences", "explain_idioms", "explain_words"),
    in_headings=True,
)
