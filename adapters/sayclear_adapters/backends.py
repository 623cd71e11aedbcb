"""How a model, a voice or an ear is found: by the file it is in."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from sayclear.errors import PartMissing
from sayclear.words import pair
from sayclear_adapters import parts

Port = Literal["model", "hearing", "voice"]

_FOLDERS: Mapping[Port, str] = {"model": "models", "hearing": "hearing", "voice": "voices"}


@dataclass(frozen=True, slots=True)
class Backend:
    """One way to fill a port. A file that has one of these as `BACKEND` is found; no list is edited.

    Importing that file must be cheap: `needs` is looked for and not imported, because some of these
    libraries take seconds to load, and one that is broken must not hide the others.
    """

    port: Port
    name: str
    needs: str | None
    """Import name of the library, or None."""
    extra: str | None
    """The extra of this package that brings the library."""
    part: str | None
    """The fetched part that it needs, or None."""
    stays_local: bool
    """False where words may leave this computer."""
    build: Callable[..., Any]
    """Makes one. Keyword-only arguments; raises PlainErrors only."""
    offers: Callable[..., Any] | None = None
    """Models only: `offers(allowed=...)` gives a ModelInfo for each model that could be opened now."""


def discover(port: Port) -> Mapping[str, Backend]:
    """Every backend of this port by its name, whether or not what it needs is here."""
    package = importlib.import_module(f"sayclear_adapters.{_FOLDERS[port]}")
    found: dict[str, Backend] = {}
    for entry in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{entry.name}")
        backend = getattr(module, "BACKEND", None)
        if isinstance(backend, Backend) and backend.port == port:
            found[backend.name] = backend
    return MappingProxyType(dict(sorted(found.items())))


def package_missing(backend: Backend) -> PartMissing | None:
    """The sentence about the library that is not installed, or None."""
    if backend.needs is None or importlib.util.find_spec(backend.needs) is not None:
        return None
    return PartMissing(*pair("parts.package_missing", package=backend.needs, extra=backend.extra or "all"))


def missing(backend: Backend) -> PartMissing | None:
    """The one sentence about what is not here, or None when all of it is."""
    if (fault := package_missing(backend)) is not None:
        return fault
    if backend.part is None or parts.have(backend.part) is not None:
        return None
    return PartMissing(*pair("parts.missing", what=parts.describe(backend.part), name=backend.part))
