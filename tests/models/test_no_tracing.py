"""LangChain's tracing client sends whole prompts away if a variable says so. Here, none does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

VARIABLES = ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING")

_PLAIN = """
from langchain_core.language_models import FakeListChatModel
FakeListChatModel(responses=["An answer."]).invoke("SECRET-PROMPT")
from langchain_core.tracers.langchain import wait_for_all_tracers
wait_for_all_tracers()
"""
_OURS = """
from sayclear_adapters.models import open_model
model = open_model("scripted:x")
model.invoke("SECRET-PROMPT")
list(model.stream("SECRET-PROMPT"))
from langchain_core.tracers.langchain import wait_for_all_tracers
wait_for_all_tracers()
"""


def _received(
    serve: Callable[[type[BaseHTTPRequestHandler]], Any], code: str, **variables: str
) -> list[bytes]:
    """What a collector on loopback gets while `code` runs with these variables set."""
    got: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = self.headers.get("Content-Length")
            got.append(self.path.encode() + (self.rfile.read(int(length)) if length else b""))
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            got.append(self.path.encode())
            self.send_error(404)

        def log_message(self, *said: object) -> None:
            pass

    with serve(Collector) as address:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("LANGSMITH_", "LANGCHAIN_"))
        }
        where = {"LANGSMITH_ENDPOINT": address, "LANGCHAIN_ENDPOINT": address, "NO_PROXY": "127.0.0.1"}
        keys = {"LANGSMITH_API_KEY": "lsv2_pt_x", "LANGCHAIN_API_KEY": "lsv2_pt_x"}
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env=kept | where | keys | variables,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr
    return got


def test_the_collector_can_see_something(serve: Callable[[type[BaseHTTPRequestHandler]], Any]) -> None:
    """LangChain alone does send: so the next test proves something."""
    assert _received(serve, _PLAIN, LANGCHAIN_TRACING_V2="true")


@pytest.mark.parametrize("name", VARIABLES)
def test_nothing_is_sent(serve: Callable[[type[BaseHTTPRequestHandler]], Any], name: str) -> None:
    """Each variable alone, with a key and an address."""
    assert _received(serve, _OURS, **{name: "true"}) == []
