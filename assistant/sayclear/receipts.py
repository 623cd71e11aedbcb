"""Write the receipt of a reply: what was checked, what was changed, what could not be met."""

from __future__ import annotations

from dataclasses import replace

from sayclear.readability import About, check
from sayclear.reply import Receipt, Reply
from sayclear.words import say
from sayclear_profiles import Profile

REPAIR = "repair_by_model"
"""The name under which a change stands that a model made (`sayclear.repair`)."""


def receipt_of(reply: Reply, profile: Profile, about: About, *, note: str | None = None) -> Receipt:
    """Check both parts of a reply against the profile, and against its own original."""
    known = replace(
        about, original=reply.original or None, added=tuple(item.text for item in reply.added if item.text)
    )
    receipt = check(
        reply.text,
        profile,
        more=reply.more,
        about=known,
        added=reply.added,
        repairs=len(reply.changes),
        kept=reply.kept,
    )
    told = (_reworded(reply), note or _note(receipt) or "", receipt.note or "")
    return replace(receipt, note=" ".join(filter(None, told)) or None)


def _reworded(reply: Reply) -> str:
    """What is in the model's words must be seen to be so."""
    count = sum(change.transformer == REPAIR for change in reply.changes)
    if count == 1:
        return say("receipt.reworded_one")
    return say("receipt.reworded", count=count) if count else ""


def _note(receipt: Receipt) -> str | None:
    """One sentence on what could not be done, or None where all was done."""
    if receipt.facts_lost:
        return say("receipt.facts_lost", facts="; ".join(receipt.facts_lost[:3]))
    if any(finding.rule == "sentence_words" for finding in receipt.not_met):
        return say("receipt.no_safe_cut")
    if receipt.kept:
        return say("receipt.kept_original", count=len(receipt.kept))
    return None


def in_one_line(receipt: Receipt) -> str:
    """The receipt as one or two plain sentences."""
    used = [finding for finding in receipt.findings if finding.limit is not None]
    met = sum(finding.ok for finding in used)
    if receipt.passed:
        line = say("receipt.fits", count=met)
    else:
        faults = " ".join(finding.say for finding in receipt.not_met)
        line = say("receipt.does_not_fit", met=met, count=len(used), faults=faults)
    flagged = sum(finding.flagged for finding in receipt.findings)
    return " ".join(
        part
        for part in (
            line,
            say("receipt.changed", count=receipt.repairs) if receipt.repairs else "",
            say("receipt.flagged", count=flagged) if flagged else "",
            receipt.note or "",
        )
        if part
    )
