"""A model that says what it is told to say: for tests, and for people who write their own parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayclear_adapters.backends import Backend

if TYPE_CHECKING:
    from sayclear_adapters.models.scripted.chat import ScriptedChat

__all__ = ["BACKEND", "ScriptedChat", "build"]


def build(
    *,
    name: str = "scripted",
    path: Path | None = None,
    allowed: frozenset[str] = frozenset(),
    **settings: Any,
) -> ScriptedChat:
    """A scripted model. With `path`, it says that text file. `settings` are fields of ScriptedChat."""
    del allowed
    from sayclear_adapters.models.scripted.chat import ScriptedChat

    if path is not None:
        settings["answers"] = (path.read_text("utf-8"),)
    return ScriptedChat(label=name, **settings)


BACKEND = Backend(
    port="model", name="scripted", needs=None, extra=None, part=None, stays_local=True, build=build
)


def __getattr__(name: str) -> Any:
    # LangChain takes half a second to load: only who asks for the class pays for it.
    if name == "ScriptedChat":
        from sayclear_adapters.models.scripted.chat import ScriptedChat

        return ScriptedChat
    raise AttributeError(name)
