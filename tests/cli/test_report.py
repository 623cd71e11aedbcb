"""`sayclear report`: counts of past replies are kept safely, added up rightly, and deleted on request."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sayclear.events import Done, Event, Reported
from sayclear.readability import About, check
from sayclear.reply import Receipt, Reply
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.reports.page import page
from sayclear_adapters.reports.summary import summary
from sayclear_adapters.store import counts
from sayclear_adapters.wiring import Assistant
from sayclear_profiles import profile_for
from tests.cli.conftest import Command

PLAIN, CALM = profile_for("plain"), profile_for("low-pressure")
GOOD = "This is short. It is good."
LONG = "This is a sentence that goes on " + "and on " * 20 + "until it ends."
FLAGGED = "Call soon (the letter gives no date)."
FIRST = date(2026, 3, 2)


def receipt(text: str, *, calm: bool = False) -> Receipt:
    return check(text, CALM if calm else PLAIN, about=About(given=True))


def keep_some() -> None:
    """Five replies on three days, under two sets of limits."""
    counts.keep(receipt(GOOD), day=FIRST)
    counts.keep(receipt(LONG), day=FIRST)
    counts.keep(receipt(GOOD), day=FIRST + timedelta(days=1))
    counts.keep(receipt(FLAGGED, calm=True), day=FIRST + timedelta(days=3), needs=("low-pressure",))
    counts.keep(receipt(LONG, calm=True), day=FIRST + timedelta(days=3))


def test_nothing_counted_is_one_sentence_and_what_would_be_kept(sayclear: Command, own_home: Path) -> None:
    ended = sayclear("report")
    assert ended.code == 0 and ended.err == ""
    lines = ended.out.splitlines()
    assert lines[0] == "No replies are counted yet."
    assert f"The file is {own_home / 'counts.db'}. Only your own account can read it." in lines
    assert "To delete all of it, run: sayclear report --forget" in lines
    assert json.loads(sayclear("report", "--json").out)["replies"] == 0
    assert not (own_home / "counts.db").exists(), "looking makes no file"


def test_the_sums_are_right(sayclear: Command) -> None:
    keep_some()
    found = json.loads(sayclear("report", "--json").out)
    assert (found["replies"], found["fit"], found["flagged"]) == (5, 3, 1)
    assert [(day["day"], day["replies"], day["fit"], day["flagged"]) for day in found["days"]] == [
        ("2026-03-02", 2, 1, 0),
        ("2026-03-03", 1, 1, 0),
        ("2026-03-05", 2, 1, 1),
    ]
    assert [day["longest_sentence_words"] for day in found["days"]] == [26.5, 3, 28.5]
    rules = {rule["id"]: rule for rule in found["rules"]}
    assert (rules["sentence_words"]["replies"], rules["sentence_words"]["fit"]) == (5, 3)
    assert (rules["vague_times"]["replies"], rules["vague_times"]["flagged"]) == (2, 1), "plain has no limit"
    assert rules["sentence_words"]["days"][0] == {
        "day": "2026-03-02",
        "replies": 2,
        "fit": 1,
        "flagged": 0,
        "value": 26.5,
    }
    assert [(group["replies"], group["needs"]) for group in found["limits"]] == [
        (3, []),
        (2, [["low-pressure"]]),
    ]
    assert found["limits"][1]["limits"]["sentence_words"] == 20
    said = sayclear("report").out
    assert "3 of 5 replies fit all limits. 1 of these have a note in the text." in said
    assert re.search(r"^2 March 2026 +2 +1 +0 +1 +26\.5$", said, re.MULTILINE)
    assert re.search(r"^Times that are not exact +2 +1 +1 +0 ", said, re.MULTILINE)
    assert "Low pressure: Longest sentence 20, " in said


@pytest.mark.parametrize(
    ("days", "step", "points"), [(1, "day", 1), (62, "day", 62), (90, "week", 13), (600, "month", 20)]
)
def test_a_long_time_is_put_into_weeks_and_months(days: int, step: str, points: int) -> None:
    found = check(GOOD, PLAIN).findings[:1]
    rows = (
        counts.Counted(
            FIRST + timedelta(days=number),
            (),
            tuple(counts.Found(one.rule, one.value, 25, ok=True, flagged=False) for one in found),
        )
        for number in range(days)
    )
    added = summary(rows)
    assert added is not None and (added.step, len(added.starts)) == (step, points)
    assert added.replies.whole.count == days


def test_only_numbers_and_rules_are_on_the_disk(own_home: Path) -> None:
    keep_some()
    file = own_home / "counts.db"
    assert file.stat().st_mode & 0o077 == 0
    rows = sqlite3.connect(file).execute("SELECT day, needs, found FROM replies").fetchall()
    assert len(rows) == 5
    for day, _, found in rows:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day), "the day, and no time of the day"
        for rule, *numbers in json.loads(found):
            assert re.fullmatch(r"[a-z_]+", rule)
            assert len(numbers) == 4 and all(isinstance(number, int | float) for number in numbers)
    assert not re.search(rb"goes on|Call soon|letter", file.read_bytes())


def turn(assistant: Assistant, **options: object) -> list[Event]:
    return list(assistant.turn("How do I boil an egg?", profile=profile_for("autism"), **options))  # type: ignore[arg-type]


def test_a_turn_is_counted_when_it_is_done_unless_the_person_says_no(
    sayclear: Command, own_home: Path
) -> None:
    assistant = Assistant(
        given_models={"test": ScriptedChat(answers=("Put it in hot water. Wait 8 minutes.",) * 9)}
    )
    assert any(isinstance(event, Done) for event in turn(assistant))
    (first,) = counts.read()
    assert first.day == date.today() and first.needs == ()
    assert {found.rule for found in first.found} >= {"sentence_words", "labels", "facts_lost"}
    assert not re.search(rb"literal|predictable|autis", (own_home / "counts.db").read_bytes())
    assert sayclear("report", "--keep", "nothing").code == 0
    turn(assistant)
    assert len(list(counts.read())) == 1
    assert "keeps no counts of new replies" in sayclear("report").out
    assert sayclear("report", "--keep", "names").code == 0
    turn(assistant)
    assert [counted.needs for counted in counts.read()] == [(), ("literal-predictable",)]
    sayclear("report", "--keep", "counts")
    turn(assistant)
    assert [counted.needs for counted in counts.read()][-1] == ()


def test_a_turn_that_is_stopped_is_not_counted_and_a_disk_that_fails_costs_nothing(own_home: Path) -> None:
    assistant = Assistant(given_models={"test": ScriptedChat(answers=("One. Two. Three.",) * 3)})
    events = assistant.turn("Hello?", profile=PLAIN)
    for event in events:
        if isinstance(event, Reported):
            break
    events.close()
    assert list(counts.read()) == []
    (own_home / "counts.db").write_bytes(b"this is no database" * 500)
    assert any(isinstance(event, Done) for event in turn(assistant))


def test_closing_the_watch_closes_the_turn() -> None:
    closed = []

    def events() -> Generator[Event]:
        try:
            yield Done(Reply("Yes."), receipt("Yes."), "Yes.", "test", 0.1, 0.2)
            yield Reported(receipt("Yes."))
        finally:
            closed.append(True)

    watched = counts.watch(events(), PLAIN)
    next(watched)
    watched.close()
    assert closed == [True] and len(list(counts.read())) == 1


def test_forget_deletes_every_count(sayclear: Command, own_home: Path) -> None:
    keep_some()
    assert b"sentence_words" in (own_home / "counts.db").read_bytes()
    assert sayclear("report", "--forget").out == "The counts of 5 replies are deleted.\n"
    assert b"sentence_words" not in (own_home / "counts.db").read_bytes()
    assert sayclear("report").out.startswith("No replies are counted yet.")
    assert json.loads(sayclear("report", "--forget", "--json").out) == {"deleted": 0}


def test_a_damaged_file_is_said_and_can_be_forgotten(sayclear: Command, own_home: Path) -> None:
    (own_home / "counts.db").write_bytes(b"this is no database" * 500)
    ended = sayclear("report")
    assert ended.code == 2 and "--forget" in ended.err
    assert sayclear("report", "--forget").code == 0
    counts.keep(receipt(GOOD))
    assert sayclear("report").code == 0


WRITER = """
import sys
from sayclear.readability import check
from sayclear_adapters.store import counts
from sayclear_profiles import profile_for
receipt = check("This is short.", profile_for("plain"))
print("ready", flush=True)
for _ in range(int(sys.argv[1])):
    counts.keep(receipt)
    print("kept", flush=True)
"""


def test_two_programs_write_at_once_and_none_is_lost(own_home: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, "40"], stdout=subprocess.PIPE) for _ in range(3)
    ]
    for writer in writers:
        out, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0 and out.count(b"kept") == 40
    assert len(list(counts.read())) == 120


@pytest.mark.parametrize("after", [1, 2, 5, 9])
def test_a_program_that_is_killed_leaves_whole_rows(own_home: Path, after: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, "100000"], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(after + 1):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        told = after + writer.stdout.read().count(b"kept")
    rows = list(counts.read())
    assert told <= len(rows) <= told + 1
    assert all(len(row.found) == len(rows[0].found) for row in rows)
    counts.keep(receipt(GOOD))
    assert len(list(counts.read())) == len(rows) + 1


def test_the_page_needs_nothing_from_elsewhere(sayclear: Command, tmp_path: Path) -> None:
    keep_some()
    file = tmp_path / "report.html"
    ended = sayclear("report", "--html", str(file))
    assert ended.code == 0 and ended.out == f"The report is in {file}.\n"
    written = file.read_text("utf-8")
    assert written == sayclear("report", "--html", "-").out
    assert not re.search(r"https?:|//|<script|<link|<img|@import|\bon\w+=", written)
    assert re.findall(r"url\(([^)]*)\)", written) == ["#striped", "#dotted"]
    assert written.count('role="img"') == written.count('role="img" aria-label="')
    assert written.count('role="img"') > 20
    assert written.count("<table") >= written.count('class="chart" viewBox'), "a table beside each picture"
    assert sayclear("report", "--html", str(tmp_path / "no" / "report.html")).code == 2


def test_what_is_in_the_file_cannot_become_markup() -> None:
    odd = counts.Found("<script>alert(1)</script>", 1, 2, ok=True, flagged=False)
    row = counts.Counted(FIRST, ("<img src=x>",), (odd,))
    written = page(summary([row]), kept=["<b>"])
    assert not re.search(r"<(?:script|img|b)>", written) and "&lt;script&gt;" in written


def test_no_report_names_a_diagnosis(sayclear: Command) -> None:
    for alias in ("dyslexia", "adhd", "autism", "social-anxiety"):
        profile = profile_for(alias)
        counts.keep(check(LONG, profile), needs=profile.presets)
    said = "".join(sayclear("report", *words).out for words in ((), ("--json",), ("--html", "-")))
    assert "Easier to read" in said
    assert not re.search(r"autis|adhd|dyslex|anxi", said, re.IGNORECASE)
