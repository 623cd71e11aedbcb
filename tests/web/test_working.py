"""The working file: whole or not there, its owner's alone, and never in the way."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayclear_adapters.web import working
from sayclear_adapters.web.working import WorkingFile

ID = "0123456789abcdef" * 2


def turn(number: int, state: str = "done", **more: object) -> dict[str, object]:
    return {"turn": number, "words": f"question {number}", "state": state, "said": ["x"], **more}


@pytest.mark.parametrize("work", ["", "x", "../secret", ID.upper(), ID + "0", ID + "\n", f"{ID}/.."])
def test_what_is_no_id_opens_no_file(work: str) -> None:
    with pytest.raises(ValueError):
        WorkingFile(work)


def test_a_draft_alone_is_kept_and_an_empty_one_makes_no_file() -> None:
    file = WorkingFile(ID)
    file.keep_draft("")
    assert not file.path.exists()
    file.keep_draft("Dear Sir")
    assert WorkingFile(ID).reopened().draft == "Dear Sir"
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    file.end()
    assert not file.path.exists()
    file.end()


def test_a_turn_that_was_cut_off_has_ended_and_is_not_read_out_again() -> None:
    file = WorkingFile(ID)
    file.keep_turn(turn(1, text={"source": "one", "blocks": []}, more={"source": "two", "blocks": []}))
    file.keep_turn(turn(2, "sent"))
    working_file = WorkingFile(ID)
    working_file.keep_turn(turn(2, "writing", text={"source": "half", "blocks": []}))
    kept = WorkingFile(ID).reopened()
    assert [(one["turn"], one["state"], one["said"]) for one in kept.turns] == [
        (1, "done", []),
        (2, "stopped", []),
    ]
    assert kept.history() == [("question 1", "one\n\ntwo"), ("question 2", "half")]
    assert kept.draft == ""


def test_words_without_any_answer_go_back_into_the_box_but_not_over_a_draft() -> None:
    file = WorkingFile(ID)
    file.keep_turn(turn(1, "sent"))
    assert WorkingFile(ID).reopened().draft == "question 1"
    file.keep_draft("newer words")
    assert WorkingFile(ID).reopened().draft == "newer words"


BROKEN = ["", "{", "[]", '{"version": 99}', '{"version": 1, "turns": 5, "draft": ""}']


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_is_put_aside_and_the_page_goes_on(broken: str) -> None:
    file = WorkingFile(ID)
    file.path.write_text(broken, "utf-8")
    assert file.reopened().turns == []
    assert file.path.with_suffix(".unreadable").read_text("utf-8") == broken
    file.keep_draft("on")
    assert WorkingFile(ID).reopened().draft == "on"


def test_a_full_disk_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = WorkingFile(ID)
    file.keep_draft("before")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(working.os, "open", full)
        file.keep_draft("after")
        file.keep_turn(turn(1))
    assert WorkingFile(ID).reopened().draft == "before"


def test_the_oldest_turns_leave_a_very_long_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "MOST_TURNS", 3)
    file = WorkingFile(ID)
    for number in range(1, 6):
        file.keep_turn(turn(number))
    assert [one["turn"] for one in file.read().turns] == [3, 4, 5]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_come_back_as_they_were(own_home: Path, words: str, draft: str) -> None:
    del own_home
    file = WorkingFile(ID)
    file.end()
    usable = words.encode("utf-8", "ignore").decode(), draft.encode("utf-8", "ignore").decode()
    file.keep_turn({**turn(1), "words": usable[0]})
    file.keep_draft(usable[1])
    kept = WorkingFile(ID).read()
    assert (kept.turns[0]["words"], kept.draft) == usable
    assert json.loads(file.path.read_text("utf-8"))["version"] == 1
    file.end()
