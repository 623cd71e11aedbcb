"""Whisper (tiny.en) on this computer, through faster-whisper."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayclear.errors import HearingFailed, PartMissing
from sayclear.ports import Heard, HeardWord
from sayclear.words import pair
from sayclear_adapters import parts, recordings
from sayclear_adapters.backends import Backend, missing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PART = "tiny-en"
_LANGUAGE = "en"
_BEAMS, _THREADS = 5, 2

# Whisper makes words up where nobody speaks. These limits are its authors' own.
_NO_SPEECH, _REPEATING = 0.6, 2.4
# What it makes up most, and how sure of each word it must be to be believed (our own choice).
_MADE_UP = frozenset({"you", "thank you", "thanks", "thank you for watching", "thanks for watching", "bye"})
_BELIEVED = 0.5

_SHORTEST_SECONDS = 0.1
_VOCABULARY_CHARACTERS = 400


class FasterWhisper:
    """Hears English. The weights are loaded at the first recording, once in a process."""

    name = "faster-whisper"

    def __init__(self, *, folder: Path | None = None) -> None:
        found = folder or parts.have(_PART)
        if found is None:
            raise missing(BACKEND) or PartMissing(*pair("hearing.no_model"))
        self._folder = found

    def hear(self, audio: Path | bytes, *, language: str = "en", vocabulary: tuple[str, ...] = ()) -> Heard:
        """Turn a recording into words. A second caller waits. Silence and noise give an empty text.

        Raises CannotRead for what is no sound, PartMissing for another language than English,
        HearingFailed when the recogniser fails.
        """
        if language.replace("_", "-").split("-")[0].lower() != _LANGUAGE:
            raise PartMissing(*pair("hearing.another_language", language=language))
        samples = recordings.read(audio)
        seconds = len(samples) / recordings.RATE_HZ
        if seconds < _SHORTEST_SECONDS:
            return Heard("", _LANGUAGE)
        segments = _transcribe(self._folder, samples, _hint(vocabulary))
        return believed(segments, seconds)


_lock = threading.Lock()
_loaded: dict[Path, Any] = {}


def _transcribe(folder: Path, samples: NDArray[np.float32], hint: str | None) -> list[Any]:
    with _lock:
        model = _loaded.get(folder) or _loaded.setdefault(folder, _load(folder))
        try:
            segments, _ = model.transcribe(
                samples,
                language=_LANGUAGE,
                beam_size=_BEAMS,
                temperature=0.0,
                vad_filter=True,
                condition_on_previous_text=False,
                word_timestamps=True,
                # Not `hotwords`: they are repeated before every stretch, and made tiny.en add
                # sentences that nobody said to four of five short recordings.
                initial_prompt=hint,
            )
            # The work is done while the segments are taken.
            return list(segments)
        except (RuntimeError, ValueError) as fault:
            raise HearingFailed(*pair("hearing.failed")) from fault


def _load(folder: Path) -> Any:
    # Before the import: with a folder nothing is fetched, and this makes it certain.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from faster_whisper import WhisperModel

    try:
        return WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=_THREADS, local_files_only=True
        )
    except (RuntimeError, ValueError, OSError) as fault:
        raise HearingFailed(*pair("hearing.no_model")) from fault


def _hint(vocabulary: Sequence[str]) -> str | None:
    """The words to expect, as many as the recogniser can keep in mind beside what it hears."""
    hint = ""
    for word in vocabulary:
        longer = f"{hint}, {word.strip()}" if hint else word.strip()
        if len(longer) > _VOCABULARY_CHARACTERS:
            break
        hint = longer
    return f"{hint}." if hint else None


def believed(segments: Iterable[Any], seconds: float) -> Heard:
    """What faster-whisper heard, without the stretches that it most likely made up."""
    texts: list[str] = []
    words: list[HeardWord] = []
    for segment in segments:
        if segment.no_speech_prob > _NO_SPEECH or segment.compression_ratio > _REPEATING:
            continue
        here = [
            HeardWord(
                word.word.strip(),
                _inside(word.start, seconds),
                _inside(word.end, seconds),
                round(float(word.probability), 3),
            )
            for word in segment.words or ()
        ]
        text = segment.text.strip()
        least = min((word.probability for word in here), default=0.0)
        if text and not (text.lower().strip(" .!?,") in _MADE_UP and least < _BELIEVED):
            texts.append(text)
            words += here
    return Heard(" ".join(texts), _LANGUAGE, tuple(words))


def _inside(at: float, seconds: float) -> float:
    return round(min(max(float(at), 0.0), seconds), 3)


BACKEND = Backend(
    port="hearing",
    name="faster-whisper",
    needs="faster_whisper",
    extra="hearing",
    part=_PART,
    stays_local=True,
    build=FasterWhisper,
)
