"""A model that an Ollama server on this computer runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayclear.errors import UnknownName
from sayclear.words import say
from sayclear_adapters.backends import Backend
from sayclear_adapters.models import TINY_BYTES, ModelInfo
from sayclear_adapters.models.ollama.server import (
    Address,
    OllamaModel,
    check_host,
    check_model,
    list_models,
    names_that_allow,
    ollama_address,
)

if TYPE_CHECKING:
    from sayclear_adapters.models.ollama.chat import OllamaChat

__all__ = [
    "BACKEND",
    "Address",
    "OllamaChat",
    "OllamaModel",
    "build",
    "list_models",
    "offers",
    "ollama_address",
]


def build(
    *, name: str, path: Path | None = None, allowed: frozenset[str] = frozenset(), **settings: Any
) -> OllamaChat:
    """Open an Ollama model by the name that Ollama has for it.

    `allowed` are hosts and models that the person allowed by name: without it, another computer and a
    model that runs in a cloud are refused with ModelNotAllowed, before anything is sent. Raises
    ModelFailed where Ollama does not answer, UnknownName where it has no such model.
    """
    del path
    from sayclear_adapters.models.ollama.chat import OllamaChat

    address = ollama_address()
    check_host(address, allowed)
    known = list_models(address, allowed=allowed, must_answer=True)
    found = next((model for model in known if model.name in (name, f"{name}:latest")), None)
    if found is None:
        raise UnknownName(
            "model", name, tuple(model.name for model in known) or (say("models.none_in_ollama"),)
        )
    check_model(found.name, found.cloud, allowed)
    return OllamaChat(
        model=found.name,
        address=address,
        allowed=allowed,
        size_bytes=found.size_bytes,
        cloud=found.cloud,
        fingerprint=found.digest,
        **settings,
    )


def offers(*, allowed: frozenset[str] = frozenset()) -> Iterator[ModelInfo]:
    """What Ollama has, if it answers. Models that run in a cloud are listed and say so."""
    address = ollama_address()
    for model in list_models(address, allowed=allowed):
        goes_to = model.cloud or (None if address.loopback else address.host)
        yield ModelInfo(
            name=f"ollama:{model.name}",
            backend="ollama",
            size_bytes=model.size_bytes,
            path=None,
            tiny=goes_to is None and model.size_bytes is not None and model.size_bytes < TINY_BYTES,
            local=goes_to is None,
            note=say("models.note_elsewhere", host=goes_to) if goes_to else say("models.note_ollama"),
            goes_to=goes_to,
            allow=names_that_allow(model.name) if model.cloud else (),
            fingerprint=model.digest,
        )


BACKEND = Backend(
    port="model",
    name="ollama",
    needs="langchain_ollama",
    extra="ollama",
    part=None,
    stays_local=False,
    build=build,
    offers=offers,
)


def __getattr__(name: str) -> Any:
    # LangChain takes half a second to load: only who asks for the class pays for it.
    if name == "OllamaChat":
        from sayclear_adapters.models.ollama.chat import OllamaChat

        return OllamaChat
    raise AttributeError(name)
