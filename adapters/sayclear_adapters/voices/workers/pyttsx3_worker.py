"""Speaks with pyttsx3 into files. Runs as a process of its own, for one call.

pyttsx3 2.99 has one engine a process, may crash when it is used twice at a time, may hang, and may
return before its file is written; so nobody imports this module, and it waits for each whole file.
On Linux it loads libespeak-ng, which is GPL-3.0-or-later.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
import wave
from pathlib import Path
from typing import Any

from sayclear_adapters.helper_process import Message, serve
from sayclear_adapters.voices.workers import pace

_POLL_SECONDS, _POLLS = 0.005, 1000
_HEADER_BYTES = 44


def answer(question: dict[str, Any]) -> Message:
    """Speak each of `texts` into the file of the same place in `files`. True for each whole file."""
    engine = _start(question["words_per_minute"])
    done = []
    for text, file in zip(question["texts"], question["files"], strict=True):
        engine.save_to_file(text, file)
        engine.runAndWait()
        done.append(_wait(Path(file)))
    return {"done": done}, b""


def _start(words_per_minute: float) -> Any:
    if sys.platform.startswith("linux"):
        # pyttsx3 looks for libespeak-ng.so.1 of the system. The wheel's library has that very name, so
        # once it is loaded, that is what the search finds.
        with contextlib.suppress(ImportError):
            import espeakng_loader

            ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
            os.environ["ESPEAK_DATA_PATH"] = str(Path(espeakng_loader.get_data_path()).parent)
    import pyttsx3

    engine = pyttsx3.init()
    if engine.driver_name == "espeak":
        engine.setProperty("voice", "en")
        engine.setProperty("rate", pace.settings(words_per_minute)[0])
    else:
        engine.setProperty("rate", round(words_per_minute))
    return engine


def _wait(file: Path) -> bool:
    for _ in range(_POLLS):
        with contextlib.suppress(OSError, EOFError, wave.Error), wave.open(str(file), "rb") as sound:
            frames = sound.getnframes() * sound.getsampwidth() * sound.getnchannels()
            if frames > 0 and file.stat().st_size >= frames + _HEADER_BYTES:
                return True
        time.sleep(_POLL_SECONDS)
    return False


if __name__ == "__main__":
    serve(answer)
