"""`sayclear hear`: a speech file to text."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from sayclear.errors import CannotRead
from sayclear.words import pair, say
from sayclear_adapters.commands import shared


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("file", metavar="FILE", help=say("cli.help_sound"))
    parser.add_argument("--language", default=None, metavar="L", help=say("cli.help_language"))
    parser.add_argument("--words-list", default=None, metavar="FILE", help=say("cli.help_words_list"))
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print what was said; an empty line where no speech was found."""
    from sayclear_adapters.wiring import open_hearing

    sound: Path | bytes = shared.content("-") if given.file == "-" else Path(given.file)
    if isinstance(sound, Path) and not sound.is_file():
        raise CannotRead(*pair("cli.is_no_sound" if sound.exists() else "cli.no_file", name=given.file))
    vocabulary: tuple[str, ...] = ()
    if given.words_list:
        listed = shared.content(given.words_list)
        vocabulary = tuple(
            line.strip() for line in listed.decode("utf-8", "replace").splitlines() if line.strip()
        )
    language = given.language or shared.profile_of([]).word("hearing.language")
    heard = open_hearing().hear(sound, language=language, vocabulary=vocabulary)
    if given.json:
        shared.print_json(
            {"text": heard.text, "language": heard.language, "words": [asdict(w) for w in heard.words]}
        )
    else:
        print(heard.text)
        if not heard.text:
            print(say("cli.heard_nothing"), file=sys.stderr)
    return 0
