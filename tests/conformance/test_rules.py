"""Every rule proves itself: its examples, its source, its limit and its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.readability import About, Example, Rule, check, read, rules
from sayclear.readability import rules as find_rules
from sayclear.readability.lists import rows
from sayclear.readability.rules import ORDER
from sayclear.readability.tables import rules_page
from sayclear.words import say
from sayclear_profiles import catalogue, presets, profile_for

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assistant" / "sayclear" / "readability"
EXAMPLES = [(rule, example) for rule in rules().values() for example in rule.examples]
# From the contract: what each preset holds a text to.
LIMITS = {
    "sentence_words": (25, 15, 20, 20, 20, 12),
    "paragraph_sentences": (4, 2, 2, 3, 3, 2),
    "list_items": (7, 5, 5, 7, 5, 5),
    "list_depth": (1, 1, 1, 1, 1, 0),
    "length_words": (200, 120, 100, 150, 120, 80),
    "filler_opener": (0, 0, 0, 0, 0, 0),
    "idioms": (0, 0, 0, 0, 0, 0),
    "hard_words_percent": (10, 7, 10, 10, 10, 5),
    "acronyms": (0, 0, 0, 0, 0, 0),
    "double_negatives": (0, 0, 0, 0, 0, 0),
    "shouting": (0, 0, 0, 0, 0, 0),
    "emoji": (0, 0, 0, 0, 0, 0),
    "vague_times": (None, None, 0, 0, 0, 0),
    "steps_numbered": (None, None, 0, 0, None, 0),
    "next_action": (None, None, 1, None, None, None),
    "rhetorical": (None, None, None, 0, 0, 0),
    "pressure": (None, None, None, None, 0, None),
    "labels": (0, 0, 0, 0, 0, 0),
    "masking": (0, 0, 0, 0, 0, 0),
    "facts_lost": (0, 0, 0, 0, 0, 0),
}
PRESETS = ("plain", "reading-ease", "focus-steps", "literal-predictable", "low-pressure", "easy-words")


def named(value: object) -> str | None:
    return value.id if isinstance(value, Rule) else value.text[:30] if isinstance(value, Example) else None


def test_every_rule_of_the_contract_is_there_in_its_order() -> None:
    assert tuple(find_rules())[: len(ORDER)] == ORDER
    assert set(LIMITS) == set(ORDER)


@pytest.mark.parametrize("rule", LIMITS)
def test_the_presets_set_the_limits_of_the_contract(rule: str) -> None:
    assert tuple(profile_for(name).limit(rule) for name in PRESETS) == LIMITS[rule]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_each_example_measures_what_it_says(rule: Rule, example: Example) -> None:
    found = rule.measure(read(example.text, example.more), example.about)
    assert found.value == example.value


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_places_lie_in_the_text(rule: Rule, example: Example) -> None:
    found = rule.measure(read(example.text, example.more), example.about)
    parts = {"text": example.text, "more": example.more}
    assert not found.sizes or len(found.sizes) == len(found.places)
    for place in found.places:
        assert 0 <= place.start < place.end <= len(parts[place.part])


@pytest.mark.parametrize("rule", rules().values(), ids=named)
def test_each_rule_is_whole(rule: Rule) -> None:
    module = FOLDER / "rules" / f"{rule.id}.py"
    assert module.is_file()
    assert module.read_text("utf-8").startswith('"""')
    assert rule.reads == {f"text.{rule.id}"} and f"text.{rule.id}" in catalogue()
    assert "{value}" in (sentence := say(f"rules.{rule.id}", value="{value}", limit="{limit}"))
    assert "{limit}" in sentence
    if rule.source.strength == "our own choice":
        assert not rule.source.url
    else:
        assert rule.source.url.startswith("https://") and rule.source.title


@pytest.mark.parametrize("rule", rules().values(), ids=named)
def test_each_rule_shows_both_kinds(rule: Rule) -> None:
    limits = [limit for name in presets() if (limit := profile_for(name).limit(rule.id)) is not None]
    values = [example.value for example in rule.examples]
    if rule.at_least:
        assert min(values) < min(limits) <= max(values)
    else:
        assert max(values) > max(limits) >= min(values)


@pytest.mark.parametrize("rule", rules().values(), ids=named)
def test_nothing_is_found_in_nothing(rule: Rule) -> None:
    for text in ("", " \n\n ", "```\ncode\n```"):
        found = rule.measure(read(text), About())
        assert found.value == (1 if rule.at_least else 0) and not found.places


@pytest.mark.parametrize("file", sorted((FOLDER / "data").glob("*.tsv")), ids=lambda file: file.stem)
def test_each_word_list_says_that_it_is_ours(file: Path) -> None:
    assert "Written for Sayclear (Apache-2.0)." in file.read_text("utf-8").split("\n\n")[0][:400]
    found = rows(file.stem)
    assert found and len(set(found)) == len(found)


def test_rules_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert page == rules_page(), "Run: python -m sayclear.readability.tables docs"


@pytest.mark.parametrize("name", PRESETS)
def test_a_receipt_lists_every_rule(name: str) -> None:
    receipt = check(
        "Call us on Monday. The office opens at 9 a.m.", profile_for(name), about=About(given=True)
    )
    assert tuple(finding.rule for finding in receipt.findings) == tuple(rules())
    assert receipt.passed
    judged = {finding.rule for finding in receipt.findings if finding.limit is not None}
    assert not {"labels", "next_action"} & judged


PIECES = (
    *(
        "Great question!",
        "Sure,",
        "piece of cake",
        "soon",
        "(a flag)",
        "NHS",
        "DO NOT",
        "**",
        "*",
        "`code`",
        '"',
    ),
    *(
        "not",
        "without",
        "Open the box.",
        "Then",
        "1. ",
        "- ",
        "\n",
        "\n\n",
        "# ",
        "> ",
        "“",
        "”",
        "\u2028",
        "\x00",
    ),
    *(
        "✅",
        "&amp;",
        "<u>x</u>",
        "hurry",
        "Who cares?",
        "ADHD",
        "act normal",
        "lessee",
        "£45",
        "3 May",
        "İstanbul",
    ),
    *(
        "[a](https://b.example)",
        "Start here:",
        ":",
        "'",
        "’s",
        "e.g.",
        "...",
        "!!",
        "?",
        "\\",
        "(",
        ")",
        "word",
    ),
    *("\r\n", "| a | b |\n| --- | --- |\n| c | d |"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.booleans())
def test_any_text_can_be_measured(text: str, more: str, given_text: bool) -> None:
    found = read(text, more)
    parts = {"text": text, "more": more}
    about = About(question="How do I start?", said=more, given=given_text, original=more)
    for rule in rules().values():
        measured = rule.measure(found, about)
        assert measured.value >= 0 and measured.flagged >= 0
        for place in measured.places:
            assert 0 <= place.start < place.end <= len(parts[place.part]), rule.id
