"""What holds for every text: the map runs forward, and each shown word gets exactly one time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.ports import WordTime
from sayclear.sounds import pieces, word_spans
from sayclear.speech import spoken
from sayclear_adapters.voices.espeak import word_times

BITS = (
    "the letter Pay £45.50 €1.2m 10-12 14:30 9:00 7.05pm 2026-06-03 07700 900123 116 call 999 5 km No. p. "
    "**bold** *it* _so_ `code` [form](https://a.org/b) https://www.example.org/x?y=1. www.a.org <b> &amp; "
    "# ## - 1. 2) > | --- ``` ~~ \\* ✓ ❌ → 🎉 👨‍👩‍👧 1️⃣ "
    "日本 é ½ … “so” don’t — – ______ <5 >9 ~3 #4 and/or \u0000 \ud800"
).split(" ")
texts = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.tuples(st.sampled_from(BITS), st.sampled_from([" ", "\n", "\n\n", "", "  ", "\t", "\r\n"])),
        max_size=25,
    ).map(lambda parts: "".join(bit + gap for bit, gap in parts)),
)


@settings(deadline=None, max_examples=300)
@given(texts)
def test_the_map_covers_what_is_said_and_runs_forward(shown: str) -> None:
    form = spoken(shown)
    at, place = 0, 0
    for span in form.spans:
        assert span.start == at < span.end
        assert place <= span.shown_start <= span.shown_end <= len(shown)
        at, place = span.end, span.shown_start
    assert at == len(form.text)


@settings(deadline=None, max_examples=300)
@given(texts, st.data())
def test_each_shown_word_gets_one_time_in_order(shown: str, data: st.DataObject) -> None:
    form = spoken(shown)
    spans = word_spans(form.text)
    lengths = data.draw(st.lists(st.floats(0, 2), min_size=2 * len(spans), max_size=2 * len(spans)))
    said, now = [], 0.0
    for (start, end), gap, length in zip(spans, lengths[::2], lengths[1::2], strict=True):
        said.append(WordTime(start, end, now + gap, now + gap + length))
        now += gap + length
    times = form.shown_times(said)
    assert [(word.start_char, word.end_char) for word in times] == word_spans(shown)
    moments = [moment for word in times for moment in (word.start, word.end)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= now + 1e-3 for moment in moments)


@settings(deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30))
def test_plain_words_are_said_as_they_stand(words: list[str]) -> None:
    text = " ".join(words) + "."
    assert spoken(text).text == text


@settings(deadline=None)
@given(texts)
def test_saying_again_what_is_said_loses_no_word(shown: str) -> None:
    form = spoken(shown)
    assert len(word_spans(spoken(form.text).text)) >= len(word_spans(form.text)) - form.text.count("\n")


@settings(deadline=None, max_examples=200)
@given(texts, st.lists(st.tuples(st.integers(0, 120), st.floats(0, 20)), max_size=40))
def test_any_events_of_an_engine_give_whole_times(text: str, events: list[tuple[int, float]]) -> None:
    times = word_times(text, events, 10.0)
    assert [(word.start_char, word.end_char) for word in times] == word_spans(text)
    moments = [moment for word in times for moment in (word.start, word.end)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= 10.0 for moment in moments)


@settings(deadline=None)
@given(st.one_of(texts, texts.map(lambda text: text * 40)))
def test_pieces_hold_every_word_and_are_short(text: str) -> None:
    spans = pieces(text)
    assert all(0 < end - start <= 400 for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [sign for sign in kept if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
