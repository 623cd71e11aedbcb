"""A receipt and what it opens to, as lines for a terminal: what "--changes" and "--original" print."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from sayclear import reasons
from sayclear.accounts import Account, told_added
from sayclear.differences import differences, text_of
from sayclear.offers import Offer
from sayclear.reply import Change
from sayclear.words import say

_NOTES = {
    "moved": "receipt.only_moved",
    "laid out": "receipt.only_laid_out",
    "marks": "receipt.only_marks",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--changes` and `--original`."""
    parser.add_argument("--changes", action="store_true", help=say("cli.help_changes"))
    parser.add_argument("--original", action="store_true", help=say("cli.help_original"))


def told(account: Account) -> str:
    """The whole account, section by section. Before each change stands "-", and after it "+"."""
    sections = (
        (say("receipt.not_met_title"), _not_met(account)),
        (say("receipt.changes_title"), _changes(account)),
        (say("receipt.added_title"), (f"  {told_added(item)}" for item in account.added)),
        (say("receipt.kept_title"), _kept(account)),
        (say("receipt.hardest_title"), (f"  {sentence}" for sentence in account.hardest)),
    )
    written = ((title, "\n".join(lines).strip("\n")) for title, lines in sections)
    return "\n\n".join(f"== {title}\n\n{lines}" for title, lines in written if lines)


def original(text: str, *, same: bool) -> str:
    """The text before any change."""
    title = say("receipt.original_title")
    return f"== {title}\n\n{say('receipt.original_same') if same else text.strip()}"


def offered(offers: Sequence[Offer]) -> list[str]:
    """Each offer in one line. None is carried out."""
    return [say("receipt.offer", offer=offer.say) for offer in offers]


def _not_met(account: Account) -> Iterator[str]:
    for rule in account.not_met:
        yield f"\n{rule.say}"
        for stays in rule.sentences:
            if stays.text:
                yield f"  {_one_line(stays.text)}"
            yield f"    {stays.why}" if stays.text else f"  {stays.why}"


def _changes(account: Account) -> Iterator[str]:
    if not account.changes:
        yield say("receipt.no_changes")
    for by, changes in account.changes.items():
        yield f"\n{reasons.why_changed(by)}"
        if source := reasons.told_source(reasons.source_of(by)):
            yield f"({source})"
        if by != reasons.FOLD:
            for change in changes:
                yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    for place in differences(change.before, change.after):
        yield ""
        if note := _NOTES.get(place.words):
            yield say(note)
        for mark, pieces in (("-", place.before), ("+", place.after)):
            text = text_of(pieces) or say("receipt.nothing")
            yield from (f"{mark} {line}" for line in text.splitlines() if line.strip())


def _kept(account: Account) -> Iterator[str]:
    for kept in account.kept:
        yield f"  {_one_line(kept.text)}"
        yield f"    {reasons.why_kept(kept)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
