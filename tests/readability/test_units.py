"""How a text is read into the pieces that rules look at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.readability import Place, read, words_of
from sayclear.readability.units import LONGEST_LABEL

LETTER = """# How to *pay*

Dear **Ms Khan**,

You can pay in two ways:

1. By card. Call [the office](https://a.example/b).
2. By post &amp; by hand.

| When | What |
| --- | --- |
| **Monday** | Call us. Bring a pen. |

> It is
> free.

```
not a sentence
```
"""


def test_units_of_a_letter() -> None:
    assert [(unit.kind, unit.text) for unit in read(LETTER).units] == [
        ("heading", "How to pay"),
        ("sentence", "Dear Ms Khan,"),
        ("label", "You can pay in two ways:"),
        ("sentence", "By card."),
        ("sentence", "Call the office."),
        ("sentence", "By post & by hand."),
        ("cell", "When"),
        ("cell", "What"),
        ("cell", "Monday"),
        ("cell", "Call us."),
        ("cell", "Bring a pen."),
        ("sentence", "It is free."),
    ]


def test_places_are_characters_of_the_source() -> None:
    shown = [LETTER[unit.place.start : unit.place.end] for unit in read(LETTER).units]
    # Marks that only close a style at the end are left outside.
    assert shown[0] == "How to *pay"
    assert shown[4] == "Call [the office](https://a.example/b)."
    assert shown[5] == "By post &amp; by hand."
    assert shown[8] == "Monday"
    assert shown[10] == "Bring a pen."
    assert shown[11] == "It is\n> free."


def test_the_same_cells_and_items_are_paragraphs_of_their_own() -> None:
    units = read(LETTER).units
    assert len({unit.paragraph for unit in units}) == 10
    assert units[3].paragraph == units[4].paragraph


def test_parts_are_kept_apart() -> None:
    text = read("One.", "Two three.")
    assert [unit.place for unit in text.units] == [Place("text", 0, 4), Place("more", 0, 10)]
    assert len(read("One.", " \n").passages) == 1


def test_windows_line_ends() -> None:
    source = "One *two*.\r\nThree.\r\n\r\n- Four."
    assert [source[unit.place.start : unit.place.end] for unit in read(source).units] == [
        "One *two*.",
        "Three.",
        "Four.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's a well-known 3.50 thing.", 5),
        ("One—two – three -- four--five", 5),
        ("• * - ... !", 0),
        ("pages 5–7", 2),
        ("and/or 24/7 £1,200", 3),
        ("naïve Zoë 日本", 3),
    ],
)
def test_words(text: str, words: int) -> None:
    assert len(words_of(text)) == words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "go now" twice.', ["go now"]),
        ("He said “go ‘right’ now” twice.", ["go ‘right’ now"]),
        ("He said 'go now' twice, don't we?", ["go now"]),
        ("The dogs' bowls and the cats' food.", []),
        ('A 5" pipe and a 6" pipe.', []),
        ("Type `go now`.", ["go now"]),
        ('"Never closed', []),
    ],
)
def test_somebody_elses_words(text: str, quoted: list[str]) -> None:
    flow = read(text).shown.flow
    found = [flow.text[start:end].strip("\"'“”‘") for start, end in flow.foreign]
    assert found == quoted


def test_brackets() -> None:
    flow = read("The **lessee** (who rents (and pays)) and the owner ( ) came (late).").shown.flow
    assert flow.bracket_after(flow.text.index("lessee") + 6) == "who rents (and pays)"
    assert flow.bracket_after(flow.text.index("owner") + 5) == ""
    assert flow.bracket_after(0) == ""


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .!?:\n*_`[]()<>&;|-#1\"'“”\r\t", max_size=120))
def test_any_text_can_be_read(source: str) -> None:
    text = read(source)
    flow = text.shown.flow
    for unit in text.units:
        assert 0 <= unit.place.start < unit.place.end <= len(source)
        assert flow.text[unit.start : unit.end].replace("\n", " ") == unit.text
        assert unit.words == words_of(unit.text)
    for start, end in flow.foreign:
        assert 0 <= start < end <= len(flow.text)


def test_a_label_is_short() -> None:
    words = "if you cannot come on that day because you are ill or because the bus is late and you have"
    label = f"{words} no other way:"
    assert [unit.kind for unit in read(f"{label}\n\n- Call us.").units] == ["label", "sentence"]
    long = f"{words} no other way to get to us in time before noon:"
    assert len(long.split()) > LONGEST_LABEL
    assert [unit.kind for unit in read(f"{long}\n\n- Call us.").units] == ["sentence", "sentence"]


INVISIBLE = "\u200b", "\u200c", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u200f", "\u2060"


@pytest.mark.parametrize("sign", INVISIBLE)
def test_signs_that_nobody_sees_hide_nothing(sign: str) -> None:
    plain = "The lessee must pay. It is open! Call us."
    hidden = f"The les{sign}see must pay.{sign} It is{sign} open!{sign} Call{sign} {sign} us."
    first, second = read(plain).shown, read(hidden).shown
    assert [unit.words for unit in second.units] == [unit.words for unit in first.units]
    assert second.flow.vocabulary == first.flow.vocabulary
    places = [hidden[unit.place.start : unit.place.end] for unit in second.units]
    assert [" ".join(place.replace(sign, "").split()) for place in places] == [
        unit.text for unit in first.units
    ]


def test_a_joined_emoji_stays_whole() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert read(f"Hello {family} there.").shown.units[0].text == f"Hello {family} there."
