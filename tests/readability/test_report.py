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


def no_opinion(_text: str) -> Mapping[str, float] | None:
    return None


def test_shape() -> None:
    found = check_json(LETTER, profile_for("reading-ease"), textstat=measure)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["passed", "rules", "counts", "grades", "sentences"]
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
    assert list(grades) == ["ease", "cefr", "cefr_band", "band", "low", "high", "textstat"]
    assert grades["band"] == f"{grades['low']} to {grades['high']}"
    assert grades["textstat"]["flesch_reading_ease"] == pytest.approx(grades["ease"], abs=10)


def test_textstat_is_given_sentences_that_it_can_see() -> None:
    seen: list[str] = []

    def listen(text: str) -> None:
        seen.append(text)

    check_json(LETTER, profile_for("plain"), textstat=listen)
    assert seen[0].splitlines()[:4] == [
        "You have an appointment on 14 March 2027 at 9:30.",
        "The office is in Mill Road.",
        "your card.",
        "this letter.",
    ]


def test_a_short_text_has_no_grades_and_no_second_opinion() -> None:
    def never(_text: str) -> None:
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
