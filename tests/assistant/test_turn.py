"""A turn from end to end with the scripted model: events, receipts, stop, failures, labels."""

from __future__ import annotations

from contextlib import closing

import pytest

from sayclear import turn
from sayclear.errors import ModelFailed
from sayclear.events import Answering, Carded, ChunkReady, Done, Failed, Heard, Reading, Reported, Writing
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_profiles import presets, profile_for

PLAIN = profile_for("plain")
REPLY = (
    "Great question! Fill a pan with water 😀. Put the egg in.\n\n```\nboil(8)\n```\n\n"
    "Wait 8 minutes. Do not touch it."
)


def test_the_order_of_events() -> None:
    events = list(turn.run("How do I boil an egg?", model=ScriptedChat(answers=(REPLY,)), profile=PLAIN))
    kinds = [type(event) for event in events if not isinstance(event, Reading | Writing)]
    assert kinds[:2] == [Heard, Answering]
    assert kinds[-2:] == [Reported, Done]
    assert set(kinds[2:-2]) == {ChunkReady}


def test_every_chunk_is_mended_and_nothing_is_lost() -> None:
    events = list(turn.run("How?", model=ScriptedChat(answers=(REPLY,)), profile=PLAIN))
    shown = "".join(event.before + event.text for event in events if isinstance(event, ChunkReady))
    done = next(event for event in events if isinstance(event, Done))
    assert done.streamed == shown
    for text in (shown, done.reply.whole):
        assert "Great question" not in text and "😀" not in text
        assert "```\nboil(8)\n```" in text and "8 minutes" in text and "Do not touch it." in text
    assert done.reply.original == REPLY
    assert done.receipt.facts_lost == ()
    assert [finding.rule for finding in done.receipt.findings][:2] == [
        "sentence_words",
        "paragraph_sentences",
    ]
    assert len(done.receipt.findings) >= 20


def test_closing_the_turn_stops_the_model() -> None:
    model = ScriptedChat(answers=("One is here. Two is here. Three is here. Four is here.",))
    with closing(turn.run("Count.", model=model, profile=PLAIN)) as events:
        first = next(event for event in events if isinstance(event, ChunkReady))
    assert first.text == "One is here."
    assert model.closed_early == 1 and model.pieces_sent < 12


def test_no_model_is_a_plain_sentence() -> None:
    *_, last = turn.run("Hello.", model=None, profile=PLAIN)
    assert isinstance(last, Failed) and last.exit_code == 3 and last.say and last.mend


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_empty_words_are_refused(words: str) -> None:
    *_, last = turn.run(words, model=ScriptedChat(answers=("Yes.",)), profile=PLAIN)
    assert isinstance(last, Failed) and last.exit_code == 2


def test_a_model_that_fails_in_mid_reply_keeps_what_was_shown() -> None:
    model = ScriptedChat(
        answers=("The first sentence is here. The second one breaks.",),
        fault=ModelFailed("It stopped.", "Ask again."),
        fault_after=8,
    )
    events = list(turn.run("Hello.", model=model, profile=PLAIN))
    assert any(isinstance(event, ChunkReady) for event in events)
    assert isinstance(events[-1], Failed) and events[-1].exit_code == 3


def test_a_model_that_says_nothing() -> None:
    *_, last = turn.run("Hello.", model=ScriptedChat(answers=("",)), profile=PLAIN)
    assert isinstance(last, Failed)


def test_words_that_do_not_fit_are_refused_before_the_model_is_asked() -> None:
    model = ScriptedChat(answers=("Yes.",), context_tokens=700)
    *_, last = turn.run("word " * 2000, model=model, profile=PLAIN)
    assert isinstance(last, Failed) and last.exit_code == 2
    assert not model.seen


def test_old_turns_make_room_for_new_words() -> None:
    model = ScriptedChat(answers=("Yes.",), context_tokens=1200)
    history = [(f"Question {number} {'word ' * 60}", "Answer. " * 40) for number in range(20)]
    events = list(turn.run("And now?", model=model, profile=PLAIN, history=history))
    assert isinstance(events[-1], Done)
    sent = "".join(str(message.content) for message in model.seen[-1])
    assert "And now?" in sent and "Question 0 " not in sent


def test_the_card_comes_before_any_model() -> None:
    model = ScriptedChat(answers=("I hear you.",))
    events = list(turn.run("I want to die", model=model, profile=PLAIN, country="GB"))
    kinds = [type(event) for event in events]
    assert kinds.index(Carded) < kinds.index(Answering)
    assert isinstance(events[-1], Done)


def test_a_tiny_model_does_not_answer_someone_in_danger() -> None:
    model = ScriptedChat(answers=("I hear you.",), tiny=True)
    events = list(turn.run("I want to die", model=model, profile=PLAIN))
    assert [type(event) for event in events] == [Heard, Carded]
    assert not model.seen


@pytest.mark.parametrize("name", presets())
def test_no_label_reaches_the_model(name: str) -> None:
    """A profile from a preset, and one with the same values and no preset name, send the same bytes."""
    preset = profile_for(name)
    bare = profile_for("plain").with_turn({key: preset[key] for key in preset})
    sent = []
    for profile in (preset, bare):
        model = ScriptedChat(answers=("Yes.",))
        list(turn.run("How do I start?", model=model, profile=profile, history=[("Hello.", "Hello to you.")]))
        sent.append([(message.type, message.content) for message in model.seen[-1]])
    assert sent[0] == sent[1]
    text = " ".join(content for _, content in sent[0]).lower()
    assert not any(
        label in text
        for label in ("autis", "adhd", "dyslex", "anxi", name if name != "plain" else "neurodiv")
    )


def test_half_a_sentence_is_left_out_and_the_receipt_says_why() -> None:
    model = ScriptedChat(answers=("Fill the pan with water. Do not take more than",), finish_reason="length")
    events = list(turn.run("How?", model=model, profile=PLAIN))
    done = events[-1]
    assert isinstance(done, Done)
    assert done.streamed == "Fill the pan with water." == done.reply.text
    assert done.receipt.note == "The answer reached its greatest length and stops here."
    assert done.receipt.facts_lost == ()


def test_a_model_that_only_counts_gave_no_answer() -> None:
    model = ScriptedChat(answers=("1. 1. 1. 2. 3. 4. 5. 6. 7.",), finish_reason="repeats")
    *_, last = turn.run("How do I cook rice?", model=model, profile=PLAIN)
    assert isinstance(last, Failed) and last.exit_code == 3
