"""One llama.cpp server for one GGUF file, shared by everybody in this process who opened it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sayclear.errors import CannotRead, ModelFailed, PartMissing
from sayclear.words import pair

Chunk = Mapping[str, Any]

_HEADER_BYTES = 24
_SOCKET_PATH_LIMIT = 100
# Kept prompt beginnings. llama.cpp's own default is 8 GB, more than many computers have.
_KEPT_PREFIXES_MIB = 256

_servers: weakref.WeakValueDictionary[tuple[object, ...], Server] = weakref.WeakValueDictionary()
_opening = threading.Lock()


def open_server(
    path: Path, *, context_tokens: int, threads: int | None, reading_threads: int | None
) -> Server:
    """The server for this file: the one that is there, else a new one (0.3 s and more)."""
    check_file(path)
    state = path.stat()
    key = (path.resolve(), state.st_mtime_ns, state.st_size, context_tokens, threads, reading_threads)
    with _opening:
        server = _servers.get(key)
        if server is None:
            server = Server(path, context_tokens, *_threads(state.st_size, threads, reading_threads))
            _servers[key] = server
    return server


def check_file(path: Path) -> None:
    """Raise CannotRead unless `path` is a GGUF file. llama.cpp itself gives no reason."""
    if not path.is_file():
        raise CannotRead(*pair("models.no_file", path=str(path)))
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as fault:
        raise CannotRead(*pair("models.no_file", path=str(path))) from fault
    if len(header) < _HEADER_BYTES or not header.startswith(b"GGUF"):
        raise CannotRead(*pair("models.not_gguf", path=str(path)))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if path.stat().st_size > memory:
        size, room = _gigabytes(path.stat().st_size), _gigabytes(memory)
        raise ModelFailed(*pair("models.too_big", name=path.stem, size=size, memory=room))


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold Ctrl+C back for a moment.

    An interrupt in the middle of llama.cpp's start leaves it waiting for ever. Its own threads take
    over the mask, so that later interrupts reach Python's thread alone.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Server:
    """llama.cpp behind a private unix socket. No TCP port is opened, so no web page can call it."""

    def __init__(self, path: Path, context_tokens: int, threads: int, reading_threads: int) -> None:
        llama = _llama()
        # mkdtemp's folder has mode 0700: the socket itself is open to everybody who gets that far.
        folder = tempfile.mkdtemp(prefix="sayclear-", dir=_short_folder())
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._key = secrets.token_hex(32)
        # llama.cpp takes a name for a unix socket only if it ends so.
        self._socket = str(Path(folder, "llama.sock"))
        self._turn = threading.Lock()
        params = llama.CommonParams()
        params.model.path = str(path)
        params.n_ctx, params.n_parallel = context_tokens, 1
        params.cpuparams.n_threads, params.cpuparams_batch.n_threads = threads, reading_threads
        # Stop takes effect between two batches of the prompt, so they are small: see `_batch`.
        params.n_batch = params.n_ubatch = _batch(path.stat().st_size)
        params.cache_prompt, params.cache_ram_mib = True, _KEPT_PREFIXES_MIB
        params.use_jinja, params.warmup, params.verbosity = True, False, -1
        params.hostnames, params.api_keys = [self._socket], [self._key]
        params.ui = params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
        try:
            with _no_interrupt():
                self._llama = llama.Server(params)
                # The answer shows that it is up: one that is dropped before that hangs too.
                settings = self._ask("GET", "/props")["default_generation_settings"]
        except RuntimeError as fault:
            raise ModelFailed(*pair("models.cannot_load", name=path.stem)) from fault
        self.context_tokens = int(settings["n_ctx"])
        """Tokens that the model holds at once, as llama.cpp really set it up."""

    def chat(self, body: Mapping[str, Any], put: Callable[[Chunk], None], stopped: threading.Event) -> None:
        """Answer, one caller after the other. Returns soon after `stopped` is set, also while reading."""

        def take(chunk: Chunk) -> bool:
            put(chunk)
            return stopped.is_set()

        # llama.cpp has a queue too, but who waits in it cannot be stopped.
        with self._turn:
            if not stopped.is_set():
                self._llama.handle_chat_completions(dict(body), take)

    def count(self, text: str) -> int:
        """Tokens of `text`, by the model's own tokenizer."""
        return len(self._ask("POST", "/tokenize", {"content": text, "parse_special": False})["tokens"])

    def count_chat(self, messages: list[dict[str, Any]]) -> int:
        """Tokens of a whole conversation, with what the model's template adds."""
        prompt = self._ask("POST", "/apply-template", {"messages": messages})["prompt"]
        return len(self._ask("POST", "/tokenize", {"content": prompt, "add_special": True})["tokens"])

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        connection = _SocketConnection(self._socket)
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            found: dict[str, Any] = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as fault:
            raise ModelFailed(*pair("models.embedded_failed", reason=type(fault).__name__)) from fault
        finally:
            connection.close()
        if answer.status != 200:
            raise ModelFailed(*pair("models.embedded_failed", reason=str(answer.status)))
        return found


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _llama() -> Any:
    # Spinning threads starve each other where cores are shared: without this no answer came on a busy
    # machine. It is read once, when the library is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        import xllamacpp
    except ImportError as fault:
        raise PartMissing(*pair("models.library_broken", reason=str(fault))) from fault
    return xllamacpp


def _threads(size: int, writing: int | None, reading: int | None) -> tuple[int, int]:
    """Threads that write and that read. One writes fastest for a tiny model, on idle and busy cores alike."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    tiny = size < 500_000_000
    return writing or (1 if tiny else max(1, cores // 2)), reading or (min(2, cores) if tiny else cores)


def _batch(size: int) -> int:
    """Tokens read at once: about half a second of work on two cores, and so the time that Stop takes."""
    if size < 400_000_000:
        return 128
    return 64 if size < 1_500_000_000 else 32


def _short_folder() -> str | None:
    """The temporary folder, unless its name is too long for a socket address (108 bytes)."""
    return None if len(tempfile.gettempdir()) + 30 < _SOCKET_PATH_LIMIT else "/tmp"  # noqa: S108 - mkdtemp inside


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f}"
