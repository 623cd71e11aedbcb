"""Word lists, word forms, and syllables."""

from __future__ import annotations

import pytest
import wordfreq

from sayclear.readability import phrases, read
from sayclear.readability.lists import column, rows
from sayclear.readability.syllables import syllables
from sayclear.readability.vocabulary import EASY, frequencies, is_easy, stem, verb_forms, zipf


def test_our_reading_of_the_frequencies_is_wordfreqs_own() -> None:
    theirs = wordfreq.get_frequency_dict("en", "small")
    assert frequencies().keys() == theirs.keys()
    for word in ("the", "appointment", "lessee", "don't", "tenant", "naïve"):
        assert zipf(word) == pytest.approx(wordfreq.zipf_frequency(word, "en", "small"), abs=0.005)


def test_the_shorter_list_says_the_same_about_what_is_easy() -> None:
    best = wordfreq.get_frequency_dict("en", "best")
    easy = {word for word, share in best.items() if round(wordfreq.freq_to_zipf(share), 2) >= EASY}
    assert easy == {word for word, value in frequencies().items() if value >= EASY}


@pytest.mark.parametrize(
    "word", ["appointments", "carried", "stopping", "happiest", "sought", "women", "Council's"]
)
def test_easy_in_another_form(word: str) -> None:
    assert is_easy(word)


@pytest.mark.parametrize("word", ["lessee", "arrears", "reimburse", "cater", "herring", "utilise", "qzx"])
def test_hard_in_every_form(word: str) -> None:
    assert not is_easy(word)


@pytest.mark.parametrize(
    ("one", "two"),
    [("paying", "paid"), ("uses", "using"), ("stopped", "stop"), ("carries", "carry"), ("men", "man")],
)
def test_stems(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("pull", {"pull", "pulls", "pulled", "pulling"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("make", {"make", "makes", "made", "making"}),
        ("see", {"see", "sees", "saw", "seen", "seeing"}),
    ],
)
def test_verb_forms(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


@pytest.mark.parametrize("row", rows("idioms"), ids=lambda row: row[0])
def test_each_idiom_is_found_and_has_a_meaning(row: tuple[str, ...]) -> None:
    spelled = " ".join(
        {"{one's}": "Anna's", "{someone}": "my friend", "{oneself}": "yourself"}.get(
            part, part.split("/")[0].strip("~[]")
        )
        for part in row[0].split()
    )
    flow = read(f"They say {spelled} here.").shown.flow
    found = [flow.text[hit.start : hit.end] for hit in phrases.find("idioms", flow)]
    assert any(spelled in words or words in spelled for words in found)
    assert 2 <= len(row) <= 4 and 1 <= len(row[1].split()) <= 7


def test_there_are_many_idioms() -> None:
    assert len(set(column("idioms"))) >= 400


def test_phrases_take_every_form_of_their_verb() -> None:
    text = "She pulled my leg. He is pulling Anna's leg. They pull the leg of lamb. Re-pull my leg."
    flow = read(text).shown.flow
    assert [flow.text[hit.start : hit.end] for hit in phrases.find("idioms", flow)] == [
        "pulled my leg",
        "pulling Anna's leg",
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("walked", 1), ("clothes", 1), ("league", 1), ("friend", 1), ("months", 1), ("a", 1),
        ("reading", 2), ("table", 2), ("handled", 2), ("something", 2), ("wishes", 2), ("giant", 2),
        ("didn't", 2),
        ("wanted", 2), ("houses", 2), ("safely", 2), ("rhythm", 2), ("people", 2), ("quiet", 2),
        ("client", 2),
        ("simplified", 3), ("medicine", 3), ("various", 3), ("museum", 3), ("idea", 3), ("easier", 3),
        ("appointment", 3), ("tourism", 3), ("influence", 3), ("envelope", 3),
        ("information", 4), ("society", 4), ("usually", 4), ("material", 4), ("experience", 4),
        ("geography", 4),
        ("university", 5), ("electricity", 5), ("responsibility", 6),
        ("well-known", 2), ("naïve", 2), ("council’s", 2), ("", 0),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count
