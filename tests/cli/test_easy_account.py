"""`easy` and `ask` say what was changed and why; many files go through all cores, in order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sayclear import grammar as parser
from sayclear.events import Mending
from sayclear.repair import Verdict
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.store import counts
from sayclear_adapters.store.verdicts import KeptVerdicts
from sayclear_adapters.wiring import Assistant
from sayclear_profiles import profile_for
from tests.cli.conftest import Command
from tests.cli.test_check_many import children, lives

WORDY = (
    "In order to commence the application you should utilise the online form, and you must send it before "
    "14 March 2026. Ring the DWP.\n\nTake 5 mg of the medicine called Nadexol each morning with a full "
    "glass of water from the tap in the kitchen of the house by the river.\n"
)
LONG = (
    "Walking back from the market with a heavy bag of flour, Mrs Okoro met the new postman of the street at "
    "the corner by the bakery."
)


def test_changes_are_printed_after_the_text(sayclear: Command, parts: Path) -> None:
    ended = sayclear("easy", "-", "--preset", "dyslexia", "--no-model", "--changes", given=WORDY)
    text, _, rest = ended.out.partition("== What does not fit, and why")
    assert ended.code == 0 and "use the online form." in text
    lines = rest.splitlines()
    assert "    No safe cut was found. A model never rewords a dose." in lines
    start = lines.index("A hard word gave way to a common one that means the same.")
    assert lines[start + 1].startswith("(Source: ")
    before, after = lines[start + 3 : start + 5]
    assert before.startswith("- In order to commence the application")
    assert after.startswith("+ To start the application you should use the online form")
    assert "  The full words of a short form: (Department for Work and Pensions)" in lines
    assert "== The longest sentences" in lines and "== The original" not in lines


def test_the_original_is_printed_after_the_text(sayclear: Command, parts: Path) -> None:
    ended = sayclear("easy", "-", "--no-model", "--original", given=WORDY)
    text, _, original = ended.out.partition("== The original\n\n")
    assert "utilise" not in text and original == WORDY
    ended = sayclear("easy", "-", "--no-model", "--original", "--changes", given="It is red.")
    assert ended.out.endswith("== The original\n\nThe original is the same text.\n")
    assert "No word was changed." in ended.out


def test_json_says_what_was_changed_and_why(sayclear: Command, parts: Path) -> None:
    value = json.loads(sayclear("easy", "-", "--preset", "dyslexia", "--no-model", "--json", given=WORDY).out)
    change = value["changes"][0]
    assert set(change) == {"by", "before", "after", "added", "why", "source"}
    assert change["by"] == "plain_words" and "utilise" in change["before"]
    assert change["source"]["title"] and change["why"].endswith(".")
    assert any(item["kind"] == "expansion" for one in value["changes"] for item in one["added"])
    (rule,) = [rule for rule in value["not_met"] if rule["rule"] == "sentence_words"]
    assert rule["sentences"][0]["text"].startswith("Take 5 mg")
    assert "dose" in rule["sentences"][0]["why"]
    assert value["kept"] == [] and value["offers"] == []


def test_offers_are_told_and_not_carried_out(sayclear: Command, parts: Path) -> None:
    text = "Fill in the form. Send the form to us. The application must reach us. Your application is free."
    ended = sayclear("easy", "-", "--no-model", given=text)
    assert ended.out.strip() == text
    assert "You could change this yourself: " in ended.err
    for verb in (("check",), ("easy", "--no-model")):
        (offer,) = json.loads(sayclear(*verb, "-", "--json", given=text).out)["offers"]
        assert offer["kind"] == "same_word" and offer["spans"] and offer["say"] in ended.err


def test_ask_prints_what_was_changed(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "What is a banana?", "--changes", "--original")
    assert ended.code == 0
    assert "== What was changed, and why" in ended.out and "== The original" in ended.out
    value = json.loads(sayclear("ask", "What is a banana?", "--json").out)
    assert {"changes", "kept", "offers", "not_met"} <= set(value)


def test_marked_key_words_are_no_change(sayclear: Command) -> None:
    ended = sayclear("easy", "-", "--mark-only", "--json", given=WORDY)
    value = json.loads(ended.out)
    assert value["changes"] == []
    whys = {one["why"] for rule in value["not_met"] for one in rule["sentences"]}
    assert whys == {"Only key words were marked, so this was not changed."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """30 files, three of which cannot be read."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.md").write_text(f"Letter {number}. You should utilise it. " * (31 - number))
    (folder / "03.md").write_bytes(b"")
    (folder / "10.md").write_bytes(bytes(range(256)))
    (folder / "29.md").write_bytes(b"\xff\xfe\xfd")
    return folder


@pytest.mark.parametrize("no_model", [("--no-model",), ()])
def test_many_files_come_in_order_and_broken_ones_stop_nothing(
    sayclear: Command, folder: Path, no_model: tuple[str, ...], parts: Path
) -> None:
    # The small model of `parts` is not able, so both ways use all cores.
    ended = sayclear("easy", str(folder), "--recursive", "--json", *no_model)
    values = [json.loads(line) for line in ended.out.splitlines()]
    numbers = [number for number in range(30) if number not in (3, 10, 29)]
    assert [Path(value["file"]).stem for value in values] == [f"{number:02}" for number in numbers]
    for number, value in zip(numbers, values, strict=True):
        assert value["text"].startswith(f"Letter {number}.") and "utilise" not in value["text"]
        assert value["model"] is None and value["changes"]
    assert ended.code == 2
    assert [Path(line.split(": ")[0]).stem for line in ended.err.splitlines()] == ["03", "10", "29"]


def test_many_files_as_text(sayclear: Command, folder: Path, parts: Path) -> None:
    ended = sayclear("easy", str(folder), "--recursive", "--no-model")
    heads = [line for line in ended.out.splitlines() if line.startswith("== ")]
    assert [Path(head[3:]).stem for head in heads] == [
        f"{number:02}" for number in range(30) if number not in (3, 10, 29)
    ]
    assert len([line for line in ended.err.splitlines() if "00.md: " in line]) == 1


def test_an_empty_folder_is_told(sayclear: Command, tmp_path: Path) -> None:
    ended = sayclear("easy", str(tmp_path), "--recursive", "--no-model")
    assert (ended.code, ended.out, ended.err) == (0, "", "There is no file here that can be read.\n")


def test_a_killed_process_costs_one_file_and_ctrl_c_ends_all(folder: Path) -> None:
    command = [sys.executable, "-m", "sayclear_adapters", "easy", str(folder), "--recursive", "--no-model"]
    with subprocess.Popen(
        [*command, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        first = running.stdout.readline()
        os.kill(children(running.pid)[0], signal.SIGKILL)
        rest, err = running.communicate(timeout=120)
    lines = [first, *rest.splitlines()]
    lost = [line for line in err.splitlines() if "The program stopped while it worked on" in line]
    assert running.returncode == 2 and len(lines) + len(lost) == 27 and len(lost) <= 1
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        helpers = children(running.pid)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=120)
    assert running.returncode == 130 and helpers
    assert not [helper for helper in helpers if lives(helper)]


@pytest.mark.parametrize(
    ("tiny", "repair", "may"), [(False, True, True), (False, False, False), (True, True, False)]
)
def test_whether_a_model_may_be_asked(*, tiny: bool, repair: bool, may: bool) -> None:
    model = ScriptedChat(tiny=tiny)
    assistant = Assistant(given_models={model.label: model})
    assert assistant.can_mend(profile_for("plain").with_turn({"reply.repair": repair})) is may
    assistant.close()


def test_a_reply_that_was_whole_when_mending_was_stopped_is_counted(grammar: Path) -> None:
    parser.use_model(grammar)
    KeptVerdicts().write("scripted", "", Verdict(able=True, passed=4, tried=4, seconds=1, why="passed"))
    model = ScriptedChat(answers=(LONG,))
    assistant = Assistant(given_models={model.label: model})
    profile = profile_for("reading-ease")
    with closing(assistant.turn("Who?", profile=profile)) as events:
        next(event for event in events if isinstance(event, Mending))
        assert list(counts.read()) == []
    (row,) = counts.read()
    assert [found.ok for found in row.found if found.rule == "sentence_words"] == [False]
    assistant.close()
