"""What can go wrong, drawn first.

PlainError                     says what happened, and how to go on; carries the exit code
└── RequestError               the request was wrong (exit 2)
    ├── UnknownName            no preset, setting, model or verb is called that; offers the nearest
    └── BadValue               a value that a setting cannot take
PresetFault                    a preset or catalogue file is wrong: for the person who writes it
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar


class PlainError(Exception):
    """An error whose text the person will read.

    `say` is one plain sentence about what happened; `mend` is one about how to go on.
    """

    exit_code: ClassVar[int] = 3
    """What the command line ends with: 2 the request was wrong, 3 a part is missing or failed."""

    def __init__(self, say: str, mend: str = "") -> None:
        super().__init__(f"{say} {mend}".strip())
        self.say = say
        self.mend = mend


class RequestError(PlainError):
    """The request was wrong. The sentence says what to do instead."""

    exit_code = 2


class UnknownName(RequestError):
    """Nothing of this kind is called that.

    `known` are all names that would have been understood. `offer` are those to list when none is
    near; without it all of `known` are listed.
    """

    def __init__(
        self, kind: str, name: str, known: Iterable[str], *, offer: Iterable[str] | None = None
    ) -> None:
        names = tuple(known)
        near = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
        super().__init__(f'There is no {kind} called "{shorten(name)}".', _mend(name, near, offer or names))
        self.nearest = near[0] if near else None


class BadValue(RequestError):
    """A setting cannot take this value."""


class PresetFault(Exception):
    """A preset or the catalogue is wrong. Names the file, the key, and how to mend it."""


def shorten(words: str, *, length: int = 40) -> str:
    """Words that somebody typed, short enough to repeat inside a sentence."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _mend(name: str, near: list[str], offer: Iterable[str]) -> str:
    if near:
        return f'Did you mean "{near[0]}"?'
    names = tuple(offer)
    if len(names) <= 10:
        return f"Choose one of these: {', '.join(names)}."
    return f"The nearest are: {', '.join(get_close_matches(name.lower(), names, n=3, cutoff=0.0))}."
