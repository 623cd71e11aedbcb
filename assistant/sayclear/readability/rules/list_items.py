"""How many items the longest list has that is shown before "More". A list inside a list is one of its own."""

from collections import defaultdict

from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Place, Text


def _measure(text: Text, _about: About) -> Measured:
    lists: dict[tuple[int, int], list[int]] = defaultdict(list)
    blocks = text.shown.blocks
    for index, block in enumerate(blocks):
        if block.kind == "item":
            lists[block.list_id, block.depth].append(index)
    places, sizes = [], []
    for items in lists.values():
        first, last = blocks[items[0]], blocks[items[-1]]
        end = last.source_index(max(len(last.text) - 1, 0)) + 1
        places.append(Place("text", first.source_index(0), end))
        sizes.append(float(len(items)))
    return Measured(max(sizes, default=0), tuple(places), sizes=tuple(sizes))


RULE = Rule(
    id="list_items",
    measure=_measure,
    source=Source(
        "Break up text into chunks and short lists (US Office of Disease Prevention and Health Promotion)",
        "https://odphp.health.gov/healthliteracyonline/design-easy-scanning/break-text-chunks-and-short-lists",
        "guideline",
    ),
    examples=(
        Example("- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h", 8),
        Example("1. a\n2. b\n\nThen:\n\n1. c\n2. d\n3. e", 3),
        Example("- a\n  - b\n  - c\n- d", 2),
        Example("No list here.", 0),
        Example("- a", 1, more="- b\n- c\n- d"),
    ),
    english_only=False,
)
