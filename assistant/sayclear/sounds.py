"""Pieces of speech: cut the text, make the WAV file, guess word times, join.

All sound here is 16-bit mono PCM.
"""

from __future__ import annotations

import io
import re
import unicodedata
import wave
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Literal

from sayclear import sentences
from sayclear.errors import TooLong, VoiceFailed
from sayclear.ports import Sound, WordTime
from sayclear.words import pair

LONGEST_PIECE = 400
"""Characters that a voice is given at once. Engines grow slow, or fail, on long texts."""

LONGEST_TEXT = 100_000
"""Characters in one call: about two hours of speech, and 300 MB."""

_TOKEN = re.compile(r"\S+")
_SILENCE = 200
"""Samples below this are silence. The engines' own rests are 0; speech reaches 10,000 and more."""


def tokens(text: str) -> list[tuple[int, int]]:
    """Each run of characters without white space, as (start, end)."""
    return [match.span() for match in _TOKEN.finditer(text)]


def is_word(token: str) -> bool:
    """A token is a word when it has a letter or a digit: only such are spoken and lit."""
    return any(map(str.isalnum, token))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text are."""
    return [(start, end) for start, end in tokens(text) if is_word(text[start:end])]


def wav(pcm: bytes, rate_hz: int) -> bytes:
    """A whole WAV file in memory."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm)
    return buffer.getvalue()


def pcm_of(sound: bytes) -> tuple[bytes, int]:
    """The samples of a 16-bit mono WAV file, and its rate. Raises wave.Error or EOFError."""
    with wave.open(io.BytesIO(sound), "rb") as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise wave.Error("not 16-bit mono")
        return file.readframes(file.getnframes()), file.getframerate()


def sound(
    pcm: bytes, rate_hz: int, words: Sequence[WordTime], times_are: Literal["exact", "estimated"]
) -> Sound:
    """A Sound. Its words are kept inside its length."""
    seconds = len(pcm) / 2 / rate_hz
    inside = tuple(
        WordTime(word.start_char, word.end_char, min(word.start, seconds), min(word.end, seconds))
        for word in words
    )
    return Sound(wav(pcm, rate_hz), inside, times_are, seconds, rate_hz)


def join(sounds: Sequence[Sound]) -> Sound:
    """Put sounds of one voice after each other. Seconds are moved; characters stay as they are.

    Raises VoiceFailed where there is nothing to join.
    """
    if not sounds:
        raise VoiceFailed(*pair("voices.nothing_to_say"))
    rates = {each.rate_hz for each in sounds}
    if len(rates) > 1:
        raise ValueError("Sounds of different rates cannot be joined.")
    begins = accumulate((each.seconds for each in sounds[:-1]), initial=0.0)
    words = [
        WordTime(word.start_char, word.end_char, begin + word.start, begin + word.end)
        for begin, each in zip(begins, sounds, strict=True)
        for word in each.words
    ]
    exact = all(each.times_are == "exact" for each in sounds)
    pcm = b"".join(pcm_of(each.wav)[0] for each in sounds)
    return sound(pcm, rates.pop(), words, "exact" if exact else "estimated")


def speakable(text: str) -> str:
    """The same text, as long as before, with a space for each character that no voice can take.

    Raises VoiceFailed where nothing is left to say, TooLong where it is more than a voice should take.
    """
    if len(text) > LONGEST_TEXT:
        raise TooLong(*pair("voices.too_long", limit=f"{LONGEST_TEXT:,}"))
    taken = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") else sign for sign in text)
    if not taken.strip():
        raise VoiceFailed(*pair("voices.nothing_to_say"))
    return taken


def pieces(text: str) -> list[tuple[int, int]]:
    """Cut a text by sentence, and a long sentence at a comma, at a space, or at last anywhere."""
    found: list[tuple[int, int]] = []
    for start, end in sentences.cut(text):
        while end - start > LONGEST_PIECE:
            room = text[start : start + LONGEST_PIECE]
            rest = max(room.rfind(mark) for mark in (", ", "; ", ": ")) + 1
            length = rest if rest > LONGEST_PIECE // 4 else room.rfind(" ") + 1 or LONGEST_PIECE
            found.append((start, start + length))
            start += length
        found.append((start, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def spread(
    text: str, spans: Sequence[tuple[int, int]], start: float, end: float
) -> list[tuple[float, float]]:
    """Share the seconds from `start` to `end` between words, by their letters, digits and rests."""
    weights = [_weight(text[first:last]) for first, last in spans]
    total = sum(weights) or 1
    marks = (start + (end - start) * part / total for part in accumulate(weights, initial=0))
    return list(pairwise(round(mark, 4) for mark in marks))


def estimate(text: str, seconds: float) -> list[WordTime]:
    """Guess when each word of `text` is spoken, where an engine does not tell."""
    spans = word_spans(text)
    return [
        WordTime(*span, *time) for span, time in zip(spans, spread(text, spans, 0.0, seconds), strict=True)
    ]


def sounding(pcm: bytes, rate_hz: int) -> float:
    """Seconds until the sound falls silent for good."""
    samples = array("h", pcm)
    last = next((at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > _SILENCE), 0)
    return last / rate_hz


def _weight(word: str) -> int:
    # A digit is a whole word when it is spoken, and a comma is a rest before the next word.
    return 2 + sum(6 if sign.isdigit() else 1 for sign in word if sign.isalnum()) + 3 * (word[-1] in ",;:")
