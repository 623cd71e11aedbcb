"""Our own words obey our own rules, and each one is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayclear.readability import About, check
from sayclear.words import sentences
from sayclear_profiles import catalogue, presets, profile_for

ROOT = Path(__file__).resolve().parent.parent
PLAIN = profile_for("plain")
# A single short sentence has too few words for a share of hard words to mean anything: one word of
# eight is 12 %. The share is held over each section as a whole below.
OVER_ALL = ("hard_words_percent",)
SAMPLE = {
    "megabytes": 98,
    "done": 12,
    "total": 98,
    "size": 4,
    "memory": 2,
    "count": 3,
    "met": 18,
    "value": "31",
    "limit": "25",
    "percent": 40,
    "seconds": "2.5",
}


def filled(text: str) -> str:
    """The sentence with plausible values in its braces."""
    return re.sub(r"\{(\w+)[^}]*\}", lambda match: str(SAMPLE.get(match.group(1), "Anna")), text)


@pytest.mark.parametrize("key", sentences())
def test_each_sentence_fits_the_plain_preset(key: str) -> None:
    receipt = check(filled(sentences()[key]), PLAIN, about=About(given=True))
    faults = [finding.say for finding in receipt.not_met if finding.rule not in OVER_ALL]
    assert not faults, sentences()[key]


@pytest.mark.parametrize("section", sorted({key.split(".")[0] for key in sentences()}))
def test_each_section_has_few_hard_words(section: str) -> None:
    # A name alone ("German") is no sentence; in one, it would not count as a hard word.
    said = "\n\n".join(
        filled(text)
        for key, text in sentences().items()
        if key.startswith(f"{section}.") and not (section == "languages" and len(text.split()) < 6)
    )
    receipt = check(said, PLAIN, about=About(given=True))
    found = next(finding for finding in receipt.findings if finding.rule == "hard_words_percent")
    assert found.ok, (found.say, [said[place.start : place.end] for place in found.places])


@pytest.mark.parametrize("key", catalogue())
def test_each_setting_speaks_plainly(key: str) -> None:
    entry = catalogue()[key]
    for text in (entry.label, entry.help, entry.costs, entry.because):
        receipt = check(text, PLAIN, about=About(given=True))
        assert not [finding.say for finding in receipt.not_met if finding.rule not in OVER_ALL], text


@pytest.mark.parametrize("name", presets())
def test_each_preset_speaks_plainly(name: str) -> None:
    preset = presets()[name]
    # The help text may name a diagnosis, also by its short form: people search for it.
    texts = [
        preset.help.split(". Often chosen")[0],
        *(choice.because for choice in preset.layer.choices.values()),
    ]
    for text in texts:
        receipt = check(text, PLAIN, about=About(given=True))
        assert not [finding.say for finding in receipt.not_met if finding.rule not in OVER_ALL], text


def test_each_sentence_is_said_somewhere() -> None:
    code = "\n".join(
        file.read_text("utf-8")
        for folder in ("assistant", "adapters", "user_studies")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".py", ".js")
    )
    prefixes = set(re.findall(r'f"(\w+\.[\w]*)\{', code)) | {"rules."}

    def said(key: str) -> bool:
        bare = key.removesuffix("_mend")
        quoted = {f"{mark}{name}{mark}" for mark in "\"'" for name in (bare, key)}
        return any(words in code for words in quoted) or any(bare.startswith(prefix) for prefix in prefixes)

    assert [key for key in sentences() if not said(key)] == []


def test_every_error_says_how_to_go_on() -> None:
    code = "\n".join(
        file.read_text("utf-8")
        for folder in ("assistant", "adapters")
        for file in (ROOT / folder).rglob("*.py")
    )
    pairs = set(re.findall(r'pair\(\s*"([\w.]+)"', code)) - {"section.key"}
    assert (
        pairs and [key for key in pairs if f"{key}_mend" not in sentences() or key not in sentences()] == []
    )


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/privacy.md",
        "docs/commands.md",
        "docs/check.md",
        "docs/receipts.md",
    ],
)
def test_the_pages_for_people_fit_the_plain_preset(page: str) -> None:
    receipt = check((ROOT / page).read_text("utf-8"), PLAIN, about=About(given=True))
    # Only the README is short enough to be shown whole; the others are reference pages.
    longer = () if page == "README.md" else ("length_words", "list_items")
    assert [finding.say for finding in receipt.not_met if finding.rule not in longer] == []
