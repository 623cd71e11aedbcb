"""Why textstat and we disagree: each known fault, found by looking."""

from __future__ import annotations

from typing import Any

import pytest
from tests.readability.test_same_words import EGG

from sayclear.readability import read
from sayclear.readability.grades import grades
from sayclear.readability.report import check_json
from sayclear.readability.second_opinion import GRADE, TOO_FAR, as_shown, disagreement
from sayclear_adapters.meters.textstat import measure
from sayclear_profiles import profile_for

PROSE = (
    "The library is in the old house beside the station. It has books for children and for adults. "
    "You can read the papers there too. On Monday it is closed. If you have no card yet, ask at the desk. "
    "Somebody will help you with the form, and it takes about ten minutes."
)

FAULTY = {
    "no_stops": "# How to boil an egg\n\n" + "\n".join(f"- {step}" for step in EGG),
    "short_sentences": "Yes. Of course. Sit down. Take a breath. Good. Well done. No rush. All right. Okay. "
    "Stop here. Fine. Thanks. Go on. Yes. Come in. Sit here. Look up. Now rest. Very good. Keep calm. "
    "Almost there. We can read the next letter about the heating together when you are ready for it.",
    "dots": "The fee was 3.50 on day 4.5 and 2.75 on day 6.7, and then for version 1.2.3 of the form it was "
    "again 8.90 or 9.10 for people who pay 12.50 and 13.75 or even 14.25 and who had paid 2.50 or 3.50 "
    "before the end of the long and dry summer of that year in the old town by the sea.",
    "not_prose": f"{PROSE}\n\n| day | time |\n|---|---|\n" + "| yes! | no! |\n" * 30,
}


def reasons(text: str) -> list[dict[str, Any]] | None:
    found = grades(read(text))
    theirs = measure(as_shown(read(text)))
    assert found is not None
    assert theirs is not None
    return disagreement(read(text), found.grade, theirs[GRADE], measure)


@pytest.mark.parametrize("fault", ["no_stops", "short_sentences", "dots"])
def test_each_fault_is_found(fault: str) -> None:
    found = reasons(FAULTY[fault])
    assert found
    assert found[0]["fault"] == fault
    assert found[0]["count"] >= 1
    assert abs(found[0]["grades"]) > 1
    said = check_json(FAULTY[fault], profile_for("plain"), textstat=measure)["grades"]["disagreement"]
    assert said["faults"][0]["fault"] == fault
    assert said["say"].startswith("textstat ")


def test_an_abbreviation_is_a_dot_inside_a_sentence() -> None:
    text = (
        "Dr. Hill and Mr. Reed and Mrs. Lane and Prof. Moor met St. John at 9.30 a.m. and spoke of the plan "
        "for the garden, i.e. the part with the old trees, and e.g. Mr. Stone and Ms. Wood, who live at "
        "No. 5 and No. 7, were glad to hear of it, as were Mr. and Mrs. Field of the house beside the lake."
    )
    found = reasons(text)
    assert found
    assert found[0]["fault"] == "dots"
    assert found[0]["grades"] < -5, "textstat makes it easier than it is"


def test_plain_prose_needs_no_reason() -> None:
    assert reasons(PROSE) is None


def test_near_figures_need_no_reason() -> None:
    assert disagreement(read(PROSE), 5.0, 5.0 + TOO_FAR, measure) is None


def test_an_unknown_reason_is_called_unknown() -> None:
    def off(_text: str, /, *, language: str = "en") -> dict[str, float]:
        return {GRADE: 30.0}

    said = check_json(PROSE, profile_for("plain"), textstat=off)["grades"]["disagreement"]
    assert said["faults"] == []
    assert said["say"].startswith("No known fault")


def test_a_meter_that_falls_silent_gives_no_reason() -> None:
    assert disagreement(read(FAULTY["no_stops"]), 1.0, 20.0, lambda _text: None) == []


def test_a_long_text_is_explained_from_its_first_part() -> None:
    asked: list[int] = []

    def ask(text: str) -> dict[str, float] | None:
        asked.append(len(text.split()))
        return measure(text)

    assert disagreement(read("\n\n".join([FAULTY["no_stops"]] * 200)), 1.0, 18.0, ask)
    assert max(asked) < 3100


def test_a_mend_changes_nothing_else() -> None:
    assert as_shown(read("Call **us** at *9:30*.\n\n- one\n- two")) == "Call us at 9:30.\none\ntwo"
