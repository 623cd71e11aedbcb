"""Empty words at the start ("Great question!"). They come before the answer and say nothing."""

import re
from functools import cache

from sayclear.readability.lists import rows
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Place, Text

_GREETING = re.compile(
    r"[\W_]*(?:dear|hello|hi|good (?:morning|afternoon|evening))\b(?:\s[\w.'’-]+){0,5}[\s,!.:]*$", re.I
)

_MORE = r"\b(?:(?!\s(?:because|since|as|so|and|but|work|if|when|on|from|until)\b)[^?,;:–—])*"
"""Further words of an empty opener, up to where something else begins."""


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_patterns('whole'))})[\s.!,:;–—-]*$")


@cache
def _start() -> re.Pattern[str]:
    # "I'm glad you asked, because it is easy": what comes behind the comma is content.
    openers = [*_patterns("start"), *_patterns("whole")]
    return re.compile(rf"(?:{'|'.join(openers)})(?:\s?[,!.:;]|\s[–—-])\s+(?=\S)")


def _patterns(kind: str) -> list[str]:
    return [
        re.escape(row[1]).replace(r"\ \{x\}", _MORE).replace("'", "['’]")
        for row in rows("openers")
        if row[0] == kind
    ]


def _measure(text: Text, _about: About) -> Measured:
    places: list[Place] = []
    flow = text.shown.flow
    for unit in text.shown.units:
        lead = len(unit.text) - len(unit.text.lstrip(" *_#>"))
        words = flow.lower[unit.start + lead : unit.end]
        if flow.is_foreign(unit.start, unit.end):
            break
        if _whole().match(words):
            places.append(unit.place)
        elif match := _start().match(words):
            places.append(flow.place(unit.start + lead, unit.start + lead + match.end()))
            break
        elif unit.kind != "heading" and not _GREETING.match(unit.text):
            break
    return Measured(len(places), tuple(places))


RULE = Rule(
    id="filler_opener",
    measure=_measure,
    source=Source(
        "Keep Text Succinct (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Example("Great question! Rent is due on Monday.", 1),
        Example("Certainly! I'd be happy to help you with that. Rent is due on Monday.", 2),
        Example("Sure, here is the answer.", 1),
        Example("Of course! You can pay by card.", 1),
        Example("Dear Ms Khan,\n\nI hope this letter finds you well. Your rent is due.", 1),
        Example("# Rent\n\nGood question! Rent is due on Monday.", 1),
        Example("Rent is due on Monday. Great question!", 0),
        Example("Of course you can pay by card.", 0),
        Example("Well water is safe to drink.", 0),
        Example("I'm glad you asked, because rent is due on Monday.", 1),
        Example('"Great question!" is what he said.', 0),
    ),
)
