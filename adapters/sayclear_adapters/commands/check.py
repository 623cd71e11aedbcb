"""`sayclear check`: hold texts against a profile's rules, and change nothing."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from sayclear.documents import from_bytes
from sayclear.errors import PlainError, RequestError
from sayclear.words import pair, say
from sayclear_adapters.cli import DOES_NOT_FIT, DONE, PART_MISSING
from sayclear_adapters.commands import formats, many, shared
from sayclear_profiles import Profile, profile_for


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help=say("cli.help_files"))
    parser.add_argument("--recursive", action="store_true", help=say("cli.help_recursive"))
    parser.add_argument("--format", choices=formats.NAMES, default=None, help=say("cli.help_format"))
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Check each file. Ends 1 where a text does not fit."""
    if given.json and given.format not in (None, "json"):
        raise RequestError(*pair("check.two_formats", format=given.format))
    named = "json" if given.json else given.format or "text"
    profile = shared.profile_of(given.preset)
    names = list(shared.files_in(given.files, recursive=given.recursive))
    if not names:
        print(say("check.no_files"), file=sys.stderr)
    form = formats.form(named)
    options = {"presets": list(profile.presets), "format": named, "many": len(names) > 1}

    def lost(name: str, number: int) -> many.Made:
        return _broken(form, name, number, say("check.lost", name=name), PART_MISSING)

    codes: list[int] = []
    faults: list[tuple[str, str]] = []
    between = ""
    done = many.in_order(names, make=maker(options), lost=lost, verb="check", options=options)
    with many.bar(len(names)) as show, closing(done):
        sys.stdout.write(form.begin(profile))
        for made in done:
            named_err = f"{made.name}: {made.err}" if made.err and len(names) > 1 else made.err
            show(between + made.out if made.out else "", named_err)
            between = form.BETWEEN if made.out else between
            codes.append(made.code)
            if made.code not in (DONE, DOES_NOT_FIT):
                faults.append((made.name, made.err))
        sys.stdout.write(form.end(faults))
    return shared.worst(codes)


def maker(options: many.Options) -> many.Make:
    """What checks one file, made from plain data: also in another process."""
    profile = profile_for(*options["presets"])
    form = formats.form(options["format"])

    def make(name: str, number: int) -> many.Made:
        try:
            checked = _checked(name, number, profile, many_files=options["many"])
        except PlainError as error:
            return _broken(form, name, number, f"{error.say} {error.mend}".strip(), error.exit_code)
        out, fits = form.one(checked)
        return many.Made(name, out, "", DONE if fits else DOES_NOT_FIT)

    return make


def _checked(name: str, number: int, profile: Profile, *, many_files: bool) -> formats.Checked:
    data = shared.content(name)
    text = from_bytes(data, name="" if name == "-" else name)
    return formats.Checked(name, number, many_files, data, text, profile)


def _broken(form: formats.Format, name: str, number: int, sentence: str, code: int) -> many.Made:
    return many.Made(name, form.broken(name, number, sentence), sentence, code)
