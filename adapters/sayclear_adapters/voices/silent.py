"""A voice that makes no sound and keeps the time: for tests, and where no other voice works."""

from __future__ import annotations

from sayclear import sounds
from sayclear.ports import Sound
from sayclear_adapters.backends import Backend

_RATE_HZ = 16_000
_SLOWEST = 20.0


class SilentVoice:
    """Gives silence as long as speech would be, with estimated word times."""

    name = "silent"
    times_words = False

    def speak(self, text: str, *, words_per_minute: float = 170) -> Sound:
        """Silence for `text`. Raises VoiceFailed for an empty text, TooLong for a very long one."""
        sounds.speakable(text)
        count = max(len(sounds.word_spans(text)), 1)
        seconds = count * 60 / max(words_per_minute, _SLOWEST)
        silence = bytes(2 * round(seconds * _RATE_HZ))
        return sounds.sound(silence, _RATE_HZ, sounds.estimate(text, seconds), "estimated")

    def close(self) -> None:
        """Nothing to end."""


BACKEND = Backend(
    port="voice", name="silent", needs=None, extra=None, part=None, stays_local=True, build=SilentVoice
)
