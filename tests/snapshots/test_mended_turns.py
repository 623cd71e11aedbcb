"""Whole rows of events where an able model rewords a long sentence, and where one lies.

Look at the difference, and when it is better: `.venv/bin/pytest tests/snapshots --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.rewrites import REWRITES

from sayclear import grammar as grammar_model
from sayclear import turn
from sayclear.events import Answering, ChunkReady, Done, Event, Mending, Reading, Reported, Writing
from sayclear.receipts import in_one_line
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.store.verdicts import KeptVerdicts
from sayclear_profiles import profile_for

REPLY = (
    "The market closes at noon. Take a **bag** with you.\n\n"
    "1. Walking home from the market with ten eggs and a loaf of bread, Mrs Okoro met the new postman of "
    "our street by the bakery.\n"
    "2. You must not pay with a card at the stalls of the market, which are in the hall behind the church "
    "and the school."
)
MENDED = (
    "Mrs Okoro was walking home from the market with ten eggs and a loaf of bread. She met the new postman "
    "of our street by the bakery."
)
ANSWERS = {
    "able": (*REWRITES[:4], MENDED),
    "able, and then wrong": (*REWRITES[:4], MENDED.replace("ten eggs", "eggs"), MENDED.replace("ten", "two")),
    "not able": ("I cannot do that.",) * 3,
}


def told(event: Event) -> object:
    """An event without what differs from run to run."""
    match event:
        case Reported(receipt):
            return {"reported": in_one_line(receipt)}
        case Mending():
            return f"mending: {event.what} {event.number} of {event.total}"
        case ChunkReady():
            return {"chunk": event.before + event.text}
        case Done():
            return {
                "text": event.reply.text,
                "changes": [
                    f"{change.transformer}: {change.before!r} -> {change.after!r}"
                    for change in event.reply.changes
                ],
                "receipt": in_one_line(event.receipt),
                "facts lost": list(event.receipt.facts_lost),
            }
        case Answering():
            return repr(event)
    return type(event).__name__


def once(rows: Iterable[object]) -> list[object]:
    """Each row once where it comes several times on end: how often it does is a matter of time."""
    found: list[object] = []
    for row in rows:
        if not found or found[-1] != row:
            found.append(row)
    return found


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_turn_with_repair(kind: str, grammar: Path, snapshot: SnapshotAssertion) -> None:
    grammar_model.use_model(grammar)
    model = ScriptedChat(answers=(REPLY, *ANSWERS[kind]))
    events = turn.run(
        "How was the market?",
        model=model,
        profile=profile_for("reading-ease"),
        country="GB",
        verdicts=KeptVerdicts(),
    )
    assert once(told(event) for event in events if not isinstance(event, Reading | Writing)) == snapshot
