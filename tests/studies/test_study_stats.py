"""Intervals, sign flips and Holm, against values worked out by hand or by other means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear_studies.stats import bootstrap, holm, sign_flip_p, signs

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


def test_holm_by_hand() -> None:
    # .01 x 4, then max(.04, .02 x 3), then max(.06, .03 x 2), then max(.06, .5 x 1).
    assert holm([0.03, 0.01, 0.5, 0.02]) == pytest.approx((0.06, 0.04, 0.5, 0.06))
    assert holm([0.04, 0.03]) == pytest.approx((0.06, 0.06))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()


@given(P_VALUES)
def test_holm_never_helps_and_keeps_the_order(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert all(p <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    ranked = sorted(range(len(p_values)), key=lambda index: p_values[index])
    assert [adjusted[index] for index in ranked] == sorted(adjusted)
    assert min(adjusted) == pytest.approx(min(1.0, min(p_values) * len(p_values)))


def test_sign_flips_are_exact_for_few_people() -> None:
    # All five in the same direction: only "all plus" and "all minus" are as far from zero, of 32.
    patterns = signs(5, seed=1, flips=10_000)
    assert patterns.shape == (32, 5)
    assert sign_flip_p(np.array([[0.1], [0.2], [0.3], [0.4], [0.5]]), patterns)[0] == 2 / 32
    assert sign_flip_p(np.zeros((5, 1)), patterns)[0] == 1.0


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(-8, 8), min_size=1, max_size=30), st.integers(0, 2**32))
def test_sign_flips_see_no_direction_and_never_say_zero(gaps: list[int], seed: int) -> None:
    patterns = signs(len(gaps), seed=seed, flips=400)
    both = np.array([gaps, [-gap for gap in gaps]], dtype=float).T / 8
    here, mirrored = sign_flip_p(both, patterns)
    assert here == mirrored
    assert 1 / len(patterns) <= here <= 1


def test_sign_flips_agree_with_the_normal_curve() -> None:
    rng = np.random.default_rng(5)
    gaps = rng.normal(0.25, 1, (60, 1))
    z = abs(gaps.mean()) / math.sqrt((gaps**2).sum()) * 60
    p = float(sign_flip_p(gaps, signs(60, seed=3, flips=20_000))[0])
    assert p == pytest.approx(math.erfc(z / math.sqrt(2)), abs=0.01)


def test_bootstrap_agrees_with_the_normal_curve() -> None:
    values = np.random.default_rng(1).normal(0.6, 0.2, 400)
    found = bootstrap(values, seed=2, resamples=5_000)
    half = 1.96 * values.std() / math.sqrt(len(values))
    assert found.value == pytest.approx(values.mean())
    assert (found.low, found.high) == pytest.approx((found.value - half, found.value + half), abs=0.003)
    assert found == bootstrap(values, seed=2, resamples=5_000)
    assert found != bootstrap(values, seed=3, resamples=5_000)


def test_bootstrap_covers_the_truth_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(11)
    covered = 0
    for study in range(200):
        found = bootstrap(rng.binomial(8, 0.7, 40) / 8, seed=study, resamples=400)
        covered += found.low <= 0.7 <= found.high
    assert 176 <= covered <= 199


def test_people_who_agree_leave_no_doubt() -> None:
    found = bootstrap(np.full(12, 0.5), seed=1, resamples=100)
    assert (found.value, found.low, found.high) == (0.5, 0.5, 0.5)
