"""What can go wrong in a turn, drawn first.

PlainError (sayclear_profiles)        one sentence on what happened, one on how to go on
├── RequestError                      the request was wrong (exit 2)
│   ├── UnknownName, BadValue         (sayclear_profiles)
│   ├── CannotRead                    a file or text that is missing, empty, binary or wrongly encoded
│   └── TooLong                       more than the model, or the program, can take
├── PartMissing                       a part that is not installed or not fetched (exit 3)
├── ModelFailed                       the model could not start, or stopped in mid-reply (exit 3)
│   └── ModelNotAllowed               words would leave this computer, and nobody allowed it
├── HearingFailed                     speech could not be turned into words (exit 3)
└── VoiceFailed                       words could not be spoken (exit 3)

The sentences themselves are in `words/en.toml`; raise with `Error(*words.pair("section.key", name=value))`.
"""

from __future__ import annotations

from sayclear_profiles.errors import BadValue, PlainError, RequestError, UnknownName

__all__ = [
    "BadValue",
    "CannotRead",
    "HearingFailed",
    "ModelFailed",
    "ModelNotAllowed",
    "PartMissing",
    "PlainError",
    "RequestError",
    "TooLong",
    "UnknownName",
    "VoiceFailed",
]


class CannotRead(RequestError):
    """A file or text that is missing, empty, binary or wrongly encoded."""


class TooLong(RequestError):
    """More words than the model's context or the program can take."""


class PartMissing(PlainError):
    """A part is not installed, or was not fetched. The program goes on without it."""


class ModelFailed(PlainError):
    """The model could not start, or stopped in mid-reply."""


class ModelNotAllowed(ModelFailed):
    """Words would leave this computer, and the person has not allowed that by name."""


class HearingFailed(PlainError):
    """Speech could not be turned into words."""


class VoiceFailed(PlainError):
    """Words could not be spoken."""
