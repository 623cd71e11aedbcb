"""Invent people who never lived: to try the program out, and to plan how many real ones are needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayclear.errors import BadValue
from sayclear.words import pair
from sayclear_studies.design import Plan
from sayclear_studies.protocol import Protocol
from sayclear_studies.rows import SYNTHETIC, Row

Yes = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Invention:
    """What we assume about invented people. Nobody measured these numbers: they are our own choice."""

    share: float = 0.65
    """Answers that are right without any help, 0 to 1."""
    person_sd: float = 0.8
    """How much people differ (standard deviation, on the scale of log odds)."""
    item_sd: float = 0.8
    """How much questions differ in difficulty."""
    text_sd: float = 0.4
    """How much texts differ in difficulty."""
    taste_sd: float = 0.4
    """How much one way of writing suits one person more than another."""

    @property
    def spread(self) -> float:
        """All of it together."""
        return float(np.sqrt(self.person_sd**2 + self.item_sd**2 + self.text_sd**2 + self.taste_sd**2))

    def logit(self, share: float) -> float:
        """The log odds at which this share of all answers is right, on average over people and questions."""
        if not 0.01 <= share <= 0.99:
            raise BadValue(*pair("studies.share_out_of_range"))
        nodes, weights = np.polynomial.hermite_e.hermegauss(60)
        low, high = -20.0, 20.0
        for _ in range(60):
            middle = (low + high) / 2
            right = float((weights / (1 + np.exp(-(middle + self.spread * nodes)))).sum() / weights.sum())
            low, high = (middle, high) if right < share else (low, middle)
        return (low + high) / 2


def right_answers(
    rng: np.random.Generator,
    plan: Plan,
    protocol: Protocol,
    *,
    studies: int,
    points: float,
    invention: Invention,
) -> Yes:
    """Which answers are right: [study, person, condition, text of the set, question].

    The last condition is `points` (share of answers) better than the others, which are equal.
    """
    people, conditions = len(plan.people), len(plan.conditions)
    texts, questions = len(next(iter(protocol.sets.values()))), len(protocol.questions)
    shares = [invention.share] * (conditions - 1) + [invention.share + points]
    level = np.array([invention.logit(share) for share in shares])
    # Which set each person reads under each condition, in the protocol's order of conditions.
    read = np.array(
        [
            [plan.sets.index(person.sets[person.order.index(condition)]) for condition in plan.conditions]
            for person in plan.people
        ]
    )
    person = rng.normal(0, invention.person_sd, (studies, people, 1, 1, 1))
    taste = rng.normal(0, invention.taste_sd, (studies, people, conditions, 1, 1))
    text = rng.normal(0, invention.text_sd, (studies, len(plan.sets), texts, 1))
    item = rng.normal(0, invention.item_sd, (studies, len(plan.sets), texts, questions))
    odds = level[:, None, None] + person + taste + (text + item)[:, read]
    chance = rng.random((studies, people, conditions, texts, questions))
    right: Yes = chance < 1 / (1 + np.exp(-odds))
    return right


def invent(
    plan: Plan, protocol: Protocol, *, seed: int, points: float = 0.0, invention: Invention | None = None
) -> tuple[Row, ...]:
    """One row an answer, each stamped SYNTHETIC. With no `points` no condition is better than another."""
    rng = np.random.default_rng(seed)
    assumed = invention or Invention()
    (right,) = right_answers(rng, plan, protocol, studies=1, points=points, invention=assumed)
    rows = []
    for index, person in enumerate(plan.people):
        pace = float(rng.lognormal(0, 0.3))
        preset = protocol.presets[int(rng.integers(len(protocol.presets)))]
        for position, (condition, name) in enumerate(zip(person.order, person.sets, strict=True)):
            answers = right[index, plan.conditions.index(condition)]
            for text, given in zip(protocol.sets[name], answers, strict=True):
                seconds = round(pace * float(rng.lognormal(np.log(90), 0.25)), 1)
                for number, kind in enumerate(protocol.questions):
                    missed = ("wrong", "dont_know", "skipped")[int(rng.choice(3, p=[0.55, 0.4, 0.05]))]
                    rows.append(
                        Row(
                            stamp=SYNTHETIC,
                            study=protocol.study,
                            person=person.id,
                            preset=preset,
                            sequence=person.sequence,
                            position=position + 1,
                            condition=condition,
                            set=name,
                            text=text,
                            item=f"{text}-{number + 1}",
                            kind=kind,
                            answer="right" if given[number] else missed,
                            reading_seconds=seconds,
                        )
                    )
    return tuple(rows)
