"""Words that hurry or blame ("hurry", "you should have")."""

import re

from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text

_GOES_ON = re.compile(r"(?:to|have|be|been|not|so|['’]ve)$")
_CLAUSE = re.compile(r"[^.,;:!?()\n–—]*?(?=\s?[.,;:!?(\n–—]|\s(?:and|but|or|so|because|if|when)\s|$)")
_LETTER = re.compile(r"final (?:notice|reminder|demand)")
_ALL = re.compile(r"\b(?:all|both|two|three|full|everything|things|many|several)\s\Z")
_NAMED = re.compile(r"\b(?:an?|the|your|this|that|each|called|says?|every)\s[\"“‘']?\Z")


def clause_end(text: str, start: int, end: int) -> int:
    """Where words that press end: "you should have" goes on to the end of its clause."""
    if not _GOES_ON.search(text[start:end].lower()):
        return end
    more = _CLAUSE.match(text, end)
    return more.end() if more else end


def _measure(text: Text, about: About) -> Measured:
    places, flagged = [], 0
    for passage in text.passages:
        for hit in phrases.find("pressure", passage.flow):
            flow = passage.flow
            found = flow.lower[hit.start : hit.end]
            if not about.given and _LETTER.match(found) and _NAMED.search(flow.lower[: hit.start][-12:]):
                # A reply that speaks of "a final notice" names a letter, and presses nobody.
                continue
            if found == "at once" and _ALL.search(flow.lower[: hit.start][-8:]):
                # "I can't pay it all at once", "two at once": together, and no hurry.
                continue
            if flow.bracket_after(hit.end) or flow.bracket_after(clause_end(flow.text, hit.start, hit.end)):
                flagged += 1
            else:
                places.append(passage.flow.place(hit.start, hit.end))
    return Measured(len(places), tuple(places), flagged)


RULE = Rule(
    id="pressure",
    measure=_measure,
    source=Source(
        "Dos and don'ts on designing for accessibility (UK Home Office)",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Example("Hurry! You should have called us.", 2),
        Example("Pay immediately. It is your own fault.", 2),
        Example("Pay immediately (their words) by card.", 0),
        Example("You can pay by Friday. You should have a bill at home.", 1),
        Example("You can take your time. Pay by Friday.", 0),
        Example("I can't pay it all at once.", 0),
        Example('The letter says "final warning".', 0),
        Example("You should have told us by now (their words), and paid.", 0),
        Example("The council then sends a final notice.", 0),
        Example("The council then sends a final notice.", 1, About(given=True)),
    ),
)
