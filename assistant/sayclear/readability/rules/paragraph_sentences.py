"""How many sentences the longest paragraph has. A list item counts as a paragraph of its own."""

from collections import defaultdict

from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Place, Text, Unit


def _measure(text: Text, _about: About) -> Measured:
    places: list[Place] = []
    sizes: list[float] = []
    for passage in text.passages:
        paragraphs: dict[int, list[Unit]] = defaultdict(list)
        for unit in passage.sentences:
            paragraphs[unit.paragraph].append(unit)
        for units in paragraphs.values():
            places.append(Place(passage.part, units[0].place.start, units[-1].place.end))
            sizes.append(len(units))
    return Measured(max(sizes, default=0), tuple(places), sizes=tuple(sizes))


RULE = Rule(
    id="paragraph_sentences",
    measure=_measure,
    source=Source(
        "Write clearly and in plain language (UK Office for National Statistics)",
        "https://style.ons.gov.uk/articles/write-clearly-and-in-plain-language/",
        "guideline",
    ),
    examples=(
        Example("One. Two. Three. Four. Five.", 5),
        Example("One. Two.\n\nThree. Four.", 2),
        Example("- One.\n- Two.\n- Three. Four.", 2),
        Example("This is a label:\n\nAnd this is a sentence.", 1),
        Example("Short.", 3, more="One. Two. Three."),
    ),
    english_only=False,
)
