"""Rewrite a given text for a profile: with the transformers, and then with an able model if one is there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayclear import grammar
from sayclear.key_words import mark
from sayclear.readability import About
from sayclear.receipts import receipt_of
from sayclear.repair import Repair, Step, Verdicts
from sayclear.reply import Receipt, Reply
from sayclear.shaping import shape
from sayclear.words import say
from sayclear_profiles import Profile

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True, slots=True)
class Result:
    """A rewritten text, and the receipt that says how it came out."""

    reply: Reply
    receipt: Receipt
    model: str | None = None
    """The model that reworded a sentence of it, if one did."""


def make_easy(text: str, profile: Profile, *, about: About | None = None) -> Result:
    """Rewrite `text` (Markdown, as `documents.from_bytes` gives it) to fit `profile`.

    It is somebody else's text unless `about` says otherwise: what cannot be known is flagged, and
    nothing is deleted. Without the grammar part, long sentences stay whole and the note says so.
    """
    about = about or About(given=True)
    reply = shape(text, profile, about)
    receipt = receipt_of(reply, profile, about)
    if not grammar.ready() and any(finding.rule == "sentence_words" for finding in receipt.not_met):
        receipt = replace(receipt, note=say("transformers.no_grammar_note"))
    return Result(reply, receipt)


def mark_only(text: str, profile: Profile) -> Result:
    """Put the key words of a given text in bold. Nothing else of it changes, down to the last space."""
    about = About(given=True)
    marked = mark(text)
    reply = Reply(marked, original=text)
    note = say("marking.note") if marked != text else None
    return Result(reply, replace(receipt_of(reply, profile, about), note=note))


def can_be_mended(made: Result, profile: Profile, *, about: About | None = None) -> bool:
    """Is there a long sentence left that may be sent to a model?"""
    return Repair(made.reply, profile, about or About(given=True)).wanted()


def mend(
    made: Result,
    profile: Profile,
    *,
    model: BaseChatModel,
    name: str,
    verdicts: Verdicts,
    about: About | None = None,
) -> Generator[Step | Result]:
    """Have an able model reword what the transformers left too long.

    Yields where the work is, and at the end the result, which is never worse than `made`. Close the
    generator to stop the model.
    """
    about = about or About(given=True)
    repair = Repair(made.reply, profile, about)
    with closing(repair.run(model, name, verdicts)) as steps:
        yield from steps
    if repair.reply == made.reply:
        yield made
    else:
        yield Result(repair.reply, receipt_of(repair.reply, profile, about), name)
