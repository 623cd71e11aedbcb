"""Put findings into words and tables. Invented rows can never become evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sayclear.errors import RequestError
from sayclear.words import pair, say
from sayclear_studies.analysis import Difference, Findings, Group
from sayclear_studies.rows import SYNTHETIC
from sayclear_studies.stats import Estimate


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a title, the names of its columns, and rows of words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What may be shown. The stamp stands in the header, in each title and in each row."""

    stamp: str
    header: tuple[str, ...]
    tables: tuple[Table, ...]
    conclusions: tuple[str, ...]

    def as_text(self) -> str:
        """For people: Markdown, each line of which carries the stamp."""
        lines = [f"# {self.stamp}: {self.header[0]}", ""]
        lines += [f"- {self.stamp}: {sentence}" for sentence in self.header[1:]]
        for table in self.tables:
            lines += ["", f"## {self.stamp}: {table.title}", ""]
            lines += [_line((self.stamp, *table.columns)), "|" + " --- |" * (len(table.columns) + 1)]
            lines += [_line((self.stamp, *row)) for row in table.rows]
        lines += ["", f"## {self.stamp}: {say('studies.title_conclusions')}", ""]
        lines += [f"- {self.stamp}: {sentence}" for sentence in self.conclusions]
        return "\n".join(lines) + "\n"

    def as_csv(self) -> str:
        """For programs: one row a cell, with the columns stamp, table, row, column, value."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("stamp", "table", "row", "column", "value"))
        for table in self.tables:
            for row in table.rows:
                for column, value in zip(table.columns[1:], row[1:], strict=True):
                    writer.writerow((self.stamp, table.title, row[0], column, value))
        return text.getvalue()


def build_report(findings: Findings, *, evidence: bool = False) -> Report:
    """Write the report. With `evidence` it may be cited, so more is asked of the rows.

    Without it, real rows are only counted: who looks at results while people are still coming
    in finds some sooner or later. Invented rows show everything, stamped.

    Raises RequestError for evidence from invented rows, from rows that were not checked against
    their plan, or from fewer people than were planned.
    """
    if evidence:
        _refuse_weak(findings)
    shown = evidence or findings.stamp == SYNTHETIC
    return Report(
        stamp=findings.stamp,
        header=_header(findings, evidence=evidence),
        tables=_tables(findings) if shown else (),
        conclusions=_conclusions(findings) if shown else (say("studies.no_result_yet"),),
    )


def _refuse_weak(findings: Findings) -> None:
    if findings.stamp == SYNTHETIC:
        raise RequestError(*pair("studies.synthetic_is_no_evidence"))
    if not findings.follows_plan:
        raise RequestError(*pair("studies.not_checked"))
    if findings.people < findings.protocol.people:
        raise RequestError(
            *pair("studies.too_few_people", people=findings.people, planned=findings.protocol.people)
        )


def _header(findings: Findings, *, evidence: bool) -> tuple[str, ...]:
    protocol = findings.protocol
    if findings.stamp == SYNTHETIC:
        standing = say("studies.header_synthetic")
    else:
        standing = say("studies.header_evidence" if evidence else "studies.header_a_look")
    return (
        say("studies.title_report", study=protocol.study),
        standing,
        say("studies.header_people", people=findings.people, left_out=len(findings.left_out)),
        say("studies.header_protocol", file=protocol.file, version=protocol.version, sha256=protocol.sha256),
    )


def _conclusions(findings: Findings) -> tuple[str, ...]:
    said = tuple(map(_conclusion, findings.differences))
    return (say("studies.if_real"), *said) if findings.stamp == SYNTHETIC else said


def _conclusion(difference: Difference) -> str:
    names = {"after": difference.after, "before": difference.before}
    said = say(f"studies.verdict_{difference.verdict}", **names)
    # The protocol wants harm in the same breath as a gain.
    return f"{said} {say('studies.and_more_wrong', **names)}" if difference.wrong.low > 0 else said


def _tables(findings: Findings) -> tuple[Table, ...]:
    shown = (
        "condition right wrong dont_know skipped literal inference minutes "
        "compared more_right p p_holm more_wrong without_text"
    )
    column = {name: say(f"studies.column_{name}") for name in shown.split()}
    understood = Table(
        say("studies.title_understood"),
        tuple(
            column[name]
            for name in (
                "condition",
                "right",
                "wrong",
                "dont_know",
                "skipped",
                "literal",
                "inference",
                "minutes",
            )
        ),
        tuple(
            (
                condition.name,
                _interval(condition.right),
                _interval(condition.wrong),
                *map(
                    _percent, (condition.dont_know, condition.skipped, condition.literal, condition.inference)
                ),
                f"{condition.median_seconds / 60:.1f}",
            )
            for condition in findings.conditions
        ),
    )
    differences = Table(
        say("studies.title_differences"),
        tuple(
            column[name] for name in ("compared", "more_right", "p", "p_holm", "more_wrong", "without_text")
        ),
        tuple(
            (
                f"{difference.after} - {difference.before}",
                _interval(difference.right),
                f"{difference.p:.4f}",
                f"{difference.p_holm:.4f}",
                _interval(difference.wrong),
                say("studies.from_to", low=_percent(low), high=_percent(high)),
            )
            for difference in findings.differences
            for low, high in (difference.without_text,)
        ),
    )
    return (
        understood,
        differences,
        *(
            _group_table(findings, name, groups)
            for name, groups in (
                ("text", findings.by_text),
                ("position", findings.by_position),
                ("preset", findings.by_preset),
            )
        ),
    )


def _group_table(findings: Findings, name: str, groups: Sequence[Group]) -> Table:
    return Table(
        say(f"studies.title_by_{name}"),
        (say(f"studies.column_{name}"), *findings.protocol.conditions),
        tuple(
            (
                group.name,
                *(say("studies.too_few") if share is None else _percent(share) for share in group.right),
            )
            for group in groups
        ),
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(share: float) -> str:
    return f"{share * 100:z.1f} %"


def _interval(estimate: Estimate) -> str:
    return say(
        "studies.with_interval",
        value=_percent(estimate.value),
        low=_percent(estimate.low),
        high=_percent(estimate.high),
    )
