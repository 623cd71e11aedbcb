"""Remember what was found for a sentence while one text is shaped, and forget it after."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Found = TypeVar("Found")

_found: dict[tuple[str, str, float], object] = {}


def remembered(find: Callable[[str, float], Found]) -> Callable[[str, float], Found]:
    """Ask only once for each sentence and limit: the same text goes through the chain more than once."""

    @wraps(find)
    def asked(raw: str, limit: float) -> Found:
        key = (find.__name__, raw, limit)
        if key not in _found:
            _found[key] = find(raw, limit)
        return _found[key]  # type: ignore[return-value]

    return asked


def is_known(name: str, raw: str, limit: float) -> bool:
    """Was this asked already?"""
    return (name, raw, limit) in _found


def forget() -> None:
    """A person's words are kept no longer than they are needed."""
    _found.clear()
