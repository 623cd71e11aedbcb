"""Count with chance: intervals and tests that need no formula for a distribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_CLOSE = 1e-12
"""Two means nearer than this are equal: they differ only in the order of adding up."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over people, and the interval around it."""

    value: float
    low: float
    high: float


def bootstrap(values: Numbers, *, seed: int, resamples: int, level: float = 0.95) -> Estimate:
    """Mean with a percentile interval: people are drawn again, with replacement, `resamples` times.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """
    drawn = np.random.default_rng(seed).integers(0, len(values), size=(resamples, len(values)))
    means = values[drawn].mean(axis=1)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(float(values.mean()), float(low), float(high))


def signs(people: int, *, seed: int, flips: int) -> Numbers:
    """Rows of plus and minus ones: every pattern where there are at most `flips`, else `flips` drawn ones.

    The first row is all plus ones, what was seen; so no p-value can be zero.
    """
    if 2**people <= flips:
        return np.array(list(product((1.0, -1.0), repeat=people)))
    drawn = np.random.default_rng(seed).choice((-1.0, 1.0), size=(flips, people))
    drawn[0] = 1.0
    return drawn


def sign_flip_p(differences: Numbers, patterns: Numbers) -> Numbers:
    """Two-sided p-value of "the mean difference is zero", for each column of `differences`.

    `differences` has one row a person and one column a study; `patterns` comes from `signs`.
    If a condition made no difference, each person's difference could as well have had the other sign.
    Source: Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9(1), 2010 (what was seen is counted too).
    """
    means = np.abs(patterns @ differences) / len(differences)
    share: Numbers = (means >= means[0] - _CLOSE).mean(axis=0)
    return share


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """P-values adjusted for their number, in the order given. Source: Holm, Scand. J. Stat. 6(2), 1979."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, index in enumerate(sorted(range(len(p_values)), key=lambda place: p_values[place])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[index]))
        adjusted[index] = highest
    return tuple(adjusted)
