"""Shown text -> spoken text, with a map from each spoken word back to the characters that are shown.

Marks, addresses and emoji are not read out; signs that a voice reads wrongly become words. What a
voice reads right stays as it is. Nothing changes its place, so the map always runs forward.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayclear.ports import WordTime
from sayclear.sounds import is_word, join, tokens, word_spans
from sayclear.spoken_forms import Tape, rewrite

__all__ = ["Span", "Spoken", "join", "spoken", "word_spans"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of spoken characters, and the shown characters that it stands for."""

    start: int
    end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a voice is given. Empty where nothing in the shown text can be said."""

    text: str
    spans: tuple[Span, ...]
    """They cover `text` in order. Where both sides are equally long, character for character."""
    shown: str
    """The text on the screen, as it was given."""

    def shown_times(self, words: Sequence[WordTime]) -> tuple[WordTime, ...]:
        """Move the word times of `text` to the words of `shown`.

        Gives one entry for each of `word_spans(shown)`, in order, never overlapping. A shown word
        that is not spoken gets what time there is between its neighbours, which may be none.
        """
        places = tokens(self.shown)
        starts = [start for start, _ in places]
        heard: dict[int, tuple[float, float]] = {}
        for place, start, end in self._moments(words):
            token = bisect_left(starts, place) - 1
            if token >= 0:
                first, last = heard.get(token, (start, end))
                heard[token] = first, max(last, end)
        shown = [index for index, (start, end) in enumerate(places) if is_word(self.shown[start:end])]
        times = _fill([heard.get(index) for index in shown], max((word.end for word in words), default=0.0))
        return tuple(WordTime(*places[index], *time) for index, time in zip(shown, times, strict=True))

    def _moments(self, words: Sequence[WordTime]) -> Iterator[tuple[int, float, float]]:
        """For each spoken character: where its shown one ends, and its share of the word's seconds."""
        first = 0
        for word in words:
            while first < len(self.spans) and self.spans[first].end <= word.start_char:
                first += 1
            each = (word.end - word.start) / max(word.end_char - word.start_char, 1)
            at = first
            while at < len(self.spans) and self.spans[at].start < word.end_char:
                span = self.spans[at]
                same = span.end - span.start == span.shown_end - span.shown_start
                for char in range(max(span.start, word.start_char), min(span.end, word.end_char)):
                    place = span.shown_start + char - span.start + 1 if same else span.shown_end
                    start = word.start + (char - word.start_char) * each
                    yield place, start, start + each
                at += 1


def spoken(text: str) -> Spoken:
    """Turn shown text, plain or Markdown, into what a voice should say. Never fails."""
    tape = Tape(text)
    rewrite(tape)
    if not is_word(tape.text):
        return Spoken("", (), text)
    return Spoken(tape.text, tuple(Span(*span) for span in tape.spans()), text)


def _fill(times: Sequence[tuple[float, float] | None], total: float) -> list[tuple[float, float]]:
    """Give the missing ones equal shares of the gap they stand in, and let nothing run backwards."""
    filled: list[tuple[float, float]] = []
    now, index = 0.0, 0
    while index < len(times):
        known = times[index]
        if known is not None:
            start, end = max(known[0], now), max(known[1], known[0], now)
            filled.append((round(start, 4), round(end, 4)))
            now, index = end, index + 1
            continue
        after = next((at for at in range(index, len(times)) if times[at] is not None), len(times))
        following = times[after] if after < len(times) else None
        until = max(following[0] if following is not None else total, now)
        share = (until - now) / (after - index)
        filled.extend(
            (round(now + share * nth, 4), round(now + share * (nth + 1), 4)) for nth in range(after - index)
        )
        now, index = until, after
    return filled
