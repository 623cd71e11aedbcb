"""What can go wrong, drawn first.

PlainError                     says what happened, and how to go on; carries the exit code
└── RequestError               the request was wrong (exit 2)
    ├── UnknownName            no preset, setting, model or verb is called that; offers the nearest
    └── BadValue               a value that a setting cannot take
PresetFault                    a preset or catalogue file is wrong: for the person who writes it
"""

from __future__ import annotations

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
    """Nothing of this kind is called that."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        near = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        mend = f'Did you mean "{near[0]}"?' if near else f"Choose one of these: {', '.join(known)}."
        super().__init__(f'There is no {kind} called "{name}".', mend)
        self.nearest = near[0] if near else None


class BadValue(RequestError):
    """A setting cannot take this value."""


class PresetFault(Exception):
    """A preset or the catalogue is wrong. Names the file, the key, and how to mend it."""
