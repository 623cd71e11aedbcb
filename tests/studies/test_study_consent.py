"""What people read before they say yes passes our strictest rules, and agrees with the protocol."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayclear.readability import check
from sayclear_profiles import presets, profile_for
from sayclear_studies.protocol import Protocol

CONSENT = Path(__file__).parents[2] / "user_studies" / "consent"
SHEET = (CONSENT / "information_sheet.md").read_text("utf-8")
FORM = (CONSENT / "consent_form.md").read_text("utf-8")
TEACH_BACK = (CONSENT / "teach_back.md").read_text("utf-8")
HELD = {
    "sentence_words",
    "paragraph_sentences",
    "list_items",
    "list_depth",
    "length_words",
    "idioms",
    "hard_words_percent",
    "acronyms",
    "double_negatives",
    "shouting",
    "vague_times",
    "steps_numbered",
}


def sections(text: str) -> dict[str, str]:
    """Each section by its heading. The title of the page goes with the words right below it."""
    found = (part.strip() for part in re.split(r"^(?=## )", text, flags=re.MULTILINE))
    return {part.splitlines()[0].lstrip("# "): part for part in found if part}


def broken(text: str) -> dict[str, float]:
    """The rules of `easy-words` that this text does not meet, with what was measured."""
    receipt = check(text, profile_for("easy-words"))
    return {finding.rule: finding.value for finding in receipt.findings if not finding.ok}


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (path.name, section)
        for path in sorted(CONSENT.glob("*.md"))
        for section in sections(path.read_text("utf-8"))
    ],
)
def test_each_section_passes_the_easy_words_rules(page: str, section: str) -> None:
    assert broken(sections((CONSENT / page).read_text("utf-8"))[section]) == {}


def test_the_rules_are_really_held_against_it() -> None:
    long = SHEET.replace("You can say yes or no. Both are fine.", "You can say yes " + "or no " * 9 + ".")
    assert "sentence_words" in broken(sections(long)["You choose"])
    assert "length_words" in broken(SHEET)
    findings = check("A word.", profile_for("easy-words")).findings
    assert {finding.rule for finding in findings if finding.limit is not None} >= HELD


def test_the_sheet_says_all_that_it_has_to() -> None:
    assert list(sections(SHEET)) == [
        "About our study",
        "What this is",
        "Who we are",
        "What we ask of you",
        "You choose",
        "What happens",
        "Your needs",
        "What can be hard",
        "What you get",
        "What we keep",
        "Your name",
        "Who can see it",
        "If you change your mind",
        "Questions",
        "What you do next",
    ]


def test_what_is_not_known_yet_is_marked() -> None:
    assert re.findall(r"\[(.+?)\]", SHEET) == [
        "name of the study lead",
        "name of the place of work",
        "name of the ethics board",
        "amount of pay",
        "name of the contact person",
        "phone number",
        "mail address",
        "name of the outside person",
        "their phone number",
    ]


def test_its_numbers_are_those_of_the_protocol(protocol: Protocol, studies: Path) -> None:
    planned = (studies / "protocols" / protocol.file).read_text("utf-8")
    minutes = [
        int(number) for number in re.findall(r"(\d+) minutes(?! at most)", sections(SHEET)["What happens"])
    ]
    # Two breaks, "5 minutes each".
    assert sum(minutes) + 5 == 60
    assert "The visit takes 60 minutes at most." in SHEET
    assert "60 minutes at most" in planned
    assert "You have 30 days after your visit to change your mind." in SHEET
    assert "until 30 days after the visit" in planned
    assert "We keep these things for 5 years:" in SHEET
    assert "for five years" in planned
    texts = sum(map(len, protocol.sets.values()))
    assert (texts, len(protocol.questions)) == (6, 4)
    assert "You read six short texts" in SHEET
    assert "we ask you four questions" in SHEET
    assert "three days or more" in SHEET
    assert "three days before" in planned


def test_each_box_stands_alone() -> None:
    boxes = {name: text.count("- [ ] ") for name, text in sections(FORM).items()}
    assert boxes == {
        "Yes or no": 0,
        "Taking part": 1,
        "My answers": 1,
        "My words": 1,
        "Other teams": 1,
        "Hearing from you": 1,
        "Names": 0,
    }
    assert "[x]" not in FORM.lower()


def test_three_questions_that_nobody_can_fail() -> None:
    asked = [text for name, text in sections(TEACH_BACK).items() if name.startswith("Question ")]
    assert [text.count("?") for text in asked] == [1, 1, 1]
    assert "No one can fail here." in TEACH_BACK


def test_no_page_names_a_diagnosis() -> None:
    for page in (SHEET, FORM, TEACH_BACK):
        for preset in presets().values():
            assert preset.alias is None or preset.alias.replace("-", " ") not in page.lower()
