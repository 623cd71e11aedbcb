"""Which ears there are, and how to open one."""

from __future__ import annotations

from sayclear.errors import UnknownName
from sayclear.ports import Hearing
from sayclear_adapters.backends import discover, missing

DEFAULT_HEARING = "faster-whisper"


def hearing_names() -> tuple[str, ...]:
    """Every recogniser by name, the default first."""
    return tuple(dict.fromkeys((DEFAULT_HEARING, *discover("hearing"))))


def open_hearing(name: str = DEFAULT_HEARING) -> Hearing:
    """Open this recogniser. Raises UnknownName, or PartMissing where its library or weights are not here."""
    found = discover("hearing")
    if name not in found:
        raise UnknownName("hearing", name, hearing_names())
    if (fault := missing(found[name])) is not None:
        raise fault
    opened: Hearing = found[name].build()
    return opened
