"""`sayclear easy`: rewrite given texts for a profile."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import closing

from sayclear.errors import PlainError
from sayclear.readability.report import receipt_json
from sayclear.receipts import in_one_line
from sayclear.tools.easy import Result, make_easy, mark_only
from sayclear.words import say
from sayclear_adapters.cli import complain
from sayclear_adapters.commands import shared
from sayclear_adapters.wiring import Assistant
from sayclear_profiles import Profile


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help=say("cli.help_files"))
    parser.add_argument("--no-model", action="store_true", help=say("cli.help_no_model"))
    parser.add_argument("--mark-only", action="store_true", help=say("cli.help_mark_only"))
    parser.add_argument("--recursive", action="store_true", help=say("cli.help_recursive"))
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Rewrite each file; the others are still done where one cannot be read."""
    profile = shared.profile_of(given.preset)
    assistant = Assistant()
    helper = None if given.no_model or given.mark_only else assistant
    make = mark_only if given.mark_only else make_easy
    names = list(shared.files_in(given.files, recursive=given.recursive))
    codes = []
    for name in names:
        try:
            _one(name, make, profile, helper, as_json=given.json, many=len(names) > 1)
            codes.append(0)
        except PlainError as error:
            complain(error)
            codes.append(error.exit_code)
    return shared.worst(codes)


def _one(
    name: str,
    make: Callable[[str, Profile], Result],
    profile: Profile,
    assistant: Assistant | None,
    *,
    as_json: bool,
    many: bool,
) -> None:
    begin = time.monotonic()
    made = make(shared.text_of(name), profile)
    first = round(time.monotonic() - begin, 3)
    if assistant is not None:
        made = _mended(made, profile, assistant)
    seconds = round(time.monotonic() - begin, 3)
    reply = made.reply
    if as_json:
        value = {
            "text": reply.text,
            "more": reply.more,
            "original": reply.original,
            "presets": list(profile.presets),
            "model": made.model,
            "receipt": receipt_json(made.receipt),
            "seconds": {"first_text": first, "total": seconds},
        }
        shared.print_json({"file": name, **value} if many else value, one_line=many)
        return
    if many:
        print(f"== {name}\n")
    print(reply.text)
    if reply.more:
        print(f"\n{say('turn.more')}\n\n{reply.more}")
    print(f"\n{in_one_line(made.receipt)}", file=sys.stderr)


def _mended(made: Result, profile: Profile, assistant: Assistant) -> Result:
    """The same, with long sentences reworded where an able model is here. A terminal shows where it is."""
    watched = sys.stderr.isatty()
    with closing(assistant.mend(made, profile=profile)) as steps:
        for told in steps:
            if isinstance(told, Result):
                made = told
            elif watched:
                line = say(f"turn.mending_{told.what}", number=told.number, total=told.total)
                print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return made
