"""Instructions that are not in a numbered list, and steps that hold more than one action."""

import re
from collections.abc import Iterator
from itertools import groupby

from sayclear.readability.orders import actions, is_action, is_in_sequence, is_order
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Passage, Place, Text, Unit

_RUN = 3
_NUMBERED = re.compile(r"\d+[.)] ")
_LABEL = re.compile(r"[^:.!?]{1,60}:[*_]*\s+(?=\S)")
_ABOUT_STEPS = re.compile(r"\b(?:steps?|in (?:this|that|the following) order|one after the other)\b", re.I)


def _measure(text: Text, _about: About) -> Measured:
    places = [place for passage in text.passages for place in _faults(passage)]
    return Measured(len(places), tuple(places))


def _faults(passage: Passage) -> Iterator[Place]:
    label = ""
    bullets: dict[int, list[Unit]] = {}
    for index, group in groupby(passage.units, key=lambda unit: unit.block):
        units = list(group)
        block = passage.blocks[index]
        if block.kind == "item" and _NUMBERED.match(block.marker):
            yield from _crowded(units)
        elif block.kind == "item":
            if block.list_id not in bullets and _ABOUT_STEPS.search(label):
                bullets[block.list_id] = []
            if block.list_id in bullets or is_in_sequence(units[0].text):
                bullets.setdefault(block.list_id, []).append(units[0])
        elif block.kind == "paragraph":
            yield from _runs(units)
        label = (
            units[-1].text
            if units[-1].kind in ("label", "heading")
            else label
            if block.kind == "item"
            else ""
        )
    for first_units in bullets.values():
        orders = [unit for unit in first_units if is_order(unit.text)]
        if len(orders) > 1:
            yield Place(passage.part, orders[0].place.start, orders[-1].place.end)


def _crowded(units: list[Unit]) -> Iterator[Place]:
    """One step with more than one action."""
    said = [(unit, _behind_label(unit.text)) for unit in units if unit.kind == "sentence"]
    found = [(unit, text) for unit, text in said if is_action(text)]
    if len(found) > 1:
        yield Place(units[0].place.part, found[0][0].place.start, found[-1][0].place.end)
    elif found and len(actions(found[0][1])) > 1:
        yield found[0][0].place


def _behind_label(sentence: str) -> str:
    """What is to be done in "At home: open the box"."""
    rest = sentence[match.end() :] if (match := _LABEL.match(sentence)) else sentence
    return rest[:1].upper() + rest[1:]


def _runs(units: list[Unit]) -> Iterator[Place]:
    """Orders one after the other in running text."""
    run: list[Unit] = []
    for unit in (*units, None):
        if unit is not None and unit.kind == "sentence" and is_order(unit.text):
            run.append(unit)
            continue
        if run and _is_procedure(run):
            yield Place(run[0].place.part, run[0].place.start, run[-1].place.end)
        run = []


def _is_procedure(run: list[Unit]) -> bool:
    if len(run) >= _RUN:
        return True
    if len(run) > 1 and any(is_in_sequence(unit.text) for unit in run):
        return True
    return any(len(actions(unit.text)) >= _RUN for unit in run)


RULE = Rule(
    id="steps_numbered",
    measure=_measure,
    source=Source(
        "Separate Each Instruction (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p09-separated-instructions/",
        "guideline",
    ),
    examples=(
        Example("Open the box. Take out the cable. Plug it in.", 1),
        Example("First, open the box. Then take out the cable.", 1),
        Example("Open the box, take out the cable and plug it in.", 1),
        Example("1. Open the box and take out the cable.\n2. Plug it in.", 1),
        Example("1. Open the box. Take out the cable.\n2. Plug it in.", 1),
        Example("1. **The box:** open it and take out the cable.\n2. Plug it in.", 1),
        Example("Follow these steps:\n\n- Open the box.\n- Take out the cable.", 1),
        Example("1. Open the box.\n2. Press and hold the button.\n3. Wait. You will see a light.", 0),
        Example("Open the box. You will see a cable. It is blue.", 0),
        Example("These help many people:\n\n- Drink water.\n- Take a walk.", 0),
        Example("Call centres are open. Press offices are not.", 0),
    ),
)
