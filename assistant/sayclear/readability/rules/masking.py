"""Advice to look or act "normal": to hide how one is."""

import re

from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text

# "You do not have to make eye contact" is the opposite of such advice.
_TURNED_ROUND = re.compile(
    r"(?:\bnot\b|n't\b|\bnever\b|\bno (?:need|reason|one|rule)\b|\bnobody\b|\bwithout\b|\binstead of\b"
    r"|\brather than\b|\bstop\b|\bwhether\b|\bfree to\b)[^.!?\n]{0,40}\Z"
)
_ITSELF_NEGATIVE = ("don't", "do not", "try not", "tries not", "tried not", "trying not")


def _measure(text: Text, _about: About) -> Measured:
    places, flagged = [], 0
    for passage in text.passages:
        flow = passage.flow
        for hit in phrases.find("masking", flow):
            before = flow.lower[max(0, hit.start - 60) : hit.start]
            found = flow.lower[hit.start : hit.end]
            if not found.startswith(_ITSELF_NEGATIVE) and _TURNED_ROUND.search(before):
                continue
            if flow.bracket_after(hit.end):
                flagged += 1
            else:
                places.append(flow.place(hit.start, hit.end))
    return Measured(len(places), tuple(places), flagged)


RULE = Rule(
    id="masking",
    measure=_measure,
    source=Source(
        "Understanding the reasons, contexts and costs of camouflaging (Cage and Troxell-Whitman, 2019)",
        "https://doi.org/10.1007/s10803-018-03878-x",
        "study",
    ),
    examples=(
        Example("Try to act normal and make eye contact.", 2),
        Example("Hide your stimming. Don't fidget.", 2),
        Example("You do not have to make eye contact.", 0),
        Example("You can look at the table, and move your hands.", 0),
        Example('My teacher said, "Act normal."', 0),
    ),
)
