"""Serve the page on this computer, and nowhere else."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sayclear.errors import BadValue
from sayclear.words import pair, say
from sayclear_adapters.web import quiet

if TYPE_CHECKING:
    from sayclear_adapters.web.guard import Guard
    from sayclear_adapters.wiring import Assistant

LOOPBACK = "127.0.0.1"
FIRST_PORT = 7860
PORTS_TRIED = 20


def make_app(assistant: Assistant) -> Guard:
    """The whole page as an ASGI application. `quiet.prepare` must have been called."""
    # Late: the web libraries take seconds to load, and Gradio reads its settings when it is imported.
    import gradio
    from fastapi import FastAPI
    from fastapi.staticfiles import StaticFiles

    from sayclear_adapters.web import markup, page, sound, theme, work_routes
    from sayclear_adapters.web.guard import LARGEST, Guard

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(sound.routes(assistant))
    app.include_router(work_routes.routes())
    app.mount("/page", StaticFiles(directory=Path(__file__).parent / "static"), name="page")
    gradio.mount_gradio_app(
        app,
        page.build(assistant),
        path="/",
        server_name=LOOPBACK,
        theme=theme.build(),
        head=markup.head(),
        footer_links=[],
        run_history=False,
        max_file_size=LARGEST,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        show_error=False,
    )
    return Guard(app)


def serve(
    assistant: Assistant, *, port: int | None = None, open_browser: bool = True, host: str = LOOPBACK
) -> int:
    """Serve the page until the person stops it, print its address, and return the exit code.

    `port` None takes the first free one from 7860 on; so does a port that is in use. Raises BadValue
    for a host that is not this computer.
    """
    if host not in (LOOPBACK, "localhost", "::1"):
        raise BadValue(*pair("page.host_not_yet", host=host))
    # uvicorn ends cleanly on Ctrl+C, and then raises it once more for whoever called.
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="sayclear-") as folder,
        listen(port) as listening,
        _ended_like_ctrl_c(),
    ):
        quiet.prepare(Path(folder))
        app = make_app(assistant)
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
        sys.stdout.write("\n".join((say("page.address", address=address), say("page.stop_serving"), "")))
        sys.stdout.flush()
        if open_browser and _has_screen():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        # The first question should not have to wait for the language-model library.
        threading.Thread(target=importlib.import_module, args=("sayclear.turn",), daemon=True).start()
        _run(app, listening)
    return 0


def listen(port: int | None) -> socket.socket:
    """A listening socket on loopback, on this port or the next free one. Raises BadValue."""
    if port is not None and not 0 <= port <= 65535:
        raise BadValue(*pair("page.port_bad", port=port))
    first = FIRST_PORT if port is None else port
    last = min(first + PORTS_TRIED, 65535)
    for number in range(first, last + 1):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, number))
        except OSError:
            listening.close()
            continue
        listening.listen(128)
        return listening
    raise BadValue(*pair("page.no_port", first=first, last=last))


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a request to end the program (SIGTERM) tidy up in the same way."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(app: Guard, listening: socket.socket) -> None:
    import uvicorn

    settings = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    uvicorn.Server(settings).run(sockets=[listening])


def _has_screen() -> bool:
    """Is there a screen to open a browser on? Without one, a text browser would take the terminal."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
