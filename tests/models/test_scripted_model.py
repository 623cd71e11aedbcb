"""The model that says what it is told to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear.errors import ModelFailed, TooLong
from sayclear_adapters.backends import discover
from sayclear_adapters.models.scripted import ScriptedChat


def _said(model: ScriptedChat, words: str = "Hello") -> str:
    return "".join(chunk.text for chunk in model.stream(words))


def test_says_its_answers_in_order() -> None:
    """And begins again after the last; it remembers what it was asked."""
    model = ScriptedChat(answers=("One.", "Two."))
    assert [_said(model, word) for word in "abc"] == ["One.", "Two.", "One."]
    assert [messages[0].text for messages in model.seen] == ["a", "b", "c"]
    assert model.invoke("d").text == "Two."


@given(st.text(), st.one_of(st.none(), st.integers(1, 9)))
def test_the_pieces_are_the_answer(text: str, size: int | None) -> None:
    """Character for character, spaces and line ends too."""
    assert _said(ScriptedChat(answers=(text,), piece_characters=size)) == text


def test_streams_in_small_pieces() -> None:
    """A word at a time, and the end says why."""
    model = ScriptedChat(answers=("Put the egg in.",), reading_steps=2)
    chunks = list(model.stream("How do I boil an egg?"))
    assert [chunk.text for chunk in chunks if chunk.text] == ["Put ", "the ", "egg ", "in."]
    reading = [chunk.response_metadata.get("reading") for chunk in chunks[:2]]
    assert reading == [{"done": 3, "total": 6}, {"done": 6, "total": 6}]
    assert any(chunk.response_metadata.get("finish_reason") == "stop" for chunk in chunks)


@pytest.mark.parametrize("after", [0, 2, 99])
def test_a_fault(after: int) -> None:
    """At once, in mid-reply, or after the last piece."""
    fault = ModelFailed("It stopped.", "Ask again.")
    model = ScriptedChat(answers=("Put the egg in.",), fault=fault, fault_after=after)
    came: list[str] = []
    with pytest.raises(ModelFailed) as caught:
        for chunk in model.stream("x"):
            came.append(chunk.text)
    assert caught.value is fault
    assert len(came) == min(after, 4)


def test_stop_is_seen() -> None:
    """Closing the stream ends the answer; tests can tell."""
    model = ScriptedChat(answers=("a b c d",))
    stream: Any = model.stream("x")
    next(stream)
    stream.close()
    assert (model.pieces_sent, model.closed_early) == (1, 1)


def test_a_small_context() -> None:
    """Words count as tokens."""
    with pytest.raises(TooLong, match="scripted"):
        _said(ScriptedChat(context_tokens=3), "one two three four")


def test_is_a_backend_like_the_others(tmp_path: Any) -> None:
    """It can be built by name, also from a file of text."""
    path = tmp_path / "answer.txt"
    path.write_text("From a file.", encoding="utf-8")
    build = discover("model")["scripted"].build
    assert _said(build(path=path)) == "From a file."
    tiny = build(tiny=True)
    assert (tiny.label, tiny.able, tiny.goes_to) == ("scripted", False, None)
