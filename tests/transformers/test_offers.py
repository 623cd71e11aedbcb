"""Offers: found, said plainly, and nothing is changed."""

from __future__ import annotations

import pytest

from sayclear import offers
from sayclear.readability import About
from sayclear.readability.lists import rows
from sayclear_profiles import profile_for

PLAIN = profile_for("plain")
SHOWS = "{one} / {other}"


def found(text: str, *, given: bool = False) -> list[tuple[str, list[str]]]:
    made = offers.find(text, PLAIN, About(given=given))
    return [(offer.kind, [text[place.start : place.end] for place in offer.places]) for offer in made]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fill in the form. Send the application to us.", ["form", "application"]),
        ("Pay the **fee**.\n\n- The charge is £4.", ["fee", "charge"]),
        ("Your meeting is at 9. Bring this to your appointment.", ["meeting", "appointment"]),
        ("Send the claim form.\n\nKeep a copy of your application form.", ["application form", "claim form"]),
        ("This letter is long. The notice has 3 pages. Keep this letter.", ["letter", "letter", "notice"]),
    ],
)
def test_two_words_for_what_is_perhaps_one_thing(text: str, words: list[str]) -> None:
    assert found(text, given=True) == [("same_word", words)]
    assert "perhaps" in offers.find(text, PLAIN, About())[0].say


@pytest.mark.parametrize(
    "text",
    [
        "Fill in the form. Send the form to us.",
        "Fill in the form and the application. Send the form.",
        "Pay the fee. The charge is £4. A second charge is £3.",
        "Fill in the application form. Send the form to us.",
        "Fill in the form. An application takes time.",
        "The letter is here. We notice the change.",
        "The form's colour is blue. Put it in the application-box.",
    ],
)
def test_no_offer_where_they_may_be_two(text: str) -> None:
    assert found(text) == []


def test_one_closing_question_at_most() -> None:
    text = "You can pay by card. Do you have a card? Shall I say how?"
    assert found(text) == [("closing_question", ["Do you have a card?", "Shall I say how?"])]
    assert found(text, given=True) == []
    assert found("Do you have a card? You can pay. Shall I say how?") == []
    assert found("You can pay. Shall I say how?") == []
    assert found("") == []


def test_offers_for_other_programs() -> None:
    text = "Pay the fee. The charge is £4."
    (offer,) = offers.find(text, PLAIN, About())
    assert offers.as_json(offer) == {
        "kind": "same_word",
        "say": offer.say,
        "spans": [{"part": "text", "start": 8, "end": 11}, {"part": "text", "start": 17, "end": 23}],
    }


def test_each_pair_of_the_list_is_found() -> None:
    for one, other in rows("twin_words"):
        text = f"This is about the {one}. You can send the {other} to us."
        assert ("same_word", [one, other]) in found(text), (one, other)
