"""Rewrite a given text for a profile, with the transformers alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayclear import grammar
from sayclear.readability import About
from sayclear.receipts import receipt_of
from sayclear.reply import Receipt, Reply
from sayclear.shaping import shape
from sayclear.words import say
from sayclear_profiles import Profile


@dataclass(frozen=True, slots=True)
class Result:
    """A rewritten text, and the receipt that says how it came out."""

    reply: Reply
    receipt: Receipt


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
