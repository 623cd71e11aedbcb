"""Reads a recording, in any usual format, into samples that a recogniser takes."""

from __future__ import annotations

import io
import re
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from sayclear.errors import CannotRead
from sayclear.words import pair, say

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame
    from numpy.typing import NDArray

RATE_HZ = 16_000
LARGEST_MB = 200
LONGEST_MINUTES = 60

# How sound files begin, and the one reader that gets them. A decoder that may choose for itself also
# takes playlists, and opens the files and addresses that they name.
_KINDS = tuple(
    (re.compile(start, re.DOTALL), reader)
    for start, reader in (
        (rb"(?:RIFF|RF64)....WAVE", "wav"),
        (rb"FORM....AIF[FC]", "aiff"),
        (rb"fLaC", "flac"),
        (rb"OggS", "ogg"),
        (rb"....ftyp", "mov"),
        (rb"\x1aE\xdf\xa3", "matroska"),
        (rb"\xff[\xf0\xf1\xf8\xf9]", "aac"),
        (rb"ID3|\xff[\xe0-\xff]", "mp3"),
        (rb"caff", "caf"),
        (rb"\.snd", "au"),
        (rb"#!AMR", "amr"),
        (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    )
)


def read(audio: Path | bytes) -> NDArray[np.float32]:
    """The sound as mono samples from -1 to 1, `RATE_HZ` a second.

    Raises CannotRead for what is missing, empty, too large, too long, or no sound.
    """
    name = audio.name if isinstance(audio, Path) else say("hearing.the_recording")
    data = _bytes(audio, name) if isinstance(audio, Path) else audio
    if len(data) > LARGEST_MB * 1_000_000:
        raise CannotRead(*pair("hearing.too_large", name=name, limit=LARGEST_MB))
    if not data:
        raise CannotRead(*pair("hearing.empty", name=name))
    reader = next((reader for start, reader in _KINDS if start.match(data)), None)
    if reader is None:
        raise CannotRead(*pair("hearing.no_sound", name=name))
    samples = _plain_wav(data, name) if reader == "wav" else None
    if samples is None:
        samples = _decode(data, reader, name)
    if not len(samples):
        raise CannotRead(*pair("hearing.empty", name=name))
    return samples


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise CannotRead(*pair("hearing.too_large", name=name, limit=LARGEST_MB))
        if not path.is_file():
            raise CannotRead(*pair("hearing.no_sound", name=name))
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise CannotRead(*pair("hearing.no_file", name=name)) from fault
    except OSError as fault:
        raise CannotRead(*pair("hearing.not_allowed", name=name)) from fault


def _check_length(samples: int, name: str) -> None:
    if samples > LONGEST_MINUTES * 60 * RATE_HZ:
        raise CannotRead(*pair("hearing.too_long", name=name, limit=LONGEST_MINUTES))


def _plain_wav(data: bytes, name: str) -> NDArray[np.float32] | None:
    """A 16-bit WAV of the right rate needs no decoder. None for any other file."""
    import numpy as np

    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            if (width, rate) != (2, RATE_HZ) or channels not in (1, 2):
                return None
            frames = file.readframes(file.getnframes())
            _check_length(len(frames) // (2 * channels), name)
    except (wave.Error, EOFError):
        return None
    whole = len(frames) - len(frames) % (2 * channels)
    samples = np.frombuffer(frames[:whole], dtype="<i2").reshape(-1, channels)
    mixed: NDArray[np.float32] = samples.mean(axis=1, dtype=np.float32) / np.float32(32768)
    return mixed


def _row(frame: AudioFrame) -> NDArray[np.float32]:
    import numpy as np

    return np.asarray(frame.to_ndarray(), dtype=np.float32).reshape(-1)


def _decode(data: bytes, reader: str, name: str) -> NDArray[np.float32]:
    """Let FFmpeg's libraries decode. What comes before a damaged place is kept."""
    import av
    import numpy as np

    found: list[NDArray[np.float32]] = []
    seen, count = 0, 0
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    try:
        with av.open(io.BytesIO(data), mode="r", format=reader, metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise CannotRead(*pair("hearing.no_sound", name=name))
            for frame in container.decode(audio=0):
                frame.pts = None
                found += [_row(part) for part in resampler.resample(frame)]
                count = sum(map(len, found[seen:]), count)
                seen = len(found)
                _check_length(count, name)
            found += [_row(part) for part in resampler.resample(None)]
    except av.FFmpegError as fault:
        if not found:
            raise CannotRead(*pair("hearing.no_sound", name=name)) from fault
    samples = np.concatenate(found) if found else np.zeros(0, np.float32)
    return np.clip(np.nan_to_num(samples), -1, 1).astype(np.float32)
