"""Cutting inline Markdown without tearing its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear.inline import Inline, capital, cut, full_stop, protected


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("We are **closed. Come** on Monday. Bye.", ["We are **closed. Come** on Monday.", "Bye."]),
        ("**One.** **Two.**", ["**One.**", "**Two.**"]),
        ("Ask [us. Now](http://a.example). Then go.", ["Ask [us. Now](http://a.example).", "Then go."]),
        ("See [us](https://www.a.example/b.c). Go.", ["See [us](https://www.a.example/b.c).", "Go."]),
        ("Run `a.b. c`. Then stop.", ["Run `a.b. c`.", "Then stop."]),
        ("If you move:  \nTell us. Write.", ["If you move:", "Tell us.", "Write."]),
        ("Flat 2  \n3 Mill Lane", ["Flat 2", "3 Mill Lane"]),
        ("a &amp; b\\. C &lt; d.", ["a &amp; b\\.", "C &lt; d."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert pieces(text) == wanted


@given(st.text(alphabet="ab .!?*_`[]()\n:\\&;A", max_size=40))
def test_no_character_that_is_read_falls_out(text: str) -> None:
    spans = cut(text)
    assert list(spans) == sorted(spans)
    at = 0
    for start, end in spans:
        assert start >= at and not Inline(text[at:start]).clear.strip()
        at = end


def test_a_cut_through_marks_is_refused() -> None:
    inline = Inline("We **will write**, and *you* can go.")
    comma = inline.clear.index(",")
    assert inline.piece(0, comma) == "We **will write**"
    assert inline.piece(comma + 2, len(inline.clear)) == "and *you* can go."
    assert inline.piece(0, inline.clear.index("write")) is None


def test_what_is_protected() -> None:
    text = (
        "Say \"a b\" and ‘c d’, see `e`, [f](g) and www.h.example/i or j@k.example; the tenants' and Ann's."
    )
    assert [text[start:end] for start, end in protected(text)] == [
        '"a b"',
        "‘c d’",
        "`e`",
        "[f](g)",
        "www.h.example/i",
        "j@k.example",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("you", "You"),
        ("**you** go", "**You** go"),
        ("iPhone", "iPhone"),
        ("`you`", "`you`"),
        ("10 cats", "10 cats"),
    ],
)
def test_capitals(text: str, wanted: str) -> None:
    assert capital(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("Go,", "Go."), ("Go!", "Go!"), ("**Go.**", "**Go.**"), ("Go –", "Go.")]
)
def test_full_stops(text: str, wanted: str) -> None:
    assert full_stop(text) == wanted
