"""`sayclear easy`: rewrite given texts for a profile."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from sayclear import accounts
from sayclear.errors import PlainError
from sayclear.readability import About
from sayclear.readability.report import receipt_json
from sayclear.reasons import Tried
from sayclear.receipts import in_one_line
from sayclear.tools.easy import Result, make_easy, mark_only
from sayclear.words import say
from sayclear_adapters.cli import DONE, PART_MISSING
from sayclear_adapters.commands import in_words, many, shared
from sayclear_adapters.wiring import Assistant, use_grammar
from sayclear_profiles import Profile, profile_for

Mend = Callable[[Result], Result]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help=say("cli.help_files"))
    parser.add_argument("--no-model", action="store_true", help=say("cli.help_no_model"))
    parser.add_argument("--mark-only", action="store_true", help=say("cli.help_mark_only"))
    parser.add_argument("--recursive", action="store_true", help=say("cli.help_recursive"))
    in_words.add_options(parser)
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Rewrite each file; the others are still done where one cannot be read."""
    profile = shared.profile_of(given.preset)
    names = list(shared.files_in(given.files, recursive=given.recursive))
    if not names:
        print(say("check.no_files"), file=sys.stderr)
    options = {
        "presets": list(profile.presets),
        "json": given.json,
        "many": len(names) > 1,
        "mark_only": given.mark_only,
        "changes": given.changes,
        "original": given.original,
    }
    assistant = None if given.no_model or given.mark_only else Assistant()
    if assistant is not None and assistant.can_mend(profile):
        # A model is one: it does one file after the other.
        make = maker(options, mend=lambda made: _mended(made, profile, assistant))
        done = many.one_by_one(names, make=make)
    else:
        done = many.in_order(names, make=maker(options), lost=_lost, verb="easy", options=options)
    codes: list[int] = []
    with many.bar(len(names)) as show, closing(done):
        for made in done:
            show(made.out, f"{made.name}: {made.err}" if made.err and len(names) > 1 else made.err)
            codes.append(made.code)
    return shared.worst(codes)


def maker(options: many.Options, *, mend: Mend | None = None) -> many.Make:
    """What rewrites one file, made from plain data: also in another process."""
    profile = profile_for(*options["presets"])
    use_grammar()

    def make(name: str, number: int) -> many.Made:
        try:
            out, err = _one(name, number, profile, options, mend)
        except PlainError as error:
            return many.Made(name, "", f"{error.say} {error.mend}".strip(), error.exit_code)
        return many.Made(name, out, err, DONE)

    return make


def _lost(name: str, _number: int) -> many.Made:
    return many.Made(name, "", say("cli.easy_lost", name=name), PART_MISSING)


def _one(
    name: str, number: int, profile: Profile, options: many.Options, mend: Mend | None
) -> tuple[str, str]:
    """What one file gives for standard output, and for standard error."""
    begin = time.monotonic()
    made = (mark_only if options["mark_only"] else make_easy)(shared.text_of(name), profile)
    first = round(time.monotonic() - begin, 3)
    if mend is not None:
        made = mend(made)
    seconds = {"first_text": first, "total": round(time.monotonic() - begin, 3)}
    tried: Tried = "marks" if options["mark_only"] else "all"
    account = accounts.account(made.reply, made.receipt, profile, About(given=True), tried=tried)
    if options["json"]:
        value = _json(made, account, profile) | {"seconds": seconds}
        if options["many"]:
            return f"{json.dumps({'file': name, **value}, ensure_ascii=False)}\n", ""
        return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n", ""
    shown = [f"== {name}\n"] if options["many"] else []
    if options["many"] and number:
        shown.insert(0, "")
    shown += _shown(made, account, options)
    err = "\n".join(("", in_one_line(made.receipt), *in_words.offered(account.offers)))
    return "".join(f"{part}\n" for part in shown), err.strip() if options["many"] else err


def _json(made: Result, account: accounts.Account, profile: Profile) -> dict[str, Any]:
    reply = made.reply
    return {
        "text": reply.text,
        "more": reply.more,
        "original": reply.original,
        "presets": list(profile.presets),
        "model": made.model,
        "receipt": receipt_json(made.receipt),
        **accounts.as_json(account, reply.changes),
    }


def _shown(made: Result, account: accounts.Account, options: many.Options) -> list[str]:
    """The text as it is read, and what was asked for besides."""
    reply = made.reply
    shown = [reply.text]
    if reply.more:
        shown.append(f"\n{say('turn.more')}\n\n{reply.more}")
    if options["changes"]:
        shown.append(f"\n{in_words.told(account)}")
    if options["original"]:
        same = reply.original.strip() == reply.whole.strip()
        shown.append(f"\n{in_words.original(reply.original, same=same)}")
    return shown


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
