"""One row an answer, in a CSV file: read strictly, so that nothing strange gets in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from sayclear.errors import BadValue, CannotRead
from sayclear.words import pair
from sayclear_studies.protocol import Protocol

_PERSON, _SEQUENCE = re.compile(r"P[0-9]{3,6}"), re.compile(r"S[0-9]{1,2}")

SYNTHETIC = "SYNTHETIC"
"""The stamp of rows that a program invented."""
REAL = "REAL"
"""The stamp of rows that a person gave."""
ANSWERS = ("right", "wrong", "dont_know", "skipped")
"""Only "right" counts as right. To say "I don't know" is allowed, and better than a guess."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer of one person to one question. There is no column for a name or a diagnosis."""

    stamp: str
    study: str
    person: str
    preset: str
    """The need that the person chose."""
    sequence: str
    position: int
    """1 for the condition that was read first."""
    condition: str
    set: str
    text: str
    item: str
    kind: str
    answer: str
    reading_seconds: float
    """Active time with the text: pauses and hidden pages are taken off. The same in each row of a text."""


COLUMNS = tuple(field.name for field in fields(Row))


def read_rows(path: Path, protocol: Protocol) -> tuple[Row, ...]:
    """Read the rows of one study. Raises CannotRead, or BadValue with the line that is wrong."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise CannotRead(*pair("studies.cannot_read", file=path.name)) from fault
    reader = csv.reader(io.StringIO(text, newline=""))
    if tuple(next(reader, ())) != COLUMNS:
        raise BadValue(*pair("studies.strange_columns", file=path.name, columns=", ".join(COLUMNS)))
    return tuple(_row(values, protocol, file=path.name, line=reader.line_num) for values in reader if values)


def write_rows(rows: Iterable[Row]) -> str:
    """The rows as CSV text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue()


def one_stamp(rows: Iterable[Row]) -> str:
    """The stamp that all rows share. Raises BadValue where there are no rows, or invented and real ones."""
    stamps = {row.stamp for row in rows}
    if not stamps:
        raise BadValue(*pair("studies.no_rows"))
    if len(stamps) > 1:
        raise BadValue(*pair("studies.mixed"))
    return stamps.pop()


def _row(values: list[str], protocol: Protocol, *, file: str, line: int) -> Row:
    given = dict(zip(COLUMNS, values, strict=False))
    questions = {
        f"{given.get('text')}-{number}": kind for number, kind in enumerate(protocol.questions, start=1)
    }
    may_be = {
        "stamp": (SYNTHETIC, REAL),
        "study": (protocol.study,),
        "preset": protocol.presets,
        "condition": protocol.conditions,
        "set": tuple(protocol.sets),
        "text": protocol.sets.get(given.get("set", ""), ()),
        "item": tuple(questions),
        "kind": (questions.get(given.get("item", ""), ""),),
        "answer": ANSWERS,
    }
    if len(values) != len(COLUMNS):
        raise BadValue(*pair("studies.strange_line", file=file, line=line))
    for column, allowed in may_be.items():
        if given[column] not in allowed:
            choices = ", ".join(allowed)
            raise BadValue(
                *pair("studies.strange_value", file=file, line=line, column=column, choices=choices)
            )
    # A pattern and not any word: nobody types a name here by mistake.
    if not (_PERSON.fullmatch(given["person"]) and _SEQUENCE.fullmatch(given["sequence"])):
        raise BadValue(*pair("studies.strange_line", file=file, line=line))
    try:
        position, seconds = int(given["position"]), float(given["reading_seconds"])
    except ValueError as fault:
        raise BadValue(*pair("studies.strange_line", file=file, line=line)) from fault
    if not (1 <= position <= len(protocol.conditions) and 0 <= seconds < float("inf")):
        raise BadValue(*pair("studies.strange_line", file=file, line=line))
    return Row(
        stamp=given["stamp"],
        study=given["study"],
        person=given["person"],
        preset=given["preset"],
        sequence=given["sequence"],
        position=position,
        condition=given["condition"],
        set=given["set"],
        text=given["text"],
        item=given["item"],
        kind=given["kind"],
        answer=given["answer"],
        reading_seconds=seconds,
    )
