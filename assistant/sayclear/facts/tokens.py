"""Words and stops of a text, for the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\d+[^\W_]*(?:[.,:/]\d+[^\W_]*)*|[^\W_]+(?:['’][^\W_]+)*(?:-[^\W\d_]+)*|\n[ \t]*\n|[.!?;:,()]|[—–]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, or a mark that ends a clause."""

    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """False for a mark."""
        return self.word[0].isalnum()


def tokens(text: str) -> list[Token]:
    """Words and stops of a text."""
    return [
        Token(match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]
