"""The four commands do what they say, and a wrong request ends 2 with one plain message."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayclear_studies.__main__ import main
from sayclear_studies.design import draw
from sayclear_studies.plan_file import read_plan, to_json
from sayclear_studies.protocol import Protocol

Out = pytest.CaptureFixture[str]


def refused(out: Out, *words: str) -> str:
    assert main(words) == 2
    seen = out.readouterr()
    assert seen.out == ""
    assert seen.err.count("\n") == 1
    assert "Traceback" not in seen.err
    return seen.err


def test_assign_then_add_then_stand_in(protocol: Protocol, tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "plan.json"
    assert main(["assign", "--seed", "5", "--people", "12", "--out", str(path)]) == 0
    assert "12 people" in capsys.readouterr().out
    first = read_plan(path, protocol)
    table = json.loads(path.read_text("utf-8"))
    assert (table["format"], table["version"], table["seed"]) == ("sayclear study plan", 1, 5)
    assert table["protocol_sha256"] == protocol.sha256
    assert table["sequences"]["S1"] == ["A", "B", "C"]
    assert all(table["sequences"][person["sequence"]] == person["order"] for person in table["people"])

    assert main(["assign", "--plan", str(path), "--people", "6", "--out", str(path)]) == 0
    assert main(["assign", "--plan", str(path), "--stand-in-for", "P004", "--out", str(path)]) == 0
    after = read_plan(path, protocol)
    assert after.people[:12] == first.people
    assert after.people[-1].stands_in_for == "P004"
    assert len(after.people) == 19
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_a_plan_that_is_there_is_never_lost(protocol: Protocol, tmp_path: Path, capsys: Out) -> None:
    path, other = tmp_path / "plan.json", tmp_path / "other.json"
    path.write_text(to_json(draw(protocol, seed=5, people=6)), "utf-8")
    other.write_text(to_json(draw(protocol, seed=6, people=6)), "utf-8")
    before = path.read_bytes()
    assert "never written over" in refused(capsys, "assign", "--seed", "5", "--out", str(path))
    words = ("assign", "--plan", str(other), "--people", "6", "--out", str(path))
    assert "never written over" in refused(capsys, *words)
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    words = ("assign", "--plan", str(other), "--people", "6", "--out", str(tmp_path / "notes.txt"))
    refused(capsys, *words)
    assert path.read_bytes() == before
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


def test_a_plan_changed_by_hand_is_refused(protocol: Protocol, tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "plan.json"
    good = to_json(draw(protocol, seed=5, people=6))
    table = json.loads(good)
    swapped = {**table, "people": [{**table["people"][0], "order": ["A", "A", "A"]}, *table["people"][1:]]}
    for text, why in (
        (json.dumps(swapped), "changed it by hand"),
        (json.dumps({**table, "seed": 6}), "changed it by hand"),
        (json.dumps({**table, "seed": "5"}), "changed it by hand"),
        (json.dumps({**table, "sets": table["sets"][:2]}), "changed it by hand"),
        (json.dumps({**table, "version": 2}), "no plan that this version can read"),
        (json.dumps({**table, "people": [{"id": "P001"}]}), "no plan that this version can read"),
        (json.dumps({**table, "people": 6}), "no plan that this version can read"),
        (json.dumps({**table, "protocol_sha256": "0"}), "another protocol"),
        ("[]", "no plan that this version can read"),
        ("{", "not a file of the right kind"),
    ):
        path.write_text(text, "utf-8")
        words = ("assign", "--plan", str(path), "--people", "6", "--out", str(tmp_path / "new.json"))
        assert why in refused(capsys, *words)
    assert not (tmp_path / "new.json").exists()


def test_synthetic_then_analyse(tmp_path: Path, capsys: Out) -> None:
    rows = tmp_path / "SYNTHETIC_try.csv"
    assert main(["synthetic", "--seed", "2", "--people", "12", "--points", "0.2", "--out", str(rows)]) == 0
    capsys.readouterr()
    assert main(["analyse", str(rows)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("# SYNTHETIC: ")
    assert main(["analyse", str(rows), "--csv"]) == 0
    assert capsys.readouterr().out.startswith("stamp,table,row,column,value\nSYNTHETIC,")
    assert "never be evidence" in refused(capsys, "analyse", str(rows), "--evidence")
    real = tmp_path / "real.csv"
    real.write_text(rows.read_text("utf-8").replace("SYNTHETIC", "REAL").replace(",P0", ",P1"), "utf-8")
    assert "never be counted together" in refused(capsys, "analyse", str(rows), str(real))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "COMMAND"),
        (("dance",), "dance"),
        (("assign",), "--out"),
        (("assign", "--out", "x.json"), "needs a seed"),
        (("assign", "--out", "x.json", "--seed", "many"), "whole_number"),
        (("assign", "--out", "x.json", "--seed", "-1"), "whole_number"),
        (("assign", "--out", "x.json", "--seed", "1", "--people", "7"), "whole blocks of 6"),
        (("assign", "--out", "x.json", "--seed", "1", "--people", "0"), "whole blocks of 6"),
        (("assign", "--out", "x.json", "--seed", "1", "--stand-in-for", "P001"), "needs a seed"),
        (("assign", "--out", "x.json", "--seed", "1", "--plan", "y.json"), "one change at a time"),
        (("assign", "--out", "x.json", "--plan", "y.json", "--people", "6"), "y.json is not there"),
        (("assign", "--out", "none/x.json", "--seed", "1"), "could not be written"),
        (("assign", "--out", "x.json", "--seed", "1", "--protocol", "p.md"), "p.md is not there"),
        (("synthetic", "--out", "rows.csv", "--seed", "1"), "must have the word SYNTHETIC"),
        (("synthetic", "--out", "SYNTHETIC.csv", "--seed", "1", "--points", "0.9"), "smaller number"),
        (("analyse", "none.csv"), "none.csv is not there"),
        (("power", "--studies", "3"), "from 100 to 20000"),
    ],
)
def test_a_wrong_request_ends_2(
    words: tuple[str, ...], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert why in refused(capsys, *words)
    assert list(tmp_path.iterdir()) == []


def test_power_prints_its_tables(capsys: Out) -> None:
    assert main(["power", "--studies", "100"]) == 0
    assert capsys.readouterr().out.count("\n\n| ") == 3


@pytest.mark.parametrize("words", [["sayclear_studies", "--help"], ["sayclear_studies", "assign", "--help"]])
def test_runs_as_a_program(words: list[str], studies: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-m", *words],
        cwd=studies,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "usage: python -m sayclear_studies" in ended.stdout
