"""Decide who sees what, and when: fair orders, drawn from a stored seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayclear.errors import BadValue
from sayclear.words import pair
from sayclear_studies.protocol import Protocol


def williams(conditions: int) -> tuple[tuple[int, ...], ...]:
    """Orders of conditions in which each comes equally often at each place and after each other one.

    An even number of conditions needs that many orders, an odd number twice as many.
    Source: Williams, Aust. J. Sci. Res. A 2(2), 1949.
    """
    if conditions < 2:
        raise BadValue(*pair("studies.too_few_conditions"))
    # 0, 1, last, 2, last but one ...: neighbours are 1, -2, 3, -4 ... apart, so each distance comes once.
    first = [(place + 1) // 2 if place % 2 else -(place // 2) for place in range(conditions)]
    square = [tuple((step + row) % conditions for step in first) for row in range(conditions)]
    if conditions % 2:
        square += [order[::-1] for order in square]
    return tuple(square)


@dataclass(frozen=True, slots=True)
class Person:
    """What one person will see. The id stands in no list with a name."""

    id: str
    sequence: str
    """Which row of the Williams square: "S1", "S2" ..."""
    rotation: str
    """Which row decides the set of texts for each condition: "M1", "M2" ..."""
    order: tuple[str, ...]
    """Conditions, first to last."""
    sets: tuple[str, ...]
    """The set of texts read under each of them, first to last."""
    stands_in_for: str = ""
    """The person whose place this one took, or nobody."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sees what. The seed, the protocol's fingerprint and the number of people make all of it."""

    study: str
    protocol_file: str
    protocol_sha256: str
    seed: int
    conditions: tuple[str, ...]
    sets: tuple[str, ...]
    people: tuple[Person, ...]

    def person(self, name: str) -> Person:
        """The person with this id. Raises BadValue."""
        for person in self.people:
            if person.id == name:
                return person
        raise BadValue(*pair("studies.nobody", person=name))


def draw(protocol: Protocol, *, seed: int, people: int) -> Plan:
    """Give the first `people` persons their places. Raises BadValue where a block would be left unfilled."""
    plan = Plan(
        study=protocol.study,
        protocol_file=protocol.file,
        protocol_sha256=protocol.sha256,
        seed=seed,
        conditions=protocol.conditions,
        sets=tuple(protocol.sets),
        people=(),
    )
    return add(plan, people=people)


def add(plan: Plan, *, people: int) -> Plan:
    """Add whole blocks of people. Nobody who has a place is moved."""
    block = len(williams(len(plan.conditions)))
    if people < 1 or people % block:
        raise BadValue(*pair("studies.not_whole_blocks", people=people, block=block))
    taken = sum(not person.stands_in_for for person in plan.people)
    new = tuple(_place(plan, taken + number, name=_id(len(plan.people) + number)) for number in range(people))
    return replace(plan, people=plan.people + new)


def stand_in(plan: Plan, *, person: str) -> Plan:
    """Add one person who takes the place of one who left. Raises BadValue where that place is taken again."""
    left = plan.person(person)
    if any(other.stands_in_for == person for other in plan.people):
        raise BadValue(*pair("studies.place_taken", person=person))
    new = replace(left, id=_id(len(plan.people)), stands_in_for=person)
    return replace(plan, people=(*plan.people, new))


def check_protocol(plan: Plan, protocol: Protocol) -> None:
    """Raise BadValue where a plan was drawn for another protocol, or for other words of this one."""
    if plan.protocol_sha256 != protocol.sha256:
        raise BadValue(*pair("studies.other_protocol", file=protocol.file))


def again(plan: Plan) -> Plan:
    """Draw the plan once more from its seed. Differs from `plan` only if somebody changed it by hand."""
    drawn = replace(plan, people=())
    for person in plan.people:
        if person.stands_in_for:
            drawn = stand_in(drawn, person=person.stands_in_for)
        else:
            taken = sum(not other.stands_in_for for other in drawn.people)
            new = _place(plan, taken, name=_id(len(drawn.people)))
            drawn = replace(drawn, people=(*drawn.people, new))
    return drawn


def _place(plan: Plan, number: int, *, name: str) -> Person:
    """The place with this number, from 0. It depends on the seed and the number alone.

    A block holds each sequence once and each rotation once. In the next blocks the rotations move on
    against the sequences, so that after as many blocks as there are sequences every two have met once.
    """
    rows = williams(len(plan.conditions))
    block, seat = divmod(number, len(rows))
    lap, turn = divmod(block, len(rows))
    sequence = _shuffled(range(len(rows)), plan.seed, "block", block)[seat]
    shift = _shuffled(range(len(rows)), plan.seed, "lap", lap)[turn]
    rotation = (sequence + shift) % len(rows)
    order = rows[sequence]
    return Person(
        id=name,
        sequence=f"S{sequence + 1}",
        rotation=f"M{rotation + 1}",
        order=tuple(plan.conditions[condition] for condition in order),
        sets=tuple(plan.sets[rows[rotation][condition]] for condition in order),
    )


def _shuffled(items: Sequence[int], *key: object) -> list[int]:
    # Not a random generator: SHA-256 gives the same order in every version of every library.
    words = ":".join(map(str, key))
    return sorted(items, key=lambda item: hashlib.sha256(f"{words}:{item}".encode()).digest())


def _id(index: int) -> str:
    return f"P{index + 1:03d}"
