"""How deep lists stand inside lists. A flat list has the depth 0."""

from sayclear.readability.rules import OWN_CHOICE, About, Example, Measured, Rule
from sayclear.readability.units import Place, Text


def _measure(text: Text, _about: About) -> Measured:
    places, sizes = [], []
    for passage in text.passages:
        for block in passage.blocks:
            if block.kind == "item" and block.text:
                end = block.source_index(len(block.text) - 1) + 1
                places.append(Place(passage.part, block.source_index(0), end))
                sizes.append(float(block.depth))
    return Measured(max(sizes, default=0), tuple(places), sizes=tuple(sizes))


RULE = Rule(
    id="list_depth",
    measure=_measure,
    source=OWN_CHOICE,
    examples=(
        Example("- a\n- b", 0),
        Example("- a\n  - b", 1),
        Example("- a\n  - b\n    - c", 2),
        Example("No list here.", 0),
        Example("- a", 1, more="1. a\n   - b"),
    ),
    english_only=False,
)
