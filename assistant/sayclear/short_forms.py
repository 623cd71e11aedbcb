"""What a short form stands for, where our list and the sentence say it."""

from __future__ import annotations

import re
from functools import cache

from sayclear.wordlists import table

_REST = re.compile(r"\s(?:of|for|to|in|and|against)\b.*$", re.IGNORECASE)


def meanings(found: str, sentence: str) -> tuple[str, ...]:
    """The words, then a shorter wording where there is one. "MPs" gives "Members of Parliament".

    Empty where the short form is unknown, or where it has several meanings and the sentence does not
    tell which.
    """
    name = found.replace(".", "")
    several = False
    rows = _expansions().get(name.upper(), ())
    if not rows and name.endswith("s"):
        several, rows = True, _expansions().get(name[:-1], ())
    for full, short, context in rows:
        if not context or re.search(context, sentence):
            return tuple(_plural(words) if several else words for words in (full, short) if words)
    return ()


def _plural(words: str) -> str:
    """ "Member of Parliament" -> "Members of Parliament"; one that has no plain plural stays."""
    rest = _REST.search(words)
    head, tail = (words[: rest.start()], rest.group()) if rest else (words, "")
    if head.endswith("y") and head[-2] not in "aeiou":
        return f"{head[:-1]}ies{tail}"
    return words if head.endswith(("s", "ing")) else f"{head}s{tail}"


@cache
def _expansions() -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for name, full, short, context in table("acronyms", 4):
        found[name] = (*found.get(name, ()), (full, short, context))
    return found
