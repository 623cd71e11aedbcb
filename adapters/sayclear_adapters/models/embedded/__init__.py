"""llama.cpp inside this process: any GGUF file, no network, no port."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayclear import home
from sayclear.errors import PartMissing, UnknownName
from sayclear.words import pair, say
from sayclear_adapters import downloads, parts
from sayclear_adapters.backends import Backend
from sayclear_adapters.models import DEFAULT_MODEL, TINY_BYTES, ModelInfo, fingerprint_of

if TYPE_CHECKING:
    from sayclear_adapters.models.embedded.chat import EmbeddedChat

__all__ = ["BACKEND", "EmbeddedChat", "build", "offers"]

# llama.cpp finds the other pieces of a split model by itself, next to the first one.
_LATER_PIECE = re.compile(r"-(?!00001)\d{5}-of-\d{5}$")


def build(
    *,
    name: str = DEFAULT_MODEL,
    path: Path | None = None,
    allowed: frozenset[str] = frozenset(),
    **settings: Any,
) -> EmbeddedChat:
    """Open a GGUF file; without `path`, the default or an added one by its name. Nothing leaves the computer.

    `settings` are fields of EmbeddedChat. Raises PartMissing where the default file is not here,
    UnknownName for a name that no file has, CannotRead where `path` is not a model.
    """
    del allowed
    if path is None:
        path = parts.have(DEFAULT_MODEL) if name == DEFAULT_MODEL else _added(name)
    if path is None:
        raise PartMissing(*pair("parts.missing", what=parts.describe(DEFAULT_MODEL), name=DEFAULT_MODEL))
    from sayclear_adapters.models.embedded.chat import EmbeddedChat

    return EmbeddedChat(path=path, label=name, **settings)


def _added(name: str) -> Path:
    known = {info.name: info.path for info in offers() if info.path is not None}
    if name not in known:
        raise UnknownName("model", name, tuple(known) or (DEFAULT_MODEL,))
    return known[name]


def offers(*, allowed: frozenset[str] = frozenset()) -> Iterator[ModelInfo]:
    """The default model if it is here, and every GGUF file that the person added."""
    del allowed
    if (path := parts.have(DEFAULT_MODEL)) is not None:
        yield ModelInfo(
            name=DEFAULT_MODEL,
            backend="embedded",
            size_bytes=path.stat().st_size,
            path=path,
            tiny=True,
            local=True,
            note=say("models.note_default"),
            fingerprint=fingerprint_of(path),
        )
    folder = home.home() / "models"
    for path in sorted(folder.glob("*.gguf")) if folder.is_dir() else ():
        if _LATER_PIECE.search(path.stem):
            continue
        origin = downloads.origin(path)
        yield ModelInfo(
            name=path.stem if path.stem != DEFAULT_MODEL else path.name,
            backend="embedded",
            size_bytes=path.stat().st_size,
            path=path,
            tiny=path.stat().st_size < TINY_BYTES,
            local=True,
            note=say("models.note_fetched", address=origin.address) if origin else say("models.note_added"),
            fingerprint=fingerprint_of(path),
        )


BACKEND = Backend(
    port="model",
    name="embedded",
    needs="xllamacpp",
    extra="embedded",
    part=DEFAULT_MODEL,
    stays_local=True,
    build=build,
    offers=offers,
)


def __getattr__(name: str) -> Any:
    # LangChain takes half a second to load: only who asks for the class pays for it.
    if name == "EmbeddedChat":
        from sayclear_adapters.models.embedded.chat import EmbeddedChat

        return EmbeddedChat
    raise AttributeError(name)
