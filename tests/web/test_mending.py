"""While a model rewords sentences, the reply is there to be read, and Stop loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayclear import grammar as parser
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.web.talk import Sent, Talk
from sayclear_adapters.wiring import Assistant
from tests.rewrites import REWRITES

LONG = (
    "Walking back from the market with a heavy bag of flour, Mrs Okoro met the new postman of the street at "
    "the corner by the bakery."
)
MENDED = (
    "Mrs Okoro was walking back from the market with a heavy bag of flour. She met the new postman of the "
    "street at the corner by the bakery."
)
SENT = Sent(1, "Who was there?", presets=("reading-ease",))


@pytest.fixture(autouse=True)
def with_grammar(grammar: Path) -> None:
    parser.use_model(grammar)


@pytest.fixture
def model() -> ScriptedChat:
    return ScriptedChat(answers=(LONG, *REWRITES[:4], MENDED), seconds_between=0.02)


@pytest.fixture
def assistant(model: ScriptedChat) -> Iterator[Assistant]:
    made = Assistant(given_models={model.label: model})
    yield made
    made.close()


def whole_first(sent: Sent) -> Sent:
    return Sent(sent.id, sent.words, ("focus-steps",), {"pace.reveal": "whole"})


def test_the_reworded_version_waits_behind_its_button(assistant: Assistant) -> None:
    states = list(Talk().answer(assistant, SENT))
    last = states[-1]
    assert last["state"] == "done" and last["text"]["source"] == LONG
    assert last["tidy"]["text"]["source"].replace("\n\n", " ") == MENDED
    assert "The model reworded one sentence." in last["tidy"]["receipt"]["note"]
    told = {state["status"] for state in states}
    assert any("1 of 6" in status and status.startswith("The reply is whole.") for status in told)
    assert any("rewords" in status and "1 of 1" in status for status in told)


def test_stop_while_the_model_rewords_keeps_the_whole_reply(
    assistant: Assistant, model: ScriptedChat
) -> None:
    talk = Talk()
    states = talk.answer(assistant, SENT)
    for state in states:
        if state["status"].startswith("The reply is whole."):
            talk.stop()
    assert state["state"] == "done" and state["text"]["source"] == LONG
    assert "receipt" in state and "tidy" not in state
    assert talk.history == [("Who was there?", LONG)]


def test_a_person_who_wants_whole_replies_sees_it_before_the_model_rewords(assistant: Assistant) -> None:
    states = list(Talk().answer(assistant, whole_first(SENT)))
    first = next(state for state in states if "text" in state)
    assert first["state"] == "writing" and first["text"]["source"] == LONG
    assert all(state["text"] == first["text"] for state in states if "text" in state)
    assert states[-1]["state"] == "done"
    assert states[-1]["tidy"]["text"]["source"].replace("\n\n", " ") == MENDED


def test_the_second_reply_is_not_held_up_by_another_trial(assistant: Assistant, model: ScriptedChat) -> None:
    list(Talk().answer(assistant, SENT))
    assert len(model.seen) == 6
    states = list(Talk().answer(assistant, SENT))
    assert not any("tried out" in state["status"] for state in states)
