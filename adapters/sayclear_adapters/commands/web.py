"""`sayclear web`: start the page."""

from __future__ import annotations

import argparse

from sayclear.words import say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("--port", type=int, default=None, metavar="N", help=say("cli.help_port"))
    parser.add_argument("--no-browser", action="store_true", help=say("cli.help_no_browser"))
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=say("cli.help_host"))


def run(given: argparse.Namespace) -> int:
    """Start the page, and serve it until the person stops it."""
    from sayclear import grammar
    from sayclear_adapters.web import serve
    from sayclear_adapters.wiring import Assistant

    assistant = Assistant()
    grammar.warm_up()
    try:
        return serve(assistant, port=given.port, open_browser=not given.no_browser, host=given.host)
    finally:
        assistant.close()
