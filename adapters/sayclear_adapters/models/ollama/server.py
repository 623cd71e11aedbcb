"""Where Ollama is, what it has, and whether words may go there."""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sayclear.errors import BadValue, ModelFailed, ModelNotAllowed
from sayclear.words import pair
from sayclear_adapters.models.ollama.faults import garbage, not_running, refused

_GLANCE_SECONDS = 0.6
_LIST_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}
_CLOUD_NAME = re.compile(r"[:-]cloud(?::latest)?$", re.IGNORECASE)
_CLOUD_HOST = "ollama.com"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an Ollama server is expected."""

    url: str
    host: str
    port: int
    loopback: bool
    """True where the words stay on this computer."""


@dataclass(frozen=True, slots=True)
class OllamaModel:
    """A model that Ollama has."""

    name: str
    size_bytes: int | None
    cloud: str | None
    """The host that really runs it, or None where Ollama runs it itself."""
    digest: str = ""
    """What Ollama tells this model from others by."""


def ollama_address(given: str | None = None) -> Address:
    """The address in `given`, else in OLLAMA_HOST, else Ollama's usual one. Read as Ollama reads it.

    Raises BadValue for what is no address.
    """
    text = (given if given is not None else os.environ.get("OLLAMA_HOST", "")).strip().strip("\"'").strip()
    before, mark, rest = text.rpartition("://")
    scheme = before.lower() if mark else "http"
    try:
        host, port, path = _host_port_path(rest)
    except ValueError as fault:
        raise BadValue(*pair("models.bad_ollama_host", address=text)) from fault
    if scheme not in _PORTS:
        raise BadValue(*pair("models.bad_ollama_host", address=text))
    # A server listens on these; a client cannot call them.
    host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    port = port or (_PORTS[scheme] if mark else 11434)
    shown = f"[{host}]" if ":" in host else host
    return Address(f"{scheme}://{shown}:{port}{path}", host, port, _is_loopback(host))


def check_host(address: Address, allowed: frozenset[str]) -> None:
    """Raise ModelNotAllowed for another computer, unless the person allowed it by name."""
    if not address.loopback and not allowed & {address.host, f"{address.host}:{address.port}", address.url}:
        raise ModelNotAllowed(*pair("models.host_not_allowed", host=address.host))


def check_model(name: str, cloud: str | None, allowed: frozenset[str]) -> None:
    """Raise ModelNotAllowed for a model that runs in a cloud, unless the person allowed it by name."""
    if cloud and not allowed.intersection(names_that_allow(name)):
        raise ModelNotAllowed(*pair("models.cloud_not_allowed", name=name, host=cloud))


def names_that_allow(name: str) -> tuple[str, ...]:
    """The names by which a person can allow this model."""
    return (name, f"ollama:{name}", name.removesuffix(":latest"))


def list_models(
    address: Address | None = None, *, allowed: frozenset[str] = frozenset(), must_answer: bool = False
) -> tuple[OllamaModel, ...]:
    """What Ollama has. Without `must_answer`, nothing where no Ollama answers within a second.

    A host that is not allowed is not asked at all.
    """
    where = address or ollama_address()
    try:
        check_host(where, allowed)
        found = _ask(where, "GET", "/api/tags", seconds=_LIST_SECONDS if must_answer else _GLANCE_SECONDS)
    except ModelFailed:
        if must_answer:
            raise
        return ()
    return tuple(
        _model(entry) for entry in found.get("models") or () if entry.get("model") or entry.get("name")
    )


def show(address: Address, name: str, *, allowed: frozenset[str]) -> dict[str, Any]:
    """What Ollama says about a model. Raises ModelNotAllowed where its words would go to a cloud."""
    check_host(address, allowed)
    about = _ask(address, "POST", "/api/show", {"model": name}, name=name, seconds=_LIST_SECONDS)
    check_model(name, cloud_of(name, about), allowed)
    return about


def cloud_of(name: str, entry: dict[str, Any]) -> str | None:
    """The host that really runs this model, from what /api/tags or /api/show say of it."""
    if remote := entry.get("remote_host"):
        return urlsplit(str(remote)).hostname or str(remote)
    return _CLOUD_HOST if entry.get("remote_model") or _CLOUD_NAME.search(name) else None


def _ask(
    address: Address,
    method: str,
    path: str,
    body: dict[str, Any] | None = None,
    *,
    seconds: float,
    name: str = "",
) -> dict[str, Any]:
    """One short question. Goes straight to the server: no proxy, and nowhere else if the server says so."""
    parts = urlsplit(address.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.host, address.port, timeout=seconds)
    text = json.dumps(body) if body is not None else None
    try:
        connection.request(method, parts.path + path, text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        said = answer.read().decode("utf-8", errors="replace")
    except (OSError, http.client.HTTPException) as fault:
        raise not_running(address.url) from fault
    finally:
        connection.close()
    if answer.status != 200:
        raise refused(name, answer.status, said)
    try:
        found = json.loads(said)
    except ValueError as fault:
        raise garbage(name or address.url) from fault
    if not isinstance(found, dict):
        raise garbage(name or address.url)
    return found


def _model(entry: dict[str, Any]) -> OllamaModel:
    name = str(entry.get("model") or entry["name"])
    size = entry.get("size")
    size = size if isinstance(size, int) and size > 0 else None
    return OllamaModel(name, size, cloud_of(name, entry), str(entry.get("digest") or ""))


def _host_port_path(rest: str) -> tuple[str, int | None, str]:
    try:
        return str(ipaddress.ip_address(rest)), None, ""
    except ValueError:
        parts = urlsplit(f"//{rest}")
    if parts.query or parts.fragment or re.search(r"\s", rest):
        raise ValueError(rest)
    return parts.hostname or "", parts.port, parts.path.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_loopback
