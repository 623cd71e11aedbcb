"""Every sentence that the program itself says, one TOML file a language.

A test sends each of them through the `plain` rules, and another finds keys that nobody says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Spoken = str | int | float


@cache
def sentences(language: str = "en") -> Mapping[str, str]:
    """Every sentence by its key, "section.name"."""
    table = tomllib.loads(files("sayclear").joinpath("words", f"{language}.toml").read_text("utf-8"))
    return {f"{section}.{name}": text for section, entries in table.items() for name, text in entries.items()}


def say(key: str, /, **values: Spoken) -> str:
    """The sentence of this key, with `{names}` filled in."""
    return sentences()[key].format(**values)


def pair(key: str, /, **values: Spoken) -> tuple[str, str]:
    """What happened and how to go on: the sentences `key` and `key_mend`, ready for an error."""
    return say(key, **values), say(f"{key}_mend", **values)
