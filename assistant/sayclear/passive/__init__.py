"""Turn "must be signed by you" round: who acts comes first. Only where the parse leaves no doubt."""

from __future__ import annotations

import re

from sayclear.passive.doubts import is_sure
from sayclear.passive.reading import clause_of
from sayclear.passive.words import verbs
from sayclear.seams.tree import Sentence, stands_alone

__all__ = ["MOST_WORDS", "active", "may_be_passive"]

MOST_WORDS = 30
_BE = r"(?:be|been|being|is|are|am|was|were|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|['’](?:s|re|m))"
_MAYBE = re.compile(rf"\b{_BE}\b.{{1,80}}?\bby\s+\w", re.IGNORECASE | re.DOTALL)
_NEVER_IN = re.compile(
    r"""[?“”"‘(\[;—–\n]|:(?!\d)|\s-\s|\S/\S|\b(?:only|solely|even|merely|respectively|themselves|itself
    |himself|herself|yourself|yourselves|ourselves|myself|each\sother)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def may_be_passive(clear: str) -> bool:
    """Is it worth a look by the parser? Asks the words alone, and loads nothing."""
    if not _MAYBE.search(clear) or _NEVER_IN.search(clear) or len(clear.split()) > MOST_WORDS:
        return False
    words = re.findall(r"[a-z]+", clear.lower())
    return not verbs().keys().isdisjoint(words)


def active(raw: str) -> str | None:
    """The sentence with who acts first, or None where it is no such sentence or not sure enough."""
    sentence = Sentence(raw)
    clause = clause_of(sentence)
    if clause is None or not is_sure(clause):
        return None
    written = clause.write()
    return written if written is not None and stands_alone(written) else None
