"""Speaks with libespeak-ng, and tells when each word comes. Runs as a process of its own.

libespeak-ng is GPL-3.0-or-later, has one global state and may crash; so nobody imports this module.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

from sayclear_adapters.helper_process import Message, serve
from sayclear_adapters.voices.workers import pace

# Names and numbers of espeak-ng's speak_lib.h, version 1.52.
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_RATE, _WORD_GAP = 1, 7
_BY_CHARACTER = 1
_UTF8, _END_PAUSE = 1, 0x1000
_WORD_EVENT = 1


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Engine:
    """The one engine of this process."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        folder = str(Path(espeakng_loader.get_data_path()).parent).encode()
        self._rate_hz = self._library.espeak_Initialize(_SYNCHRONOUS, 0, folder, _DO_NOT_EXIT)
        if self._rate_hz <= 0 or self._library.espeak_SetVoiceByName(b"en") != 0:
            raise RuntimeError("libespeak-ng did not start")
        self._pcm = bytearray()
        self._words: list[tuple[int, int]] = []
        # Kept: the library calls it, and Python must not collect it.
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def answer(self, question: dict[str, Any]) -> Message:
        """Speak `text`. Gives (character, ms) of each word event, and the samples."""
        self._pcm.clear()
        self._words.clear()
        rate, gap = pace.settings(question["words_per_minute"])
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_WORD_GAP, gap, 0)
        text = question["text"].encode("utf-8") + b"\0"
        # Without the SSML flag, "<" and "&" are plain characters.
        status = self._library.espeak_Synth(
            text, len(text), 0, _BY_CHARACTER, 0, _UTF8 | _END_PAUSE, None, None
        )
        if status != 0:
            raise RuntimeError("libespeak-ng did not speak")
        return {"rate_hz": self._rate_hz, "words": self._words}, bytes(self._pcm)

    def _take(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._pcm += ctypes.string_at(samples, count * 2)
        index = 0
        while events[index].type:
            if events[index].type == _WORD_EVENT:
                self._words.append((events[index].text_position - 1, events[index].audio_ms))
            index += 1
        return 0


if __name__ == "__main__":
    serve(Engine().answer)
