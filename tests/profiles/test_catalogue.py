"""The catalogue: what settings take, what they refuse, and how they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear_profiles import BadValue, PresetFault, UnknownName, Value, catalogue, setting, show
from sayclear_profiles.catalogue import parse_catalogue

RULES = (
    "sentence_words paragraph_sentences list_items list_depth length_words filler_opener idioms "
    "hard_words_percent acronyms double_negatives shouting emoji vague_times steps_numbered next_action "
    "rhetorical pressure labels masking facts_lost"
).split()

GOOD = """
[settings."text.example"]
label = "Longest example"
help = "How long an example may be."
kind = "limit"
unit = "words"
default = 5
low = 1
high = 9
combine = "min"
acts = ["check"]
because = "Examples are short."
"""


def test_every_rule_has_its_limit() -> None:
    assert [key for key in catalogue() if key.startswith("text.")] == [f"text.{rule}" for rule in RULES]
    assert all(setting(f"text.{rule}").kind == "limit" for rule in RULES)


def test_labels_are_short_and_all_have_help() -> None:
    for entry in catalogue().values():
        assert 1 <= len(entry.label.split()) <= 6, entry.key
        assert entry.help.endswith("."), entry.key
        assert entry.because.endswith("."), entry.key


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("text.sentence_words", "15", 15),
        ("text.sentence_words", " 12.5 ", 12.5),
        ("text.vague_times", "off", None),
        ("text.vague_times", "-", None),
        ("reply.steps", "ON", True),
        ("reply.steps", "no", False),
        ("screen.theme", "Dark", "dark"),
        ("screen.letter_spacing_em", "0.05", 0.05),
    ],
)
def test_typed_values_are_read(key: str, words: str, value: Value) -> None:
    assert setting(key).parse(words) == value


@pytest.mark.parametrize(
    ("key", "words", "says"),
    [
        ("text.sentence_words", "4", "cannot be 4. It can be a number from 5 to 60, or off."),
        ("text.sentence_words", "61", "cannot be 61."),
        ("text.sentence_words", "nan", "cannot be nan."),
        ("text.sentence_words", "inf", "cannot be inf."),
        ("text.sentence_words", "short", 'cannot be "short".'),
        ("text.sentence_words", "", 'cannot be "".'),
        ("speech.rate_wpm", "off", "It can be a number from 80 to 450."),
        ("reply.steps", "maybe", "It can be on or off."),
        ("screen.theme", "pink", "It can be cream or light or dark or system."),
    ],
)
def test_other_values_are_refused_with_what_is_allowed(key: str, words: str, says: str) -> None:
    with pytest.raises(BadValue) as refused:
        setting(key).parse(words)
    assert says in str(refused.value)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text.emoji", True),
        ("text.emoji", -1),
        ("reply.steps", 1),
        ("reply.steps", None),
        ("speech.rate_wpm", None),
        ("screen.theme", None),
        ("screen.theme", ["cream"]),
    ],
)
def test_a_wrong_kind_of_value_is_refused(key: str, value: object) -> None:
    with pytest.raises(BadValue):
        setting(key).accept(value)


def test_a_long_refused_value_is_not_repeated_in_full() -> None:
    with pytest.raises(BadValue) as refused:
        setting("screen.theme").parse("pink " * 500)
    assert len(str(refused.value)) < 150


@given(st.sampled_from(sorted(catalogue())), st.text())
def test_parse_takes_or_refuses_whatever_is_typed(key: str, words: str) -> None:
    entry = setting(key)
    try:
        value = entry.parse(words)
    except BadValue:
        return
    assert entry.accept(value) == value


def test_values_are_said_in_words() -> None:
    said = {
        ("text.sentence_words", 15): "15 words",
        ("text.sentence_words", 1): "1 word",
        ("text.hard_words_percent", 1): "1 in 100 words",
        ("text.sentence_words", None): "off",
        ("reply.steps", True): "on",
        ("reply.steps", False): "off",
        ("screen.line_height", 1.5): "1.5 times the text size",
        ("screen.theme", "dark"): "dark",
    }
    for (key, value), words in said.items():
        assert show(setting(key), value) == words


def test_an_unknown_setting_offers_the_nearest() -> None:
    with pytest.raises(UnknownName) as unknown:
        setting("text.sentence_word")
    assert unknown.value.nearest == "text.sentence_words"
    with pytest.raises(UnknownName) as unknown:
        setting("zzz")
    assert unknown.value.nearest is None
    assert len(str(unknown.value)) < 200, "forty keys are too many for one sentence"


def test_a_good_entry_is_read() -> None:
    entry = parse_catalogue(GOOD)["text.example"]
    assert (entry.default, entry.low, entry.high, entry.acts, entry.costs) == (5, 1, 9, ("check",), "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('because = "Examples are short."', "", "missing ['because']"),
        ('unit = "words"', 'unit = "words"\ncolour = "red"', "not known ['colour']"),
        ('kind = "limit"', 'kind = "slider"', 'the kind "slider"'),
        ('combine = "min"', 'combine = "any"', '"any" is no way to combine a limit'),
        ('combine = "min"', 'combine = "mean"', '"mean" is no way to combine a limit'),
        ("low = 1", "", "needs low and high"),
        ("low = 1", "low = 10", "low must not be above high"),
        ("default = 5", "default = 10", "the default does not fit"),
        ('acts = ["check"]', 'acts = ["smell"]', "acts must name where it is read"),
        ('acts = ["check"]', "acts = []", "acts must name where it is read"),
        ('label = "Longest example"', 'label = ""', "Give each some words"),
        ('kind = "limit"', 'kind = "choice"', "a choice needs options"),
        ("default = 5", "default = ", "this is no TOML file"),
    ],
)
def test_a_faulty_entry_is_refused_by_name(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(PresetFault) as fault:
        parse_catalogue(GOOD.replace(old, new))
    assert says in str(fault.value)
