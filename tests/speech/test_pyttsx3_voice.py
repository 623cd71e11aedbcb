"""The second voice: the real library, in a new process for each call."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from sayclear.errors import VoiceFailed
from sayclear.ports import Sound
from sayclear_adapters.voices.espeak import EspeakVoice
from sayclear_adapters.voices.pyttsx3 import Pyttsx3Voice

WORKER = "pyttsx3_worker"


def test_it_speaks_with_estimated_times(check_sound: Callable[[Sound, str], None]) -> None:
    voice, text = Pyttsx3Voice(), "Open the letter. Then look for the date, which is 3 June 2026."
    sound = voice.speak(text)
    check_sound(sound, text)
    assert sound.seconds > 2
    assert (sound.times_are, voice.times_words) == ("estimated", False)


def test_its_estimates_are_near_the_exact_times(espeak: EspeakVoice) -> None:
    # On Linux both use the same engine, so the sound is the same, and only the times differ.
    text = "Your form has arrived. We will look at it on Monday, and write to you before the end of June."
    guessed, exact = Pyttsx3Voice().speak(text), espeak.speak(text)
    assert guessed.seconds == pytest.approx(exact.seconds, abs=0.2)
    off = sorted(abs(one.start - two.start) for one, two in zip(guessed.words, exact.words, strict=True))
    assert off[len(off) // 2] < 0.25


@pytest.mark.parametrize("text", ["", " \n", "— …", "🙂"])
def test_nothing_to_say(text: str) -> None:
    with pytest.raises(VoiceFailed, match="no words to speak"):
        Pyttsx3Voice().speak(text)


@pytest.mark.parametrize(
    "text",
    ["nul\x00 \ud800 <b>&</b> 日本 ok", "\x07bell. — \x07ring! ?", "x" * 900 + " end", "“So” — 45.50."],
)
def test_odd_text(check_sound: Callable[[Sound, str], None], text: str) -> None:
    check_sound(Pyttsx3Voice().speak(text), text)


def test_speed_is_near_what_was_asked() -> None:
    text = "Bring this letter, and the medicine that you take now. Come to the side door, and ring the bell."
    seconds = [Pyttsx3Voice().speak(text, words_per_minute=speed).seconds for speed in (120, 240)]
    assert [len(text.split()) * 60 / each for each in seconds] == pytest.approx([120, 240], rel=0.25)


def test_two_threads_take_turns(check_sound: Callable[[Sound, str], None]) -> None:
    voice, together = Pyttsx3Voice(), dict[str, Sound]()
    texts = ["This is the first one.", "This is the second one."]
    threads = [
        threading.Thread(target=lambda text=text: together.update({text: voice.speak(text)}))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for text in texts:
        check_sound(together[text], text)


def test_a_process_killed_in_mid_call(
    check_sound: Callable[[Sound, str], None], wait_for_child: Callable[[str], int]
) -> None:
    voice, text, result = Pyttsx3Voice(), "This is one sentence of several. " * 20, list[Sound]()
    thread = threading.Thread(target=lambda: result.append(voice.speak(text)))
    thread.start()
    os.kill(wait_for_child(WORKER), signal.SIGKILL)
    thread.join(60)
    check_sound(result[0], text)


def test_a_process_that_hangs_is_ended(
    wait_for_child: Callable[[str], int], children: Callable[[str], list[int]]
) -> None:
    voice, faults = Pyttsx3Voice(patience_seconds=1), list[str]()

    def speak() -> None:
        try:
            voice.speak("one")
        except VoiceFailed as fault:
            faults.append(fault.say)

    thread = threading.Thread(target=speak)
    thread.start()
    os.kill(wait_for_child(WORKER), signal.SIGSTOP)
    thread.join(60)
    assert faults == ["The voice took too long, so it was ended."]
    assert children(WORKER) == []


def test_close_ends_a_call_that_is_under_way(wait_for_child: Callable[[str], int]) -> None:
    voice, faults = Pyttsx3Voice(), list[str]()

    def speak() -> None:
        try:
            voice.speak("This is one sentence of many. " * 100)
        except VoiceFailed as fault:
            faults.append(fault.say)

    thread = threading.Thread(target=speak)
    thread.start()
    wait_for_child(WORKER)
    voice.close()
    thread.join(60)
    assert faults == ["The voice was stopped."]


def test_no_process_is_left(children: Callable[[str], list[int]]) -> None:
    before = set(children(""))
    Pyttsx3Voice().speak("one")
    assert set(children("")) <= before
