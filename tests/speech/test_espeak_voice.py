"""The default voice: real engine, real worker process."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from sayclear import sounds
from sayclear.errors import TooLong, VoiceFailed
from sayclear.ports import Sound
from sayclear.speech import spoken
from sayclear_adapters.voices.espeak import EspeakVoice

WORKER = "espeak_worker"
LETTER = (
    "The clinic has moved your visit to another day. Come on the third of June at half past two. "
    "Bring this letter, and the medicine that you take now. If you cannot come, ring us before Friday."
)
ODD = [
    "It costs 45.50 today.",
    "Dr. Smith, Mr. and Mrs. Lee at 9 a.m.",
    "See “quoted” words, ‘so’ and don’t.",
    "Ring 07700 900123 before 14:30 on 3/6/2026.",
    "Look at https://www.example.org/a/b?c=1&d=2 now",
    "nul\x00 and bell\x07 and lone \ud800 sign",
    "\x07bell. — \x07ring! ?",
    "smile 🙂 here 👨‍👩‍👧 and 日本 there",
    "<speak>5 < 6 & 7</speak> <break time='9s'/> end",
    "[[h@'loU]] there",
    "un" + "believ" * 400 + "able word",
    "soon " * 300,
    "one\n\ntwo\n- three\n\n\n4. four",
    "( ) — … word ! ?",
    "Ünïcödé déjà vu naïve",
]


def test_every_word_has_its_time(espeak: EspeakVoice, check_sound: Callable[[Sound, str], None]) -> None:
    sound = espeak.speak(LETTER)
    check_sound(sound, LETTER)
    assert sound.times_are == "exact"
    assert espeak.times_words
    assert all(word.start < word.end for word in sound.words)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_odd_text_keeps_in_step(
    espeak: EspeakVoice, check_sound: Callable[[Sound, str], None], text: str
) -> None:
    check_sound(espeak.speak(text), text)


def test_marks_of_speech_markup_are_never_obeyed(espeak: EspeakVoice) -> None:
    assert espeak.speak("one <break time='30s'/> two").seconds < 15


def test_words_come_when_the_sound_does(espeak: EspeakVoice) -> None:
    # A long pause between two sentences shows up in the sound itself: the second word is after it.
    sound = espeak.speak("One. Two.")
    pcm, rate_hz = sounds.pcm_of(sound.wav)
    first_end = sound.words[0].end
    around = pcm[2 * int((first_end - 0.1) * rate_hz) : 2 * int((first_end - 0.05) * rate_hz)]
    assert max(around) == 0
    assert sounds.sounding(pcm, rate_hz) > sound.words[1].start


@pytest.mark.parametrize("wanted", [60, 80, 120, 170, 250, 400])
def test_speed_is_near_what_was_asked(espeak: EspeakVoice, wanted: int) -> None:
    sound = espeak.speak(LETTER, words_per_minute=wanted)
    assert len(LETTER.split()) * 60 / sound.seconds == pytest.approx(wanted, rel=0.25)


def test_speeds_out_of_range_are_brought_into_it(espeak: EspeakVoice) -> None:
    assert espeak.speak("slow", words_per_minute=0).seconds < 5
    assert espeak.speak("quick", words_per_minute=1e9).seconds > 0.1


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x01"])
def test_nothing_to_say(espeak: EspeakVoice, text: str) -> None:
    with pytest.raises(VoiceFailed, match="no words to speak"):
        espeak.speak(text)


def test_too_long(espeak: EspeakVoice) -> None:
    with pytest.raises(TooLong):
        espeak.speak("word " * 30_000)


def test_shown_text_lights_up(espeak: EspeakVoice) -> None:
    shown = "**Pay** £45.50 at https://www.example.org/pay by 2026-06-03."
    form = spoken(shown)
    times = form.shown_times(espeak.speak(form.text).words)
    assert [shown[word.start_char : word.end_char] for word in times] == shown.split()
    assert all(word.start < word.end for word in times)


def test_a_killed_worker_is_replaced(
    espeak: EspeakVoice,
    check_sound: Callable[[Sound, str], None],
    children: Callable[[str], list[int]],
) -> None:
    espeak.speak("one")
    (worker,) = children(WORKER)
    os.kill(worker, signal.SIGKILL)
    check_sound(espeak.speak("two"), "two")
    assert children(WORKER) != [worker]
    assert len(children(WORKER)) == 1


def test_a_worker_killed_in_mid_call(
    check_sound: Callable[[Sound, str], None], wait_for_child: Callable[[str], int]
) -> None:
    voice, text, result = EspeakVoice(), LETTER * 60, list[Sound]()
    thread = threading.Thread(target=lambda: result.append(voice.speak(text)))
    thread.start()
    os.kill(wait_for_child(WORKER), signal.SIGKILL)
    thread.join(60)
    check_sound(result[0], text)
    check_sound(voice.speak("next"), "next")
    voice.close()


def test_close_ends_a_call_that_is_under_way(
    wait_for_child: Callable[[str], int], children: Callable[[str], list[int]]
) -> None:
    voice, faults = EspeakVoice(), list[str]()

    def speak() -> None:
        try:
            voice.speak(LETTER * 300)
        except VoiceFailed as fault:
            faults.append(fault.say)

    before = children("")
    thread = threading.Thread(target=speak)
    thread.start()
    wait_for_child(WORKER)
    voice.close()
    thread.join(60)
    assert faults == ["The voice was stopped."]
    assert set(children("")) <= set(before)
    assert voice.speak("again").seconds > 0
    voice.close()


def test_a_worker_that_hangs_is_ended(wait_for_child: Callable[[str], int]) -> None:
    voice = EspeakVoice(patience_seconds=0.5)
    voice.speak("one")
    os.kill(wait_for_child(WORKER), signal.SIGSTOP)
    with pytest.raises(VoiceFailed, match="took too long"):
        voice.speak("two")
    assert voice.speak("three").seconds > 0
    voice.close()


def test_several_threads_take_turns(espeak: EspeakVoice, check_sound: Callable[[Sound, str], None]) -> None:
    texts = [f"This is sentence number {number}. It is spoken alone." for number in range(8)]
    alone = [espeak.speak(text).seconds for text in texts]
    together: dict[str, Sound] = {}
    threads = [
        threading.Thread(target=lambda text=text: together.update({text: espeak.speak(text)}))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for text in texts:
        check_sound(together[text], text)
    assert [together[text].seconds for text in texts] == pytest.approx(alone, abs=0.02)


def test_no_process_is_left(children: Callable[[str], list[int]]) -> None:
    before = set(children(""))
    closed, dropped = EspeakVoice(), EspeakVoice()
    for voice in (closed, dropped):
        voice.speak("one")
    closed.close()
    closed.close()
    del dropped, voice
    gc.collect()
    assert set(children("")) <= before


def test_the_main_process_never_loads_the_engine() -> None:
    program = (
        "import sys; from sayclear_adapters.voices import open_voice; voice = open_voice(); voice.close();"
        "loaded = [name for name in sys.modules if name.endswith('_worker') or name == 'espeakng_loader'];"
        "print(voice.name, loaded, 'espeak' in open('/proc/self/maps').read())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("espeak [] False", "")


def test_the_program_can_end_without_closing(children: Callable[[str], list[int]]) -> None:
    program = (
        "from sayclear_adapters.voices.espeak import EspeakVoice; voice = EspeakVoice(); voice.speak('one');"
        "print(voice._worker.pid)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
