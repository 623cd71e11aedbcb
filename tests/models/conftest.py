"""For the models: the real small model, an Ollama that replays recorded shapes, and a file server."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayclear_adapters.models import open_model


@pytest.fixture(scope="session")
def small_model(parts: Path) -> Any:
    """The real SmolLM2, loaded once."""
    model = open_model(str(parts / "smollm2-135m" / "SmolLM2-135M-Instruct.Q4_1.gguf"))
    model.load()
    return model


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is what some tests are about."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on loopback; gives its address."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture
def serve() -> Callable[[type[BaseHTTPRequestHandler]], Any]:
    """`with serve(Handler) as address:`"""
    return serving


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], bool]:
    """Wait for something, at most 20 seconds; says whether it came."""

    def wait(come: Callable[[], bool]) -> bool:
        for _ in range(400):
            if come():
                return True
            time.sleep(0.05)
        return False

    return wait


CUT = object()
"""In a replayed answer: break the connection here."""


@dataclass
class OllamaReplay:
    """Replays the shapes that Ollama documents. It is not Ollama: only our side is tested with it."""

    models: list[dict[str, Any]] = field(default_factory=list)
    show: dict[str, Any] = field(default_factory=lambda: {"capabilities": ["completion"], "model_info": {}})
    show_status: int = 200
    status: int = 200
    """Of /api/chat."""
    headers: dict[str, str] = field(default_factory=dict)
    answer: Sequence[object] = ()
    """Of /api/chat: dicts (sent as lines of JSON), bytes (sent as they are), events to wait for, CUT."""
    requests: list[tuple[str, Any]] = field(default_factory=list)
    client_left: threading.Event = field(default_factory=threading.Event)
    url: str = ""
    CUT = CUT

    def has(self, name: str, **more: Any) -> None:
        """Add a model to /api/tags."""
        details = {"family": "llama", "parameter_size": "3.2B", "quantization_level": "Q4_K_M"}
        entry = {
            "name": name,
            "model": name,
            "size": 2_019_393_189,
            "digest": "a80c4f17acd5",
            "details": details,
        }
        self.models.append(entry | more)

    def words(self, *pieces: str) -> list[object]:
        """Lines of a streamed answer."""
        return [
            {
                "model": "llama3.2",
                "created_at": "2026-08-21T10:00:00.000000Z",
                "message": {"role": "assistant", "content": piece},
                "done": False,
            }
            for piece in pieces
        ]

    def end(self, reason: str = "stop") -> dict[str, Any]:
        """The last line of a streamed answer."""
        return {
            "model": "llama3.2",
            "created_at": "2026-08-21T10:00:01.000000Z",
            "message": {"role": "assistant", "content": ""},
            "done": True,
            "done_reason": reason,
            "total_duration": 4883583458,
            "load_duration": 1334875,
            "prompt_eval_count": 26,
            "prompt_eval_duration": 342546000,
            "eval_count": 3,
            "eval_duration": 4535599000,
        }

    def chats(self) -> list[Any]:
        """The bodies that came to /api/chat."""
        return [body for path, body in self.requests if path == "/api/chat"]


def _handler(replay: OllamaReplay) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            replay.requests.append((self.path, None))
            self._whole({"models": replay.models} if self.path == "/api/tags" else {"version": "0.9.7"})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            replay.requests.append((self.path, body))
            if self.path == "/api/show":
                self._whole(replay.show, replay.show_status)
            elif replay.status != 200:
                self._whole(replay.answer[0], replay.status)
            else:
                self._stream()

        def _whole(self, answer: object, status: int = 200) -> None:
            text = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in replay.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def _stream(self) -> None:
            begun = False
            try:
                for step in replay.answer:
                    if isinstance(step, threading.Event):
                        self._wait_for(step)
                        continue
                    if not begun:
                        begun = self._begin()
                    if step is CUT:
                        self.close_connection = True
                        self.wfile.flush()
                        return
                    text = step if isinstance(step, bytes) else json.dumps(step).encode() + b"\n"
                    self.wfile.write(f"{len(text):x}\r\n".encode() + text + b"\r\n")
                    self.wfile.flush()
                if not begun:
                    self._begin()
                self.wfile.write(b"0\r\n\r\n")
            except ConnectionError:
                self.close_connection = True
                replay.client_left.set()

        def _begin(self) -> bool:
            self.send_response(200)
            self.send_header("Content-Type", "application/x-ndjson")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            return True

        def _wait_for(self, event: threading.Event) -> None:
            """Wait at most 20 seconds, and notice when the client goes."""
            self.connection.settimeout(0.05)
            for _ in range(400):
                if event.is_set():
                    break
                try:
                    if self.connection.recv(1) == b"":
                        raise ConnectionResetError
                except TimeoutError:
                    continue
            self.connection.settimeout(None)

        def log_message(self, *said: object) -> None:
            pass

    return Handler


@pytest.fixture
def ollama(monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaReplay]:
    """An Ollama at OLLAMA_HOST that has the model "llama3.2:latest"."""
    replay = OllamaReplay()
    replay.has("llama3.2:latest")
    with serving(_handler(replay)) as address:
        replay.url = address
        monkeypatch.setenv("OLLAMA_HOST", address.removeprefix("http://"))
        yield replay
