"""A second voice: pyttsx3, in a new process for each call, because it can crash, hang or lose a file."""

from __future__ import annotations

import tempfile
import threading
import wave
from collections.abc import Sequence
from pathlib import Path

from sayclear import sounds
from sayclear.errors import VoiceFailed
from sayclear.ports import Sound, WordTime
from sayclear.words import pair
from sayclear_adapters.backends import Backend
from sayclear_adapters.helper_process import HelperGone, HelperLate, HelperProcess

_WORKER = "sayclear_adapters.voices.workers.pyttsx3_worker"
_SECONDS_A_CHARACTER = 0.1
_TRIES = 3


class Pyttsx3Voice:
    """Speaks one text at a time. Its word times are estimated: the engine has none for files."""

    name = "pyttsx3"
    times_words = False

    def __init__(self, *, patience_seconds: float = 20.0) -> None:
        """`patience_seconds` is what the engine gets for any text, beside what its length asks for."""
        self._patience = patience_seconds
        self._turn = threading.Lock()
        self._worker: HelperProcess | None = None
        self._closed = 0

    def speak(self, text: str, *, words_per_minute: float = 170) -> Sound:
        """Speak `text`. A second caller waits.

        Raises VoiceFailed, or TooLong for more than `sounds.LONGEST_TEXT` characters.
        """
        cleaned = sounds.speakable(text)
        spans = [(start, end) for start, end in sounds.pieces(cleaned) if sounds.is_word(cleaned[start:end])]
        if not spans:
            raise VoiceFailed(*pair("voices.nothing_to_say"))
        with self._turn:
            spoken = self._speak([cleaned[start:end] for start, end in spans], words_per_minute)
        parts, words = [], sounds.word_spans(text)
        ends = [end for _, end in spans[:-1]]
        # A word belongs to the piece that it starts in, or that comes after it.
        for start, end, (pcm, rate_hz) in zip([0, *ends], [*ends, len(text)], spoken, strict=True):
            here = [word for word in words if start <= word[0] < end]
            times = sounds.spread(text, here, 0.0, sounds.sounding(pcm, rate_hz))
            timed = [WordTime(*word, *time) for word, time in zip(here, times, strict=True)]
            parts.append(sounds.sound(pcm, rate_hz, timed, "estimated"))
        return sounds.join(parts)

    def close(self) -> None:
        """End the process of a call that is under way; that call gets VoiceFailed."""
        self._closed += 1
        if (worker := self._worker) is not None:
            worker.end()

    def _speak(self, texts: Sequence[str], words_per_minute: float) -> list[tuple[bytes, int]]:
        """The samples of each text. Tries again in a new process where one crashed or lost a file."""
        closed = self._closed
        seconds = self._patience + _SECONDS_A_CHARACTER * sum(map(len, texts))
        for _ in range(_TRIES):
            if self._closed != closed:
                break
            with tempfile.TemporaryDirectory(prefix="sayclear-") as folder:
                files = [str(Path(folder, f"{index}.wav")) for index in range(len(texts))]
                worker = self._worker = HelperProcess(_WORKER)
                try:
                    worker.ask(
                        {"texts": list(texts), "files": files, "words_per_minute": words_per_minute},
                        seconds=seconds,
                    )
                    return [sounds.pcm_of(Path(file).read_bytes()) for file in files]
                except HelperLate as fault:
                    raise VoiceFailed(*pair("voices.too_slow")) from fault
                except (HelperGone, OSError, EOFError, wave.Error):
                    continue
                finally:
                    self._worker = None
                    worker.end()
        if self._closed != closed:
            raise VoiceFailed(*pair("voices.stopped"))
        raise VoiceFailed(*pair("voices.cannot_speak", voice=self.name))


BACKEND = Backend(
    port="voice",
    name="pyttsx3",
    needs="pyttsx3",
    extra="voice-pyttsx3",
    part=None,
    stays_local=True,
    build=Pyttsx3Voice,
)
