"""A conversation of the page: real turns, a real model port, and Stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from sayclear.errors import ModelFailed
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.web.talk import Sent, Talk, profile_of
from sayclear_adapters.wiring import Assistant

LONG = " ".join(f"Sentence number {number} is here." for number in range(1, 200))


@pytest.fixture
def assistant_with() -> Iterator[Callable[[ScriptedChat], Assistant]]:
    """Make an assistant around one model; close it at the end."""
    made: list[Assistant] = []

    def make(model: ScriptedChat) -> Assistant:
        made.append(Assistant(given_models={model.label: model}))
        return made[-1]

    yield make
    for assistant in made:
        assistant.close()


Make = Callable[[ScriptedChat], Assistant]


def test_a_turn_grows_and_ends(assistant_with: Make) -> None:
    assistant = assistant_with(ScriptedChat(answers=("It is raining. Take a coat.",)))
    states = list(Talk().answer(assistant, Sent(7, "Is it raining?")))
    last = states[-1]
    assert last["turn"] == 7
    assert last["state"] == "done"
    assert last["text"]["source"] == "It is raining. Take a coat."
    assert last["said"] == ["It is raining.", "Take a coat."]
    assert last["receipt"]["fits"]
    assert "scripted" in last["model"]["line"]
    shown = [state["text"]["source"] for state in states if "text" in state]
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))


def test_stop_closes_the_model_and_keeps_what_was_shown(assistant_with: Make) -> None:
    model = ScriptedChat(answers=(LONG,), seconds_between=0.002)
    talk, assistant = Talk(), assistant_with(model)
    last = stopped_after_text(talk, assistant)
    assert last["state"] == "stopped"
    shown = last["text"]["source"]
    assert LONG.startswith(shown)
    assert shown != LONG
    assert talk.history == [("go on", shown)]
    wait_for(lambda: model.closed_early == 1)
    sent = model.pieces_sent
    assert sent < len(LONG.split())


def test_stop_works_at_once_while_a_model_is_silent(assistant_with: Make) -> None:
    model = ScriptedChat(answers=(LONG,), reading_steps=1, seconds_before=2)
    talk, assistant = Talk(), assistant_with(model)
    turn = talk.answer(assistant, Sent(1, "go on"))
    for state in turn:
        if state["state"] == "reading":
            break
    talk.stop()
    assert [state["state"] for state in turn][-1] == "stopped"
    assert model.pieces_sent == 0
    assert talk.history == []
    wait_for(lambda: model.closed_early == 1)


def test_leaving_a_turn_stops_the_model(assistant_with: Make) -> None:
    model = ScriptedChat(answers=(LONG,), seconds_between=0.002)
    turn = Talk().answer(assistant_with(model), Sent(1, "go on"))
    next(state for state in turn if "text" in state)
    turn.close()  # type: ignore[attr-defined]
    wait_for(lambda: model.closed_early == 1)


def test_the_model_gets_what_was_said_before(assistant_with: Make) -> None:
    model = ScriptedChat(answers=("The first answer.", "The second answer."))
    talk, assistant = Talk(), assistant_with(model)
    for number, words in enumerate(("One.", "Two.")):
        list(talk.answer(assistant, Sent(number, words)))
    assert talk.history == [("One.", "The first answer."), ("Two.", "The second answer.")]
    heard = [str(message.content) for message in model.seen[1]]
    assert "One." in heard
    assert "The first answer." in heard


@pytest.mark.parametrize("after", [0, 12])
def test_a_failed_model_ends_in_a_sentence(assistant_with: Make, after: int) -> None:
    fault = ModelFailed("The model stopped.", "Send it again.")
    assistant = assistant_with(ScriptedChat(answers=(LONG,), fault=fault, fault_after=after))
    last = list(Talk().answer(assistant, Sent(1, "go on")))[-1]
    assert last["state"] == "failed"
    assert last["failed"] == {"say": "The model stopped.", "mend": "Send it again."}
    assert ("text" in last) == bool(after)


def test_a_fault_of_the_program_ends_in_a_sentence_too(
    assistant_with: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    assistant = assistant_with(ScriptedChat(fault=RuntimeError("a fault")))
    last = list(Talk().answer(assistant, Sent(1, "go on")))[-1]
    assert last["state"] == "failed"
    assert last["failed"]["say"] == "Something went wrong inside Sayclear."
    wait_for(lambda: [fault.exc_type for fault in told] == [RuntimeError])


def test_an_unknown_preset_is_told(assistant_with: Make) -> None:
    assistant = assistant_with(ScriptedChat())
    (last,) = Talk().answer(assistant, Sent(1, "hello", presets=("reading-eese",)))
    assert last["state"] == "failed"
    assert "reading-ease" in last["failed"]["mend"]


def test_a_whole_reply_is_shown_when_it_is_whole(assistant_with: Make) -> None:
    assistant = assistant_with(ScriptedChat(answers=("It is raining. Take a coat.",)))
    states = list(Talk().answer(assistant, Sent(1, "Is it raining?", presets=("literal-predictable",))))
    assert [state["state"] for state in states if "text" in state] == ["done"] * (
        len([state for state in states if "text" in state])
    )


def test_a_tiny_model_is_explained_once(assistant_with: Make) -> None:
    model = ScriptedChat(label="mini", tiny=True, answers=("It costs £5.", "It is blue.", "It costs £6."))
    talk, assistant = Talk(), assistant_with(model)
    about = [list(talk.answer(assistant, Sent(number, "go on")))[-1]["model"] for number in range(3)]
    assert "mini is a very small model." in about[0]["warning"][0]
    assert "£5" in about[0]["warning"][1]
    assert about[0]["better"]
    assert about[1]["warning"] == []
    assert about[1]["short"]
    assert "£6" in about[2]["warning"][1]
    assert "better" not in about[2]


def test_a_place_outside_is_named(assistant_with: Make) -> None:
    assistant = assistant_with(ScriptedChat(goes_to="example.org"))
    last = list(Talk().answer(assistant, Sent(1, "hello")))[-1]
    assert "What you write goes to example.org." in last["model"]["line"]


def test_what_comes_from_a_browser_is_read_with_care() -> None:
    assert Sent.read({}) == Sent(0, "")
    sent = Sent.read({"id": 3, "words": "hi", "presets": ["plain"], "answers": {"pace.reveal": "whole"}})
    assert sent == Sent(3, "hi", ("plain",), {"pace.reveal": "whole"})


def test_an_answer_is_used_only_where_a_question_was_asked() -> None:
    assert profile_of(("plain",), {"pace.reveal": "whole"})["pace.reveal"] == "sentence"
    both = ("focus-steps", "literal-predictable")
    assert profile_of(both, {})["pace.reveal"] == "sentence"
    assert profile_of(both, {"pace.reveal": "whole"})["pace.reveal"] == "whole"
    assert profile_of(both, {"pace.reveal": "whole"}).questions == ()


def stopped_after_text(talk: Talk, assistant: Assistant) -> dict[str, Any]:
    """Start a turn, press Stop when the first text is there, and give the last state."""
    last: dict[str, Any] = {}
    for state in talk.answer(assistant, Sent(1, "go on")):
        last = state
        if "text" in state:
            talk.stop()
    return last


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until it is so, for a bounded time."""
    pause = threading.Event()
    for _ in range(1000):
        if condition():
            return
        pause.wait(0.01)
    raise AssertionError("It never came to that.")
