"""The default voice: libespeak-ng in a process of its own, with an exact time for each word."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from sayclear import sounds
from sayclear.errors import VoiceFailed
from sayclear.ports import Sound, WordTime
from sayclear.words import pair
from sayclear_adapters.backends import Backend
from sayclear_adapters.helper_process import HelperGone, HelperLate, HelperProcess, Message

_WORKER = "sayclear_adapters.voices.workers.espeak_worker"

# A person speaks some 15 characters a second, this engine 3,000: even a very busy computer keeps below this.
_SECONDS_A_CHARACTER = 0.05


class EspeakVoice:
    """Speaks through one worker process, which is started when it is needed, and again when it died."""

    name = "espeak"
    times_words = True

    def __init__(self, *, patience_seconds: float = 15.0) -> None:
        """`patience_seconds` is what the engine gets for any sentence, beside what its length asks for."""
        self._patience = patience_seconds
        self._turn = threading.Lock()
        self._worker: HelperProcess | None = None
        self._closed = 0

    def speak(self, text: str, *, words_per_minute: float = 170) -> Sound:
        """Speak `text`. A second caller waits.

        Raises VoiceFailed, or TooLong for more than `sounds.LONGEST_TEXT` characters.
        """
        cleaned = sounds.speakable(text)
        pcm, events, rate_hz = bytearray(), list[tuple[int, float]](), 1
        with self._turn:
            closed = self._closed
            for start, end in sounds.pieces(cleaned):
                head, samples = self._ask(cleaned[start:end], words_per_minute, closed)
                rate_hz, begin = head["rate_hz"], len(pcm) / 2 / head["rate_hz"]
                events += [(start + character, begin + ms / 1000) for character, ms in head["words"]]
                pcm += samples
        if not pcm:
            raise VoiceFailed(*pair("voices.nothing_to_say"))
        words = word_times(text, events, len(pcm) / 2 / rate_hz)
        return sounds.sound(bytes(pcm), rate_hz, words, "exact")

    def close(self) -> None:
        """End the worker. Who is waiting for it gets VoiceFailed; a later call starts a new one."""
        self._closed += 1
        if (worker := self._worker) is not None:
            self._worker = None
            worker.end()

    def _ask(self, text: str, words_per_minute: float, closed: int) -> Message:
        seconds = self._patience + _SECONDS_A_CHARACTER * len(text)
        question = {"text": text, "words_per_minute": words_per_minute}
        for _ in range(2):
            if self._closed != closed:
                break
            worker = self._worker = self._worker or HelperProcess(_WORKER)
            try:
                return worker.ask(question, seconds=seconds)
            except HelperLate as fault:
                self._worker = None
                raise VoiceFailed(*pair("voices.too_slow")) from fault
            except HelperGone:
                self._worker = None
        if self._closed != closed:
            raise VoiceFailed(*pair("voices.stopped"))
        raise VoiceFailed(*pair("voices.cannot_speak", voice=self.name))


def word_times(text: str, events: Sequence[tuple[int, float]], seconds: float) -> list[WordTime]:
    """Give each word of `text` its time, from (character, seconds) of the engine's word events.

    The engine fires several events in a number, sometimes none for a short form, and some between
    two words; so a word takes the first event inside it, else the first in the white space before it.
    A word without any shares the time of the word before it.
    """
    places = sounds.tokens(text)
    starts = [start for start, _ in places]
    inside: dict[int, float] = {}
    before: dict[int, float] = {}
    for character, at in events:
        index = bisect_right(starts, character) - 1
        if index >= 0 and character < places[index][1]:
            inside.setdefault(index, at)
        else:
            before.setdefault(index + 1, at)
    known = before | inside
    marks, now = list[tuple[int, float]](), 0.0
    for index in range(len(places)):
        if index in known:
            now = min(max(now, known[index]), seconds)
            marks.append((index, now))
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, 0.0))
    marks.append((len(places), seconds))
    times: list[WordTime] = []
    for (first, start), (following, end) in pairwise(marks):
        words = [span for span in places[first:following] if sounds.is_word(text[slice(*span)])]
        shares = sounds.spread(text, words, start, end)
        times += [WordTime(*span, *share) for span, share in zip(words, shares, strict=True)]
    return times


BACKEND = Backend(
    port="voice",
    name="espeak",
    needs="espeakng_loader",
    extra="voice-espeak",
    part=None,
    stays_local=True,
    build=EspeakVoice,
)
