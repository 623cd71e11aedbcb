"""The analysis finds what was put in, counts only whole people, and refuses what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from sayclear.errors import BadValue
from sayclear_studies.analysis import Findings, Verdict, analyse
from sayclear_studies.design import Plan, draw, stand_in
from sayclear_studies.protocol import Protocol
from sayclear_studies.rows import REAL, Row
from sayclear_studies.synthetic import invent

NEEDS = {"plain": "easy-words"} | dict.fromkeys(
    ("reading-ease", "focus-steps", "literal-predictable", "low-pressure", "easy-words"), "plain"
)


def answered(rows: Sequence[Row], right: Callable[[Row], bool]) -> list[Row]:
    return [replace(row, answer="right" if right(row) else "wrong") for row in rows]


def real(rows: Sequence[Row]) -> list[Row]:
    return [replace(row, stamp=REAL) for row in rows]


def share(findings: Findings) -> list[float]:
    return [condition.right.value for condition in findings.conditions]


def test_counts_by_hand(protocol: Protocol, invented: tuple[Row, ...], plan: Plan) -> None:
    found = analyse(invented, protocol, plan)
    assert (found.stamp, found.people, found.left_out) == ("SYNTHETIC", 72, ())
    assert found.follows_plan
    for condition in found.conditions:
        here = [row for row in invented if row.condition == condition.name]
        assert len(here) == 72 * 8
        counts = {
            answer: sum(row.answer == answer for row in here) / len(here) for answer in ("right", "wrong")
        }
        assert condition.right.value == pytest.approx(counts["right"])
        assert condition.wrong.value == pytest.approx(counts["wrong"])
        assert condition.right.low < condition.right.value < condition.right.high
        whole = condition.right.value + condition.wrong.value + condition.dont_know + condition.skipped
        assert whole == pytest.approx(1)
        assert condition.right.value == pytest.approx((3 * condition.literal + condition.inference) / 4)
        times = [
            sum({row.text: row.reading_seconds for row in here if row.person == person.id}.values())
            for person in plan.people
        ]
        assert condition.median_seconds == pytest.approx(float(np.median(times)))


def test_the_difference_is_within_people_and_its_p_is_exact_for_few(protocol: Protocol) -> None:
    plan = draw(protocol, seed=3, people=6)
    # Under C one to six more answers are right than under A; under B as many as under C.
    most = {person.id: number + 1 for number, person in enumerate(plan.people)}
    given: dict[tuple[str, str], int] = {}

    def right(row: Row) -> bool:
        key = (row.person, row.condition)
        given[key] = given.get(key, 0) + 1
        return row.condition != "A" and given[key] <= most[row.person]

    found = analyse(answered(invent(plan, protocol, seed=1), right), protocol, plan)
    better, equal = found.differences
    assert better.right.value == pytest.approx(sum(range(1, 7)) / 6 / 8)
    assert better.p == 2 / 2**6
    assert better.p_holm == 4 / 2**6
    assert better.wrong.value == pytest.approx(-better.right.value)
    assert (equal.right.value, equal.right.low, equal.right.high, equal.p, equal.p_holm) == (0, 0, 0, 1, 1)
    # Six people are too few for any of the sentences.
    assert {better.verdict, equal.verdict} == {"not_clear"}


@pytest.mark.parametrize("points", [0.0, 0.2])
def test_finds_the_difference_that_was_built_in(protocol: Protocol, plan: Plan, points: float) -> None:
    gaps = [
        [
            gap.right.value
            for gap in analyse(invent(plan, protocol, seed=seed, points=points), protocol).differences
        ]
        for seed in range(6)
    ]
    assert np.mean(gaps, axis=0) == pytest.approx([points, points], abs=0.035)


@pytest.mark.parametrize(
    ("under", "verdict"),
    # How many of the eight answers are right under A and B, and under C, for each fourth person.
    [
        (([4, 4, 4, 4], [6, 6, 5, 5]), "more"),
        (([4, 4, 4, 4], [5, 4, 4, 4]), "a_little_more"),
        (([6, 6, 6, 6], [4, 5, 4, 5]), "less"),
        (([4, 4, 4, 4], [5, 3, 4, 4]), "no_gain_that_matters"),
        (([4, 4, 4, 4], [8, 2, 4, 4]), "not_clear"),
    ],
)
def test_what_may_be_said(
    protocol: Protocol, plan: Plan, under: tuple[list[int], list[int]], verdict: Verdict
) -> None:
    number = {person.id: place for place, person in enumerate(plan.people)}
    given: dict[tuple[str, str], int] = {}

    def right(row: Row) -> bool:
        key = (row.person, row.condition)
        given[key] = given.get(key, 0) + 1
        return given[key] <= under[row.condition == "C"][number[row.person] % 4]

    found = analyse(answered(invent(plan, protocol, seed=1), right), protocol, plan)
    assert {difference.verdict for difference in found.differences} == {verdict}


def test_the_order_of_rows_does_not_matter(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    shuffled = [invented[index] for index in np.random.default_rng(4).permutation(len(invented))]
    assert analyse(shuffled, protocol, plan) == analyse(invented, protocol, plan)


def test_only_whole_people_are_counted(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    # P003 left before the last text, and P004 answered everything but one question.
    last = plan.person("P003").order[-1]
    rows = [row for row in invented if not (row.person == "P003" and row.condition == last)]
    rows.remove(next(row for row in rows if row.person == "P004"))
    found = analyse(rows, protocol, plan)
    assert (found.people, found.left_out) == (70, ("P003", "P004"))
    assert not found.follows_plan
    without = [row for row in invented if row.person not in ("P003", "P004")]
    assert share(found) == share(analyse(without, protocol, plan))


def test_a_stand_in_fills_the_place(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    with_stand_in = stand_in(plan, person="P003")
    everybody = invent(with_stand_in, protocol, seed=7)
    two_for_one = analyse(everybody, protocol, with_stand_in)
    assert (two_for_one.people, two_for_one.follows_plan) == (73, False)
    left = [row for row in everybody if row.person != "P003" or row.position == 1]
    found = analyse(left, protocol, with_stand_in)
    assert (found.people, found.left_out, found.follows_plan) == (72, ("P003",), True)


def test_order_effect_is_described(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    found = analyse(answered(invented, lambda row: row.position > 1), protocol, plan)
    assert [(group.name, group.right) for group in found.by_position] == [
        ("1", (0, 0, 0)),
        ("2", (1, 1, 1)),
        ("3", (1, 1, 1)),
    ]
    # A design that is balanced keeps the order out of the comparison.
    assert share(found) == pytest.approx([2 / 3] * 3)
    assert found.differences[0].right.value == pytest.approx(0)


def test_one_text_that_carries_the_difference_is_seen(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    rows = answered(invented, lambda row: (row.text, row.condition) == ("rota", "C"))
    low, high = analyse(rows, protocol, plan).differences[0].without_text
    assert low == 0
    assert high == pytest.approx(0.2)


def test_small_groups_are_not_shown(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    few = {person.id for person in plan.people[:9]}
    rows = [replace(row, preset="plain" if row.person in few else "low-pressure") for row in invented]
    by_preset = {group.name: group for group in analyse(rows, protocol, plan).by_preset}
    assert by_preset["plain"].people == (9, 9, 9)
    assert by_preset["plain"].right == (None, None, None)
    assert None not in by_preset["low-pressure"].right
    small = draw(protocol, seed=1, people=18)
    found = analyse(invent(small, protocol, seed=1), protocol, small)
    # Each text was read by six of them under each condition.
    assert {group.people for group in found.by_text} == {(6, 6, 6)}
    assert {group.right for group in found.by_text} == {(None, None, None)}


def test_invented_and_real_rows_are_never_counted_together(
    protocol: Protocol, invented: tuple[Row, ...]
) -> None:
    for which in ([0], [-1], [5, 6, 7], list(range(len(invented) - 1))):
        rows = list(invented)
        for index in which:
            rows[index] = replace(rows[index], stamp=REAL)
        with pytest.raises(BadValue, match="never be counted together"):
            analyse(rows, protocol)
    assert analyse(real(invented), protocol).stamp == "REAL"


def test_rows_that_do_not_fit_are_refused(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    first = invented[0]
    wrong = {
        "answered bins-1 twice|twice": [*invented, first],
        "two reading times": [replace(first, reading_seconds=1.0), *invented[1:]],
        "name two needs": [*invented[:-1], replace(invented[-1], preset=NEEDS[invented[-1].preset])],
        "does not agree with the plan": [replace(first, sequence="S9"), *invented[1:]],
        "Nobody in the plan is called P999": [replace(first, person="P999"), *invented[1:]],
        "There are no rows": [],
        "Nobody gave every answer": list(invented[:5]),
    }
    for why, rows in wrong.items():
        with pytest.raises(BadValue, match=why):
            analyse(rows, protocol, plan)
    swapped = {one: other for one, other in product("AB", repeat=2) if one != other} | {"C": "C"}
    with pytest.raises(BadValue, match="does not agree"):
        analyse([replace(row, condition=swapped[row.condition]) for row in invented], protocol, plan)
    with pytest.raises(BadValue, match="another protocol"):
        analyse(invented, replace(protocol, sha256="0" * 64), plan)
