"""Grades: what they say, when they keep silent, and that layout does not move them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear.readability import read
from sayclear.readability.grades import BANDS, FEWEST_WORDS, counts, features, grades, sentence_cefr

EASY = (
    "We have a dog. His name is Rex. He is big and brown. He likes to run in the park. "
    "I go to the park with him every day. We play with a ball. Then we go home. He has his food. "
    "He sleeps on the floor in my room. I like my dog very much."
)
HARD = (
    "Notwithstanding the aforementioned provisions, the lessee shall indemnify the lessor against any "
    "liability arising from negligence, misconduct or contravention of statutory obligations. "
    "Termination of the agreement presupposes the simultaneous extinguishment of all encumbrances, "
    "irrespective of their provenance, insofar as the competent authority has not stipulated otherwise."
)
STEPS = (
    "Fill a large pan with cold water",
    "Put the pan on the stove",
    "Wait until the water boils",
    "Lower the egg into the water",
    "Wait for eight minutes",
    "Take the egg out with a spoon",
    "Hold it under cold water",
    "Take off the shell with your fingers",
    "Put some salt on the egg",
)


def levels(text: str) -> list[float]:
    return [sentence_cefr(unit) for unit in read(text).units]


def test_a_hard_text_is_harder_by_every_figure() -> None:
    easy, hard = grades(read(EASY)), grades(read(HARD))
    assert easy is not None
    assert hard is not None
    assert easy.ease > 90 > 30 > hard.ease
    assert easy.cefr < 2.5 < 5 < hard.cefr
    assert easy.high < hard.low
    assert (easy.cefr_band, hard.cefr_band) == ("A2", "C2")
    assert easy.low <= max(easy.grade, 1) <= easy.high


def test_ease_is_the_mean_of_three() -> None:
    found = grades(read(EASY))
    assert found is not None
    hardest = sorted(levels(EASY))[-4:]
    assert len(levels(EASY)) == 10, "so a third of them, rounded up, is four"
    scales = (found.flesch, 20 * (6 - found.cefr), 20 * (6 - sum(hardest) / 4))
    assert found.ease == pytest.approx(sum(scales) / 3)


def test_known_levels_are_not_worked_out_again() -> None:
    found = grades(read(EASY), level=lambda _unit: 3.0)
    assert found is not None
    assert (found.cefr, found.cefr_band) == (3.0, "B1")


def test_a_short_text_has_no_grade() -> None:
    words = "The office is open today. " * 7 + "We are all here."
    assert len(words.split()) == FEWEST_WORDS - 1
    assert grades(read(words)) is None
    assert grades(read(words + " Now.")) is not None


@pytest.mark.parametrize(
    "text", ["", "   ", "# Title", "| a | b |\n|---|---|\n| c | d |", "```\ncode\n```", "…"]
)
def test_nothing_to_grade(text: str) -> None:
    assert grades(read(text)) is None


def test_only_prose_is_graded() -> None:
    table = "| extraordinary | heading |\n|---|---|\n| incomprehensible | figures |"
    code = "```\nincomprehensible = extraordinary(heading)\n```"
    assert grades(read(f"# Extraordinary heading\n\n{EASY}\n\n{table}\n\n{code}")) == grades(read(EASY))


def test_the_folded_part_counts() -> None:
    assert grades(read(EASY, HARD)) == grades(read(f"{EASY}\n\n{HARD}"))


def test_layout_does_not_move_a_grade() -> None:
    bullets = "\n".join(f"- {step}" for step in STEPS)
    numbers = "\n".join(f"{number}. {step}." for number, step in enumerate(STEPS, 1))
    found = [grades(read(text)) for text in (bullets, numbers, ". ".join(STEPS) + ".")]
    assert found[0] is not None
    assert found[0] == found[1] == found[2]


def test_a_band_is_wider_for_less_text() -> None:
    mixed = f"{EASY} {HARD}"
    short, long = grades(read(mixed)), grades(read("\n\n".join([mixed] * 9)))
    assert short is not None
    assert long is not None
    assert short.high - short.low > long.high - long.low >= 2
    assert short.band == f"{short.low} to {short.high}"


def test_one_long_sentence_still_has_a_band() -> None:
    found = grades(read("and " * 200))
    assert found is not None
    assert (found.low, found.high) == (17, 18)


def test_levels_follow_words_and_length() -> None:
    assert levels("I like tea.") < levels("I usually appreciate a strong tea in the late afternoon.")
    assert levels("He read the letter.") < levels("He perused the missive.")
    assert levels("We went home.") < levels("We went home and then we had some food and went to bed.")


def test_names_figures_and_addresses_are_not_hard_words() -> None:
    assert levels("We met Mrs Featherstonehaugh.") == levels("We met Mrs Hill.")
    assert levels("Look at https://example.org/unpronounceable.") == levels("Look at www.example.org.")
    assert levels("Call 0300 123 4567.") == [1.0]


def test_figures_do_not_make_a_text_hard() -> None:
    dated, bare = (grades(read(EASY + f" I saw it in {when}.")) for when in ("1987", "spring"))
    assert dated is not None
    assert bare is not None
    assert dated.flesch == bare.flesch
    assert abs(dated.ease - bare.ease) < 2


def test_capitals_of_a_title_make_no_names() -> None:
    assert levels("# How To Renew Your Driving Licence") == levels("# How to renew your driving licence")
    assert levels("RENEW YOUR DRIVING LICENCE.") == levels("Renew your driving licence.")


def test_levels_stay_in_their_range() -> None:
    assert levels("It is 45 %.") < [1.5]
    assert levels("*45*") == [1.0]
    assert levels("Incomprehensibilities notwithstanding, antidisestablishmentarianism predominated.") == [
        6.0
    ]
    assert features(("45", "%")) is None


@given(st.text(max_size=300))
def test_any_text_can_be_graded(text: str) -> None:
    found = read(text)
    assert all(1 <= sentence_cefr(unit) <= 6 for unit in found.units)
    whole = grades(found)
    if whole is not None:
        assert math.isfinite(whole.ease)
        assert 1 <= whole.low < whole.high <= 18
        assert whole.cefr_band in BANDS


def test_counts() -> None:
    text = (
        "# Your visit\n\nBring these:\n\n- your card\n- a pen\n  - a blue one\n\n"
        "Come at ten. Use the front door, please.\n\n"
        "| day | time |\n|---|---|\n| Monday | 10:00 |\n\n```\ncode here\n```"
    )
    assert counts(read(text)) == {
        "words": 23,
        "sentences": 10,
        "paragraphs": 2,
        "headings": 1,
        "lists": 2,
        "list_items": 3,
        "tables": 1,
        "code_blocks": 1,
        "longest_sentence_words": 5,
        "mean_sentence_words": 2.1,
    }
    assert set(counts(read("")).values()) == {0}
