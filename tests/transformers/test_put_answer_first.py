"""The answer comes first, where one sentence says that it is the answer."""

from __future__ import annotations

import pytest

from sayclear.readability import About
from sayclear.shaping import shape
from sayclear_profiles import profile_for

PLAIN = profile_for("plain")
DOG = "Can I keep a dog?"
COST = "How much is a pass?"


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        (
            DOG,
            "The council wrote new rules in 2020. Yes, you can keep a dog in the flat.",
            "Yes, you can keep a dog in the flat.\n\nThe council wrote new rules in 2020.",
        ),
        (
            DOG,
            "The council wrote new rules in 2020.\n\nNo. Dogs are not allowed.\n\nA cat is allowed.",
            "No. Dogs are not allowed.\n\nThe council wrote new rules in 2020.\n\nA cat is allowed.",
        ),
        (
            DOG,
            "The rules are new. Yes, you can. But you must ask your landlord first. Ask in a letter.",
            "Yes, you can. But you must ask your landlord first.\n\nThe rules are new. Ask in a letter.",
        ),
        (
            COST,
            "# Passes\n\nThere are two kinds.\n\n**Short answer:** a day pass costs £6.\n\nPay by card.",
            "# Passes\n\n**Short answer:** a day pass costs £6.\n\nThere are two kinds.\n\nPay by card.",
        ),
        (
            COST,
            "## Background\n\nMany go by bus.\n\n## Bottom line\n\nA day is £6.\n\n## More\n\nAsk us.",
            "## Bottom line\n\nA day is £6.\n\n## Background\n\nMany go by bus.\n\n## More\n\nAsk us.",
        ),
        (
            "When is the office open?",
            "The office moved in May. In short, you can come from 9am to 5pm. Bring a card.",
            "In short, you can come from 9am to 5pm.\n\nThe office moved in May. Bring a card.",
        ),
    ],
)
def test_it_moves_and_no_word_changes(question: str, before: str, after: str) -> None:
    about = About(question=question)
    reply = shape(before, PLAIN, about)
    assert reply.text == after
    assert [change.transformer for change in reply.changes] == ["put_answer_first"]
    assert sorted(reply.text.split()) == sorted(before.split())
    assert shape(reply.whole, PLAIN, about).text == after


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (DOG, "Yes, you can keep a dog. The rules are new."),
        (DOG, "The rules are new. So you can keep a dog."),
        (DOG, "The rules are new. This means yes."),
        (DOG, "The rules are new. Yes, this is allowed since then."),
        (DOG, "The council has a rule. Yes, it lets you keep a dog."),
        (DOG, "In Leeds you can. Yes, you can in York. No, you cannot in Hull."),
        (DOG, "The bus goes there. No. 5 is the right bus."),
        (DOG, "Here are some facts:\n\n- The rules are new.\n- Yes, you can keep a dog."),
        (DOG, "The rules are new.\n\n> Yes, you can keep a dog."),
        (DOG, "## In Leeds\n\nThe rules are new.\n\nYes, you can keep a dog.\n\n## In York\n\nAsk us."),
        (DOG, "The rules are new. Yes, you can keep a dog, and here is what to do:\n\n- Ask us.\n- Wait."),
        (DOG, "The rules are new.\n\nYes, you can keep a dog.\n\nBut you must ask us first."),
        (COST, "There are two kinds. Short answer: it depends."),
        (COST, "There are two kinds. Yes, you can buy a pass."),
        ("Can I come? Can I bring a dog?", "The rules are new. Yes, you can bring a dog."),
        ("Write a poem.", "The sun is up. In short, a day begins."),
        ("", "The rules are new. In short, you can keep a dog."),
    ],
)
def test_what_is_not_sure_stays_where_it_is(question: str, text: str) -> None:
    assert shape(text, PLAIN, About(question=question)).text == text


def test_given_texts_and_those_who_did_not_ask_keep_their_order() -> None:
    text = "The rules are new. Yes, you can keep a dog."
    assert shape(text, PLAIN, About(question=DOG, given=True)).text == text
    off = PLAIN.with_turn({"reply.answer_first": False})
    assert shape(text, off, About(question=DOG)).text == text
