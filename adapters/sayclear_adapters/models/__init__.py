"""Which language models are here, and how to open one. The port is LangChain's own `BaseChatModel`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

# `sayclear` first: it switches LangChain's tracing off, and must come before any langchain import.
from sayclear.errors import ModelNotAllowed, UnknownName
from sayclear.words import pair, say
from sayclear_adapters.backends import Backend, discover, missing, package_missing

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

DEFAULT_MODEL = "smollm2-135m"
"""The model that is fetched at set-up. It is tiny, and often wrong about facts."""

TINY_BYTES = 500_000_000
"""Below this size a model is called tiny. Our own choice, after the samples in THIRD_PARTY.md."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that could be opened now."""

    name: str
    """What `open_model` takes: "smollm2-135m", the stem of a GGUF file, or "ollama:NAME"."""
    backend: str
    size_bytes: int | None
    path: Path | None
    tiny: bool
    """True for a model so small that it is often wrong about facts."""
    local: bool
    """False where the words would leave this computer."""
    note: str
    """One plain sentence about it."""
    goes_to: str | None = None
    """Where the words go if they leave this computer."""
    allow: tuple[str, ...] = ()
    """The person must have allowed one of these names before it is used; empty where nothing leaves."""
    fingerprint: str = ""
    """Tells this model from another one that had the same name before; "" where that is not known."""

    @property
    def plain_name(self) -> str:
        """The name without its backend: "llama3.2:1b" for "ollama:llama3.2:1b"."""
        return self.name.removeprefix(f"{self.backend}:")


def list_models(*, allowed: frozenset[str] = frozenset()) -> tuple[ModelInfo, ...]:
    """Every model that is here now, the default first. Quick, also where no Ollama answers.

    `allowed` are hosts and models that the person allowed by name; no other host is asked.
    """
    found: list[ModelInfo] = []
    for backend in discover("model").values():
        if backend.offers is not None and package_missing(backend) is None:
            found += backend.offers(allowed=allowed)
    return tuple(sorted(found, key=lambda info: info.name != DEFAULT_MODEL))


def open_model(name: str, *, allowed: frozenset[str] = frozenset()) -> BaseChatModel:
    """Open the model of this name, or the GGUF file of this path.

    Raises UnknownName with the nearest name, PartMissing where its library or file is not here,
    ModelNotAllowed where words would leave this computer, ModelFailed where it cannot start.
    """
    backends = discover("model")
    wanted = name.strip()
    if wanted.lower().endswith(".gguf"):
        return _build(backends["embedded"], Path(wanted).stem, Path(wanted), allowed)
    if wanted == DEFAULT_MODEL and (fault := missing(backends["embedded"])) is not None:
        raise fault
    if (explicit := _explicit(wanted, backends)) is not None:
        return _build(explicit, wanted.removeprefix(f"{explicit.name}:"), None, allowed)
    info = find(wanted, list_models(allowed=allowed))
    refuse_unless_allowed(info, allowed=allowed)
    return _build(backends[info.backend], info.plain_name, info.path, allowed)


def find(name: str, known: tuple[ModelInfo, ...]) -> ModelInfo:
    """The model of this name among `known`, also without its backend or ":latest" where that is enough.

    Raises UnknownName with the nearest name.
    """
    for info in known:
        if name == info.name:
            return info
    like = [info for info in known if info.plain_name in (name, f"{name}:latest")]
    if len(like) == 1:
        return like[0]
    raise UnknownName("model", name, tuple(info.name for info in known) or (DEFAULT_MODEL,))


def refuse_unless_allowed(info: ModelInfo, *, allowed: frozenset[str]) -> None:
    """Raise ModelNotAllowed where words would leave this computer and nobody allowed that by name."""
    if info.allow and not allowed.intersection(info.allow):
        raise ModelNotAllowed(
            *pair("models.cloud_not_allowed", name=info.plain_name, host=info.goes_to or info.backend)
        )


def fingerprint_of(path: Path) -> str:
    """Size and date of a model file: a hash of a gigabyte would take seconds."""
    about = path.stat()
    return f"{about.st_size}-{about.st_mtime_ns}"


def given(name: str) -> ModelInfo:
    """How a model is listed that was handed in ready-made, by a test or by another program."""
    return ModelInfo(name, "given", None, None, tiny=False, local=True, note=say("models.note_given"))


def _build(backend: Backend, name: str, path: Path | None, allowed: frozenset[str]) -> BaseChatModel:
    if (fault := package_missing(backend)) is not None:
        raise fault
    model: BaseChatModel = backend.build(name=name, path=path, allowed=allowed)
    return model


def _explicit(wanted: str, backends: Mapping[str, Backend]) -> Backend | None:
    """The backend that is named in front ("ollama:NAME"): it says itself what is wrong, if anything is."""
    before, colon, after = wanted.partition(":")
    return backends.get(before) if colon and after else None
