"""Who may talk to the page: this computer's own browser, on the page's own address, and nobody else.

Without it, any web page that is open in the browser could reach the server on loopback, by a
foreign host name that points here or by a form that is sent across sites.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 20 * 1024 * 1024
"""Bytes that one request may carry; about ten minutes of speech."""

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})

# Gradio answers on many more paths (uploads, files, monitoring, an API description). What the page
# does not use is closed.
_OPEN = (
    "/page/",
    "/assets/",
    "/static/",
    "/gradio_api/queue/",
    "/gradio_api/heartbeat/",
    "/gradio_api/run/",
)
_OPEN_EXACTLY = frozenset(
    {"/", "/config", "/theme.css", "/favicon.ico", "/manifest.json", "/gradio_api/startup-events"}
    | {"/gradio_api/reset", "/gradio_api/cancel"}
)

# Gradio's page needs inline scripts and 'unsafe-eval'. So text of a model is never put in as HTML,
# and connect-src keeps whatever runs here from reaching another computer.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

_ADDED = tuple(
    (name.encode(), value.encode())
    for name, value in (
        ("content-security-policy", POLICY),
        ("x-frame-options", "DENY"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("permissions-policy", "microphone=(self), camera=(), geolocation=(), display-capture=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    )
)
_ADDED_NAMES = frozenset(name for name, _ in _ADDED)


class Guard:
    """An ASGI application around another one."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what does not come from the page itself; add the safety headers to the rest."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safer(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value)
                    for name, value in message.get("headers", ())
                    if name.lower() not in _ADDED_NAMES and not name.lower().startswith(b"access-control-")
                ]
                message["headers"] = [*kept, *_ADDED]
            await send(message)

        if (refused := refuse(scope)) is None:
            await self.app(scope, receive, safer)
            return
        await _drop_body(receive)
        body = f"{refused.value} {refused.phrase}\n".encode()
        headers = [
            (b"content-type", b"text/plain"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        await safer({"type": "http.response.start", "status": refused.value, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def _drop_body(receive: Receive) -> None:
    """Read what is still being sent, within reason: a browser reads no answer before it has sent all."""
    dropped = 0
    while dropped < 3 * LARGEST:
        message = await receive()
        dropped += len(message.get("body", b""))
        if not message.get("more_body"):
            return


def refuse(scope: Scope) -> HTTPStatus | None:
    """Why a request is not let in, or None where it is."""
    headers = {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    host = headers.get("host", "")
    if host.rpartition(":")[0] not in HOSTS and host not in HOSTS:
        return HTTPStatus.BAD_REQUEST
    reads = scope["method"] in ("GET", "HEAD")
    if not _same_origin(headers, host, opens=reads and headers.get("sec-fetch-mode") == "navigate"):
        return HTTPStatus.FORBIDDEN
    if not reads:
        if scope["method"] != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        length = headers.get("content-length", "")
        if not length.isdigit():
            return HTTPStatus.LENGTH_REQUIRED
        if int(length) > LARGEST:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    path = str(scope["path"])
    if path not in _OPEN_EXACTLY and not path.startswith(_OPEN):
        return HTTPStatus.NOT_FOUND
    return None


def _same_origin(headers: dict[str, str], host: str, *, opens: bool) -> bool:
    """Does the request come from this page, or from a person who opens it?"""
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return False
    return opens or headers.get("sec-fetch-site", "none") in ("same-origin", "none")
