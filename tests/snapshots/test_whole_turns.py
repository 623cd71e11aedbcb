"""The same six replies for every preset, as whole rows of events.

A change of any rule, transformer or sentence shows itself here. Look at the difference, and when it
is better: `.venv/bin/pytest tests/snapshots --snapshot-update`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from sayclear import grammar as grammar_model
from sayclear import turn
from sayclear.events import Answering, ChunkReady, Done, Event, Failed, Heard, Reading, Reported, Writing
from sayclear.receipts import in_one_line
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_profiles import presets, profile_for

REPLIES = {
    "How do I boil an egg?": (
        "Great question! 😀 First, fill a pan with water and bring it to the boil. Then put the egg in, wait "
        "8 minutes, and take it out. Do NOT touch the pan because it is hot."
    ),
    "Can I still apply for the grant?": (
        "You can apply until 31 March 2027, unless you already got a grant this year. The fee is £25 and it "
        "must be paid online, but people who get Universal Credit do not have to pay it, which many people "
        "do not know. Would you like me to explain how to fill in the form?"
    ),
    "What should I bring?": (
        "You should bring your passport, two recent bills, and a photo. **IMPORTANT:** photos older than six "
        "months are not accepted.\n\n## Where\n\nThe office is at 12 High St. It opens at 9 a.m. on weekdays."
    ),
    "What does my tablet do?": (
        "Take one 20 mg tablet in the morning, with food. You must not take more than 2 tablets in 24 hours. "
        "If you feel dizzy, stop taking it and call 111. It usually starts to work in a few days, although "
        "some people utilise it for several weeks before they notice a difference."
    ),
    "Show me the code.": (
        "Here is the code:\n\n```python\nprint('Hello. World!')\n```\n\n"
        "| name | value |\n| --- | --- |\n| a | 1 |\n\n"
        "Run it with `python hello.py`. See [the docs](https://example.org/docs) soon."
    ),
    "I can't start cleaning my room.": (
        "That is a piece of cake. Pick up the clothes. Put them in the basket. Take the cups to the kitchen. "
        "Wash the cups. Open the window. Make the bed. You should have done it weeks ago, so hurry up!! "
        "Later you can vacuum the floor and wipe the desk and empty the bin."
    ),
}


def told(event: Event) -> object:
    """An event without what differs from run to run."""
    match event:
        case Reading() | Writing():
            return None
        case Reported(receipt):
            return {"reported": in_one_line(receipt)}
        case Done():
            return {
                "text": event.reply.text,
                "more": event.reply.more,
                "changes": [
                    f"{change.transformer}: {change.before!r} -> {change.after!r}"
                    for change in event.reply.changes
                ],
                "kept": [
                    f"{kept.transformer}: {kept.text!r} ({'; '.join(kept.facts)})"
                    for kept in event.reply.kept
                ],
                "added": [f"{added.kind}: {added.text}" for added in event.reply.added],
                "receipt": in_one_line(event.receipt),
                "facts lost": list(event.receipt.facts_lost),
            }
        case ChunkReady():
            return {"chunk": event.before + event.text}
        case Heard() | Answering() | Failed():
            return repr(event)
    return repr(event)


@pytest.mark.parametrize("question", REPLIES, ids=lambda question: question.split()[-1].strip("?."))
@pytest.mark.parametrize("preset", presets())
def test_a_whole_turn(preset: str, question: str, grammar: Path, snapshot: SnapshotAssertion) -> None:
    grammar_model.use_model(grammar)
    model = ScriptedChat(answers=(REPLIES[question],))
    events = turn.run(question, model=model, profile=profile_for(preset), country="GB")
    assert [told(event) for event in events if told(event) is not None] == snapshot
