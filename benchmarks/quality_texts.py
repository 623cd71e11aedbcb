"""The texts that quality is measured on: replies, letters and articles of our own, in two halves.

The rules and transformers were mended while looking at "development". "held_out" was written at the
same time by the same hand, and only totals of it were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayclear.documents import from_bytes
from sayclear.readability import About
from sayclear_profiles import Profile, profile_for

FOLDER = Path(__file__).resolve().parent / "quality"

Half = Literal["development", "held_out"]
KINDS = ("replies", "told_replies", "letters", "mixed_letters", "articles")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text with the presets that it is measured for."""

    kind: str
    name: str
    presets: tuple[str, ...]
    question: str
    text: str
    told: bool
    """Was the writer told how the reader likes to be answered?"""

    @property
    def profile(self) -> Profile:
        """The profile of its presets."""
        return profile_for(*self.presets)

    @property
    def about(self) -> About:
        """A reply answers a question; a letter or article is somebody else's text."""
        return About(question=self.question, said=self.question) if self.question else About(given=True)


def samples(half: Half, *kinds: str) -> Iterator[Sample]:
    """Every text of these kinds (all, if none is named), in the order of their names."""
    for kind in kinds or KINDS:
        for file in sorted((FOLDER / kind / half).glob("*.md")):
            yield read(file, kind)


def read(file: Path, kind: str) -> Sample:
    """One file: header lines "key: value", an empty line, and the text."""
    header, _, text = file.read_text("utf-8").partition("\n\n")
    if kind.endswith("letters"):
        text = from_bytes(text.encode(), name=file.name)
    values = dict(re.findall(r"^(\w+):\s*(.*)$", header, re.MULTILINE))
    return Sample(
        kind,
        file.stem,
        tuple(re.split(r"\s*[+,]\s*", values["preset"].strip())),
        values.get("question", ""),
        text.strip() + "\n",
        values.get("told") == "yes",
    )
