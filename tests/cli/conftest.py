"""Run the real command in a process of its own, as a person would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def sayclear(own_home: Path) -> Command:
    """Call `sayclear` with these words; `given` goes to its standard input."""

    def call(*words: str, given: bytes | str = b"", **more: str) -> Ended:
        environment = {**os.environ, "SAYCLEAR_HOME": str(own_home), **more}
        done = subprocess.run(
            [sys.executable, "-m", "sayclear_adapters", *words],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            env=environment,
            timeout=120,
            check=False,
        )
        ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ended.err, ended.err
        return ended

    return call
