"""How `check` prints what it found: one file a format.

A format is a module with `BETWEEN`, `begin`, `one`, `broken` and `end`. What it prints for one file
needs nothing of the other files, so that it can be made in another process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Protocol, cast

from sayclear.readability import About, Text, check, read
from sayclear.reply import Finding, Receipt
from sayclear_profiles import Profile

_MODULES = {"text": "plain", "json": "as_json", "junit": "junit", "sarif": "sarif"}
NAMES = tuple(_MODULES)


@dataclass(frozen=True)
class Checked:
    """One text, and what the rules found in it."""

    name: str
    """The name of its file, or "-"."""
    number: int
    """Its place in the row, from 0."""
    many: bool
    """True where it is not the only one."""
    data: bytes
    """The file as it is."""
    text: str
    """What was checked: the file as Markdown."""
    profile: Profile

    @cached_property
    def read(self) -> Text:
        """The text in blocks and units."""
        return read(self.text)

    @cached_property
    def receipt(self) -> Receipt:
        """What each rule found."""
        return check(self.text, self.profile, about=About(given=True))

    @property
    def used(self) -> tuple[Finding, ...]:
        """What the rules found that have a limit here."""
        return tuple(finding for finding in self.receipt.findings if finding.limit is not None)


class Format(Protocol):
    """One way to print."""

    BETWEEN: str
    """What stands between what two files gave."""

    def begin(self, profile: Profile) -> str:
        """What comes before all files."""

    def one(self, checked: Checked) -> tuple[str, bool]:
        """What one file gives, and whether it fits."""

    def broken(self, name: str, number: int, sentence: str) -> str:
        """What a file gives that could not be checked."""

    def end(self, faults: Sequence[tuple[str, str]]) -> str:
        """What comes after all files. `faults`: the name of each that could not be checked, and why."""


def form(name: str) -> Format:
    """The format of this name. The others are not imported."""
    return cast(Format, import_module(f"{__name__}.{_MODULES[name]}"))


def clip(words: str, most: int = 100) -> str:
    """The words on one line, and no more than can be taken in."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 3]}..."
