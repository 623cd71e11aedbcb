"""What a receipt opens to, as plain data for the page."""

from __future__ import annotations

from typing import Any

from sayclear import reasons
from sayclear.accounts import Account, told_added
from sayclear.differences import Difference, Piece, differences
from sayclear.reply import Change
from sayclear.words import say

Data = dict[str, Any]

MOST_WORDS = 60
"""So many words of a place that does not fit are shown; a whole list would not be read again."""

_NOTES = {
    "moved": "receipt.only_moved",
    "laid out": "receipt.only_laid_out",
    "marks": "receipt.only_marks",
}


def account_of(account: Account) -> Data:
    """Every change with its reason, what stayed, what does not fit and why, and offers."""
    return {
        "changes": [_changes(by, changes) for by, changes in account.changes.items()],
        "added": [told_added(item) for item in account.added],
        "kept": [{"text": _shortened(kept.text), "why": reasons.why_kept(kept)} for kept in account.kept],
        "not_met": [
            {
                "say": rule.say,
                "sentences": [{"text": _shortened(one.text), "why": one.why} for one in rule.sentences],
            }
            for rule in account.not_met
        ],
        "offers": [offer.say for offer in account.offers],
    }


def _changes(by: str, changes: tuple[Change, ...]) -> Data:
    """All that one transformer did, under its reason."""
    source = reasons.source_of(by)
    data: Data = {"why": reasons.why_changed(by), "count": len(changes), "places": []}
    if source is not None:
        strength = say(f"receipt.strength_{source.strength}") if source.url else ""
        data["source"] = {"title": source.title, "url": source.url, "strength": strength}
    if by != reasons.FOLD:
        # What is folded stands behind "More" as it was.
        found = (place for change in changes for place in differences(change.before, change.after))
        data["places"] = [_place(place) for place in found]
    return data


def _place(place: Difference) -> Data:
    note = _NOTES.get(place.words)
    return {
        "note": say(note) if note else "",
        "before": _pieces(place.before),
        "after": _pieces(place.after),
    }


def _pieces(pieces: tuple[Piece, ...]) -> list[list[str]]:
    return [[piece.kind, piece.text] for piece in pieces]


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words if len(words) <= MOST_WORDS else [*words[:MOST_WORDS], "[…]"])
