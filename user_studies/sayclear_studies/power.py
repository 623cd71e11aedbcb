"""How many people are needed? Run the planned test on invented studies and count how often it sees it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayclear.words import say
from sayclear_studies.design import draw
from sayclear_studies.protocol import Protocol, read_protocol
from sayclear_studies.stats import holm, sign_flip_p, signs
from sayclear_studies.synthetic import Invention, right_answers

PEOPLE = (24, 36, 48, 60, 72)
POINTS = (0.0, 0.05, 0.10, 0.15)
SHARES = (0.50, 0.65, 0.80)
TASTES = (0.0, 0.4, 0.8)
STEPS = (0.3, 0.4, 0.5, 0.6, 0.8)
STUDIES = 2000
FLIPS = 2000
SEED = 20261123


@dataclass(frozen=True, slots=True)
class Power:
    """How often invented studies of this size end in a result."""

    people: int
    points: float
    """How much better the last condition was made, as a share of answers."""
    each: tuple[float, ...]
    """For each comparison of the protocol: how often it is found, after Holm."""
    any: float
    """How often at least one is found."""
    dz: float
    """Mean difference in units of its standard deviation over people, for the first comparison."""


def power(
    protocol: Protocol,
    *,
    people: int,
    points: float,
    studies: int,
    seed: int,
    invention: Invention | None = None,
) -> Power:
    """Invent `studies` studies and test each as the protocol says (paired sign flips, Holm)."""
    plan = draw(protocol, seed=seed, people=people)
    rng = np.random.default_rng([seed, people, round(points * 1000)])
    right = right_answers(
        rng, plan, protocol, studies=studies, points=points, invention=invention or Invention()
    )
    share = right.mean(axis=(3, 4))
    patterns = signs(people, seed=seed, flips=FLIPS)
    gaps = [
        (share[:, :, protocol.conditions.index(after)] - share[:, :, protocol.conditions.index(before)]).T
        for after, before in protocol.compare
    ]
    p_values = np.array([sign_flip_p(gap, patterns) for gap in gaps])
    found = np.array([holm(column) for column in p_values.T.tolist()]) <= protocol.alpha
    return Power(
        people=people,
        points=points,
        each=tuple(float(column) for column in found.mean(axis=0)),
        any=float(found.any(axis=1).mean()),
        dz=float(gaps[0].mean() / gaps[0].std(axis=0, ddof=1).mean()),
    )


def paired_power(dz: float, *, people: int, alpha: float, studies: int, seed: int) -> float:
    """Power of one paired comparison whose mean is `dz` standard deviations, differences being normal."""
    rng = np.random.default_rng([seed, people, round(dz * 1000)])
    differences = rng.normal(dz, 1, (people, studies))
    p_values = sign_flip_p(differences, signs(people, seed=seed, flips=FLIPS))
    return float((p_values <= alpha).mean())


def tables(protocol: Protocol, *, studies: int = STUDIES, seed: int = SEED) -> str:
    """Three tables in Markdown, the same on every run with the same seed."""
    blocks = (
        (say("studies.power_items", studies=studies, seed=seed), _by_people(protocol, studies, seed)),
        (say("studies.power_assumed", people=protocol.people), _by_assumption(protocol, studies, seed)),
        (say("studies.power_paired"), _by_step(protocol, studies, seed)),
    )
    return "\n".join(line for title, rows in blocks for line in (title, "", *_markdown(rows), "")).rstrip()


def _by_people(protocol: Protocol, studies: int, seed: int) -> list[list[str]]:
    rows = [[say("studies.column_people"), say("studies.column_built_in"), *_found(protocol), "dz"]]
    for points in POINTS:
        for people in PEOPLE:
            result = power(protocol, people=people, points=points, studies=studies, seed=seed)
            rows.append([str(people), f"{points:.0%}", *_shares(result), f"{result.dz:z.2f}"])
    return rows


def _by_assumption(protocol: Protocol, studies: int, seed: int) -> list[list[str]]:
    rows = [[say("studies.column_share"), say("studies.column_taste"), *_found(protocol), "dz"]]
    for share in SHARES:
        for taste in TASTES:
            result = power(
                protocol,
                people=protocol.people,
                points=protocol.smallest_effect,
                studies=studies,
                seed=seed,
                invention=Invention(share=share, taste_sd=taste),
            )
            rows.append([f"{share:.0%}", f"{taste:.1f}", *_shares(result), f"{result.dz:z.2f}"])
    return rows


def _by_step(protocol: Protocol, studies: int, seed: int) -> list[list[str]]:
    rows = [[say("studies.column_people"), *(f"dz {dz}" for dz in STEPS)]]
    for people in PEOPLE:
        found = [
            paired_power(dz, people=people, alpha=protocol.alpha, studies=studies, seed=seed) for dz in STEPS
        ]
        rows.append([str(people), *(f"{share:.0%}" for share in found)])
    return rows


def _found(protocol: Protocol) -> list[str]:
    return [*(f"{after} - {before}" for after, before in protocol.compare), say("studies.column_any")]


def _shares(result: Power) -> list[str]:
    return [f"{share:.0%}" for share in (*result.each, result.any)]


def _markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return [head, "|" + " ---: |" * len(rows[0]), *body]


if __name__ == "__main__":
    sys.stdout.write(tables(read_protocol()) + "\n")
