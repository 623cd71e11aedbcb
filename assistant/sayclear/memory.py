"""Remember what was found for a text while it is shaped, and forget it straight after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

_kept: ContextVar[dict[Any, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """What `remembered` functions find in here is kept until its end. It is somebody's words."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def remembered(find: Callable[Asked, Found]) -> Callable[Asked, Found]:
    """Ask only once for the same arguments: the same text goes through the chain more than once."""

    @wraps(find)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        kept = _kept.get()
        if kept is None:
            return find(*args, **kwargs)
        key = (find, args, *kwargs.items())
        if key not in kept:
            kept[key] = find(*args, **kwargs)
        return kept[key]  # type: ignore[no-any-return]

    return asked
