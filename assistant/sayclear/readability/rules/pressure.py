"""Words that hurry or blame ("hurry", "you should have")."""

from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text


def _measure(text: Text, _about: About) -> Measured:
    places, flagged = [], 0
    for passage in text.passages:
        for hit in phrases.find("pressure", passage.flow):
            if passage.flow.bracket_after(hit.end):
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
        Example('The letter says "final warning".', 0),
    ),
)
