"""Our word lists: long enough, without doubles, and no meaning that could be read as a fact."""

from __future__ import annotations

import re

import pytest

from sayclear.facts import find
from sayclear.readability import About, check
from sayclear.readability.lists import rows
from sayclear.transformers.plain_words import plain_words
from sayclear.wordlists import table
from sayclear_profiles import profile_for

PLAIN = profile_for("plain")


def swapped(text: str) -> str:
    return plain_words(text, PLAIN, About()).text


def test_the_lists_are_long_enough() -> None:
    assert len(table("plain_words", 6)) >= 120
    assert len(table("explanations", 2)) >= 100
    assert len(table("acronyms", 2)) >= 60


def test_no_word_stands_twice() -> None:
    for name, columns in (("explanations", 2), ("acronyms", 2)):
        entries = [form for row in table(name, columns) for form in row[0].split("|")]
        assert len(entries) == len(set(entries))


def test_each_row_is_whole() -> None:
    for kind, from_, to, follows, never, before in table("plain_words", 6):
        assert kind in ("v", "vn", "n", "w") and from_ and to
        assert not set(from_.lower().split("|")) & set(to.lower().split(","))
        for pattern in (follows, never, before):
            re.compile(pattern)


@pytest.mark.parametrize("name", ["explanations", "acronyms"])
def test_no_meaning_is_a_new_fact(name: str) -> None:
    for word, meaning in table(name, 2):
        kinds = {fact.kind for fact in find(f"It is here ({meaning}).") if fact.firm}
        assert not kinds & {"polarity", "must", "number", "date", "money", "warning"}, word


def test_meanings_are_short_and_idioms_have_one() -> None:
    assert all(1 <= len(meaning.split()) <= 6 for _, meaning in table("explanations", 2))
    assert all(row[1].strip() for row in rows("idioms"))


def test_plain_words_are_easier_to_read() -> None:
    """The words that we put in must not be hard themselves."""
    text = "\n\n".join(to.split(",")[0] for _, _, to, *_ in table("plain_words", 6))
    finding = next(
        f for f in check(text, PLAIN, about=About(given=True)).findings if f.rule == "hard_words_percent"
    )
    assert finding.value <= 5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They utilised it and are utilising it.", "They used it and are using it."),
        ("He has commenced work.", "He has started work."),
        ("We demonstrated it, and it was demonstrated again.", "We showed it, and it was shown again."),
        (
            "You can purchase one; the one you purchased is here.",
            "You can buy one; the one you bought is here.",
        ),
        ("Verify it. She verifies it. It is verified.", "Check it. She checks it. It is checked."),
        ("An additional fee and an adequate amount.", "An extra fee and an adequate amount."),
        ("Should you be late, ring us.", "If you are late, ring us."),
        ("Furthermore, the office is shut.", "Also, the office is shut."),
        ("The beverages are here.", "The drinks are here."),
    ],
)
def test_forms_are_right(before: str, after: str) -> None:
    assert swapped(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "An attempt to pay was made.",
        "The request was late.",
        "You may stay provided that you pay.",
        "The money owing to us is £5.",
        "A deposit is required to hold your place.",
        "The law requires the council to act.",
        "She is an assistance dog trainer.",
        "He is dwelling on it.",
        "Should you go?",
        "Ask Additional Needs.",
        "See utilise.example.org.",
    ],
)
def test_a_word_with_another_sense_stays(text: str) -> None:
    assert swapped(text) == text
