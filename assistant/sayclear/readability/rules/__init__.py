"""The access contract: one file a rule, with its source, its examples and its proof.

Adding a rule is adding a file with `RULE = Rule(...)`; nothing else needs an edit.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

from sayclear.readability.units import Place, Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a transformer comes from."""

    title: str
    url: str
    """Empty for our own choice."""
    strength: Literal["standard", "study", "guideline", "our own choice"]


OWN_CHOICE = Source("our own choice", "", "our own choice")


@dataclass(frozen=True, slots=True)
class About:
    """What a rule may know besides the text."""

    question: str = ""
    """What the person asked in this turn; empty for a given text."""
    said: str = ""
    """All that the person wrote in this conversation."""
    given: bool = False
    """True for somebody else's text (`easy`, `check`): what cannot be known there may be flagged."""
    original: str | None = None
    """The text before any change, where there is one."""
    added: tuple[str, ...] = ()
    """Texts that we put in."""
    known: frozenset[str] = frozenset()
    """For transformers: short forms, and words in lower case, that were met or explained above."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule found: a number to hold against the limit, and where."""

    value: float
    places: tuple[Place, ...] = ()
    flagged: int = 0
    """How many more places were found, and are explained or flagged beside the words."""
    facts: tuple[str, ...] = ()
    """For `facts_lost`: each one in words."""
    sizes: tuple[float, ...] = ()
    """What each place measures, where the limit is one for each place ("words in the longest sentence").
    A report then lists the places over the limit, and no others."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that proves a rule, and the value that must be measured."""

    text: str
    value: float
    about: About = About()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise that a text is held to. Its limit is the setting `text.` + `id`."""

    id: str
    measure: Callable[[Text, About], Measured]
    source: Source
    examples: tuple[Example, ...]
    """Texts with the value that must be measured: at least one over a usual limit, and one within."""
    at_least: bool = False
    """True for `next_action`: the value must reach the limit. Otherwise it must not pass it."""
    judges_given: bool = True
    """False where somebody else's text is not judged by it (`labels`, `next_action`)."""
    english_only: bool = True
    """False where it holds for every language. In a text that is surely not English, the others are not
    measured, and the receipt says so."""
    counts_words: bool = False
    """True where the limit is a number of words: not measured where words are not parted by spaces."""

    @property
    def reads(self) -> frozenset[str]:
        """The settings it reads."""
        return frozenset({f"text.{self.id}"})


ORDER = (
    "sentence_words",
    "paragraph_sentences",
    "list_items",
    "list_depth",
    "length_words",
    "filler_opener",
    "idioms",
    "hard_words_percent",
    "acronyms",
    "double_negatives",
    "shouting",
    "emoji",
    "vague_times",
    "steps_numbered",
    "next_action",
    "rhetorical",
    "pressure",
    "labels",
    "masking",
    "facts_lost",
)
"""The order in which reports list the core rules; others follow by name."""


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id. Found by listing this folder."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    found = {rule.id: rule for rule in (import_module(f"{__name__}.{name}").RULE for name in names)}
    return dict(sorted(found.items(), key=lambda item: (_rank(item[0]), item[0])))


def _rank(rule: str) -> int:
    return ORDER.index(rule) if rule in ORDER else len(ORDER)
