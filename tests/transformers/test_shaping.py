"""The chain: nothing is lost, nothing gets worse, and once is enough."""

from __future__ import annotations

import pytest
from benchmarks.quality_texts import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayclear import grammar as parser
from sayclear import markdown, shaping
from sayclear.facts import compare
from sayclear.layout import pieces
from sayclear.readability import About, check
from sayclear.reply import Reply
from sayclear.shaping import read_on, shape, shape_sentence
from sayclear.transformers import transformers
from sayclear_profiles import presets, profile_for

GIVEN = About(given=True)


def test_an_easy_text_is_not_touched() -> None:
    text = "The shop is open.  \nIt closes at 5 p.m.\n\n- Bring a bag.\n- Bring a coat."
    reply = shape(text, profile_for("plain"))
    assert reply == Reply(text, "", text)


def test_each_change_is_recorded() -> None:
    reply = shape("Great question! We utilise the DWP form 🎉.", profile_for("plain"))
    assert reply.text == "We use the DWP (Department for Work and Pensions) form."
    assert [change.transformer for change in reply.changes] == [
        "drop_empty_openers",
        "remove_emoji",
        "plain_words",
        "expand_acronyms",
    ]
    assert [added.text for added in reply.added] == ["(Department for Work and Pensions)"]
    assert reply.original.startswith("Great question!")


def test_a_change_that_loses_a_fact_is_taken_back() -> None:
    # To drop the opener would lose a name.
    text = "Thank you for contacting us about Universal Credit. Your claim starts on 3 May."
    reply = shape(text, profile_for("plain"), GIVEN)
    assert reply.text == text and not reply.changes
    assert [kept.transformer for kept in reply.kept] == ["drop_empty_openers"]
    assert any("Universal" in fact for fact in reply.kept[0].facts)


def test_quoted_words_code_links_tables_and_quotations_stay() -> None:
    text = (
        'The note says "utilise the lift prior to noon".\n\n'
        "Run `utilise --prior`. See [prior to use](https://a.example/utilise).\n\n"
        "> We utilise the lift prior to noon.\n\n"
        "| Utilise | Prior to |\n| --- | --- |\n| commence | terminate |\n\n"
        "```\nutilise = 1\n```"
    )
    assert shape(text, profile_for("plain"), GIVEN).text == text


def test_a_short_form_is_written_out_once() -> None:
    reply = shape("Ask the DWP. The DWP will write.\n\nThe DWP is closed.", profile_for("plain"))
    assert reply.text.count("Department for Work and Pensions") == 1
    assert reply.text.startswith("Ask the DWP (Department")


def test_one_sentence_while_the_model_writes() -> None:
    about = About()
    text, changes, kept = shape_sentence("We utilise the DWP form.", profile_for("plain"), about)
    assert text == "We use the DWP (Department for Work and Pensions) form."
    assert [change.transformer for change in changes] == ["plain_words", "expand_acronyms"] and kept == ()
    about = read_on(about, text)
    assert shape_sentence("Ask the DWP.", profile_for("plain"), about)[0] == "Ask the DWP."
    assert shape_sentence("Great question!", profile_for("plain"))[0] == ""


def test_without_the_parser_long_sentences_stay() -> None:
    text = "We have received your form about the flat, and we will write to you by 3 May with an answer."
    profile = profile_for("reading-ease")
    assert shape(text, profile).text != text
    parser.use_model(None)
    assert shape(text, profile).text == text


def test_no_parser_is_loaded_where_nothing_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_loading() -> None:
        raise AssertionError("The parser was loaded.")

    parser.use_model(None)
    monkeypatch.setattr(parser, "ready", lambda: True)
    monkeypatch.setattr(parser, "_load", no_loading)
    assert (
        shape("The shop is open. We utilise it.", profile_for("easy-words")).text
        == "The shop is open. We use it."
    )


def test_a_page_without_stops_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(parser, "parse", parsed.append)
    shape("If you come, we go, " * 400, profile_for("easy-words"), GIVEN)
    assert parsed == []


def test_nobodys_words_are_kept_in_memory() -> None:
    shape(
        "We have got the form that you sent us, and we will write to you again by 3 May.",
        profile_for("reading-ease"),
    )
    assert not parser._parsed


def test_a_must_is_never_folded() -> None:
    filler = "The town has a park with old trees and a small lake. " * 12
    text = (
        f"{filler}\n\nThe hall is large. You must pay £45 by 3 May 2027. Otherwise, your place will "
        f"go.\n\n{filler}\n\n"
        f"Bring these:\n\n- a pen\n- a coat\n\n{filler}\n\nTake two 500mg tablets with water. Never "
        f"take more."
    )
    reply = shape(text, profile_for("focus-steps"), GIVEN)
    for words in (
        "£45 by 3 May 2027. Otherwise, your place",
        "Bring these:\n\n- a pen\n- a coat",
        "two 500mg tablets",
        "Never take more",
    ):
        assert words in reply.text
    assert "old trees" in reply.more
    assert sorted(reply.whole.split()) == sorted(text.split())


def test_steps_are_never_torn_apart_by_folding() -> None:
    filler = "The town has a park with old trees and a small lake. " * 12
    steps = "1. Turn off the gas.\n2. Open the windows.\n3. Call 0800 111 999 immediately."
    reply = shape(f"{filler}\n\n{filler}\n\nIf you smell gas:\n\n{steps}", profile_for("focus-steps"), GIVEN)
    assert f"If you smell gas:\n\n{steps}" in reply.text


@pytest.mark.parametrize("first", presets())
def test_a_rule_that_was_met_is_still_met(first: str) -> None:
    text = (
        "# Your visit\n\nCome to the desk at 9:30 on Monday. Bring your card, a pen and a coat. It is "
        "free.\n\n"
        "If you are late, call us on 0300 123 4567 and ask for Anna, who will find another time for you.\n\n"
        "- Turn left at the door.\n- Walk to room 4.\n\nThe lessee pays. We will write to you by 3 May."
    )
    profile = profile_for(first)
    before = {finding.rule: finding.ok for finding in check(text, profile, about=GIVEN).findings}
    reply = shape(text, profile, GIVEN)
    after = check(reply.text, profile, more=reply.more, about=GIVEN)
    assert [finding.rule for finding in after.findings if before[finding.rule] and not finding.ok] == []


WORDS = st.sampled_from(
    "you we the form letter must not pay £45 by 3 May if unless and but because which is are will can "
    "send utilise "
    'prior to soon a piece of cake DWP now hurry ! 🎉 , ; : – ( ) " “ ” ** * `code` [a](b) 10.5 - 1 e.g. '
    "Dr Khan "
    "http://a.example don't never tablets 500mg at 9:30 who great question okay or once a week".split(" ")
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=28).map(lambda words: f"It says {' '.join(words)}.")
GOOD = st.sampled_from(
    [
        "You must fill in the form and send it to us by 3 May 2027.",
        "If you cannot come, ring us on 0300 123 4567 and ask for another day, unless you have done so "
        "before.",
        "We have got your form, and we will write to you soon.",
        "Bring a pen, a card, two photos and a coat with you to the desk in Mill Lane on the day.",
        "Open the box. Take out the cable. Plug it in and press the button.",
        "Great question! I'd be happy to help.",
        "**Note:** you do not have to pay because you are under 18.",
    ]
)
LINES = st.one_of(SENTENCES, GOOD, st.lists(GOOD, max_size=5).map(" ".join))
BLOCKS = st.one_of(
    LINES,
    LINES.map("# {}".format),
    LINES.map("> {}".format),
    st.lists(LINES, min_size=1, max_size=9).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(LINES, min_size=1, max_size=4).map(
        lambda lines: "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    ),
    st.just("- a\n  - b\n    - c\n- d"),
    st.just("| a | b |\n| --- | --- |\n| 1 | 2 |"),
    st.just("```\ncode, and more code\n```"),
)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=5).map("\n\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.sampled_from(list(presets())), st.booleans())
def test_once_is_enough_and_no_fact_goes(text: str, preset: str, given_text: bool) -> None:
    profile, about = profile_for(preset), About(given=given_text)
    reply = shape(text, profile, about)
    again = shape(reply.whole, profile, about)
    assert (again.text, again.more) == (reply.text, reply.more)
    assert [
        loss.say for loss in compare(text, reply.whole, added=tuple(item.text for item in reply.added))
    ] == []


REAL = [
    piece
    for sample in samples("development")
    for block in markdown.parse(sample.text)
    if block.is_prose and block.text.strip()
    for piece in pieces(block.text)
]
REAL_BLOCKS = st.one_of(
    st.lists(st.sampled_from(REAL), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(REAL), min_size=2, max_size=7).map(
        lambda lines: "\n".join("- " + line.replace("\n", " ") for line in lines)
    ),
    st.lists(st.sampled_from(REAL), min_size=2, max_size=9).map(
        lambda lines: "\n".join(f"{n}. " + line.replace("\n", " ") for n, line in enumerate(lines, 1))
    ),
    st.sampled_from(REAL).map(lambda line: "## " + line.replace("\n", " ")),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(REAL_BLOCKS, min_size=1, max_size=5).map("\n\n".join),
    st.sampled_from(list(presets())),
    st.sampled_from(["", "How do I start?"]),
)
def test_real_sentences_in_any_order_come_to_rest(text: str, preset: str, question: str) -> None:
    profile = profile_for(preset)
    about = About(question=question, said=question, given=not question)
    reply = shape(text, profile, about)
    again = shape(reply.whole, profile, about)
    assert (again.text, again.more) == (reply.text, reply.more)
    before = {finding.rule: finding.ok for finding in check(text, profile, about=about).findings}
    after = check(reply.text, profile, more=reply.more, about=about)
    spoiled = [finding.rule for finding in after.findings if before[finding.rule] and not finding.ok]
    assert spoiled == []


def test_the_chain_runs_every_transformer() -> None:
    assert {entry.phase for entry in transformers().values()} == {"sentence", "reply"}
    assert shaping._MOST_PASSES > 2
