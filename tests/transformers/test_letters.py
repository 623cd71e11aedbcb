"""Real-life letters through every preset: nothing lost, and each sentence that stays long is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from sayclear.documents import from_bytes
from sayclear.facts import compare, find
from sayclear.readability import About, check, read, words_of
from sayclear.shaping import shape
from sayclear.tools.easy import Result, make_easy
from sayclear_profiles import presets, profile_for

LETTERS = sorted((Path(__file__).parent.parent / "letters").iterdir())
PAIRS = [(letter.name, preset) for letter in LETTERS for preset in presets()]


@cache
def text_of(name: str) -> str:
    letter = next(path for path in LETTERS if path.name == name)
    return from_bytes(letter.read_bytes(), name=name)


@cache
def easy(name: str, preset: str) -> Result:
    return make_easy(text_of(name), profile_for(preset))


def test_there_are_at_least_ten_kinds() -> None:
    assert len(LETTERS) >= 10
    assert {path.suffix for path in LETTERS} >= {".txt", ".md", ".html"}
    assert all(150 <= len(words_of(text_of(path.name))) <= 460 for path in LETTERS)


@pytest.mark.parametrize(("name", "preset"), PAIRS)
def test_no_fact_is_lost_or_invented(name: str, preset: str) -> None:
    made = easy(name, preset)
    added = tuple(item.text for item in made.reply.added)
    assert [loss.say for loss in compare(made.reply.original, made.reply.whole, added=added)] == []
    assert made.receipt.facts_lost == ()


@pytest.mark.parametrize(("name", "preset"), PAIRS)
def test_every_figure_and_address_is_still_there(name: str, preset: str) -> None:
    made = easy(name, preset)
    kinds = ("number", "date", "time", "money", "percent", "unit", "dose", "url", "email", "range")
    left = [fact.value for fact in find(made.reply.whole)]
    gone = [fact.text for fact in find(made.reply.original) if fact.kind in kinds and fact.value not in left]
    assert gone == []


@pytest.mark.parametrize(("name", "preset"), PAIRS)
def test_every_sentence_fits_or_is_named(name: str, preset: str) -> None:
    made = easy(name, preset)
    limit = profile_for(preset).limit("sentence_words")
    assert limit is not None
    text = read(made.reply.text, made.reply.more)
    long = [unit for unit in text.sentences if len(unit.words) > limit]
    finding = next(finding for finding in made.receipt.findings if finding.rule == "sentence_words")
    assert finding.ok == (not long)
    assert {unit.place for unit in long} <= set(finding.places)
    if long:
        assert made.receipt.note


@pytest.mark.parametrize(("name", "preset"), PAIRS)
def test_once_is_enough(name: str, preset: str) -> None:
    reply = easy(name, preset).reply
    again = shape(reply.whole, profile_for(preset), About(given=True))
    assert (again.text, again.more) == (reply.text, reply.more)


@pytest.mark.parametrize(("name", "preset"), PAIRS)
def test_no_rule_gets_worse(name: str, preset: str) -> None:
    profile, made = profile_for(preset), easy(name, preset)
    before = {
        finding.rule: finding
        for finding in check(made.reply.original, profile, about=About(given=True)).findings
    }
    worse = [
        finding.rule
        for finding in made.receipt.findings
        if before[finding.rule].ok and not finding.ok and finding.rule != "facts_lost"
    ]
    assert worse == []


@pytest.mark.parametrize("preset", presets())
def test_the_share_of_long_sentences_falls(preset: str) -> None:
    """Counted over all letters: at least four in ten long sentences get shorter."""
    limit = profile_for(preset).limit("sentence_words")
    assert limit is not None
    before = after = 0
    for path in LETTERS:
        reply = easy(path.name, preset).reply
        before += sum(len(unit.words) > limit for unit in read(reply.original).sentences)
        after += sum(len(unit.words) > limit for unit in read(reply.text, reply.more).sentences)
    assert after <= before * {"plain": 0.45, "easy-words": 0.9}.get(preset, 0.7)


def test_what_must_be_done_is_in_sight() -> None:
    made = easy("hospital_clinic.txt", "focus-steps")
    for words in (
        "26 February 2026",
        "8.30am",
        "two sachets in 24 hours",
        "not stop taking",
        "bring",
        "38°C",
        "48 hours",
    ):
        assert words in made.reply.text
    made = easy("gp_medicine.txt", "easy-words")
    for words in (
        "once a week",
        "Never take methotrexate every day",
        "before 22 October",
        "Do not take ibuprofen",
    ):
        assert words in made.reply.text


def test_the_html_letter_says_nothing_hidden() -> None:
    whole = easy("library_fines.html", "plain").reply.whole
    assert "tracking" not in whole and "Internal note" not in whole and "<p" not in whole
    assert "| Title | Charge so far |" in whole and "(https://www.fenwicklibraries.example/home)" in whole
