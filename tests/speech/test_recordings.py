"""Reading sound files: every usual format, and what is no sound."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest

from sayclear import sounds
from sayclear.errors import CannotRead
from sayclear_adapters import recordings

SECONDS = 1.5
FORMATS = [
    ("wav", "pcm_s16le", 16_000),
    ("wav", "pcm_s16le", 48_000),
    ("wav", "pcm_s24le", 44_100),
    ("wav", "pcm_f32le", 48_000),
    ("aiff", "pcm_s16be", 22_050),
    ("flac", "flac", 44_100),
    ("ogg", "libopus", 48_000),
    ("webm", "libopus", 48_000),
    ("mp3", "libmp3lame", 44_100),
    ("ipod", "aac", 44_100),
    ("adts", "aac", 44_100),
]


def encode(container: str, codec: str, rate_hz: int, *, layout: str = "mono") -> bytes:
    """A tone in this format."""
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(int(SECONDS * rate_hz)) / rate_hz)
    samples = (tone * 32767).astype("<i2").reshape(1, -1)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate_hz)
        stream.layout = layout
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(format=stream.codec_context.format, layout=layout, rate=rate_hz)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            part.pts = None
            out.mux(stream.encode(part))
        out.mux(stream.encode(None))
    return buffer.getvalue()


@pytest.mark.parametrize(("container", "codec", "rate_hz"), FORMATS)
def test_usual_formats(container: str, codec: str, rate_hz: int) -> None:
    samples = recordings.read(encode(container, codec, rate_hz))
    assert len(samples) / recordings.RATE_HZ == pytest.approx(SECONDS, abs=0.1)
    assert samples.dtype == np.float32
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(0.5 / np.sqrt(2), abs=0.05)
    spectrum = np.abs(np.fft.rfft(samples))
    assert spectrum.argmax() * recordings.RATE_HZ / len(samples) == pytest.approx(440, abs=5)


@pytest.mark.parametrize("rate_hz", [16_000, 44_100])
def test_stereo_becomes_mono(rate_hz: int) -> None:
    samples = recordings.read(encode("wav", "pcm_s16le", rate_hz, layout="stereo"))
    assert len(samples) / recordings.RATE_HZ == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize(("container", "codec", "rate_hz"), FORMATS)
def test_damaged_files_give_what_is_left_or_one_sentence(container: str, codec: str, rate_hz: int) -> None:
    whole = encode(container, codec, rate_hz)
    junk = np.random.default_rng(7).integers(0, 256, 3000, dtype=np.uint8).tobytes()
    for damaged in (whole[: len(whole) // 2], whole[:30], whole[:100] + junk):
        try:
            samples = recordings.read(damaged)
        except CannotRead:
            continue
        assert np.isfinite(samples).all()
        assert len(samples) <= SECONDS * recordings.RATE_HZ + 1000


NO_SOUND = {
    "text": b"Dear Sir or Madam",
    "utf-16 text": "Dear Sir or Madam".encode("utf-16"),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "pdf": b"%PDF-1.7\n",
    "header alone": b"RIFF\0\0\0\0WAVE",
    "noise": bytes(range(255, -1, -1)) * 8,
    "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
    "playlist behind a tag": b"ID3\4\0\0\0\0\0\0#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n",
    "list of files": b"ffconcat version 1.0\nfile /etc/hostname\n",
}


@pytest.mark.parametrize("kind", NO_SOUND)
def test_what_is_no_sound(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CannotRead, match="not a sound"):
        recordings.read(NO_SOUND[kind])
    assert capfd.readouterr() == ("", "")


def test_a_picture_in_a_sound_container() -> None:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="matroska") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    with pytest.raises(CannotRead, match="not a sound"):
        recordings.read(buffer.getvalue())


def test_files_that_are_empty_missing_or_a_folder(tmp_path: Path) -> None:
    empty = tmp_path / "empty.wav"
    empty.touch()
    for path, words in ((empty, "is empty"), (tmp_path / "none.wav", "no file"), (tmp_path, "not a sound")):
        with pytest.raises(CannotRead, match=words):
            recordings.read(path)
    for nothing in (b"", sounds.wav(b"", 16_000)):
        with pytest.raises(CannotRead, match="is empty"):
            recordings.read(nothing)


def test_files_that_are_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.wav"
    with large.open("wb") as file:
        # A hole, not data: the disk holds nothing.
        file.truncate(recordings.LARGEST_MB * 1_000_000 + 1)
    with pytest.raises(CannotRead, match="too large"):
        recordings.read(large)


@pytest.mark.parametrize("rate_hz", [16_000, 8_000])
def test_recordings_that_are_too_long(rate_hz: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recordings, "LONGEST_MINUTES", 1)
    assert len(recordings.read(sounds.wav(bytes(2 * rate_hz * 55), rate_hz)))
    with pytest.raises(CannotRead, match="at most 1 minutes"):
        recordings.read(sounds.wav(bytes(2 * rate_hz * 65), rate_hz))
