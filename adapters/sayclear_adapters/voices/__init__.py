"""Which voices there are, and how to open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Nothing else is imported up here: the worker processes import this package too, and start sooner.
if TYPE_CHECKING:
    from sayclear.ports import Voice
    from sayclear_adapters.backends import Backend

DEFAULT_VOICE = "espeak"

FALLBACKS = ("espeak", "pyttsx3", "silent")
"""Where a voice is not there or does not speak, the next of these is taken."""


def voice_names() -> tuple[str, ...]:
    """Every voice by name, the fallbacks in their order first."""
    from sayclear_adapters.backends import discover

    return tuple(dict.fromkeys((*FALLBACKS, *discover("voice"))))


def open_voice(name: str = DEFAULT_VOICE) -> Voice:
    """Open this voice, or the next one that works; `.name` says which. Raises UnknownName.

    Each is tried with one short word, so a voice that cannot start is passed over here and not later.
    """
    from sayclear.errors import UnknownName
    from sayclear_adapters.backends import discover

    found = discover("voice")
    if name not in found:
        raise UnknownName("voice", name, voice_names())
    tried = (_try(found[each]) for each in dict.fromkeys((name, *FALLBACKS)))
    return next(voice for voice in tried if voice is not None)


def _try(backend: Backend) -> Voice | None:
    from sayclear.errors import PlainError
    from sayclear_adapters.backends import missing

    if missing(backend) is not None:
        return None
    voice: Voice = backend.build()
    try:
        voice.speak("one")
    except PlainError:
        voice.close()
        return None
    return voice
