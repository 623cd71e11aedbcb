"""`sayclear say`: text to a speech file, with the time of each word."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from sayclear.errors import CannotRead, RequestError
from sayclear.words import pair, say
from sayclear_adapters.commands import shared
from sayclear_profiles import setting


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("text", nargs="*", default=["-"], metavar="TEXT", help=say("cli.help_say_text"))
    parser.add_argument("--out", required=True, metavar="FILE.wav", help=say("cli.help_out"))
    parser.add_argument("--words", default=None, metavar="FILE.json", help=say("cli.help_words"))
    parser.add_argument("--voice", default=None, metavar="V", help=say("cli.help_voice"))
    parser.add_argument("--rate", type=float, default=None, metavar="WPM", help=say("cli.help_rate"))
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Speak into a file. The file is written whole or not at all."""
    from sayclear_adapters.wiring import speak_whole

    profile = shared.profile_of([])
    rate = given.rate if given.rate is not None else profile.number("speech.rate_wpm")
    setting("speech.rate_wpm").accept(rate)
    text = " ".join(given.text)
    text = shared.text_of("-") if text == "-" else text
    if not any(char.isalnum() for char in text):
        raise CannotRead(*pair("errors.empty_text" if not text.strip() else "cli.nothing_to_say"))
    asked = given.voice or profile.word("speech.voice")
    name, sound = speak_whole(text, words_per_minute=rate, voice=asked)
    if name != asked:
        print(say("cli.other_voice", asked=asked, used=name), file=sys.stderr)
    times = [asdict(word) for word in sound.words]
    _write(Path(given.out), sound.wav)
    if given.words:
        _write(Path(given.words), json.dumps(times, indent=1).encode())
    if given.json:
        shared.print_json(
            {"out": given.out, "voice": name, "seconds": round(sound.seconds, 3), "words": times}
        )
    else:
        print(say("cli.said", seconds=f"{sound.seconds:.1f}", file=given.out, voice=name))
    return 0


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        raise RequestError(
            *pair("cli.cannot_write", name=str(path), fault=fault.strerror or "no reason given")
        ) from fault
