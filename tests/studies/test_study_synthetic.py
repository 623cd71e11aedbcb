"""Invented rows carry their stamp, hold no difference unless asked, and can be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayclear.errors import BadValue
from sayclear_studies.__main__ import main
from sayclear_studies.analysis import analyse
from sayclear_studies.design import Plan
from sayclear_studies.plan_file import read_plan
from sayclear_studies.protocol import Protocol
from sayclear_studies.report import build_report
from sayclear_studies.rows import Row, read_rows
from sayclear_studies.synthetic import invent


def test_each_row_is_stamped_and_follows_the_plan(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    assert len(invented) == 72 * 6 * 4
    assert {row.stamp for row in invented} == {"SYNTHETIC"}
    assert {row.answer for row in invented} == {"right", "wrong", "dont_know", "skipped"}
    assert analyse(invented, protocol, plan).follows_plan


def test_the_same_seed_invents_the_same_rows(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    assert invent(plan, protocol, seed=7) == invented
    assert invent(plan, protocol, seed=8) != invented


def test_too_large_a_difference_is_refused(protocol: Protocol, plan: Plan) -> None:
    for points in (0.4, -0.7, float("nan")):
        with pytest.raises(BadValue, match="smaller number"):
            invent(plan, protocol, seed=1, points=points)


def test_the_example_is_stamped_and_can_be_made_again(
    protocol: Protocol, studies: Path, tmp_path: Path
) -> None:
    folder = studies / "synthetic_example"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "SYNTHETIC_plan.json",
        "SYNTHETIC_rows.csv",
        "SYNTHETIC_report.md",
        "SYNTHETIC_README.md",
    }
    plan, rows = tmp_path / "SYNTHETIC_plan.json", tmp_path / "SYNTHETIC_rows.csv"
    assert main(["assign", "--seed", "20261123", "--out", str(plan)]) == 0
    assert main(["synthetic", "--seed", "20261123", "--plan", str(plan), "--out", str(rows)]) == 0
    for path in (plan, rows):
        assert path.read_bytes() == (folder / path.name).read_bytes()
    findings = analyse(read_rows(rows, protocol), protocol, read_plan(plan, protocol))
    assert build_report(findings).as_text() == (folder / "SYNTHETIC_report.md").read_text("utf-8")
    body = rows.read_text("utf-8").splitlines()[1:]
    assert all(line.startswith("SYNTHETIC,") for line in body)
