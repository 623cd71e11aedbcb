"""Invented rows are stamped wherever they are shown, and never become evidence."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sayclear.errors import RequestError
from sayclear_profiles import presets
from sayclear_studies.analysis import analyse
from sayclear_studies.design import Plan, draw
from sayclear_studies.protocol import Protocol
from sayclear_studies.report import build_report
from sayclear_studies.rows import REAL, Row
from sayclear_studies.synthetic import invent


def real(rows: tuple[Row, ...]) -> list[Row]:
    return [replace(row, stamp=REAL) for row in rows]


def test_the_stamp_is_in_each_line_and_each_row(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    report = build_report(analyse(invented, protocol, plan))
    lines = [line for line in report.as_text().splitlines() if line]
    assert len(report.tables) == 5
    for line in lines:
        assert "SYNTHETIC" in line or set(line) <= set("| -")
    assert "A program invented these rows." in report.as_text()
    table = list(csv.DictReader(io.StringIO(report.as_csv())))
    assert len(table) > 40
    assert {row["stamp"] for row in table} == {"SYNTHETIC"}


def test_invented_rows_are_never_evidence(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    for findings in (analyse(invented, protocol, plan), analyse(invented, protocol)):
        with pytest.raises(RequestError, match="never be evidence"):
            build_report(findings, evidence=True)


def test_evidence_needs_the_plan_and_every_person(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    # These rows are called real only here, to see what the report asks of real ones.
    rows = real(invented)
    with pytest.raises(RequestError, match="not checked against a plan"):
        build_report(analyse(rows, protocol), evidence=True)
    half = draw(protocol, seed=7, people=36)
    with pytest.raises(RequestError, match="72 people, and 36 have finished"):
        build_report(analyse(real(invent(half, protocol, seed=7)), protocol, half), evidence=True)
    with pytest.raises(RequestError, match="one finished person for each place"):
        build_report(analyse(rows[1:], protocol, plan), evidence=True)
    report = build_report(analyse(rows, protocol, plan), evidence=True)
    assert "SYNTHETIC" not in report.as_text() + report.as_csv()
    assert all(
        line.startswith(("#", "| REAL", "- REAL", "| ---", "")) for line in report.as_text().splitlines()
    )
    assert len(report.conclusions) == 2


def test_real_answers_are_not_looked_at_before_the_end(
    protocol: Protocol, plan: Plan, invented: tuple[Row, ...]
) -> None:
    report = build_report(analyse(real(invented), protocol, plan))
    assert report.tables == ()
    assert report.conclusions[0].startswith("No result yet.")
    assert "72 people gave every answer." in report.as_text()
    assert "%" not in report.as_text()


def test_harm_stands_beside_a_gain(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    # Under C people know more, and believe more that is wrong; under A and B they say "I don't know".
    rows = [
        replace(
            row, answer="dont_know" if row.condition != "C" else "right" if row.kind == "literal" else "wrong"
        )
        for row in invented
    ]
    for said in build_report(analyse(rows, protocol, plan)).conclusions[1:]:
        assert "people understood more. Under C more answers were wrong than under" in said


def test_no_report_names_a_diagnosis(protocol: Protocol, plan: Plan, invented: tuple[Row, ...]) -> None:
    text = build_report(analyse(invented, protocol, plan)).as_text().lower()
    aliases = [preset.alias for preset in presets().values() if preset.alias]
    assert aliases
    assert not [alias for alias in aliases if alias.replace("-", " ") in text or alias in text]
