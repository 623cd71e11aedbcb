"""Syllables: words, names of letters, figures."""

from __future__ import annotations

import pytest

from sayclear.readability import syllables as module
from sayclear.readability.syllables import for_formulas, syllables

# The number of syllables as a pronouncing dictionary would give it; the words are our own choice.
SPOKEN = {
    1: "made asked called walks clothes eyes league guess quick through don't you'll they've played bought",
    2: "table little wanted boxes business before every something someone didn't royal being going poem "
    "safely homework centre question create quiet science lion people isn't rhythm would've it'll",
    3: "area idea video radio banana library appointment remember handwriting carefully media "
    "happier everyone theatre",
    4: "january society information appreciate materials invitation television intuitive",
    5: "university unnecessary communication refrigerator",
}


@pytest.mark.parametrize(
    ("count", "word"), [(n, word) for n, words in SPOKEN.items() for word in words.split()]
)
def test_words(count: int, word: str) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("NHS", 3),
        ("UK", 2),
        ("WWW", 9),
        ("TVs", 2),
        ("NASA", 2),
        ("NOT", 1),
        ("STOP", 1),
        ("pm", 2),
        ("Mr", 2),
        ("MP3", 3),
    ],
)
def test_capitals_and_short_forms(written: str, count: int) -> None:
    assert syllables(written) == count


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("0", 2),
        ("7", 2),
        ("17", 3),
        ("45", 3),
        ("100", 3),
        ("115", 6),
        ("1,250", 9),
        ("1987", 6),
        ("2016", 4),
        ("3.5", 3),
        ("20%", 4),
        ("£7", 3),
        ("9:30", 3),
        ("0300", 7),
        ("14th", 2),
        ("20th", 3),
        ("20mg", 5),
        ("²", 1),
        ("١٢", 1),
    ],
)
def test_figures_are_read_out(written: str, count: int) -> None:
    assert syllables(written) == count


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("“Table,”", "table"),
        ("Don’t", "don't"),
        ("TABLE", "table"),
        ("table.", "table"),
        ("boss’s", "bosses"),
    ],
)
def test_marks_and_capitals_make_no_difference(written: str, plain: str) -> None:
    assert syllables(written) == syllables(plain)


def test_parts_are_added_up() -> None:
    assert syllables("well-known") == 2
    assert syllables("mother-in-law") == 4
    assert syllables("café") == 2
    assert syllables("naïve") == 2


def test_what_cannot_be_said_has_none() -> None:
    assert [syllables(word) for word in ("", "—", "...", "_", " ")] == [0, 0, 0, 0, 0]


def test_letters_of_any_script_have_at_least_one() -> None:
    assert [syllables(word) for word in ("日本", "слово", "x²", "hmm")] == [1, 1, 1, 1]


def test_a_very_long_word_is_counted_and_not_kept() -> None:
    module._kept.cache_clear()
    assert syllables("banana" * 50_000) == 150_000
    assert syllables("9" * 300) == 300
    assert module._kept.cache_info().currsize == 0
    assert module._kept.cache_info().maxsize is not None


def test_formulas_pass_over_figures_and_addresses() -> None:
    words = ("letter", "1987", "£12.50", "9:30", "0300", "www.example.org/a/long/address/indeed", "—")
    assert [for_formulas(word) for word in words] == [2, 1, 1, 1, 1, 6, 0]
