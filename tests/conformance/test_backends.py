"""Every backend that ships keeps its port's promises. New ones are found by their file."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sayclear.errors import PlainError
from sayclear.ports import Hearing, Voice
from sayclear_adapters.backends import Backend, discover, missing
from sayclear_adapters.models import ollama

ALL = [(port, name) for port in ("model", "hearing", "voice") for name in discover(port)]  # type: ignore[arg-type]
TEXT = "Put the egg in, and wait 8 minutes."


def backend(port: str, name: str) -> Backend:
    """One backend, which must be whole: in our tests nothing may be missing."""
    found = discover(port)[name]  # type: ignore[index]
    assert missing(found) is None
    return found


@pytest.mark.parametrize(("port", "name"), ALL)
def test_a_backend_says_what_it_needs(port: str, name: str, parts: Path) -> None:
    found = backend(port, name)
    assert found.name == name and found.port == port
    assert (found.needs is None) == (found.extra is None)
    assert found.stays_local or port == "model"


def test_the_default_backends_are_there() -> None:
    assert set(discover("model")) >= {"embedded", "ollama", "scripted"}
    assert set(discover("hearing")) >= {"faster-whisper"}
    assert set(discover("voice")) >= {"espeak", "pyttsx3", "silent"}


@pytest.fixture(params=sorted(discover("voice")))
def voice(request: pytest.FixtureRequest) -> Iterator[Voice]:
    """Each voice in turn, closed at the end."""
    opened: Voice = backend("voice", request.param).build()
    yield opened
    opened.close()


def test_a_voice_gives_a_whole_sound_and_a_time_for_each_word(voice: Voice) -> None:
    sound = voice.speak(TEXT)
    with wave.open(io.BytesIO(sound.wav)) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(sound.seconds, abs=0.02)
        assert file.getframerate() == sound.rate_hz
    assert [TEXT[word.start_char : word.end_char] for word in sound.words] == TEXT.split()
    assert all(a.start <= a.end and a.start <= b.start for a, b in pairwise(sound.words))
    assert sound.words[-1].end <= sound.seconds + 0.01
    assert sound.times_are == "exact" or not voice.times_words


def test_a_voice_speaks_slower_when_it_is_asked_to(voice: Voice) -> None:
    assert (
        voice.speak(TEXT, words_per_minute=110).seconds
        > voice.speak(TEXT, words_per_minute=260).seconds * 1.3
    )


def test_a_voice_refuses_nothing_to_say_in_one_sentence(voice: Voice) -> None:
    with pytest.raises(PlainError) as caught:
        voice.speak("   ")
    assert caught.value.say and caught.value.mend


@pytest.mark.parametrize("name", sorted(discover("hearing")))
def test_an_ear_hears_nothing_in_silence_and_words_in_speech(name: str, parts: Path) -> None:
    ear: Hearing = backend("hearing", name).build()
    silent: Voice = backend("voice", "silent").build()
    assert ear.hear(silent.speak(TEXT).wav).text == ""
    speaking: Voice = backend("voice", "espeak").build()
    heard = ear.hear(speaking.speak("Please read my letter to me.").wav)
    speaking.close()
    assert "letter" in heard.text.lower() and heard.language == "en"
    assert all(0 <= word.probability <= 1 and word.start <= word.end for word in heard.words)


@pytest.fixture(params=["embedded", "scripted"])
def model(request: pytest.FixtureRequest, parts: Path) -> Any:
    """Each model that answers with no server beside it."""
    return backend("model", request.param).build()


def test_a_model_streams_counts_and_can_be_closed(model: Any) -> None:
    from langchain_core.messages import HumanMessage

    assert model.label and isinstance(model.tiny, bool) and model.goes_to is None
    assert model.get_num_tokens("one two three") >= 3
    assert model.context_tokens > 500
    with closing(model.stream([HumanMessage("Say hello.")])) as stream:
        assert any(chunk.text for chunk in stream)
    assert model.invoke([HumanMessage("Say hello.")]).text.strip()


def test_ollama_without_a_server_is_one_sentence_and_a_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    with pytest.raises(PlainError) as caught:
        ollama.build(name="llama3.2")
    assert caught.value.say and caught.value.mend and caught.value.exit_code == 3
    assert list(ollama.offers(allowed=frozenset())) == []
