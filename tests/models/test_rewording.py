"""Which models are asked to reword: never a tiny one, and for a given text only one on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.rewrites import REWRITES

from sayclear import grammar as parser
from sayclear.readability import About
from sayclear.repair import NAME, Repair, Step, Verdict
from sayclear.shaping import shape
from sayclear.tools.easy import Result, make_easy
from sayclear_adapters.models import find, list_models, open_model
from sayclear_adapters.models.ollama import build
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.store import choices
from sayclear_adapters.store.verdicts import KeptVerdicts
from sayclear_adapters.wiring import Assistant
from sayclear_profiles import profile_for

PROFILE = profile_for("reading-ease")
LONG = (
    "Walking back from the market with a heavy bag of flour, Mrs Okoro met the new postman of the street at "
    "the corner by the bakery."
)
MENDED = (
    "Mrs Okoro was walking back from the market with a heavy bag of flour. She met the new postman of the "
    "street at the corner by the bakery."
)
YES = Verdict(able=True, passed=4, tried=4, seconds=1, why="passed")


@pytest.fixture(autouse=True)
def with_grammar(grammar: Path) -> None:
    parser.use_model(grammar)


def test_the_small_model_is_not_asked(parts: Path) -> None:
    model = open_model(str(parts / "smollm2-135m" / "SmolLM2-135M-Instruct.Q4_1.gguf"))
    repair = Repair(shape(LONG, PROFILE), PROFILE, About())
    assert repair.wanted()
    assert list(repair.run(model, "smollm2-135m", KeptVerdicts())) == []
    # It was not even loaded.
    assert model._server is None  # type: ignore[attr-defined]
    assert KeptVerdicts().read("smollm2-135m", model.fingerprint) is None  # type: ignore[attr-defined]


def test_a_given_text_goes_to_no_tiny_model(parts: Path) -> None:
    assistant = Assistant()
    made = make_easy(LONG, PROFILE)
    assert list(assistant.mend(made, profile=PROFILE)) == [made]


def mended(model: ScriptedChat) -> Result:
    made = make_easy(LONG, PROFILE)
    *steps, last = Assistant(given_models={model.label: model}).mend(made, profile=PROFILE)
    assert all(isinstance(step, Step) for step in steps) and isinstance(last, Result)
    return last


def test_a_given_text_is_reworded_by_an_able_model() -> None:
    result = mended(ScriptedChat(answers=(*REWRITES[:4], MENDED)))
    assert result.reply.text.replace("\n\n", " ") == MENDED and result.model == "scripted"
    assert result.reply.original == LONG
    assert NAME in [change.transformer for change in result.reply.changes]
    assert result.receipt.note == "The model reworded one sentence. Compare it with the original."


def test_a_given_text_stays_where_the_model_is_not_able() -> None:
    model = ScriptedChat(answers=("No.",))
    result = mended(model)
    assert result.reply.text == LONG and result.model is None
    assert result.receipt.note == "A long sentence stays, because it has no safe cut."


def test_the_person_can_switch_it_off() -> None:
    model = ScriptedChat(answers=(*REWRITES[:4], MENDED))
    made = make_easy(LONG, PROFILE)
    off = PROFILE.with_turn({"reply.repair": False})
    assert list(Assistant(given_models={"scripted": model}).mend(made, profile=off)) == [made]
    assert not model.seen
    list(Assistant(given_models={"scripted": model}).turn("Go on.", profile=off))
    assert len(model.seen) == 1


def test_a_given_text_does_not_leave_this_computer(ollama: Any) -> None:
    """Also where the person allowed a model elsewhere: that was for their own words."""
    ollama.models.clear()
    ollama.has("big:cloud", remote_model="big", remote_host="https://ollama.example")
    choices.write(choices.Choices(model="ollama:big:cloud", allowed=frozenset({"big:cloud"})))
    KeptVerdicts().write("big:cloud", "a80c4f17acd5", YES)
    made = make_easy(LONG, PROFILE)
    assert list(Assistant().mend(made, profile=PROFILE)) == [made]
    assert ollama.chats() == []


def test_an_ollama_model_rewords_a_given_text(ollama: Any) -> None:
    ollama.answer = [*ollama.words(*(f"{word} " for word in MENDED.split())), ollama.end()]
    choices.write(choices.Choices(model="ollama:llama3.2:latest"))
    KeptVerdicts().write("llama3.2:latest", "a80c4f17acd5", YES)
    *_, result = Assistant().mend(make_easy(LONG, PROFILE), profile=PROFILE)
    assert isinstance(result, Result) and result.model == "llama3.2:latest"
    assert result.reply.text.replace("\n\n", " ") == MENDED
    (sent,) = ollama.chats()
    assert [message["role"] for message in sent["messages"]] == ["system", "user", "assistant", "user"]


def test_another_model_of_the_same_name_is_tried_anew(ollama: Any, own_home: Path) -> None:
    listed = find("llama3.2", list_models())
    assert listed.fingerprint == build(name="llama3.2").fingerprint == "a80c4f17acd5"
    file = own_home / "models" / "mine.gguf"
    file.parent.mkdir()
    file.write_bytes(b"GGUF" + bytes(600))
    first = find("mine", list_models()).fingerprint
    file.write_bytes(b"GGUF" + bytes(700))
    assert first and find("mine", list_models()).fingerprint != first
