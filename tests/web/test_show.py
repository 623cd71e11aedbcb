"""Texts as data for the page: every word knows its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies

from sayclear.readability import About, check
from sayclear.safety import card
from sayclear_adapters.web import show
from sayclear_profiles import profile_for

TEXTS = (
    "One sentence. And **two strong** words, *soft* `code` and [a link](https://example.org).",
    "# Title\n\n## Part\n\nText.\n\n- one\n- two\n  - inner\n\n1. first\n2. second",
    "> quoted words\n> go on\n\nEscaped \\* star and 5 &amp; 6.",
    "| Day | Time |\n| --- | --- |\n| Monday | 9:30 |",
    "```python\nprint(1)\n\nprint(2)\n```\n\nafter",
    "3. third\n4. fourth\n\nA line\nbroken in two.",
)


def runs_of(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every run, those in table cells too."""
    for block in blocks:
        yield from block.get("runs", ())
        for row in block.get("rows", ()):
            for cell in row:
                yield from cell


@pytest.mark.parametrize("text", TEXTS)
def test_each_word_stands_where_it_says(text: str) -> None:
    words = 0
    for run in runs_of(show.blocks_of(text)):
        pieces = run["text"].split()
        assert len(pieces) == len(run["at"])
        for piece, at in zip(pieces, run["at"], strict=True):
            assert text[at] == piece[0] or text[at] == "\\" or text[at] == "&"
            words += 1
    assert words


@given(strategies.text(alphabet="ab .*_`#->|\n1[]()<&\\", max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    for run in runs_of(show.blocks_of(text)):
        assert len(run["text"].split()) == len(run["at"])
        assert all(0 <= at <= len(text) for at in run["at"])
    show.sentences_of(text)
    show.facts_of(text)


def test_headings_start_below_those_of_the_page() -> None:
    levels = [block["level"] for block in show.blocks_of("# One\n\n### Two\n\n# Three") if "level" in block]
    assert levels == [4, 5, 4]


def test_only_safe_links_are_links() -> None:
    text = "[a](https://example.org) [b](javascript:alert(1)) [c](file:///etc/passwd) [d](mailto:a@b.org)"
    links = [run["href"] for run in runs_of(show.blocks_of(text)) if "href" in run]
    assert links == ["https://example.org", "mailto:a@b.org"]


def test_sentences_are_whole_and_clear() -> None:
    text = "**One** sentence. Another one.\n\n- an item\n\n```\ncode\n```"
    assert show.sentences_of(text) == ["One sentence.", "Another one.", "an item", "code"]


def test_facts_are_named_as_they_stand() -> None:
    text = "Give 5 mg on 14 March 2026. Ask Dr Patel for two leaflets. It costs **£45.50**. Then wait."
    told = show.facts_of(text)
    assert {"£45.50", "14 March 2026"} <= set(told)
    assert any("5 mg" in fact for fact in told)
    assert any("Patel" in fact for fact in told)
    assert not {"Give", "Ask", "It", "Then", "two"} & set(told)
    assert len(told) == len(set(told)) <= show.MOST_FACTS


def test_a_receipt_speaks_in_words() -> None:
    long = "This is a sentence that goes on and on " * 4 + "until it ends."
    receipt = show.receipt_of(check(long, profile_for("reading-ease"), about=About()))
    assert not receipt["fits"]
    first = receipt["rules"][0]
    assert (first["mark"], first["ok"]) == ("Does not fit", False)
    assert (first["label"], first["limit"]) == ("Longest sentence", "15 words")
    assert first["value"] == "39 words"
    assert receipt["summary"].startswith("Does not fit 1 of ")
    good = show.receipt_of(check("The cat sat on the mat.", profile_for("plain"), about=About()))
    assert good["fits"]
    assert {rule["mark"] for rule in good["rules"]} == {"Fits"}


def test_a_card_keeps_every_number() -> None:
    shown = show.card_of(card("GB"))
    assert [person["reach"] for person in shown["people"]] == [person.reach for person in card("GB").people]
    assert card("GB").dated in shown["dated"]
