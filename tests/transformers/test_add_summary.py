"""A long text begins with one of its own sentences, where one can stand alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayclear.facts import compare
from sayclear.readability import About
from sayclear.shaping import shape
from sayclear.transformers import transformers
from sayclear_profiles import Profile, presets, profile_for

GIVEN = About(given=True)
ON = profile_for("plain").with_turn({"reply.summary": True, "text.length_words": 40})
FILLER = (
    "The hall is in Mill Lane, near the old bus station. You can walk there from the town. "
    "There are two desks and a room to wait in. It has a table for children.\n\n"
    "A small shop sells tea and warm food. The car park behind the hall has places for many cars. "
    "The stop of the bus is near the park.\n\n"
    "The trees in the park are old. There is a small lake with a bench near the gate of the park."
)
LABEL = "In one sentence:"


def first_line(text: str, profile: Profile = ON) -> str:
    return shape(text, profile, GIVEN).text.split("\n\n")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "You must pay the fee of £45 by 3 May 2027.",
        "Please send the form to us by 3 May 2027.",
        "Send the form to the office by Friday 3 May.",
        "The fee is £45 a year.",
        "The meeting is on 3 May 2027.",
    ],
)
def test_the_first_date_amount_or_request(sentence: str) -> None:
    reply = shape(f"{FILLER}\n\n{sentence}", ON, GIVEN)
    assert reply.text.startswith(f"{LABEL} {sentence}\n\n")
    assert [(item.kind, item.text) for item in reply.added] == [("summary", f"{LABEL} {sentence}")]
    assert reply.whole.count(sentence) == 2
    again = shape(reply.whole, ON, GIVEN)
    assert (again.text, again.more) == (reply.text, reply.more)


def test_a_request_with_a_date_comes_before_a_date() -> None:
    text = f"{FILLER}\n\nThe meeting is on 3 May 2027.\n\nYou must pay £45 by 1 May 2027."
    assert first_line(text) == f"{LABEL} You must pay £45 by 1 May 2027."


def test_a_long_sentence_stands_under_the_label() -> None:
    sentence = "You must pay the fee of £45 to the office in the hall by noon on 3 May 2027."
    profile = ON.with_turn({"text.sentence_words": 20})
    assert first_line(f"{FILLER}\n\n{sentence}", profile) == f"{LABEL}  \n{sentence}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Take two 500mg tablets on 3 May 2027.",
        "If you are ill, you must pay £45 by 3 May 2027.",
        "You must pay £45 by 3 May 2027 unless you are ill.",
        "It costs £45 until 3 May 2027.",
        "You must not pay £45.",
        "You must pay £45 by 3 May 2027. This does not apply to children.",
        "You must pay £45 by 3 May 2027. However, children pay nothing.",
        "You must pay £45 by 3 May 2027.\n\nUnless you are ill, bring a card.",
        "You must pay £45 by 3 May 2027. If you are under 18, you pay nothing.",
        "- You must pay £45 by 3 May 2027.",
        "> You must pay £45 by 3 May 2027.",
        "These are the fees:\n\nThe fee is £45 a year.",
        'The sign says "You must pay £45".',
        "Must you pay £45 by 3 May 2027?",
        "We wrote to the office on 3 May 2027.",
    ],
)
def test_nothing_is_torn_from_what_it_hangs_on(sentence: str) -> None:
    assert LABEL not in shape(f"{FILLER}\n\n{sentence}", ON, GIVEN).whole


def test_short_texts_and_those_who_did_not_ask_get_none() -> None:
    sentence = "You must pay £45 by 3 May 2027."
    assert first_line(f"The hall is open.\n\n{sentence}") == "The hall is open."
    off = ON.with_turn({"reply.summary": False})
    assert LABEL not in shape(f"{FILLER}\n\n{sentence}", off, GIVEN).whole
    assert LABEL not in shape(f"In short: come.\n\n{FILLER}\n\n{sentence}", ON, GIVEN).whole


def test_a_title_stays_above() -> None:
    reply = shape(f"# The hall\n\n{FILLER}\n\nYou must pay £45 by 3 May 2027.", ON, GIVEN)
    assert reply.text.startswith(f"# The hall\n\n{LABEL} You must pay £45 by 3 May 2027.\n\n")


def test_it_is_there_before_a_long_text_is_folded() -> None:
    order = list(transformers())
    assert order.index("add_summary") < order.index("fold_long_replies")
    assert order.index("mark_key_words") < order.index("fold_long_replies")


SENTENCES = st.sampled_from(
    [
        "The form must be signed by you.",
        "Your claim will be decided by the council by 3 May 2027.",
        "If you move, your flat will be visited by our team.",
        "You must pay the fee of £45 by 3 May 2027.",
        "Please bring your passport, two photos and a pen.",
        "Yes, you can keep a dog.",
        "In short, you must call 0300 123 4567.",
        "The rules are new.",
        "But you must ask first.",
        "This does not apply to children.",
        "Take two 500mg tablets a day.",
        "Do not take more than 8 tablets in 24 hours.",
        "To reset it, first unplug it.",
        "Wait ten seconds.",
        "You will hear a click.",
        "Plug it in and press Start.",
        "We utilise the DWP form soon.",
        "**Note:** the fee was set by the council.",
        "Do you want to know more?",
        "Ring the bell and wait, because the door is shut when the office is closed for the day.",
    ]
)
LINES = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
BLOCKS = st.one_of(
    LINES,
    SENTENCES.map("# {}".format),
    st.sampled_from(["## Background", "## Answer", "Short answer: you can pay £45.", "> Yes, you must."]),
    st.lists(LINES, min_size=1, max_size=6).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(LINES, min_size=1, max_size=4).map(
        lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    ),
)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=8).map("\n\n".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.sampled_from(list(presets())), st.booleans(), st.sampled_from([30, 120]))
def test_all_of_them_together_lose_nothing_and_once_is_enough(
    text: str, preset: str, given_text: bool, length: int
) -> None:
    profile = profile_for(preset).with_turn(
        {
            "reply.summary": True,
            "reply.key_words": True,
            "reply.active_voice": True,
            "text.steps_numbered": 0,
            "text.length_words": length,
            "text.list_items": None,
        }
    )
    about = About(given=given_text, question="Can I keep a dog?")
    reply = shape(text, profile, about)
    again = shape(reply.whole, profile, about)
    assert (again.text, again.more) == (reply.text, reply.more)
    added = tuple(item.text for item in reply.added)
    assert [loss.say for loss in compare(text, reply.whole, added=added)] == []
