"""What a receipt opens to: every change with its reason, what stayed, what does not fit and why, offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayclear import offers, reasons
from sayclear.offers import Offer
from sayclear.readability.rules import About
from sayclear.reasons import NotMet, Tried
from sayclear.receipts import REPAIR
from sayclear.reply import Added, Change, Kept, Receipt, Reply
from sayclear.words import say, sentences
from sayclear_profiles import Profile


@dataclass(frozen=True, slots=True)
class Account:
    """All that is known of how a reply came to be as it is."""

    changes: Mapping[str, tuple[Change, ...]]
    """By the transformer that made them; what a model made comes first."""
    added: tuple[Added, ...]
    kept: tuple[Kept, ...]
    not_met: tuple[NotMet, ...]
    hardest: tuple[str, ...]
    offers: tuple[Offer, ...]


def account(
    reply: Reply, receipt: Receipt, profile: Profile, about: About, *, tried: Tried = "all"
) -> Account:
    """Put together what is known of a reply. Changes nothing."""
    made: dict[str, tuple[Change, ...]] = {}
    for change in sorted(reply.changes, key=lambda change: change.transformer != REPAIR):
        made[change.transformer] = (*made.get(change.transformer, ()), change)
    return Account(
        made,
        tuple(dict.fromkeys(item for item in reply.added if item.text.strip())),
        tuple(dict.fromkeys(reply.kept)),
        reasons.not_met(reply, receipt, about, tried=tried),
        receipt.hardest,
        offers.find(reply.text, profile, about),
    )


def told_added(item: Added) -> str:
    """What was put in, in one line."""
    key = f"receipt.added_{item.kind}"
    return say(key if key in sentences() else "receipt.added_other", text=item.text)


def as_json(told: Account, changes: Sequence[Change]) -> dict[str, Any]:
    """The account for other programs, with the changes of the reply in the order they were made."""
    return {
        "changes": [_change(change) for change in changes],
        "kept": [
            {
                "by": kept.transformer,
                "text": kept.text,
                "facts": list(kept.facts),
                "why": reasons.why_kept(kept),
            }
            for kept in told.kept
        ],
        "offers": [offers.as_json(offer) for offer in told.offers],
        "not_met": [
            {
                "rule": rule.rule,
                "say": rule.say,
                "sentences": [{"text": stays.text, "why": stays.why} for stays in rule.sentences],
            }
            for rule in told.not_met
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    source = reasons.source_of(change.transformer)
    return {
        "by": change.transformer,
        "before": change.before,
        "after": change.after,
        "added": [{"kind": item.kind, "text": item.text} for item in change.added],
        "why": reasons.why_changed(change.transformer),
        "source": source and {"title": source.title, "url": source.url, "strength": source.strength},
    }
