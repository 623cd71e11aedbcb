"""Chunks: nothing is lost, and nothing is torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear.chunks import cut

LINE = st.sampled_from(
    [
        "# Boil an egg. Now",
        "Fill a pan with 3.5 litres of water. Dr. Smith says so! Ask e.g. Anna.",
        "See `a.b. c` and [a link. x](http://a.example/c). Done.",
        "1. Put the egg in. Wait 8 minutes.",
        "2. Take it out.",
        "   - Use a spoon. Be slow.",
        "- one",
        "> He said so. And left.",
        "```py\nx = 1. \n\n# no. yes\n```",
        "| a | b |\n|---|---|\n| 1. x | 2 |",
        "Wait… what? No.",
        "A label:",
        "",
    ]
)


def pieces_of(text: str, sizes: list[int]) -> list[str]:
    """Feed the text in tokens of these sizes, over and over."""
    tokens, at, turn = [], 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        tokens.append(text[at : at + size])
        at, turn = at + size, turn + 1
    return [piece.whole for piece in cut(tokens)]


@given(st.lists(LINE, min_size=1, max_size=8), st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_nothing_is_lost_however_the_tokens_fall(lines: list[str], sizes: list[int]) -> None:
    text = "\n".join(lines)
    assert "".join(pieces_of(text, sizes)) == text.rstrip() or "".join(pieces_of(text, sizes)) == text


@given(st.lists(LINE, min_size=1, max_size=8), st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_code_and_tables_come_whole(lines: list[str], sizes: list[int]) -> None:
    text = "\n\n".join(lines)
    pieces = [piece.strip() for piece in pieces_of(text, sizes)]
    for block in ("```py\nx = 1. \n\n# no. yes\n```", "| a | b |\n|---|---|\n| 1. x | 2 |"):
        assert sum(piece == block for piece in pieces) == lines.count(block)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yes. Do it at 3 p.m. today. OK!", ["Yes.", " Do it at 3 p.m. today.", " OK!"]),
        ("It costs 3.50 euros. See No. 5.", ["It costs 3.50 euros.", " See No. 5."]),
        ("- one. two\n- three", ["- one.", " two", "\n- three"]),
        ("Title:\n\n1. a\n2. b", ["Title:", "\n\n1. a", "\n2. b"]),
    ],
)
def test_sentences_and_items(text: str, wanted: list[str]) -> None:
    assert pieces_of(text, [1]) == wanted


def test_a_sentence_comes_one_token_after_its_full_stop() -> None:
    tokens = iter(["Fill", " the", " pan", ".", " Then", " wait", "."])
    seen: list[str] = []

    def watched() -> object:
        for token in tokens:
            seen.append(token)
            yield token

    first = next(cut(watched()))  # type: ignore[arg-type]
    assert first.whole == "Fill the pan."
    assert seen == ["Fill", " the", " pan", ".", " Then"]
