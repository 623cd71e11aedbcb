"""Whether a small model has begun to go round in circles."""

from __future__ import annotations

import re

_NUMBERING = re.compile(r"^[\s#>*•-]*(?:\d+[.):]\s*)?")
_UNIT_END = re.compile(r"(?<=[.!?:])\s+|\n+")
_TIMES = 3
_NO_LETTERS = 48
"""Characters in a row without any letter after which a small model only counts."""


class Circles:
    """Counts lines and sentences as they are written.

    This is done here, and not with the sampler's repeat penalties: those look at the prompt too, and
    then the model writes another number or name in place of the one it was given.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._open = ""
        self._since_letter = 0

    def closed_by(self, text: str) -> bool:
        """Take the next piece of text. True once a line or sentence is there for the third time.

        True also where it only counts: "1. 2. 3. 4." and so on, with no word between.
        """
        after_letter = re.split(r"[^\W\d_]", text)[-1]
        self._since_letter = len(after_letter) + (self._since_letter if after_letter == text else 0)
        if self._since_letter >= _NO_LETTERS:
            return True
        self._open += text
        *whole, self._open = _UNIT_END.split(self._open)
        for unit in whole:
            bare = _NUMBERING.sub("", unit).strip().lower()
            # A single word may well stand three times: "Yes.", "Milk".
            if len(bare.split()) < 2:
                continue
            self._seen[bare] = self._seen.get(bare, 0) + 1
            if self._seen[bare] >= _TIMES:
                return True
        return False
