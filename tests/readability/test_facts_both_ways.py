"""What holds for the ledger of facts whatever the text is."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.facts import compare

SENTENCES = (
    "Pay £45.20 to the clerk in Leeds.",
    "Do not open the red door at night.",
    "Take 2 tablets every 6 hours with water.",
    "Write to help@larch.example if the lamp stays dark.",
    "You must sign the lease before 14 June 2026.",
    "The nurse Ruth Obi weighs each baby on Tuesday.",
    "Only adults may use the sauna.",
    "About 30% of the pupils walk to school.",
    "See https://www.alder.example/map for the path.",
    "Ring 0161 496 0123 unless the light is green.",
    "Run `make check` in the terminal.",
    "The shop usually sends parcels within 3 days.",
    "Keep the bleach out of reach of children.",
    "The bridge is 215 metres long.",
    "Bring at least three photos.",
    "Mr Hale should rest for a week.",
    "Our office in Crewe shuts at 17:30.",
    "Never leave the oven on.",
    "Everyone except the driver can sleep.",
    "Your case number is HX-4471-B.",
    "The fee rose from £8 to £12 in March.",
    "Warning: the lid gets very hot.",
    "We could ask for more proof.",
    "Members get not only a badge but also a magazine.",
)
"""Each holds a fact that no other holds, so that losing any of them must be seen."""

BLOCKS = st.sampled_from(("{}", "# {}", "- {}", "> {}", "1. {}", "**{}**", "| {} |", "{}\n{}"))
SOME = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)
VERBS = ("pay", "sign", "open", "keep", "send", "use", "bring", "share", "sell", "move", "clean", "drive")
BEFORE_VERB = ("You must {}", "You should {}", "You may {}", "You can {}", "They will {}", "It could {}")
OBJECTS = ("the form", "it", "your key", "the old car by Friday", "both bags", "them at night")


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Headings, lists, quotes, tables and prose that hold facts of every kind."""
    blocks = []
    for _ in range(draw(st.integers(1, 5))):
        shape = draw(BLOCKS)
        blocks.append(shape.format(*(draw(st.sampled_from(SENTENCES)) for _ in range(shape.count("{}")))))
    return draw(st.sampled_from(("\n\n", "\n"))).join(blocks)


@settings(max_examples=100, deadline=None)
@given(markdown())
def test_the_same_text_has_lost_nothing(text: str) -> None:
    assert compare(text, text) == ()
    assert compare(text, f"{text}\n") == ()
    assert compare(f"\n{text}", text) == ()


@settings(max_examples=100, deadline=None)
@given(SOME, st.randoms(use_true_random=False))
def test_sentences_in_another_order_have_lost_nothing(some: list[str], random: object) -> None:
    other = list(some)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert compare(" ".join(some), " ".join(other)) == ()


@settings(max_examples=150, deadline=None)
@given(SOME, st.data())
def test_a_dropped_sentence_is_seen_and_an_added_one_too(some: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(some) - 1))
    whole, rest = " ".join(some), " ".join(some[:gone] + some[gone + 1 :])
    assert any(loss.kind != "invented" for loss in compare(whole, rest))
    assert any(loss.kind != "lost" for loss in compare(rest, whole))


@settings(max_examples=100, deadline=None)
@given(SOME, SOME)
def test_what_is_seen_one_way_is_seen_the_other_way(one: list[str], other: list[str]) -> None:
    there, back = compare(" ".join(one), " ".join(other)), compare(" ".join(other), " ".join(one))
    assert bool(there) == bool(back) == (set(one) != set(other))


@settings(max_examples=200, deadline=None)
@given(SOME, st.data())
def test_another_digit_is_seen(some: list[str], data: st.DataObject) -> None:
    text = " ".join(some)
    digits = [match.start() for match in re.finditer(r"\d", text)]
    if digits:
        place = data.draw(st.sampled_from(digits))
        digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[place]]))
        changed = text[:place] + digit + text[place + 1 :]
        assert compare(text, changed)
        assert compare(changed, text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(VERBS), min_size=1, max_size=4, unique=True), st.data())
def test_a_not_before_a_verb_is_seen(verbs: list[str], data: st.DataObject) -> None:
    said, denied = [], []
    turned = data.draw(st.integers(0, len(verbs) - 1))
    for number, verb in enumerate(verbs):
        helper = data.draw(st.sampled_from(("{}", *BEFORE_VERB)))
        thing = data.draw(st.sampled_from(OBJECTS))
        plain = helper.format(verb).capitalize()
        negated = f"Do not {verb}" if helper == "{}" else helper.format(f"not {verb}")
        said.append(f"{plain} {thing}.")
        denied.append(f"{negated if number == turned else plain} {thing}.")
    assert compare(" ".join(said), " ".join(denied))
    assert compare(" ".join(denied), " ".join(said))
