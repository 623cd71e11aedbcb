"""Say once what two negatives say: "not uncommon" is "quite common"."""

from __future__ import annotations

import re
from functools import cache

from sayclear.facts.sense import opposites
from sayclear.inline import protected, touches
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_WITHOUT = re.compile(
    r"\b(?P<modal>can(?:not|['’]t|\snot)|could(?:n['’]t|\snot))\s+"
    r"(?P<middle>(?:[A-Za-z’'-]+\s+){1,5}?)without\s+(?P<what>(?!any\b|even\b)[a-z]+)",
)
_UNLESS_I_KNOW = re.compile(
    r"\b(?P<who>I|[Ww]e|[Yy]ou)\s+(?P<modal>can(?:not|['’]t|\snot))\s+"
    r"(?P<middle>(?:[A-Za-z’'-]+\s+){1,8}?)without\s+(?P<verb>knowing|seeing|having|asking)\b",
)
_BASE = {"knowing": "know", "seeing": "see", "having": "have", "asking": "ask"}
_STOPS = re.compile(
    r"\b(?:not|no|never|nor|or|and|but|if|that|which|who|when|only|wait|go|help|do|afford)\b|n['’]t",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:not|no|never|nor|or|and|but|if|when|only)\b|n['’]t", re.IGNORECASE)
_DETERMINER = frozenset(
    "a an the your our my his her their its this that these those both all prior proper permission".split()
)
_ABSOLUTE = frozenset(
    "possible legal complete valid correct true honest safe able capable fair logical equal identical".split()
)


def reword_double_negatives(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only three shapes that say exactly the same are turned round. The receipt names the others."""
    if profile.limit("double_negatives") is None or not re.search(r"\b(?:not|can)|n['’]t", sentence):
        return Rewrite(sentence)
    kept = protected(sentence)

    def turned(match: re.Match[str]) -> str:
        if touches(kept, *match.span()) or _STOPS.search(match["middle"]) or match["what"] not in _DETERMINER:
            return match.group()
        modal = "could" if match["modal"].startswith("could") else "can"
        return f"{modal} only {match['middle']}with {match['what']}"

    def said_as_condition(match: re.Match[str]) -> str:
        if touches(kept, *match.span()) or _JOINS.search(match["middle"]):
            return match.group()
        who = match["who"] if match["who"] == "I" else match["who"].lower()
        return f"{match['who']} can only {match['middle']}if {who} {_BASE[match['verb']]}"

    text = _WITHOUT.sub(turned, _UNLESS_I_KNOW.sub(said_as_condition, sentence))
    kept = protected(text)

    def said_once(match: re.Match[str]) -> str:
        if touches(kept, *match.span()):
            return match.group()
        word = opposites()[match["word"].lower()]
        article = match["article"] or ""
        degree = "" if word in _ABSOLUTE else "quite "
        if article:
            # "not an uncommon mistake" -> "quite a common mistake"
            return f"{match['be']} {degree}{'an' if word[0] in 'aeiou' else 'a'} {word}"
        return f"{match['be']} {degree}{word}"

    return Rewrite(_litotes().sub(said_once, text))


@cache
def _litotes() -> re.Pattern[str]:
    words = "|".join(
        sorted((word for word in opposites() if word[:2] in ("un", "im", "il", "in")), key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?P<be>(?:is|are|was|were|am|be)|(?:it|that|this|there|they|we|you)['’](?:s|re))"
        rf"(?:\s+not|n['’]t)(?:\s+at\s+all)?\s+(?:(?P<article>an?)\s+)?(?P<word>{words})(?![\w-])",
        re.IGNORECASE,
    )


TRANSFORMER = Transformer(
    name="reword_double_negatives",
    phase="sentence",
    sentence=reword_double_negatives,
    reads=frozenset({"text.double_negatives"}),
    source=Source(
        "Avoid Double Negatives or Nested Clauses",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p03-double-negatives/",
        "guideline",
    ),
    examples=(
        Case("It is not uncommon to wait.", "It is quite common to wait."),
        Case("It's not impossible.", "It's possible."),
        Case("You cannot enter without a key.", "You can only enter with a key."),
        Case(
            "I can't work that part out without knowing the tax.",
            "I can only work that part out if I know the tax.",
        ),
        Case(
            "They can't be issued without the approval of a doctor.",
            "They can only be issued with the approval of a doctor.",
        ),
    ),
    leaves_alone=(
        "You cannot leave without paying.",
        "It is not safe.",
        "I can't wait without a coat.",
        'The sign says "You cannot enter without a key".',
        "It is not without faults.",
    ),
    after=("plain_words",),
)
