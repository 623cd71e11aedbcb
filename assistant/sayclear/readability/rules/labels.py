"""A diagnosis word that the person did not use in this conversation.

Only what a model or a transformer wrote is judged, never somebody else's text.
"""

import re
from functools import cache

from sayclear.readability.lists import rows
from sayclear.readability.rules import OWN_CHOICE, About, Example, Measured, Rule
from sayclear.readability.units import Text


@cache
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[0], _pattern(row[1:])) for row in rows("labels"))


@cache
def _any() -> re.Pattern[str]:
    return _pattern(tuple(form for row in rows("labels") for form in row[1:]))


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    # A short form in capitals ("ADD") is a label, the same letters in small are a word.
    words = [
        re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"
        for form in sorted(forms, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(words)})(?![\w-]*\w)")


def _measure(text: Text, about: About) -> Measured:
    if about.given:
        return Measured(0)
    said = f"{about.said}\n{about.question}".replace("’", "'")
    places = []
    for passage in text.passages:
        flow = passage.flow
        for match in _any().finditer(flow.text.replace("’", "'")):
            if flow.is_foreign(*match.span()) or _was_said(match.group(), said):
                continue
            places.append(flow.place(*match.span()))
    return Measured(len(places), tuple(places))


def _was_said(label: str, said: str) -> bool:
    family = next(pattern for _, pattern in _families() if pattern.fullmatch(label))
    return bool(family.search(said)) or re.search(rf"\b{re.escape(label)}\b", said, re.IGNORECASE) is not None


RULE = Rule(
    id="labels",
    measure=_measure,
    source=OWN_CHOICE,
    examples=(
        Example("Many people with ADHD, or autistic people, like lists.", 2),
        Example("Many autistic people like lists.", 0, About(said="I am autistic.")),
        Example("Autism is not an illness.", 0, About(question="Am I autistic?")),
        Example("Many people like lists. Add salt.", 0),
        Example("Many people with dyslexia like lists.", 0, About(given=True)),
        Example('The form says "dyslexia".', 0),
    ),
    judges_given=False,
)
