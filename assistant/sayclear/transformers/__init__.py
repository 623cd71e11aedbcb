"""Change a text so that it fits a profile, and lose nothing.

One file a transformer, each with its source and its examples. Adding one is adding a file with
`TRANSFORMER = Transformer(...)`. `shaping.py` runs them in their declared order, and the fact ledger
takes back every change that would lose a fact.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Literal

from sayclear.markdown import Block
from sayclear.readability.rules import About, Source
from sayclear.reply import Added
from sayclear_profiles import Profile


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a sentence transformer made of one sentence."""

    text: str
    """Inline Markdown. May hold several sentences, parted by one space."""
    added: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reply transformer made of the blocks."""

    shown: tuple[Block, ...]
    more: tuple[Block, ...] = ()
    """Folded behind "More". Only the folding transformer fills it."""
    added: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A text that proves a transformer."""

    before: str
    after: str
    settings: Mapping[str, bool | int | float | str | None] = field(default_factory=dict)
    """Settings that differ from `plain`."""
    given: bool = False
    """True where the text is somebody else's (`About.given`)."""
    question: str = ""
    """What was asked, where that matters."""


SentenceChange = Callable[[str, Profile, About], Rewrite]
"""One sentence of inline Markdown in, the same content out. Returns it unchanged where nothing is to do."""

ReplyChange = Callable[[Layout, Profile, About], Layout]
"""All blocks in, the same content out in another layout."""


@dataclass(frozen=True, slots=True)
class Transformer:
    """One way to make a text fit."""

    name: str
    """Verb and object, as the file is called."""
    phase: Literal["sentence", "reply"]
    """"sentence" works while the model still writes; "reply" needs the end."""
    reads: frozenset[str]
    """The settings it reads."""
    source: Source
    examples: tuple[Case, ...]
    leaves_alone: tuple[str, ...]
    """Texts that look like a case and must not change."""
    sentence: SentenceChange | None = None
    reply: ReplyChange | None = None
    after: tuple[str, ...] = ()
    """Names of transformers that must run before it."""
    english_only: bool = True
    """Does it know English words only? Such a one leaves texts in other languages alone."""
    in_headings: bool = False
    """Does a sentence transformer work on headings too?"""
    looks_back: bool = False
    """Does a sentence transformer look at what was met above (`About.known`)?"""


@cache
def transformers() -> Mapping[str, Transformer]:
    """Every transformer by its name, in the order they run. Found by listing this folder."""
    found: dict[str, Transformer] = {}
    for module in pkgutil.iter_modules(__path__):
        transformer = getattr(import_module(f"{__name__}.{module.name}"), "TRANSFORMER", None)
        if transformer is not None:
            found[transformer.name] = transformer
    ordered: dict[str, Transformer] = {}
    waiting = dict(sorted(found.items(), key=lambda item: (item[1].phase != "sentence", item[0])))
    while waiting:
        ready = next((t for t in waiting.values() if not set(t.after) & waiting.keys()), None)
        if ready is None:
            raise RuntimeError(f"These transformers wait for each other: {', '.join(waiting)}.")
        ordered[ready.name] = waiting.pop(ready.name)
    return ordered
