"""Power by simulation agrees with published values, and the protocol shows what the code finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayclear.errors import BadValue
from sayclear_studies.power import paired_power, power, tables
from sayclear_studies.protocol import Protocol
from sayclear_studies.synthetic import Invention


@pytest.mark.parametrize(
    ("dz", "people", "expected"),
    # Numbers of people for 80 % and 90 % power of a paired t test, two-sided, alpha .05.
    [(0.5, 34, 0.8), (0.5, 44, 0.9), (0.6, 24, 0.8), (0.6, 32, 0.9), (0.8, 15, 0.8), (0.8, 19, 0.9)],
)
def test_agrees_with_the_paired_t_test(dz: float, people: int, expected: float) -> None:
    found = paired_power(dz, people=people, alpha=0.05, studies=2000, seed=1)
    assert found == pytest.approx(expected, abs=0.035)


def test_no_difference_is_seldom_found(protocol: Protocol) -> None:
    assert paired_power(0, people=36, alpha=0.05, studies=2000, seed=1) == pytest.approx(0.05, abs=0.015)
    nothing = power(protocol, people=36, points=0, studies=600, seed=1)
    assert nothing.any <= 0.06
    assert nothing.dz == pytest.approx(0, abs=0.03)


def test_more_people_and_more_points_are_found_more_often(protocol: Protocol) -> None:
    few, many, far = (
        power(protocol, people=people, points=points, studies=300, seed=1).each[0]
        for people, points in ((24, 0.1), (72, 0.1), (24, 0.2))
    )
    assert few < many
    assert few < far


def test_the_planned_number_is_enough_for_what_matters(protocol: Protocol) -> None:
    found = power(protocol, people=protocol.people, points=protocol.smallest_effect, studies=600, seed=2)
    assert min(found.each) >= 0.85


@pytest.mark.parametrize("share", [0.05, 0.35, 0.65, 0.95])
def test_the_built_in_share_is_the_share_that_comes_out(share: float) -> None:
    import numpy as np

    invention = Invention(share=share)
    odds = invention.logit(share) + np.random.default_rng(1).normal(0, invention.spread, 200_000)
    assert (1 / (1 + np.exp(-odds))).mean() == pytest.approx(share, abs=0.004)


def test_an_impossible_share_is_refused(protocol: Protocol) -> None:
    with pytest.raises(BadValue, match="smaller number"):
        power(protocol, people=6, points=0.4, studies=10, seed=1)


def test_the_protocol_shows_these_tables(protocol: Protocol, studies: Path) -> None:
    text = (studies / "protocols" / protocol.file).read_text("utf-8")
    shown = re.search(r"<!-- power -->\n(.*)\n<!-- /power -->", text, re.DOTALL)
    assert shown
    assert shown[1].strip() == tables(protocol)
