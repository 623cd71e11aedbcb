"""Opening a voice: by name, and the next one where it is not there."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from sayclear.errors import UnknownName, VoiceFailed
from sayclear.ports import Sound, Voice
from sayclear_adapters.voices import open_voice, voice_names
from sayclear_adapters.voices.silent import SilentVoice


def test_names() -> None:
    assert voice_names() == ("espeak", "pyttsx3", "silent")


@pytest.mark.parametrize("name", ["espeak", "pyttsx3", "silent"])
def test_each_opens_and_speaks(name: str, check_sound: Callable[[Sound, str], None]) -> None:
    voice: Voice = open_voice(name)
    assert voice.name == name
    check_sound(voice.speak("Open the letter now."), "Open the letter now.")
    voice.close()


def test_the_next_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    # None in sys.modules is how Python itself marks a module as not to be had.
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    second = open_voice()
    assert second.name == "pyttsx3"
    second.close()
    monkeypatch.setitem(sys.modules, "pyttsx3", None)
    assert open_voice().name == "silent"


def test_a_voice_that_cannot_start_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    # The library is found here, but its worker cannot run.
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert open_voice().name == "silent"


def test_unknown_name() -> None:
    with pytest.raises(UnknownName, match="espeak"):
        open_voice("espaek")


def test_silence_lasts_as_long_as_speech(check_sound: Callable[[Sound, str], None]) -> None:
    text = "Ten words take ten words of time, and no sound."
    sound = SilentVoice().speak(text, words_per_minute=120)
    check_sound(sound, text)
    assert sound.seconds == pytest.approx(5)
    assert not any(sound.wav[44:])
    assert sound.times_are == "estimated"


@pytest.mark.parametrize("text", ["", " "])
def test_silence_needs_words_too(text: str) -> None:
    with pytest.raises(VoiceFailed):
        SilentVoice().speak(text)
