"""The `sayclear` command: finds the verb, and turns every error into one plain sentence.

Only the module of the verb that was asked for is imported, so `sayclear check` starts at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from sayclear.errors import PlainError, RequestError, UnknownName
from sayclear.words import say

DONE, DOES_NOT_FIT, WRONG_REQUEST, PART_MISSING, INTERRUPTED = 0, 1, 2, 3, 130

VERBS = ("web", "ask", "easy", "check", "report", "hear", "say", "models", "profile")
"""Each is a module of `commands` with `arguments(parser)` and `run(given) -> int`."""


class Parser(argparse.ArgumentParser):
    """argparse, but a wrong request is one plain sentence and exit 2."""

    def error(self, message: str) -> NoReturn:
        raise RequestError(
            say("cli.wrong_words", problem=_plainly(message)), say("cli.see_help", command=self.prog)
        )


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end with its exit code: 0, 1, 2, 3 or 130."""
    sys.exit(run(sys.argv[1:] if words is None else list(words)))


def run(words: list[str]) -> int:
    """Run one command and return its exit code. Every error becomes a sentence on stderr."""
    _use_utf8()
    try:
        code = _dispatch(words)
        sys.stdout.flush()
    except PlainError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone away ("sayclear check x | head"). Nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def complain(error: PlainError) -> None:
    """Write an error as plain sentences on stderr."""
    print(" ".join(part for part in (error.say, error.mend) if part), file=sys.stderr)


def _dispatch(words: list[str]) -> int:
    if words and words[0] in ("-h", "--help", "help"):
        print(_overview())
        return DONE
    if words and words[0] in ("-V", "--version"):
        from importlib.metadata import version

        print(f"sayclear {version('sayclear')}")
        return DONE
    verb, rest = ("web", words) if not words or words[0].startswith("-") else (words[0], words[1:])
    if verb not in VERBS:
        raise UnknownName(say("cli.a_verb"), verb, VERBS)
    command = import_module(f"sayclear_adapters.commands.{verb}")
    parser = Parser(
        prog=f"sayclear {verb}", description=say(f"cli.{verb}"), add_help=True, allow_abbrev=False
    )
    command.arguments(parser)
    try:
        given = parser.parse_args(rest)
    except SystemExit as end:  # --help has been printed
        return int(end.code or 0)
    code: int = command.run(given)
    return code


def _overview() -> str:
    lines = [say("cli.sayclear"), ""]
    lines += [f"  sayclear {verb:<8} {say(f'cli.{verb}')}" for verb in VERBS]
    return "\n".join([*lines, "", say("cli.see_help", command="sayclear VERB")])


def _plainly(message: str) -> str:
    """argparse's message, without its brackets and symbols."""
    return message.replace("argument ", "").replace("unrecognized arguments:", "not known:").rstrip(".")


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
