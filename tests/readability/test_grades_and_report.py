"""Grades, counts, and the JSON that `check` and the receipts print."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sayclear.readability import About, check, read, rules
from sayclear.readability.grades import cefr, counts, grades
from sayclear.readability.report import check_json, receipt_json
from sayclear.reply import Added
from sayclear_adapters.meters import textstat
from sayclear_profiles import profile_for

EASY = "The cat sat on the mat. It was a warm day. She gave the cat some milk. Then she went home. " * 3
HARD = (
    "Notwithstanding the aforementioned provisions, the administering authority may, at its discretion, "
    "retrospectively disallow reimbursement of expenditure incurred by beneficiaries whose situations have "
    "materially altered. Applicants contemplating reconsideration should familiarise themselves with the "
    "adjudication procedure, the evidential requirements and the statutory limitation period."
)


def test_hard_text_is_graded_harder() -> None:
    easy, hard = grades(read(EASY)), grades(read(HARD))
    assert easy and hard
    assert easy.ease > 90 > 30 > hard.ease
    assert easy.cefr < 2.5 < 4.5 < hard.cefr
    assert easy.high < hard.low
    assert easy.low <= easy.high and easy.band == f"{easy.low:.0f} to {easy.high:.0f}"


def test_too_short_to_grade() -> None:
    assert grades(read("word " * 39)) is None
    assert grades(read("word " * 40)) is not None
    assert grades(read("# " + "word " * 60)) is None


def test_stops_and_bullets_make_no_great_difference() -> None:
    steps = [
        "Open the lid of the machine",
        "Take out the old filter",
        "Put the new filter in",
        "Close the lid again",
    ] * 4
    with_stops = grades(read(" ".join(f"{step}." for step in steps)))
    as_bullets = grades(read("\n".join(f"- {step}" for step in steps)))
    assert with_stops and as_bullets
    assert abs(with_stops.low - as_bullets.low) <= 0.5


@pytest.mark.parametrize("sentence", ["", "Yes.", "Anna.", "1 2 3", "I am here.", HARD, "日本語"])
def test_a_level_is_from_1_to_6(sentence: str) -> None:
    assert 1 <= cefr(sentence) <= 6


def test_levels_rise_with_hard_words() -> None:
    assert (
        cefr("I like my dog.")
        < cefr("The committee discussed the annual budget.")
        < cefr(HARD.split(". ")[0])
    )


def test_counts() -> None:
    found = counts(read("# Title\n\nOne two. Three.\n\n- four five six\n\nLabel:"))
    assert found == {
        "words": 8, "sentences": 4, "paragraphs": 2, "headings": 1, "items": 1, "sentence_words_mean": 1.8,
        "sentence_words_max": 3, "syllables": 10,
    }  # fmt: skip


def test_check_json_has_the_shape_of_the_contract() -> None:
    text = f"{EASY}\n\nPAY NOW! We will call **soon** (no date is given)."
    found = check_json(text, profile_for("low-pressure"), textstat=textstat.measure)
    assert list(found) == ["passed", "rules", "counts", "grades", "sentences"]
    assert [entry["id"] for entry in found["rules"]] == list(rules())
    assert all(list(entry) == ["id", "value", "limit", "ok", "flagged", "spans"] for entry in found["rules"])
    by_id = {entry["id"]: entry for entry in found["rules"]}
    (span,) = by_id["shouting"]["spans"]
    assert text[span["start"] : span["end"]] == "PAY NOW" and span["part"] == "text"
    assert (by_id["vague_times"]["ok"], by_id["vague_times"]["flagged"]) == (True, True)
    assert by_id["steps_numbered"]["limit"] is None and by_id["labels"]["limit"] is None
    assert isinstance(by_id["sentence_words"]["limit"], int)
    assert found["passed"] is False
    assert set(found["grades"]) == {"ease", "cefr", "low", "high", "band", "textstat"}
    for sentence in found["sentences"]:
        assert set(sentence) == {"span", "words", "cefr"} and 1 <= sentence["cefr"] <= 6
    assert json.loads(json.dumps(found)) == found


def test_check_json_of_a_short_text() -> None:
    found = check_json("Pay now.", profile_for("plain"))
    assert found["passed"] is True and found["grades"] is None
    assert check_json("", profile_for("plain"))["sentences"] == []


def test_receipt_json_has_the_shape_of_the_contract() -> None:
    receipt = check(
        "Pay £54.",
        profile_for("plain"),
        about=About(original="Pay £45."),
        added=(Added("flag", "(x)"),),
        repairs=2,
        note="A note.",
    )
    found = receipt_json(receipt)
    assert list(found) == ["passed", "rules", "repairs", "facts_lost", "added", "hardest", "note"]
    assert (found["passed"], found["repairs"], found["note"]) == (False, 2, "A note.")
    assert found["facts_lost"] == ['changed the amount "£45" to "£54"']
    assert found["added"] == [{"kind": "flag", "text": "(x)"}]
    assert found["hardest"] == ["Pay £54."]


def test_textstat_gives_its_figures_and_forgets_the_text() -> None:
    found = textstat.measure(EASY)
    assert set(found) == set(textstat.FIGURES) and textstat.why_not() is None
    assert found["flesch_kincaid_grade"] < 3
    from textstat.backend.counts import _count_syllables
    from textstat.backend.metrics import _flesch_kincaid_grade

    assert _count_syllables.count_syllables.cache_info().currsize == 0
    assert _flesch_kincaid_grade.flesch_kincaid_grade.cache_info().currsize == 0
    assert textstat.measure(" ") == {}


def test_textstat_asks_nobody() -> None:
    code = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
from sayclear_adapters.meters.textstat import measure
assert measure("We walk to the shop. It is open, and reasonably inexpensive.")
assert "nltk" not in sys.modules
"""
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=True,
        env={"NLTK_DATA": "/nowhere", "HOME": "/nowhere"},
    )


def test_rules_start_without_the_slow_libraries() -> None:
    code = """
import sys
from sayclear.readability import About, check
from sayclear_profiles import profile_for
check("It was a piece of cake. Pay £45 soon.", profile_for("plain"), about=About(given=True, original="Pay."))
slow = {"langchain_core", "gradio", "faster_whisper", "spacy", "wordfreq", "numpy", "textstat", "nltk"}
assert not slow & sys.modules.keys(), slow & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_a_very_long_text_is_checked() -> None:
    text = "\n\n".join([EASY, "- a\n- b", f'He said "{HARD}"', "| a | b |\n| --- | --- |\n| c | d |"] * 150)
    receipt = check(text, profile_for("plain"), about=About(given=True))
    assert len(receipt.findings) == len(rules())
