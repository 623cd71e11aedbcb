"""Joining, guessing and cutting sounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayclear import sounds
from sayclear.errors import VoiceFailed
from sayclear.ports import Sound, WordTime
from sayclear.speech import join
from sayclear_adapters.voices.espeak import EspeakVoice


def test_join_moves_seconds_and_keeps_characters() -> None:
    one = sounds.sound(b"\1\0" * 100, 100, [WordTime(0, 3, 0.0, 0.5)], "exact")
    two = sounds.sound(b"\2\0" * 50, 100, [WordTime(4, 7, 0.1, 0.4)], "exact")
    both = join([one, two])
    assert sounds.pcm_of(both.wav) == (b"\1\0" * 100 + b"\2\0" * 50, 100)
    assert both.words == (WordTime(0, 3, 0.0, 0.5), WordTime(4, 7, 1.1, 1.4))
    assert (both.seconds, both.times_are) == (1.5, "exact")


def test_one_guess_makes_the_whole_a_guess() -> None:
    parts = [sounds.sound(b"\0\0", 10, [], kind) for kind in ("exact", "estimated")]
    assert join(parts).times_are == "estimated"


def test_nothing_and_what_does_not_fit() -> None:
    with pytest.raises(VoiceFailed, match="no words to speak"):
        join([])
    with pytest.raises(ValueError, match="different rates"):
        join([sounds.sound(b"\0\0", rate, [], "exact") for rate in (10, 20)])


def test_joined_speech_stays_in_step(espeak: EspeakVoice, check_sound: Callable[[Sound, str], None]) -> None:
    text = "Open the letter. Look for the date."
    parts = []
    for start, end in sounds.pieces(text):
        said = espeak.speak(text[start:end])
        words = [
            WordTime(word.start_char + start, word.end_char + start, word.start, word.end)
            for word in said.words
        ]
        pcm, rate_hz = sounds.pcm_of(said.wav)
        parts.append(sounds.sound(pcm, rate_hz, words, said.times_are))
    joined, whole = join(parts), espeak.speak(text)
    check_sound(joined, text)
    assert joined.seconds == pytest.approx(whole.seconds, abs=0.01)
    starts = [[word.start for word in sound.words] for sound in (joined, whole)]
    assert starts[0] == pytest.approx(starts[1], abs=0.01)


def test_longer_words_and_numbers_get_more_time() -> None:
    times = [word.end - word.start for word in sounds.estimate("a longerword 2026", 10.0)]
    assert times == sorted(times)
    assert sum(times) == pytest.approx(10.0)


def test_where_the_sound_ends() -> None:
    assert sounds.sounding(b"\0\0" * 50 + b"\0\x40" * 50 + b"\0\0" * 100, 100) == pytest.approx(1.0, abs=0.02)
    assert sounds.sounding(b"\0\0" * 50, 100) == 0


def test_long_sentences_are_cut_where_they_rest() -> None:
    sentence = "this goes on for some words, " * 40
    assert all(sentence[start:end].rstrip().endswith(",") for start, end in sounds.pieces(sentence))
