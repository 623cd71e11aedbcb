"""The first analysis: how much was understood under each condition, and what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from sayclear.errors import BadValue
from sayclear.words import pair
from sayclear_studies.design import Plan, check_protocol
from sayclear_studies.protocol import Protocol
from sayclear_studies.rows import Row, one_stamp
from sayclear_studies.stats import Estimate, Numbers, bootstrap, holm, sign_flip_p, signs

Verdict = Literal["more", "a_little_more", "less", "no_gain_that_matters", "not_clear"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What happened under one condition."""

    name: str
    right: Estimate
    """Share of all questions, 0 to 1, with its interval over people."""
    wrong: Estimate
    """Share of questions with an answer that is wrong: something untrue was believed."""
    dont_know: float
    skipped: float
    literal: float
    """Share right of the questions about what the text says."""
    inference: float
    """Share right of the questions about what follows from it."""
    median_seconds: float
    """Active reading time of all texts of the condition: the median over people."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One condition against another, the same people under both."""

    after: str
    before: str
    right: Estimate
    p: float
    p_holm: float
    """Adjusted for the number of comparisons."""
    wrong: Estimate
    """Difference in the share of wrong answers: described, not tested."""
    without_text: tuple[float, float]
    """Lowest and highest difference in the share right when any one text is left out."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Share right in one group of rows, described and never tested."""

    name: str
    people: tuple[int, ...]
    """How many people, one number a condition."""
    right: tuple[float | None, ...]
    """One share a condition, in the protocol's order; None where too few people stand behind it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the analysis found. Invented rows stay marked as invented."""

    stamp: str
    protocol: Protocol
    people: int
    """People with every answer; only they are counted."""
    left_out: tuple[str, ...]
    """People who did not finish."""
    conditions: tuple[Condition, ...]
    differences: tuple[Difference, ...]
    by_text: tuple[Group, ...]
    by_position: tuple[Group, ...]
    by_preset: tuple[Group, ...]
    follows_plan: bool
    """True where a plan was given, each row agrees with it, and each place has one finished person."""


def analyse(rows: Sequence[Row], protocol: Protocol, plan: Plan | None = None) -> Findings:
    """Analyse the rows of one study as its protocol says.

    Raises BadValue where invented and real rows are mixed, an answer is there twice, or a row
    contradicts the plan.
    """
    stamp = one_stamp(rows)
    _refuse_doubles(rows)
    if plan is not None:
        _refuse_strangers(rows, protocol, plan)
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_person[row.person].append(row)
    finished = sorted(person for person, given in by_person.items() if _has_all(given, protocol))
    if not finished:
        raise BadValue(*pair("studies.nobody_finished"))
    kept = [row for person in finished for row in by_person[person]]
    return Findings(
        stamp=stamp,
        protocol=protocol,
        people=len(finished),
        left_out=tuple(sorted(by_person.keys() - set(finished))),
        conditions=tuple(_condition(name, kept, protocol) for name in protocol.conditions),
        differences=_differences(kept, protocol),
        by_text=_groups(kept, protocol, "text"),
        by_position=_groups(kept, protocol, "position"),
        by_preset=_groups(kept, protocol, "preset"),
        follows_plan=plan is not None and _every_place_filled(plan, set(finished)),
    )


def _has_all(rows: Sequence[Row], protocol: Protocol) -> bool:
    """True where a person gave every answer, under each condition as many."""
    answers = len(next(iter(protocol.sets.values()))) * len(protocol.questions)
    given = Counter(row.condition for row in rows)
    return all(given[condition] == answers for condition in protocol.conditions)


def _refuse_doubles(rows: Sequence[Row]) -> None:
    seen: set[tuple[str, str]] = set()
    seconds: dict[tuple[str, str], float] = {}
    needs: dict[str, str] = {}
    for row in rows:
        if needs.setdefault(row.person, row.preset) != row.preset:
            raise BadValue(*pair("studies.two_needs", person=row.person))
        if (row.person, row.item) in seen:
            raise BadValue(*pair("studies.twice", person=row.person, item=row.item))
        seen.add((row.person, row.item))
        if seconds.setdefault((row.person, row.text), row.reading_seconds) != row.reading_seconds:
            raise BadValue(*pair("studies.two_times", person=row.person, text=row.text))


def _refuse_strangers(rows: Sequence[Row], protocol: Protocol, plan: Plan) -> None:
    check_protocol(plan, protocol)
    for row in rows:
        person = plan.person(row.person)
        place = row.position - 1
        seen = (row.sequence, row.condition, row.set)
        if seen != (person.sequence, person.order[place], person.sets[place]):
            raise BadValue(*pair("studies.not_as_planned", person=row.person, item=row.item))


def _every_place_filled(plan: Plan, finished: set[str]) -> bool:
    """True where each place of the plan has exactly one finished person, first comer or stand-in."""
    filled: dict[str, int] = {}
    place: dict[str, str] = {}
    for person in plan.people:
        place[person.id] = place.get(person.stands_in_for, person.id)
        filled.setdefault(place[person.id], 0)
        filled[place[person.id]] += person.id in finished
    return set(filled.values()) == {1}


def _per_person(rows: Sequence[Row], condition: str, *, answer: str = "right") -> Numbers:
    """Share of this answer for each person, people in order of their ids."""
    shares: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row.condition == condition:
            shares[row.person].append(row.answer == answer)
    return np.array([float(np.mean(shares[person])) for person in sorted(shares)])


def _share(rows: Sequence[Row], answer: str = "right") -> float:
    return sum(row.answer == answer for row in rows) / len(rows) if rows else float("nan")


def _condition(name: str, rows: Sequence[Row], protocol: Protocol) -> Condition:
    here = [row for row in rows if row.condition == name]
    seconds: dict[str, dict[str, float]] = defaultdict(dict)
    for row in here:
        seconds[row.person][row.text] = row.reading_seconds
    return Condition(
        name=name,
        right=_mean(_per_person(rows, name), protocol),
        wrong=_mean(_per_person(rows, name, answer="wrong"), protocol),
        dont_know=_share(here, "dont_know"),
        skipped=_share(here, "skipped"),
        literal=_share([row for row in here if row.kind == "literal"]),
        inference=_share([row for row in here if row.kind == "inference"]),
        median_seconds=float(np.median([sum(texts.values()) for texts in seconds.values()])),
    )


def _mean(values: Numbers, protocol: Protocol) -> Estimate:
    return bootstrap(values, seed=protocol.analysis_seed, resamples=protocol.resamples)


def _differences(rows: Sequence[Row], protocol: Protocol) -> tuple[Difference, ...]:
    gaps = [_per_person(rows, after) - _per_person(rows, before) for after, before in protocol.compare]
    patterns = signs(len(gaps[0]), seed=protocol.analysis_seed, flips=protocol.resamples)
    p_values = [float(sign_flip_p(gap[:, None], patterns)[0]) for gap in gaps]
    found = []
    for (after, before), gap, p, p_holm in zip(protocol.compare, gaps, p_values, holm(p_values), strict=True):
        wrong = _per_person(rows, after, answer="wrong") - _per_person(rows, before, answer="wrong")
        without = [
            _gap_without(rows, text, after=after, before=before)
            for texts in protocol.sets.values()
            for text in texts
        ]
        right = _mean(gap, protocol)
        found.append(
            Difference(
                after=after,
                before=before,
                right=right,
                p=p,
                p_holm=p_holm,
                wrong=_mean(wrong, protocol),
                without_text=(min(without), max(without)),
                verdict=_verdict(right, p_holm, len(gap), protocol),
            )
        )
    return tuple(found)


def _gap_without(rows: Sequence[Row], text: str, *, after: str, before: str) -> float:
    """The difference in the share right with one text left out."""
    # Pooled, not paired: in a set of one text, leaving it out leaves some people without a condition.
    left = [row for row in rows if row.text != text]
    return _share([row for row in left if row.condition == after]) - _share(
        [row for row in left if row.condition == before]
    )


def _verdict(right: Estimate, p_holm: float, people: int, protocol: Protocol) -> Verdict:
    """What may be said, by the protocol's rule. "Not clear" is a result too."""
    if people < protocol.smallest_group:
        return "not_clear"
    small = right.high < protocol.smallest_effect
    if p_holm > protocol.alpha or right.value == 0:
        return "no_gain_that_matters" if small else "not_clear"
    if right.value < 0:
        return "less"
    return "a_little_more" if small else "more"


def _groups(
    rows: Sequence[Row], protocol: Protocol, column: Literal["text", "position", "preset"]
) -> tuple[Group, ...]:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        members[str(getattr(row, column))].append(row)
    groups = []
    for name, inside in sorted(members.items()):
        cells = [[row for row in inside if row.condition == condition] for condition in protocol.conditions]
        people = [len({row.person for row in cell}) for cell in cells]
        shares = tuple(
            _share(cell) if number >= protocol.smallest_group else None
            for cell, number in zip(cells, people, strict=True)
        )
        groups.append(Group(name, tuple(people), shares))
    return tuple(groups)
