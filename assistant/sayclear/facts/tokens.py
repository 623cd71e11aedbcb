"""Words and stops of a text, for the ledger."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d+[^\W_]*(?:[.,:/]\d+[^\W_]*)*|[^\W_]+(?:'[^\W_]+)*(?:-[^\W\d_]+)*|\n[ \t]*\n|[.!?;:,()]|[—–]"
)


class Token(NamedTuple):
    """A word in lower case, or a mark that ends a clause."""

    word: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """False for a mark."""
        return self.word[0].isalnum()


_NEW = tuple.__new__
"""Half the time of calling the class, and this is called for every word."""


def tokens(text: str) -> list[Token]:
    """Words and stops of a text."""
    lower = text.lower()
    if len(lower) != len(text):
        # The capital I with a dot has a lower case of two characters.
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return [_NEW(Token, (match[0], *match.span())) for match in _TOKEN.finditer(lower.replace("’", "'"))]
