"""Our word lists: long enough, without doubles, and no meaning that could be read as a fact."""

from __future__ import annotations

import re

import pytest

from sayclear.facts import find
from sayclear.readability import About, check
from sayclear.readability.lists import rows
from sayclear.readability.vocabulary import verb_forms
from sayclear.transformers.plain_words import _DOUBLED, _verb_forms, plain_words
from sayclear.wordlists import table
from sayclear_profiles import profile_for

PLAIN = profile_for("plain")


def swapped(text: str) -> str:
    return plain_words(text, PLAIN, About()).text


def test_the_lists_are_long_enough() -> None:
    assert len(table("plain_words", 6)) >= 700
    assert len(table("explanations", 2)) >= 700
    assert len(table("acronyms", 2)) >= 500


def test_no_word_stands_twice() -> None:
    words = [form for row in table("explanations", 2) for form in row[0].split("|")]
    assert len(words) == len(set(words))
    # A short form with several meanings has one row for each, and says when it has that one.
    short = [name for name, _, _, context in table("acronyms", 4) if not context]
    assert len(short) == len(set(short))


def test_each_row_is_whole() -> None:
    for kind, from_, to, follows, never, before in table("plain_words", 6):
        assert kind in ("v", "vn", "n", "w") and from_ and to
        assert not set(from_.lower().split("|")) & set(to.lower().split(","))
        for pattern in (follows, never, before):
            re.compile(pattern)


@pytest.mark.parametrize("name", ["explanations", "acronyms", "idioms"])
def test_no_meaning_is_a_new_fact(name: str) -> None:
    for word, meaning, *_ in rows(name) if name == "idioms" else table(name, 2):
        kinds = {fact.kind for fact in find(f"It is here ({meaning}).") if fact.firm}
        assert not kinds & {"polarity", "must", "number", "date", "money", "warning"}, word


def test_meanings_are_short_and_idioms_have_one() -> None:
    assert all(1 <= len(meaning.split()) <= 6 for _, meaning in table("explanations", 2))
    assert all(row[1].strip() for row in rows("idioms"))


def test_each_form_of_a_plain_verb_is_spelled_right() -> None:
    """A regular verb is spelled as our rules for verbs say; an irregular one gives all its forms."""
    for kind, from_, to, *_ in table("plain_words", 6):
        if kind not in ("v", "vn"):
            continue
        for verb in [*from_.split("|"), *([] if "," in to else [to])]:
            first = verb.split()[0]
            known = set(verb_forms(first))
            if first in _DOUBLED:
                known |= {f"{first}{first[-1]}ed", f"{first}{first[-1]}ing"}
            made = {form.split()[0] for form in _verb_forms(verb)}
            assert made <= known, (from_, to, made - known)
        if "," in to:
            assert len(to.split(",")) == 5, from_


def test_all_forms_of_a_verb_are_swapped() -> None:
    for kind, from_, to, follows, never, before in table("plain_words", 6):
        if kind != "v" or follows or never or before:
            continue
        given = to.split(",") if "," in to else list(_verb_forms(to))
        old = _verb_forms(from_.split("|")[0])
        rest = "it" if from_.split()[-1] not in ("to", "from") else "go"
        assert swapped(f"They {old[0]} {rest}.") == f"They {given[0]} {rest}."
        assert swapped(f"She {old[1]} {rest}.") == f"She {given[1]} {rest}."
        assert swapped(f"They {old[2]} {rest}.") == f"They {given[2]} {rest}."
        assert swapped(f"They have {old[2]} {rest}.") == f"They have {given[3]} {rest}."
        assert swapped(f"They are {old[4]} {rest}.") == f"They are {given[4]} {rest}."


def test_what_we_put_in_needs_no_plainer_words() -> None:
    """A second run would otherwise change it, and it would be a loss."""
    for name, cells in (("explanations", (1,)), ("acronyms", (1, 2))):
        for row in table(name, 3):
            for cell in cells:
                assert swapped(f"It is here ({row[cell]}).") == f"It is here ({row[cell]})."
    for row in rows("idioms"):
        assert swapped(f"It is here ({row[1]}).") == f"It is here ({row[1]})."


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
        ("At this point in time, each and every form is due.", "Now, every form is due."),
        (
            "Due to the fact that it rained, a large number of people left.",
            "Because it rained, many people left.",
        ),
        ("It was a bit of a mess from time to time.", "It was a mess sometimes."),
        ("Please do not hesitate to contact us.", "Please contact us."),
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
        "This is not a large number of people.",
        "She was elected to the council.",
        "It may be disposed of.",
        "Genetically modified food is sold here.",
    ],
)
def test_a_word_with_another_sense_stays(text: str) -> None:
    assert swapped(text) == text
