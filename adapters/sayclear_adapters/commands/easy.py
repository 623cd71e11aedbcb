"""`sayclear easy`: rewrite given texts for a profile, with no model."""

from __future__ import annotations

import argparse
import sys
import time

from sayclear.errors import PlainError
from sayclear.readability.report import receipt_json
from sayclear.receipts import in_one_line
from sayclear.tools.easy import make_easy
from sayclear.words import say
from sayclear_adapters.cli import complain
from sayclear_adapters.commands import shared
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import Profile


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help=say("cli.help_files"))
    parser.add_argument("--no-model", action="store_true", help=say("cli.help_no_model"))
    parser.add_argument("--recursive", action="store_true", help=say("cli.help_recursive"))
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Rewrite each file; the others are still done where one cannot be read."""
    profile = shared.profile_of(given.preset)
    use_grammar()
    names = list(shared.files_in(given.files, recursive=given.recursive))
    codes = []
    for name in names:
        try:
            _one(name, profile, as_json=given.json, many=len(names) > 1)
            codes.append(0)
        except PlainError as error:
            complain(error)
            codes.append(error.exit_code)
    return shared.worst(codes)


def _one(name: str, profile: Profile, *, as_json: bool, many: bool) -> None:
    begin = time.monotonic()
    made = make_easy(shared.text_of(name), profile)
    seconds = round(time.monotonic() - begin, 3)
    reply = made.reply
    if as_json:
        value = {
            "text": reply.text,
            "more": reply.more,
            "original": reply.original,
            "presets": list(profile.presets),
            "model": None,
            "receipt": receipt_json(made.receipt),
            "seconds": {"first_text": seconds, "total": seconds},
        }
        shared.print_json({"file": name, **value} if many else value, one_line=many)
        return
    if many:
        print(f"== {name}\n")
    print(reply.text)
    if reply.more:
        print(f"\n{say('turn.more')}\n\n{reply.more}")
    print(f"\n{in_one_line(made.receipt)}", file=sys.stderr)
