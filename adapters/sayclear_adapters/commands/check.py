"""`sayclear check`: hold texts against a profile's rules, and change nothing."""

from __future__ import annotations

import argparse

from sayclear.errors import PlainError
from sayclear.readability import About, check
from sayclear.readability.report import check_json
from sayclear.receipts import in_one_line
from sayclear.words import say
from sayclear_adapters.cli import DOES_NOT_FIT, DONE, complain
from sayclear_adapters.commands import shared
from sayclear_profiles import Profile


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help=say("cli.help_files"))
    parser.add_argument("--recursive", action="store_true", help=say("cli.help_recursive"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.help_format"))
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Check each file. Ends 1 where a text does not fit."""
    profile = shared.profile_of(given.preset)
    names = list(shared.files_in(given.files, recursive=given.recursive))
    as_json = given.json or given.format == "json"
    codes = []
    for name in names:
        try:
            codes.append(_one(name, profile, as_json=as_json, many=len(names) > 1))
        except PlainError as error:
            complain(error)
            codes.append(error.exit_code)
    return shared.worst(codes)


def _one(name: str, profile: Profile, *, as_json: bool, many: bool) -> int:
    text = shared.text_of(name)
    if as_json:
        from sayclear_adapters.meters.textstat import measure

        value = check_json(text, profile, textstat=measure)
        shared.print_json({"file": name, **value} if many else value, one_line=many)
        return DONE if value["passed"] else DOES_NOT_FIT
    receipt = check(text, profile, about=About(given=True))
    print(f"{name}: {in_one_line(receipt)}" if many else in_one_line(receipt))
    for finding in receipt.not_met:
        for place in finding.places[:5]:
            print(f"  {say('cli.place', words=_clip(text[place.start : place.end]))}")
    return DONE if receipt.passed else DOES_NOT_FIT


def _clip(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 100 else f"{words[:97]}..."
