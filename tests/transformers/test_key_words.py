"""Key words in bold: the marks, and nothing but the marks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayclear import markdown
from sayclear.key_words import mark
from sayclear.readability import About
from sayclear.readability.units import words_of
from sayclear.shaping import shape
from sayclear.tools.easy import mark_only
from sayclear.words import say
from sayclear_profiles import profile_for

PLAIN = profile_for("plain")
ON = PLAIN.with_turn({"reply.key_words": True})
FILLER = (
    "The office in Mill Lane has a room to wait in with chairs and a table for children. It is near the old "
    "town hall. There is a place for coats and a shop that sells tea and warm food for a small sum of money."
)


def marked(words: str) -> str:
    """The words, marked in a text that is long enough for some bold."""
    return mark(f"{words}\n\n{FILLER}").split("\n\n")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Send the form by 3 May 2027.", "Send the form **by 3 May 2027**."),
        ("Pay the fee of £45 at the desk.", "Pay the fee of **£45** at the desk."),
        ("You must not eat before the test.", "You **must not** eat before the test."),
        ("Do not drive after the test.", "**Do not** drive after the test."),
        ("Take two 500mg tablets with food.", "Take two **500mg** tablets with food."),
        (
            "Come to the desk in Mill Lane at 9:30am on 5 May.",
            "Come to the desk in Mill Lane **at 9:30am on 5 May**.".replace("**at ", "at **"),
        ),
        ("Please bring your passport and two photos.", "Please bring **your passport** and **two photos**."),
        ("Tell us about it within 10 days.", "Tell us about it **within 10 days**."),
        ("Come to the desk at 3pm.", "Come to the desk at **3pm**."),
    ],
)
def test_what_must_not_be_missed_is_bold(before: str, after: str) -> None:
    assert marked(before) == after
    assert marked(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "By 3 May",
        "£45",
        "# Pay £45 by 3 May 2027",
        "> Pay £45 to the office by 3 May 2027.",
        "**Pay £45 to the office by 3 May 2027.**",
        "Run `pay 45 by 3 May 2027` on the computer.",
        "Read [the letter of 3 May 2027](https://a.example) on the page.",
        'The sign says "pay £45 by 3 May 2027" in red.',
        "You do not have to pay for it.",
        "Ring us if you must go home.",
        "Never mind.",
        "| £45 | by 3 May 2027 |\n| --- | --- |\n| £5 | 4 May 2027 |",
    ],
)
def test_headings_marks_code_links_and_quoted_words_stay(text: str) -> None:
    assert marked(text) == text


def test_at_most_one_word_in_ten() -> None:
    text = f"{FILLER}\n\n" + " ".join(f"You must pay £{n} at the desk by {n} May 2027." for n in range(1, 25))
    words = len(words_of(text))
    bold = sum(
        len(words_of(run.text))
        for block in markdown.parse(mark(text))
        for run in markdown.runs(block.text)
        if "strong" in run.style
    )
    assert 0.08 * words < bold <= 0.1 * words


def test_bold_that_is_there_counts_too() -> None:
    text = f"**{FILLER}**\n\nPay £45 to the office by 3 May 2027."
    assert mark(text) == text


def test_a_date_over_two_lines_is_marked_and_both_lines_stay() -> None:
    text = f"{FILLER}\n\n> a\n\nSend it to us by 3\nMay 2027, or come."
    assert "**by 3\nMay 2027**" in mark(text)


def test_only_for_those_who_asked() -> None:
    text = f"{FILLER}\n\nSend the form by 3 May 2027."
    assert "**" not in shape(text, PLAIN).whole
    reply = shape(text, ON)
    assert "**by 3 May 2027**" in reply.text
    assert shape(reply.whole, ON).text == reply.text
    assert [change.transformer for change in reply.changes] == ["mark_key_words"]


def test_mark_only_says_that_no_word_was_changed() -> None:
    text = f"{FILLER}\nWe utilise it soon.  \n\nSend the form by 3 May 2027.\n"
    made = mark_only(text, profile_for("easy-words"))
    assert made.reply.text.replace("**", "") == text and made.reply.original == text
    assert made.receipt.note == say("marking.note") and not made.reply.changes
    assert mark_only("Hello.", PLAIN).receipt.note is None


PIECES = st.sampled_from(
    [
        *"you must not pay £45 by 3 May 2027 and bring your passport, two photos within 10 days".split(),
        *"at 9:30am on Monday 500mg tablets never do not * ** _ ` ``` [a](b) # - 1. > |".split(),
        *'" “ ” ( ) \\ &amp; <b> </b> ~~ : . ! ?'.split(),
        *("\n", "\n\n", "\n\n- ", "\n1. ", "\n> ", "\n# ", "\n    ", "\t", " ", " "),
        *("Pay the fee of £45 by 3 May 2027.", "You must not eat at noon.", "Bring your passport."),
    ]
)
MARKDOWN = st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKDOWN)
def test_the_words_are_the_same_once_the_marks_are_taken_out(text: str) -> None:
    done = mark(text)
    assert done.replace("*", "") == text.replace("*", "")
    assert len(done) - len(text) == 2 * 2 * ((len(done) - len(text)) // 4)
    old, new = markdown.parse(text), markdown.parse(done)
    assert [block.kind for block in old] == [block.kind for block in new]
    assert [markdown.plain(block.text) for block in old if block.is_prose] == [
        markdown.plain(block.text) for block in new if block.is_prose
    ]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_can_be_marked(text: str) -> None:
    assert mark(text).replace("**", "") == text.replace("**", "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKDOWN)
def test_once_is_enough(text: str) -> None:
    about = About(given=True)
    reply = shape(text, ON, about)
    assert shape(reply.whole, ON, about).whole == reply.whole
