"""What differs between two texts, word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies

from sayclear.differences import Difference, Piece, differences, text_of


def one(before: str, after: str) -> Difference:
    (found,) = differences(before, after)
    return found


def test_the_words_that_differ_are_marked_on_each_side() -> None:
    found = one("You must commence it on Friday.", "You must start it on Friday.")
    assert found.before == (
        Piece("same", "You must "),
        Piece("out", "commence"),
        Piece("same", " it on Friday."),
    )
    assert found.after[1] == Piece("in", "start")
    assert found.words == "differ"


def test_a_small_word_between_two_changes_goes_with_them() -> None:
    found = one("We received and then returned a form today.", "We got and then sent a form today.")
    assert [piece.text for piece in found.before if piece.kind == "out"] == ["received", "returned"]
    found = one("Make enquiries of us now please.", "Ask questions of people now please.")
    assert [piece.text for piece in found.before if piece.kind == "out"] == ["Make enquiries of us"]


def test_paragraphs_that_stay_are_left_out() -> None:
    found = differences(
        "Same.\n\nOne is here.\n\nAlso same.\n\nTwo.", "Same.\n\nOne was here.\n\nAlso same.\n\n2."
    )
    assert [text_of(place.before) for place in found] == ["One is here.", "Two."]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("One here. Two there.", "One here.\n\nTwo there.", "laid out"),
        ("One here. Two there.", "Two there. One here.", "moved"),
        ("The *old* form.", "The old form.", "marks"),
        ("The old form.", "The **old** form.", "marks"),
        ("One.", "Two.", "differ"),
    ],
)
def test_what_kind_of_change_it_is(before: str, after: str, words: str) -> None:
    assert one(before, after).words == words


def test_marks_are_shown_only_where_they_are_the_change() -> None:
    assert text_of(one("The **old** form.", "The **new** form.").before) == "The old form."
    assert text_of(one("The *old* form.", "The old form.").before) == "The *old* form."


def test_what_was_put_in_or_left_out_as_a_whole() -> None:
    assert one("", "In one sentence: Pay by Friday.").before == ()
    assert one("Great question!", "").before == (Piece("out", "Great question!"),)


def test_far_away_words_are_left_out() -> None:
    tail = " ".join(f"word{number}" for number in range(200))
    found = one(f"Commence here. {tail}", f"Start here. {tail}")
    assert len(text_of(found.before).split()) < 60 and "[…]" in text_of(found.after)


def test_a_very_long_change_is_not_compared_word_by_word() -> None:
    before, after = ("a b c d " * 20_000).strip(), ("d c b e " * 20_000).strip()
    begin = time.process_time()
    found = one(before, after)
    assert [piece.kind for piece in (*found.before, *found.after)] == ["out", "in"]
    assert time.process_time() - begin < 20


@given(
    strategies.text(alphabet="ab .,*\n-1", max_size=80), strategies.text(alphabet="ab .,*\n-1", max_size=80)
)
def test_nothing_is_lost_on_either_side(before: str, after: str) -> None:
    for place in differences(before, after):
        assert all(piece.kind != "in" for piece in place.before)
        assert all(piece.kind != "out" for piece in place.after)
    if before == after:
        assert differences(before, after) == ()
