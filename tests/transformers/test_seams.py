"""A cut is only made where both halves still say the same."""

from __future__ import annotations

import pytest

from sayclear.seams import Seam, enumeration, label_line, opening_line, seams, split
from sayclear.seams.splitting import best_cut
from sayclear.seams.tree import Sentence, mask, stands_alone

EXAMPLES = [(seam, before, after) for seam in seams() for before, after in seam.examples]
NEVER = [text for seam in seams() for text in seam.never]


@pytest.mark.parametrize(("seam", "before", "after"), EXAMPLES, ids=lambda value: getattr(value, "name", ""))
def test_a_seam_cuts_its_examples(seam: Seam, before: str, after: str) -> None:
    sentence = Sentence(before)
    assert after in [" ".join(cut.write(sentence) or ()) for cut in seam.find(sentence)]


@pytest.mark.parametrize("text", NEVER)
def test_no_seam_cuts_what_must_stay_whole(text: str) -> None:
    assert best_cut(text, 3) is None


@pytest.mark.parametrize(
    "text",
    [
        # A condition, a "not" or a reason that reaches over both halves.
        "We will close your claim and we will ask for the money back if you do not send us the form by "
        "Friday 3 May.",
        "If you are late for the visit, the doors will be shut and you will have to wait outside until "
        "the next one starts.",
        "You must not take these tablets on the same day as the other ones and drink alcohol at any "
        "time before the test.",
        "We did not end your tenancy because you had a dog in the flat for the whole of the summer of "
        "last year.",
        "You can pay by card at the desk, by phone or by post, or the council can take the money out of "
        "your account.",
        # Said by somebody, or only part of what was said.
        "He told the court that the car was his and the lorry belonged to a friend of his who lives in "
        "the north of Leeds.",
        "Either you pay the whole sum now or we will send the case to the court in Mill Lane before the "
        "end of the month.",
        # One action.
        "Press the green button on the side of the box and hold it down until the light on the top goes "
        "red and stays red.",
        # A question.
        "Can you come to the desk in Mill Lane on Friday morning with the letter that we sent you in "
        "March of last year?",
        # "which" about something that cannot be told apart.
        "Please send us a copy of the letter from the council, which you will find in the blue folder "
        "in the top drawer.",
        "The children of the people who work in the office on the second floor of the old building like "
        "the new garden.",
    ],
)
def test_dangerous_sentences_stay_whole(text: str) -> None:
    assert split(text, 12) == (text,)


def test_the_limit_is_kept_where_it_can_be() -> None:
    text = (
        "We have received your form, and we will write to you by 3 May; you do not need to call us, but "
        "you can "
        "check your claim on our website."
    )
    pieces = split(text, 12)
    assert pieces == (
        "We have received your form.",
        "We will write to you by 3 May.",
        "You do not need to call us.",
        "But you can check your claim on our website.",
    )


def test_a_short_sentence_is_never_cut() -> None:
    text = "We got your form, and we will write soon."
    assert split(text, 25) == (text,)


def test_marks_stay_where_they_are() -> None:
    text = "We will **never** call you, and you must [read the rules](https://a.example/b) on our *new* page."
    assert split(text, 8) == (
        "We will **never** call you.",
        "You must [read the rules](https://a.example/b) on our *new* page.",
    )
    inside = "**We have got your form, and we will write to you by the third of May at the very latest.**"
    assert split(inside, 8) == (inside,)


def test_quoted_words_and_links_are_one_noun_to_the_parser() -> None:
    masked, places = mask(
        "Ask for “the form, and sign it” at www.a.gov.uk/b or on 01632 960 114 for £1,200.50, please."
    )
    assert masked == "Ask for Paper at Paper or on Paper for £5, please."
    assert len(places) == 4


def test_what_stands_alone() -> None:
    assert stands_alone("You can pay by card.")
    assert stands_alone("Please do not send cash.")
    assert not stands_alone("Which is on page 2.")
    assert not stands_alone("The blue form on the desk.")
    assert not stands_alone("Because you moved house.")


def test_an_opening_gets_a_line_of_its_own() -> None:
    text = "If you do not agree with this decision, you can ask us to look at it again within one month."
    assert opening_line(text, 15) == (
        "If you do not agree with this decision:",
        "You can ask us to look at it again within one month.",
    )
    text = (
        "If you need more time to pay, ring 0800 121 4433 before that date; we can give you another 14 days."
    )
    assert opening_line(text, 15) == (
        "If you need more time to pay:",
        "Ring 0800 121 4433 before that date. We can give you another 14 days.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "If you are late for the visit to the clinic, will you be able to see the same doctor on the "
        "same day or not?",
        "In addition, you can ask us at any time to look at the decision again within one month of this "
        "letter.",
        "If the person who rents the flat on the second floor of the house in Mill Lane has not paid, "
        "we will write.",
    ],
)
def test_no_opening_is_set_out_where_it_is_not_safe(text: str) -> None:
    assert opening_line(text, 12) is None


def test_a_label_before_a_sentence() -> None:
    text = "Please remember: you have to bring the letter and the card with you to each of the three visits."
    assert label_line(text, 12) == (
        "Please remember:",
        "You have to bring the letter and the card with you to each of the three visits.",
    )
    assert (
        label_line(
            "The desk opens at 10:30 on each of the five working days of the week, but not in the first "
            "week of May.",
            12,
        )
        is None
    )


def test_a_row_of_three_becomes_a_list() -> None:
    found = enumeration(
        "You will need to bring this letter, a list of your tablets, your glasses and a coat with you.", 12
    )
    assert found == (
        "You will need to bring:",
        ("this letter", "a list of your tablets", "your glasses", "a coat with you"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "You can bring this letter, a list of your tablets, your reading glasses or a warm coat with "
        "you on the day.",
        "Do not bring any food, a large bag of any kind, your own chair and a radio with you to the "
        "hall on the day.",
        "You may ask for bodies of water, gorges and caves on the map that hangs in the front room of "
        "the old house.",
        "Bring a pen and a card with you to the desk on the ground floor of the house in Mill Lane on "
        "the day.",
        "We went to Leeds with the dog, the train was late and the driver was cross with all of us for "
        "the whole day.",
    ],
)
def test_no_list_where_it_is_not_safe(text: str) -> None:
    assert enumeration(text, 12) is None
