"""Idioms that are not explained beside them. One in quotation marks is somebody else's."""

from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text


def _measure(text: Text, _about: About) -> Measured:
    places, explained = [], 0
    for passage in text.passages:
        for hit in phrases.find("idioms", passage.flow):
            if passage.flow.bracket_after(hit.end):
                explained += 1
            else:
                places.append(passage.flow.place(hit.start, hit.end))
    return Measured(len(places), tuple(places), explained)


RULE = Rule(
    id="idioms",
    measure=_measure,
    source=Source(
        "Use Literal Language (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p04-literal-language/",
        "guideline",
    ),
    examples=(
        Example("The test was a piece of cake.", 1),
        Example("She pulled my leg, and he hit the nail on the head.", 2),
        Example("The test was a piece of cake (very easy).", 0),
        Example('He said, "It was a piece of cake."', 0),
        Example("Eat one piece of bread.", 0),
        Example("All is well.", 1, more="They let the cat out of the bag."),
    ),
)
