"""The same words in another layout: the same words, the same longest sentence, the same level."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.readability import read
from sayclear.readability.grades import Grades, counts, grades, sentence_cefr

EGG = (
    "Fill a large pan with cold water",
    "Put the pan on the stove",
    "Wait until the water boils",
    "Lower the egg into the water with a spoon",
    "Wait for eight minutes",
    "Take the egg out and hold it under cold water",
    "Take off the shell with your fingers",
    "Put some salt on the egg",
)
PLANT = (
    "Choose a pot that has a hole in the bottom",
    "Put a few small stones over the hole",
    "Fill half of the pot with earth",
    "Set the plant in the middle of the pot",
    "Add more earth until the roots are covered",
    "Press the earth down gently with both hands",
    "Water the plant until the earth is wet",
    "Put the pot in a place with light but no strong sun",
)
FORM = (
    "Open the page of the council and choose the form for a parking permit",
    "Type the number of your car without spaces",
    "Upload a photo of your driving licence",
    "Enter the first day on which you need the permit",
    "Pay £38.50 by card",
    "Write down the reference number that the page shows",
    "Print the permit when the email arrives",
    "Lay it behind the front window of the car",
)
BAKE = (
    "Heat the oven to 180 °C",
    "Mix 250 g of flour with a pinch of salt",
    "Rub the butter in with the tips of your fingers",
    "Add one egg and stir",
    "Roll the dough out on a clean table",
    "Cut out rounds with a glass",
    "Bake them for 12 minutes",
    "Let them cool before you eat one",
)
SETS = (EGG, PLANT, FORM, BAKE)

LAYOUTS = {
    "bullets": lambda steps: "\n".join(f"- {step}" for step in steps),
    "bullets with stops": lambda steps: "\n".join(f"- {step}." for step in steps),
    "numbers": lambda steps: "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)),
    "numbers in brackets": lambda steps: "\n".join(f"{n}) {step}" for n, step in enumerate(steps, 1)),
    "loose list": lambda steps: "\n\n".join(f"* {step}" for step in steps),
    "sentences": lambda steps: ". ".join(steps) + ".",
    "a paragraph each": lambda steps: "\n\n".join(f"{step}." for step in steps),
    "lines with stops": lambda steps: "\n".join(f"{step}." for step in steps),
    "bold starts": lambda steps: "\n".join(
        f"- **{step.split(' ')[0]}** {' '.join(step.split(' ')[1:])}" for step in steps
    ),
}


def words(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip(".") for unit in read(text).units for word in unit.words)


def level(text: str) -> float:
    units = read(text).units
    return sum(len(unit.words) * sentence_cefr(unit) for unit in units) / sum(
        len(unit.words) for unit in units
    )


def graded(text: str) -> Grades:
    found = grades(read(text))
    assert found is not None
    return found


@pytest.mark.parametrize("steps", SETS, ids=lambda steps: steps[0])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_changes_nothing(steps: tuple[str, ...], layout: str) -> None:
    plain, other = (LAYOUTS[name](steps) for name in ("sentences", layout))
    assert words(other) == words(plain)
    first, second = counts(read(plain)), counts(read(other))
    for name in ("words", "sentences", "longest_sentence_words", "mean_sentence_words"):
        assert first[name] == second[name], name
    assert abs(level(other) - level(plain)) <= 0.3
    assert graded(other) == graded(plain)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([step for steps in SETS for step in steps]), min_size=8, max_size=8, unique=True
    ),
    st.sampled_from(sorted(LAYOUTS)),
    st.sampled_from(sorted(LAYOUTS)),
)
def test_any_eight_steps_in_any_two_layouts(steps: list[str], one: str, other: str) -> None:
    first, second = LAYOUTS[one](steps), LAYOUTS[other](steps)
    assert words(first) == words(second)
    longest = [counts(read(text))["longest_sentence_words"] for text in (first, second)]
    assert longest[0] == longest[1] == max(len(step.split()) for step in steps)
    assert abs(level(first) - level(second)) <= 0.3
