"""Every order, pair and set comes equally often; the same seed gives the same plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.errors import BadValue
from sayclear_studies.design import Plan, add, again, draw, stand_in, williams
from sayclear_studies.protocol import Protocol, read_protocol

MANY = st.integers(2, 8)
SEEDS = st.integers(0, 2**63)
PLACES = [
    ("P001", "S6", "M2"),
    ("P002", "S1", "M3"),
    ("P003", "S5", "M1"),
    ("P004", "S3", "M5"),
    ("P005", "S2", "M4"),
    ("P006", "S4", "M6"),
    ("P007", "S2", "M2"),
    ("P008", "S4", "M4"),
    ("P009", "S6", "M6"),
    ("P010", "S1", "M1"),
    ("P011", "S5", "M5"),
    ("P012", "S3", "M3"),
]


def protocol_for(conditions: int) -> Protocol:
    names = tuple("ABCDEFGH"[:conditions])
    sets = {f"set-{number}": (f"text-{number}",) for number in range(conditions)}
    return replace(read_protocol(), conditions=names, sets=sets)


@given(MANY)
def test_each_ordered_pair_comes_equally_often(conditions: int) -> None:
    rows = williams(conditions)
    assert len(rows) == (conditions if conditions % 2 == 0 else 2 * conditions)
    follows = Counter(pair for row in rows for pair in pairwise(row))
    assert follows == dict.fromkeys(permutations(range(conditions), 2), len(rows) // conditions)


@given(MANY)
def test_each_condition_comes_equally_often_at_each_place(conditions: int) -> None:
    rows = williams(conditions)
    assert all(sorted(row) == list(range(conditions)) for row in rows)
    for column in zip(*rows, strict=True):
        assert set(Counter(column).values()) == {len(rows) // conditions}


def test_three_conditions_give_all_six_orders() -> None:
    assert set(williams(3)) == set(permutations(range(3)))


@pytest.mark.parametrize("conditions", [1, 0, -2])
def test_one_condition_is_no_comparison(conditions: int) -> None:
    with pytest.raises(BadValue, match="at least two"):
        williams(conditions)


@settings(deadline=None, max_examples=40)
@given(MANY, st.integers(1, 4), SEEDS)
def test_whole_blocks_are_balanced(conditions: int, blocks: int, seed: int) -> None:
    size = len(williams(conditions))
    protocol = protocol_for(conditions)
    people = draw(protocol, seed=seed, people=blocks * size).people
    each = blocks * size // conditions
    assert len(people) == blocks * size

    follows = Counter(pair for person in people for pair in pairwise(person.order))
    assert follows == dict.fromkeys(permutations(protocol.conditions, 2), each)

    places = Counter((place, name) for person in people for place, name in enumerate(person.order))
    assert set(places.values()) == {each}
    assert len(places) == conditions**2

    read = Counter(both for person in people for both in zip(person.order, person.sets, strict=True))
    assert set(read.values()) == {each}
    assert len(read) == conditions**2
    assert set(Counter(person.sequence for person in people).values()) == {blocks}
    assert set(Counter(person.rotation for person in people).values()) == {blocks}


@settings(deadline=None, max_examples=15)
@given(MANY, SEEDS)
def test_orders_and_rotations_are_crossed_in_the_end(conditions: int, seed: int) -> None:
    size = len(williams(conditions))
    people = draw(protocol_for(conditions), seed=seed, people=size * size).people
    assert len({(person.sequence, person.rotation) for person in people}) == size * size
    texts = Counter(
        (place, *both)
        for person in people
        for place, both in enumerate(zip(person.order, person.sets, strict=True))
    )
    assert set(texts.values()) == {size * size // conditions**2}


@settings(deadline=None, max_examples=20)
@given(SEEDS, st.integers(1, 5), st.integers(1, 5))
def test_adding_people_moves_nobody(seed: int, first: int, more: int) -> None:
    protocol = read_protocol()
    before = draw(protocol, seed=seed, people=6 * first)
    after = add(before, people=6 * more)
    assert after.people[: len(before.people)] == before.people
    assert after == draw(protocol, seed=seed, people=6 * (first + more))
    assert again(after) == after


@given(st.integers(-3, 40).filter(lambda people: people < 1 or people % 6))
def test_part_of_a_block_is_refused(people: int) -> None:
    with pytest.raises(BadValue, match="whole blocks of 6"):
        draw(read_protocol(), seed=1, people=people)


def test_another_seed_is_another_plan(protocol: Protocol, plan: Plan) -> None:
    other = draw(protocol, seed=8, people=protocol.people)
    assert [person.sequence for person in other.people] != [person.sequence for person in plan.people]


def test_these_places_never_change(protocol: Protocol) -> None:
    # People were given these places once: a change here would break every plan that is in use.
    people = draw(protocol, seed=20261123, people=12).people
    assert [(person.id, person.sequence, person.rotation) for person in people] == PLACES


def test_a_stand_in_reads_what_the_other_would_have_read(protocol: Protocol, plan: Plan) -> None:
    after = stand_in(plan, person="P005")
    left, new = plan.person("P005"), after.people[-1]
    assert (new.id, new.stands_in_for) == ("P073", "P005")
    assert (new.order, new.sets) == (left.order, left.sets)
    # The next block is the one that would have come without a stand-in.
    assert [person.order for person in add(after, people=6).people[-6:]] == [
        person.order for person in add(plan, people=6).people[-6:]
    ]
    assert again(add(stand_in(after, person="P073"), people=6)).people[-8].stands_in_for == "P005"
    with pytest.raises(BadValue, match="already has the place"):
        stand_in(after, person="P005")
    with pytest.raises(BadValue, match="Nobody in the plan"):
        stand_in(plan, person="P999")
