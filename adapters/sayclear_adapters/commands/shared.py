"""What several verbs share: presets, files to read, JSON to print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayclear.documents import from_bytes
from sayclear.errors import CannotRead, RequestError
from sayclear.words import pair, say
from sayclear_profiles import Profile, profile_for, setting, show

READABLE = (".txt", ".md", ".markdown", ".html", ".htm")
"""Endings of the files that a folder is searched for."""

TOO_BIG = 50_000_000
"""Bytes. No text of 200,000 words is larger; a bigger file is not even read."""


def add_presets(parser: argparse.ArgumentParser) -> None:
    """`--preset P`, any number of times."""
    parser.add_argument("--preset", action="append", default=[], metavar="P", help=say("cli.help_preset"))


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help=say("cli.help_json"))


def profile_of(names: Sequence[str]) -> Profile:
    """The profile of the named presets. Says on stderr where two of them want different things."""
    profile = profile_for(*names)
    for question in profile.questions:
        entry, first = setting(question.key), question.choices[0]
        print(
            say(
                "cli.first_named_wins", label=entry.label, value=show(entry, first.value), preset=first.layer
            ),
            file=sys.stderr,
        )
    return profile


def files_in(names: Sequence[str], *, recursive: bool) -> Iterator[str]:
    """The files to work on, in order: each name, or what a folder holds.

    What lies in a folder whose name starts with a point, such as `.git`, is left out.
    """
    for name in names:
        path = Path(name)
        if name == "-" or not recursive or not path.is_dir():
            yield name
        else:
            yield from (str(file) for file in sorted(path.rglob("*")) if _is_text(file, path))


def _is_text(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in READABLE and not hidden and file.is_file()


def text_of(name: str) -> str:
    """The words of a file or of standard input ("-"), as Markdown. Raises CannotRead or TooLong."""
    return from_bytes(content(name), name="" if name == "-" else name)


def content(name: str) -> bytes:
    """The bytes of a file or of standard input ("-")."""
    if name == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise RequestError(*pair("cli.no_input"))
        return sys.stdin.buffer.read(TOO_BIG + 1)
    path = Path(name)
    try:
        if path.stat().st_size > TOO_BIG:
            raise CannotRead(*pair("cli.too_big", name=name))
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotRead(*pair("cli.no_file", name=name)) from None
    except IsADirectoryError:
        raise RequestError(*pair("cli.is_folder", name=name)) from None
    except PermissionError:
        raise CannotRead(*pair("cli.not_allowed", name=name)) from None
    except OSError as fault:
        raise CannotRead(
            *pair("cli.unreadable", name=name, fault=fault.strerror or "no reason given")
        ) from fault


def print_json(value: object, *, one_line: bool = False) -> None:
    """Print JSON: one line a file where there are many, laid out where there is one."""
    if one_line:
        print(json.dumps(value, ensure_ascii=False), flush=True)
    else:
        print(json.dumps(value, ensure_ascii=False, indent=2), flush=True)


def worst(codes: Sequence[int]) -> int:
    """The exit code that counts: 2, then 3, then 1, then 0."""
    return max(codes, key=lambda code: (0, 1, 3, 2).index(code), default=0)
