"""The level of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear.readability import read
from sayclear.readability.grades import BANDS
from sayclear.readability.levels import word_level, word_levels


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("house", "A1"),
        ("went", "A1"),
        ("don't", "A1"),
        ("appointments", "A2"),
        ("colour", "A1"),
        ("council", "B1"),
        ("tenant", "B2"),
        ("arrears", "C1"),
        ("lessee", "C2"),
        ("qzxwv", "C2"),
        ("a" * 60, "C2"),
    ],
)
def test_words(word: str, level: str) -> None:
    assert word_level(word) == level


def test_names_figures_and_addresses_have_no_level() -> None:
    text = read("We met Mrs Featherstonehaugh at 9:30 by https://example.org/unpronounceable today.")
    found = word_levels(text)
    assert tuple(found) == BANDS
    assert sum(found.values()) == 5, "we, met, at, by, today"
    assert found["C2"] == 0


def test_both_parts_count() -> None:
    assert word_levels(read("The house.", "The lessee."))["C2"] == 1


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert min(word_levels(read(text)).values()) >= 0
