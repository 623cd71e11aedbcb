"""Real voices, a real ear, and noises made here."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from sayclear import sounds
from sayclear.ports import Hearing, Sound
from sayclear_adapters.hearing import open_hearing
from sayclear_adapters.voices.espeak import EspeakVoice

RATE_HZ = 16_000


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakVoice]:
    """The real voice, in its real worker."""
    voice = EspeakVoice()
    yield voice
    voice.close()


@pytest.fixture(scope="session")
def ear(parts: Path) -> Hearing:
    """The real recogniser with its real weights."""
    return open_hearing()


@pytest.fixture
def children() -> Callable[[str], list[int]]:
    """Gives the ids of our child processes whose command names this module; "" finds all, also zombies."""

    def find(module: str) -> list[int]:
        found = []
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                status = (folder / "stat").read_text("utf-8")
                command = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            parent = int(status.rsplit(")", 1)[1].split()[1])
            if parent == os.getpid() and module in command:
                found.append(int(folder.name))
        return found

    return find


@pytest.fixture
def wait_for_child(children: Callable[[str], list[int]]) -> Callable[[str], int]:
    """Waits, at most ten seconds, until a child process with this module is there."""

    def wait(module: str) -> int:
        for _ in range(2000):
            if found := children(module):
                return found[0]
            time.sleep(0.005)
        raise AssertionError(f"No {module} was started.")

    return wait


@pytest.fixture(scope="session")
def noises() -> dict[str, bytes]:
    """Eight seconds of what is not speech, each as a WAV file."""
    count = 8 * RATE_HZ
    at = np.arange(count) / RATE_HZ
    chance = np.random.default_rng(20261123)
    white = chance.standard_normal(count)
    brown = np.cumsum(chance.standard_normal(count))
    brown = (brown - brown.mean()) / np.abs(brown).max()
    clicks = np.zeros(count)
    for start in range(0, count, RATE_HZ // 5):
        clicks[start : start + 80] = chance.standard_normal(80) * np.exp(-np.arange(80) / 15)
    swell = np.clip(np.sin(2 * np.pi * at / 4), 0, 1) ** 2
    made = {
        "digital silence": np.zeros(count),
        "faint white noise": 0.001 * white,
        "white noise": 0.03 * white,
        "brown noise": 0.3 * brown,
        "mains hum": 0.1 * np.sin(2 * np.pi * 50 * at),
        "key clicks": 0.5 * clicks,
        "breath": 0.2 * np.convolve(white, np.ones(8) / 8, "same") * swell,
        "one click": np.eye(1, count, 100)[0],
    }
    return {name: as_wav(samples) for name, samples in made.items()}


def as_wav(samples: np.ndarray) -> bytes:
    """Samples from -1 to 1 as a 16 kHz WAV file."""
    return sounds.wav((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes(), RATE_HZ)


@pytest.fixture
def check_sound() -> Callable[[Sound, str], None]:
    """Fails unless a Sound is a whole WAV file, with one time inside it for each word, in order."""

    def check(sound: Sound, text: str) -> None:
        pcm, rate_hz = sounds.pcm_of(sound.wav)
        assert rate_hz == sound.rate_hz
        assert len(sound.wav) == 44 + len(pcm)
        assert sound.seconds == pytest.approx(len(pcm) / 2 / rate_hz)
        assert [(word.start_char, word.end_char) for word in sound.words] == sounds.word_spans(text)
        times = [moment for word in sound.words for moment in (word.start, word.end)]
        assert times == sorted(times)
        assert not times or (times[0] >= 0 and times[-1] <= sound.seconds)

    return check
