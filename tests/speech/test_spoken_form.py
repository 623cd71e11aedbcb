"""What is said for what is shown."""

from __future__ import annotations

import pytest

from sayclear.ports import WordTime
from sayclear.sounds import word_spans
from sayclear.speech import spoken

SAID = {
    # Read right as it is: nothing changes.
    "Your appointment is on 3 June at 14:30.": "Your appointment is on 3 June at 14:30.",
    "She said: “We don’t know – yet… really?”": "She said: “We don’t know – yet… really?”",
    "20% off salt & pepper, 20 °C, e.g. now": "20% off salt & pepper, 20 °C, e.g. now",
    "on 3/6/2026, -5, 1,200, 2.5, 1st, me@example.org": "on 3/6/2026, -5, 1,200, 2.5, 1st, me@example.org",
    "snake_case and a*b stay": "snake_case and a*b stay",
    # Marks.
    "# Your letter": "Your letter.",
    "## What to do ##\nGo.": "What to do.\nGo.",
    "It is **very** _clear_, ~~not~~ `code`.": "It is very clear, not code.",
    "Un**believ**able": "Unbelievable",
    "- one\n* two\n+ three!": "one.\ntwo.\nthree!",
    "- [ ] pay\n- [x] call": "pay.\ncall.",
    "1. Open it.\n2) Read it": "1. Open it.\n2. Read it.",
    "> They wrote this": "They wrote this",
    "First line\nsecond line\n\nNext": "First line\nsecond line.\n\nNext",
    "---": "",
    "```python\nx = 1\n```": "\nx = 1\n",
    "| Day | Time |\n| --- | ---: |\n| Mon | 9 |": "Day, Time.\n\nMon, 9.",
    "A \\*star\\*": "A *star*",
    "Tom &amp; Ann<br>left": "Tom & Ann left",
    "Name: ______": "Name:  blank ",
    "Seen.[^1]": "Seen.",
    # Addresses.
    "Read [the form](https://www.example.org/a_b?c=1).": "Read the form.",
    "See https://www.example.org/a/b?c=1.": "See link to example.org.",
    "<https://a.org> or www.example.org/x, now": "link to a.org or link to example.org, now",
    "![a map](map.png)": "a map",
    # Money.
    "£45.50": "45 pounds 50",
    "£45.05 and £45.00": "45 pounds 5 and 45 pounds",
    "£1 or €1.20 or $0.99": "1 pound or 1 euro 20 or 99 cents",
    "£1,200 and £3 million and £1.2m": "1,200 pounds and 3 million pounds and 1.2 million pounds",
    "£20-30, £20–£30, £5/month": "20 to 30 pounds, 20 pounds to 30 pounds, 5 pounds a month",
    "you owe -£5": "you owe minus 5 pounds",
    # Times, dates, telephone numbers.
    "9:00, 9:05, 9:00 am, 19:00": "9 o'clock, 9 oh 5, 9 am, 19 hundred",
    "7.30pm, 7.05 pm, 7.00 p.m.": "7 30pm, 7 oh 5 pm, 7 p.m.",
    "by 2026-06-03": "by 2026 June 3",
    "the 1990s": "the 19 90s",
    "Ring 07700 900123.": "Ring 0 7 7 0 0, 9 0 0 1 2 3.",
    "+44 20 7946 0000": "plus 4 4, 2 0, 7 9 4 6, 0 0 0 0",
    "Call 999 or text 85258. Text 500 people.": "Call 9 9 9 or text 8 5 2 5 8. Text 500 people.",
    # Ranges, units, signs, short forms.
    "10-12 weeks, 9am–5pm, Mon–Fri, 3-4-5": "10 to 12 weeks, 9am to 5pm, Mon to Fri, 3-4-5",
    "5 - 3 = 2 and 2 * 3": "5 minus 3 = 2 and 2 times 3",
    "1 km, 5km, 250 ml, 2 hrs": "1 kilometre, 5 kilometres, 250 millilitres, 2 hours",
    "30 mph": "30 miles an hour",
    "<5, >10, ~5": " less than 5,  more than 10, about 5",
    "#3, No. 5, p. 4, approx. 2": "number 3, number 5, page 4, about 2",
    "Dr. Smith, Prof. Lee, Ms Day, and/or": "Dr Smith, Professor Lee, Miz Day, and or",
    "Settings → Privacy": "Settings, Privacy",
    "✓ Bring it\n❌ Do not wait": "tick, Bring it\ncross, Do not wait",
    "Well done 🎉👍🏽 you": "Well done  you",
    "1️⃣ one": "1 one",
    "… — 🙂": "",
    "": "",
}


@pytest.mark.parametrize("shown", SAID, ids=repr)
def test_what_is_said(shown: str) -> None:
    assert spoken(shown).text == SAID[shown]


def said_at_one_letter_a_second(shown: str) -> list[tuple[str, float, float]]:
    form = spoken(shown)
    times = tuple(WordTime(start, end, float(start), float(end)) for start, end in word_spans(form.text))
    return [
        (shown[word.start_char : word.end_char], word.start, word.end) for word in form.shown_times(times)
    ]


def test_a_plain_text_keeps_its_times() -> None:
    assert said_at_one_letter_a_second("Open the letter.") == [
        ("Open", 0.0, 4.0),
        ("the", 5.0, 8.0),
        ("letter.", 9.0, 16.0),
    ]


def test_one_shown_word_spoken_as_several() -> None:
    # "Pay 45 pounds 50 now."
    assert said_at_one_letter_a_second("Pay £45.50 now.") == [
        ("Pay", 0.0, 3.0),
        ("£45.50", 4.0, 16.0),
        ("now.", 17.0, 21.0),
    ]


def test_marks_and_addresses_belong_to_their_words() -> None:
    # "Read the form at link to example.org."
    assert [
        word
        for word, _, _ in said_at_one_letter_a_second(
            "Read [the form](https://a.org/x) at https://example.org/y."
        )
    ] == ["Read", "[the", "form](https://a.org/x)", "at", "https://example.org/y."]
    last = said_at_one_letter_a_second("Read [the form](https://a.org/x) at https://example.org/y.")[-1]
    assert last[1:] == (17.0, 37.0)


def test_a_number_in_two_shown_words() -> None:
    # "Ring 1 1 6 1 2 3 now": each shown part is lit while its own digits are said.
    words = said_at_one_letter_a_second("Ring 116 123 now")
    assert [word for word, _, _ in words] == ["Ring", "116", "123", "now"]
    assert words[1][2] <= words[2][1]
    assert all(start < end for _, start, end in words)


def test_a_word_that_is_not_spoken_takes_no_time_from_others() -> None:
    words = said_at_one_letter_a_second("Look:\n```python\nx = 1\n```")
    assert [word for word, _, _ in words] == ["Look:", "```python", "x", "1"]
    assert words[1][1] >= words[0][2]
    assert words[1][2] <= words[2][1]


def test_no_times_where_nothing_was_spoken() -> None:
    form = spoken("one two")
    assert [(word.start, word.end) for word in form.shown_times(())] == [(0.0, 0.0), (0.0, 0.0)]


@pytest.mark.parametrize(
    "sign", ["[", "(", "0 ", "1.", " ", "\n", "- ", "| ", "|:- ", "*a", "_a", "<a ", "£1,", "[a]("]
)
def test_long_runs_of_one_sign_come_to_an_end(sign: str) -> None:
    # A search that grows with the square of its text would stay here for minutes.
    said = spoken("start " + sign * 20_000 + " end").text
    assert said.startswith("start")
    assert said.endswith("end")
