"""What a turn needs from outside: a voice, and an ear. The model's port is LangChain's BaseChatModel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class WordTime:
    """When one word of a given text is spoken."""

    start_char: int
    end_char: int
    start: float
    """Seconds from the start of the sound."""
    end: float


@dataclass(frozen=True, slots=True)
class Sound:
    """One piece of speech: a whole WAV file in memory, and when each word comes."""

    wav: bytes
    words: tuple[WordTime, ...]
    times_are: Literal["exact", "estimated"]
    seconds: float
    rate_hz: int


class Voice(Protocol):
    """Speaks text. One call at a time; a second caller waits."""

    name: str
    times_words: bool
    """True where the engine itself says when each word is spoken."""

    def speak(self, text: str, *, words_per_minute: float = 170) -> Sound:
        """Speak `text`. Word times refer to its characters. Raises VoiceFailed."""
        ...

    def close(self) -> None:
        """End the worker process, if there is one."""
        ...


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word that was heard."""

    word: str
    start: float
    """Seconds from the start of the recording."""
    end: float
    probability: float
    """How sure the recogniser is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What we think was said. Empty text means that no speech was found."""

    text: str
    language: str
    words: tuple[HeardWord, ...] = ()


class Hearing(Protocol):
    """Turns recorded speech into words."""

    name: str

    def hear(self, audio: Path | bytes, *, language: str = "en", vocabulary: tuple[str, ...] = ()) -> Heard:
        """Listen to a sound file (or its bytes). `vocabulary` are names and terms to expect.

        Raises CannotRead for a file that is no sound, HearingFailed when the recogniser fails.
        """
        ...
