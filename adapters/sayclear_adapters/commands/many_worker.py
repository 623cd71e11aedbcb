"""The helper process of `many`: does one file after the other for `check` or `easy`."""

from __future__ import annotations

import json
import signal
from functools import cache
from importlib import import_module
from typing import Any

from sayclear_adapters.commands.many import Make
from sayclear_adapters.helper_process import Message, serve


def answer(question: dict[str, Any]) -> Message:
    """Do the file that is named."""
    made = _make_of(question["verb"], question["options"])(question["name"], question["number"])
    return {"err": made.err, "code": made.code}, made.out.encode("utf-8", "surrogatepass")


@cache
def _make_of(verb: str, options: str) -> Make:
    make: Make = import_module(f"sayclear_adapters.commands.{verb}").maker(json.loads(options))
    return make


if __name__ == "__main__":
    # Ctrl+C in a terminal goes to every process. The one that gave the work decides, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(answer)
