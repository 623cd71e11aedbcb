"""A helper process that answers one message at a time, so that what crashes or hangs is not us.

A message is a JSON object and some bytes, each after its length. Both sides are here: `HelperProcess`
asks, `serve` answers.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Mapping
from typing import IO, Any

_LENGTHS = struct.Struct(">II")

Message = tuple[dict[str, Any], bytes]


class HelperGone(Exception):
    """The process ended before it answered, or could not start."""


class HelperLate(Exception):
    """The process did not answer in time, and was ended."""


class HelperProcess:
    """One process, from its start to its end. It is ended with this object, or with the program."""

    def __init__(self, module: str) -> None:
        # -P: a file that happens to lie in the current folder must not stand in for a module.
        command = [sys.executable, "-P", "-m", module]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.pid = self._process.pid
        self._end = weakref.finalize(self, _end, self._process)

    def ask(self, question: Mapping[str, object], *, seconds: float) -> Message:
        """Send a message and wait for the answer. Raises HelperGone or HelperLate; then it has ended."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            _write(self._stream(self._process.stdin), dict(question), b"")
            answer = _read(self._stream(self._process.stdout))
        except (OSError, ValueError, EOFError) as fault:
            self.end()
            raise (HelperLate if late.is_set() else HelperGone) from fault
        finally:
            timer.cancel()
        return answer

    def end(self) -> None:
        """End the process now, from any thread. A thread that waits for an answer gets HelperGone."""
        self._end()

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None or stream.closed:
            raise EOFError
        return stream


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        # What was not yet written cannot be written any more.
        with contextlib.suppress(OSError):
            if stream is not None:
                stream.close()


def serve(answer: Callable[[dict[str, Any]], Message]) -> None:
    """Answer the messages on standard input until it ends. For the helper's own process.

    What a library prints goes to standard error, so that it cannot come between the answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            question, _ = _read(sys.stdin.buffer)
            _write(answers, *answer(question))


def _write(stream: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    packed = json.dumps(head).encode("ascii")
    stream.write(_LENGTHS.pack(len(packed), len(body)) + packed + body)
    stream.flush()


def _read(stream: IO[bytes]) -> Message:
    head, body = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    return json.loads(_exactly(stream, head)), _exactly(stream, body)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
