"""What may not be folded away is recognised, and ordinary sentences are not taken for it."""

from __future__ import annotations

import pytest

from sayclear.in_sight import must_stay
from sayclear.readability import About
from sayclear.shaping import shape
from sayclear_profiles import presets, profile_for

STAYS = (
    "You must pay £45 by 3 May 2027.",
    "Please return the form no later than Friday.",
    "The closing date is 4 June.",
    "Your visit is on Monday 12 May at 9:30.",
    "Reply within 14 days.",
    "Send us the form before 1 August.",
    "Bring your passport and two photos.",
    "Have your card ready when you ring us.",
    "You have to sign page 3.",
    "You will need a photo card to vote.",
    "You cannot park in the yard.",
    "Smoking is forbidden in the building.",
    "Do not lift the lid while it is hot.",
    "Never mix the two liquids.",
    "Please do not feed the birds.",
    "Dogs are not allowed in the hall.",
    "Late forms will not be accepted.",
    "We cannot refund tickets.",
    "You may have to pay a fine of £60.",
    "Entry is not permitted after 6 p.m. without a pass.",
    "Warning: the water is very hot.",
    "This product may cause drowsiness.",
    "Keep the bottle out of the reach of children.",
    "Tell your doctor if you are pregnant.",
    "In an emergency, call 999.",
    "Take one tablet twice a day with food.",
    "Inject 5 units before meals, every six hours.",
    "Stop taking the tablets if you get a rash.",
    "Make sure the gas is off.",
    "Wearing a helmet is compulsory.",
    "The offer ends on Sunday.",
    "Be careful: the step is broken.",
)
GOES = (
    "You do not have to come.",
    "You don't need to bring anything.",
    "The hall is large and has a stage.",
    "Don't worry, this is common.",
    "It is not dangerous.",
    "You don't have a thousand problems.",
    "If you need help, there is a desk.",
    "Pour in 500 ml of vinegar.",
    "We never share your data.",
    "The town is old and has a lake.",
    "She took part in the race twice.",
    "Some people find it useful.",
    "It costs about £3.",
    "The bus leaves from the square.",
    "I can explain any of these.",
    "Whether you need it depends on the job.",
)


@pytest.mark.parametrize("sentence", STAYS)
def test_it_stays(sentence: str) -> None:
    assert must_stay(sentence, medical=True)


@pytest.mark.parametrize("sentence", GOES)
def test_it_may_go(sentence: str) -> None:
    assert not must_stay(sentence)


@pytest.mark.parametrize("preset", presets())
@pytest.mark.parametrize("sentence", STAYS[::4])
def test_it_is_shown_first_wherever_it_stands(sentence: str, preset: str) -> None:
    filler = "The town has a park with old trees and a small lake. It is nice there. " * 8
    text = f"{filler}\n\n- {filler}\n- The park is open. {sentence}\n- {filler}\n\n{filler}"
    reply = shape(text, profile_for(preset), About(given=True))
    words = [word for word in sentence.rstrip(".").split() if word.isalpha()]
    assert all(word in reply.text for word in words)
    assert reply.more


def test_a_list_that_is_shown_in_part_says_so() -> None:
    profile = profile_for("plain").with_turn({"text.length_words": 50})
    steps = "\n".join(f"{n}. Paint the wall number {n} of the old house with some care." for n in range(1, 6))
    reply = shape(f"Here is how it goes.\n\n{steps}", profile, About())
    assert "This list goes on below." in reply.text
    assert "5. Paint" in reply.more and "1. Paint" in reply.text
    again = shape(reply.whole, profile, About())
    assert (again.text, again.more) == (reply.text, reply.more)


def test_a_step_that_stays_keeps_its_number() -> None:
    profile = profile_for("plain").with_turn({"text.length_words": 45})
    steps = "\n".join(f"{n}. Paint the wall number {n} of the old house with some care." for n in range(1, 6))
    reply = shape(f"{steps}\n6. Never touch the wires.\n7. Close the door.", profile, About())
    assert "6. Never touch the wires." in reply.text and "7. Close the door." in reply.more
