"""Rows are read strictly: nothing strange, nothing private, nothing half-read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayclear.errors import BadValue, CannotRead
from sayclear_studies.protocol import Protocol
from sayclear_studies.rows import COLUMNS, REAL, SYNTHETIC, Row, read_rows, write_rows

GOOD = "REAL,three-ways,P001,plain,S1,1,A,first,bins,bins-1,literal,right,61.5"


def written(path: Path, *lines: str, head: str = ",".join(COLUMNS)) -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
    return path


def test_what_is_written_is_read(protocol: Protocol, invented: tuple[Row, ...], tmp_path: Path) -> None:
    path = tmp_path / "SYNTHETIC_rows.csv"
    path.write_text(write_rows(invented), "utf-8")
    assert read_rows(path, protocol) == invented
    path.write_bytes(b"\xef\xbb\xbf" + write_rows(invented).replace("\n", "\r\n").encode())
    assert read_rows(path, protocol) == invented


def test_one_row_by_hand(protocol: Protocol, tmp_path: Path) -> None:
    (row,) = read_rows(written(tmp_path / "rows.csv", GOOD, ""), protocol)
    assert row == Row(
        stamp=REAL,
        study="three-ways",
        person="P001",
        preset="plain",
        sequence="S1",
        position=1,
        condition="A",
        set="first",
        text="bins",
        item="bins-1",
        kind="literal",
        answer="right",
        reading_seconds=61.5,
    )
    assert SYNTHETIC not in write_rows([row])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("REAL", "real", "stamp"),
        ("REAL", "", "stamp"),
        ("three-ways", "other", "study"),
        ("plain", "dyslexia", "preset"),
        (",1,A", ",4,A", "Line 2"),
        (",1,A", ",first,A", "Line 2"),
        (",A,", ",D,", "condition"),
        (",first,", ",second,", "text"),
        ("bins-1", "bins-5", "item"),
        ("bins-1", "bins-4", "kind"),
        ("literal", "inference", "kind"),
        ("right", "half right", "answer"),
        ("61.5", "quick", "Line 2"),
        ("61.5", "nan", "Line 2"),
        ("61.5", "inf", "Line 2"),
        ("61.5", "-1", "Line 2"),
        (",61.5", "", "Line 2"),
        ("61.5", "61.5,more", "Line 2"),
        ("P001", "", "Line 2"),
        ("P001", "Ann Lee", "Line 2"),
        ("S1", "first", "Line 2"),
    ],
)
def test_a_strange_value_is_refused_with_its_line(
    protocol: Protocol, tmp_path: Path, old: str, new: str, why: str
) -> None:
    path = written(tmp_path / "rows.csv", GOOD.replace(old, new, 1))
    with pytest.raises(BadValue, match=why) as caught:
        read_rows(path, protocol)
    assert "Line 2" in caught.value.say
    assert "rows.csv" in caught.value.say


def test_there_is_no_place_for_a_name_or_a_diagnosis(protocol: Protocol, tmp_path: Path) -> None:
    for head in (",".join((*COLUMNS, "diagnosis")), "name," + ",".join(COLUMNS[1:]), "", "stamp"):
        with pytest.raises(BadValue, match="nothing private gets in"):
            read_rows(written(tmp_path / "rows.csv", GOOD, head=head), protocol)
    assert not {"name", "age", "diagnosis", "mail"} & set(COLUMNS)


def test_a_file_that_cannot_be_read_is_said_plainly(protocol: Protocol, tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    for name in ("none.csv", "sheet.xlsx"):
        with pytest.raises(CannotRead, match=name):
            read_rows(tmp_path / name, protocol)
