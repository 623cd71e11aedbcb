"""Receipts and checks as JSON: the fixed shape, honest places, whole numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from sayclear.readability import About, check, rules
from sayclear.readability.report import check_json, receipt_json
from sayclear.reply import Added
from sayclear_adapters.meters.textstat import measure
from sayclear_profiles import profile_for

LETTER = """# Your visit

You have an appointment on **14 March 2027** at 9:30. The office is in Mill Road. Bring:

- your card
- this letter

We will call you if the doctor is not there on that day, and then we will find another day that is
good for you. You do not need to bring anything else. It takes about twenty minutes. Thank you.
"""


def no_opinion(_text: str, /, *, language: str = "en") -> Mapping[str, float] | None:
    return None


def test_shape() -> None:
    found = check_json(LETTER, profile_for("reading-ease"), textstat=measure)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["passed", "rules", "counts", "grades", "sentences", "language", "offers"]
    assert found["language"] == {"code": "en", "not_checked": [], "note": None}
    assert sum(found["counts"]["word_levels"].values()) <= found["counts"]["words"]
    assert [rule["id"] for rule in found["rules"]] == list(rules())
    for rule in found["rules"]:
        assert list(rule) == ["id", "value", "limit", "ok", "flagged", "spans"]
        assert rule["limit"] is not None or rule["ok"]
    by_id = {rule["id"]: rule for rule in found["rules"]}
    longest = by_id["sentence_words"]
    assert (longest["value"], longest["limit"], longest["ok"], found["passed"]) == (25, 15, False, False)
    assert isinstance(longest["value"], int)
    assert by_id["vague_times"]["limit"] is None
    assert by_id["labels"]["limit"] is None, "never judged in somebody else's text"


def test_places_are_places_of_the_source() -> None:
    found = check_json(LETTER, profile_for("reading-ease"), textstat=measure)
    (span,) = next(rule["spans"] for rule in found["rules"] if rule["id"] == "sentence_words")
    assert LETTER[span["start"] : span["end"]].startswith("We will call you")
    assert LETTER[span["start"] : span["end"]].endswith("good for you.")
    shown = [LETTER[one["span"]["start"] : one["span"]["end"]] for one in found["sentences"]]
    assert shown[:2] == ["Your visit", "You have an appointment on **14 March 2027** at 9:30."]
    assert "Bring:" not in shown
    assert shown[3:5] == ["your card", "this letter"]
    assert all(one["span"]["part"] == "text" for one in found["sentences"])
    assert [one["words"] for one in found["sentences"]][:3] == [2, 10, 6]
    assert all(1 <= one["cefr"] <= 6 for one in found["sentences"])


def test_grades() -> None:
    found = check_json(LETTER, profile_for("plain"), textstat=measure)
    grades = found["grades"]
    assert list(grades) == [
        *("ease", "cefr", "cefr_band", "band", "low", "high", "formulas", "textstat", "disagreement")
    ]
    assert grades["band"] == f"{grades['low']} to {grades['high']}"
    flesch = grades["formulas"]["flesch_reading_ease"]
    assert grades["textstat"]["flesch_reading_ease"] == pytest.approx(flesch, abs=10)
    # "your card", "this letter" and "Thank you." are no sentences to textstat.
    assert grades["disagreement"]["faults"][0]["fault"] == "short_sentences"
    assert "here: 3" in grades["disagreement"]["say"]


def test_textstat_is_given_the_text_as_anybody_would() -> None:
    seen: list[str] = []

    def listen(text: str, /, *, language: str = "en") -> None:
        seen.append(text)

    check_json(LETTER, profile_for("plain"), textstat=listen)
    assert seen[0].splitlines()[:4] == [
        "Your visit",
        "You have an appointment on 14 March 2027 at 9:30. The office is in Mill Road. Bring:",
        "your card",
        "this letter",
    ]


def test_a_disagreement_is_explained() -> None:
    steps = "\n".join(f"- {line}" for line in LETTER.replace(".", "").splitlines() if len(line.split()) > 5)
    found = check_json(f"{steps}\n{steps}", profile_for("plain"), textstat=measure)["grades"]
    theirs, ours = (found[name]["flesch_kincaid_grade"] for name in ("textstat", "formulas"))
    assert found["disagreement"]["grades"] == pytest.approx(theirs - ours, abs=0.2)
    assert found["disagreement"]["faults"][0]["fault"] == "no_stops"
    assert "no dot at the end" in found["disagreement"]["say"]


GERMAN = """# Ihr Termin

Sie haben am 14. März 2027 um 9:30 Uhr einen Termin. Das Büro ist in der Mühlenstraße. Bitte bringen
Sie Ihren Ausweis und diesen Brief mit. Wenn Sie nicht kommen können, rufen Sie uns bitte vorher an,
damit wir einen anderen Tag für Sie finden. Es dauert etwa zwanzig Minuten. Vielen Dank.
"""


def test_another_language_claims_nothing_that_was_not_checked() -> None:
    found = check_json(GERMAN, profile_for("reading-ease"), textstat=measure)
    assert json.loads(json.dumps(found)) == found
    by_id = {rule["id"]: rule for rule in found["rules"]}
    for rule in ("idioms", "hard_words_percent", "acronyms"):
        assert by_id[rule]["limit"] is None
        assert rule in found["language"]["not_checked"]
    for rule in ("sentence_words", "paragraph_sentences", "emoji"):
        assert by_id[rule]["limit"] is not None
    assert by_id["sentence_words"]["value"] == 19
    assert found["language"]["code"] == "de"
    assert "German" in found["language"]["note"]
    assert "rare words" in found["language"]["note"]
    grades = found["grades"]
    assert 40 < grades["ease"] == grades["formulas"]["amstad"] < 100
    assert grades["cefr"] is grades["band"] is grades["disagreement"] is None
    assert grades["textstat"]["flesch_reading_ease"] == pytest.approx(grades["ease"], abs=12)
    assert {one["cefr"] for one in found["sentences"]} == {None}


def test_a_script_without_spaces_has_sentences_and_no_words() -> None:
    found = check_json(
        "请把身份证带到办公室。如果您那天不能来，请在中午以前打电话给我们！您有问题吗？",
        profile_for("plain"),
        textstat=measure,
    )
    assert found["counts"]["sentences"] == 3
    assert found["counts"]["words"] is None
    assert {one["words"] for one in found["sentences"]} == {None}
    assert "sentence_words" in found["language"]["not_checked"]
    assert found["grades"] is None


def test_a_receipt_says_what_was_not_checked() -> None:
    receipt = check(GERMAN, profile_for("plain"), about=About(given=True))
    assert receipt.note is not None
    assert "German" in receipt.note
    assert check(LETTER, profile_for("plain"), about=About(given=True)).note is None
    told = check(GERMAN, profile_for("plain"), about=About(given=True), note="Something else.")
    assert told.note == "Something else."


def test_a_short_text_has_no_grades_and_no_second_opinion() -> None:
    def never(_text: str, /, *, language: str = "en") -> None:
        raise AssertionError("asked about a short text")

    found = check_json("Thank you. See you on Monday.", profile_for("plain"), textstat=never)
    assert found["grades"] is None
    assert found["passed"]
    assert len(found["sentences"]) == 2


def test_no_second_opinion() -> None:
    assert check_json(LETTER, profile_for("plain"), textstat=no_opinion)["grades"]["textstat"] is None


@pytest.mark.parametrize("text", ["", "\n\n", "```\ncode\n```", "---", "![](x.png)", "\0", "😀"])
def test_texts_without_words(text: str) -> None:
    found = check_json(text, profile_for("plain"), textstat=measure)
    assert found["sentences"] == []
    assert found["counts"]["words"] == 0
    json.dumps(found)


def test_receipt() -> None:
    added = Added("step", "Step 1 of 2:")
    receipt = check(
        "Step 1 of 2: Open the box.",
        profile_for("plain"),
        more="Then close it.",
        about=About(original="Open the box. Then close it.", added=(added.text,)),
        added=(added,),
        repairs=2,
        note="One sentence could not be cut.",
    )
    found = receipt_json(receipt)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["passed", "rules", "repairs", "facts_lost", "added", "hardest", "note"]
    assert found["repairs"] == 2
    assert found["added"] == [{"kind": "step", "text": "Step 1 of 2:"}]
    assert found["note"] == "One sentence could not be cut."
    assert found["passed"] == receipt.passed
    assert [rule["id"] for rule in found["rules"]] == list(rules())
    assert found["hardest"][0] == "Step 1 of 2: Open the box."


def test_places_name_their_part() -> None:
    receipt = check("It is open.", profile_for("plain"), more="It is open!! \U0001f600 Come in.")
    spans = [span for rule in receipt_json(receipt)["rules"] for span in rule["spans"] if not rule["ok"]]
    assert {span["part"] for span in spans} == {"more"}


def test_a_very_long_text() -> None:
    """200,000 words, the most that `check` takes."""
    words = LETTER * 2
    times = 200_000 // len(words.split()) + 1
    found = check_json("\n\n".join([words] * times), profile_for("plain"), textstat=no_opinion)
    assert found["counts"]["words"] >= 190_000
    assert len(found["sentences"]) > 10_000
