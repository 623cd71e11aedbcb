"""Why a text was changed, and why a sentence stays as it is, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from sayclear import facts, grammar
from sayclear.layout import is_quoted
from sayclear.readability.languages import guess
from sayclear.readability.rules import About, Source
from sayclear.readability.units import Passage, Place, Text, Unit, read
from sayclear.receipts import REPAIR
from sayclear.reply import Finding, Kept, Receipt, Reply
from sayclear.transformers import transformers
from sayclear.words import say, sentences

Tried = Literal["all", "sentences", "marks"]
"""What was done to a text: the whole chain; only its sentences, while a model wrote; or only its key words
were marked."""

FOLD = "fold_long_replies"
"""What it moves stands behind "More" as it was."""

_CUTTERS = frozenset(("split_long_sentences", "set_out_conditions", "list_enumerations"))
_LONG = "sentence_words"
_JUST_THE_WORDS = frozenset(("acronyms", "hard_words_percent"))
"""Rules about single words: the whole sentence would hide them."""
_NEVER = {"dose": "dose", "warning": "warning", "url": "link", "email": "link", "code": "link"}
"""Kinds of facts that no model may reword, and how the reason is called."""
_QUOTED = re.compile(r"^[“\"]|[”\"]$")


@dataclass(frozen=True, slots=True)
class Stays:
    """Some words that do not fit a limit and stay."""

    text: str
    why: str
    """One or two plain sentences, as exact as the program knows."""


@dataclass(frozen=True, slots=True)
class NotMet:
    """A rule that is not met."""

    rule: str
    say: str
    sentences: tuple[Stays, ...]


def why_changed(by: str) -> str:
    """What a transformer does, in one plain sentence."""
    if (key := f"receipt.by_{by}") in sentences():
        return say(key)
    # A transformer is one file: its first line says what it does.
    about = import_module(f"sayclear.transformers.{by}").__doc__ or ""
    return about.strip().split("\n")[0]


def source_of(by: str) -> Source | None:
    """What a transformer rests on; None for a change that a model made."""
    return None if by == REPAIR else transformers()[by].source


def told_source(source: Source | None) -> str:
    """The source in words; empty where there is none to name."""
    if source is None:
        return ""
    if not source.url:
        return say("receipt.source_ours")
    strength = say(f"receipt.strength_{source.strength}")
    return say("receipt.source", title=source.title, strength=strength)


def why_kept(kept: Kept) -> str:
    """Why a change was taken back."""
    if not kept.facts:
        return say("receipt.kept_words")
    return say("receipt.kept_facts", facts="; ".join(kept.facts))


def not_met(reply: Reply, receipt: Receipt, about: About, *, tried: Tried = "all") -> tuple[NotMet, ...]:
    """Each rule that is not met, with its sentences and why they stay."""
    if receipt.passed:
        return ()
    text = read(reply.text, reply.more)
    look = _Look(text, reply, about, guess(text).english, tried)
    return tuple(
        NotMet(finding.rule, finding.say, tuple(dict.fromkeys(_stay(finding, receipt, look))))
        for finding in receipt.not_met
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What is known of the text that the findings are about."""

    text: Text
    reply: Reply
    about: About
    english: bool
    tried: Tried


def _stay(finding: Finding, receipt: Receipt, look: _Look) -> list[Stays]:
    if finding.rule == "facts_lost":
        return [Stays(fact, say("receipt.stays_facts_lost")) for fact in receipt.facts_lost]
    stays: list[Stays] = []
    for place in finding.places:
        passage = look.text.more if place.part == "more" else look.text.shown
        unit = _unit_at(passage, place)
        if finding.rule == _LONG and unit is not None:
            stays.append(Stays(unit.text, _why_long(unit, passage, look)))
            continue
        words = passage.source[place.start : place.end].strip()
        if unit is not None and finding.rule not in _JUST_THE_WORDS:
            words = unit.text
        if words:
            stays.append(Stays(words, _why(finding.rule, look)))
    return stays or [Stays("", _why(finding.rule, look))]


def _unit_at(passage: Passage, place: Place) -> Unit | None:
    """The unit that holds the whole place, if one does."""
    return next(
        (unit for unit in passage.units if unit.place.start <= place.start and place.end <= unit.place.end),
        None,
    )


def _why(rule: str, look: _Look) -> str:
    if look.tried != "all":
        return say(f"receipt.stays_{look.tried}_only")
    key = f"receipt.stays_{rule}"
    return say(key) if key in sentences() else say("receipt.stays_other")


def _why_long(unit: Unit, passage: Passage, look: _Look) -> str:
    """Why this sentence is still too long. The first that is sure counts."""
    if look.tried == "marks":
        return say("receipt.stays_marks_only")
    if not look.english:
        return say("receipt.stays_language")
    taken_back = [
        kept for kept in look.reply.kept if kept.transformer in _CUTTERS and kept.text.strip() == unit.text
    ]
    if taken_back:
        return why_kept(taken_back[0])
    if unit.kind in ("heading", "cell"):
        return say(f"receipt.stays_{unit.kind}")
    if is_quoted(passage.blocks[unit.block], look.about) or (look.about.given and _QUOTED.search(unit.text)):
        return say("receipt.stays_quoted")
    if unit.text.rstrip().endswith(":"):
        return say("receipt.stays_label")
    if not grammar.ready():
        return say("receipt.stays_no_grammar")
    if look.tried == "sentences":
        return say("receipt.stays_sentences_only")
    return f"{say('receipt.stays_no_cut')} {_why_no_model(unit)}".strip()


def _why_no_model(unit: Unit) -> str:
    """Why no model may reword the sentence; empty where one may."""
    # Late: `repair` holds its work against receipts.
    from sayclear.repair.pick import may_be_sent

    if may_be_sent(unit.text):
        return ""
    kinds = {fact.kind for fact in facts.find(unit.text)}
    named = next((name for kind, name in _NEVER.items() if kind in kinds), "else")
    return say(f"receipt.stays_never_{named}")
