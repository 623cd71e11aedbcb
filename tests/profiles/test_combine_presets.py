"""How layers add up: the stricter wins, the person has the last word, nothing is settled in silence."""

from __future__ import annotations

from itertools import combinations
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayclear_profiles import (
    BadValue,
    Choice,
    Layer,
    Profile,
    Setting,
    UnknownName,
    Value,
    catalogue,
    pinned,
    presets,
    profile_for,
    resolve,
)

NAMES = tuple(presets())
ORDERLY = tuple(key for key, entry in catalogue().items() if entry.combine != "ask")


def values(profile: Profile, keys: tuple[str, ...] = tuple(catalogue())) -> dict[str, Value]:
    return {key: profile[key] for key in keys}


def value_of(entry: Setting) -> st.SearchStrategy[Value]:
    """Values that a setting takes."""
    match entry.kind:
        case "switch":
            return st.booleans()
        case "choice":
            return st.sampled_from(entry.options)
    assert entry.low is not None
    assert entry.high is not None
    numbers = st.integers(ceil(entry.low), floor(entry.high)) | st.floats(entry.low, entry.high)
    return numbers | st.none() if entry.kind == "limit" else numbers


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    """A preset with any values."""
    keys = draw(st.lists(st.sampled_from(sorted(catalogue())), unique=True, max_size=8))
    name = draw(st.sampled_from("abcdef"))
    return Layer(
        name,
        {key: Choice(draw(value_of(catalogue()[key])), "Because.", name, "our own choice") for key in keys},
    )


def stricter(entry: Setting, one: Value, two: Value) -> Value:
    if one is None or two is None:
        return two if one is None else one
    if entry.combine == "any":
        return bool(one) or bool(two)
    assert isinstance(one, int | float)
    assert isinstance(two, int | float)
    return min(one, two) if entry.combine == "min" else max(one, two)


@pytest.mark.parametrize(("one", "two"), list(combinations(NAMES, 2)))
def test_of_two_presets_the_stricter_value_wins(one: str, two: str) -> None:
    first, second, both = profile_for(one), profile_for(two), profile_for(one, two)
    for key in ORDERLY:
        assert both[key] == stricter(catalogue()[key], first[key], second[key]), key
    assert values(both, ORDERLY) == values(profile_for(two, one), ORDERLY)


@pytest.mark.parametrize(("one", "two"), list(combinations(NAMES, 2)))
def test_where_neither_is_stricter_the_first_is_used_and_the_person_is_asked(one: str, two: str) -> None:
    both = profile_for(one, two)
    asked = {question.key for question in both.questions}
    for key, entry in catalogue().items():
        said = [presets()[name].layer.choices.get(key) for name in (one, two)]
        wanted = [choice.value for choice in said if choice]
        assert (key in asked) == (entry.combine == "ask" and len(set(wanted)) > 1), key
        if key in asked:
            assert both[key] == wanted[0]


def test_the_one_question_there_is() -> None:
    both = profile_for("adhd", "autism")
    assert [question.key for question in both.questions] == ["pace.reveal"]
    assert [choice.value for choice in both.questions[0].choices] == ["sentence", "whole"]
    assert profile_for("autism", "adhd")["pace.reveal"] == "whole"
    settled = both.with_layer(pinned({"pace.reveal": "whole"}))
    assert settled.questions == ()
    assert settled["pace.reveal"] == "whole"


def test_all_six_together() -> None:
    profile = profile_for(*NAMES)
    assert profile.limit("sentence_words") == 12
    assert profile.limit("next_action") == 1
    assert profile.limit("pressure") == 0
    assert profile.on("reply.calm")
    assert profile.presets == NAMES


def test_a_preset_named_twice_counts_once() -> None:
    assert profile_for("dyslexia", "reading-ease") == profile_for("reading-ease")
    assert profile_for() == profile_for("plain")


@given(layers())
def test_a_preset_with_itself_is_itself(layer: Layer) -> None:
    assert values(resolve(layer, layer)) == values(resolve(layer))
    assert resolve(layer, layer).questions == ()


@given(st.lists(layers(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_does_not_matter_where_a_stricter_value_exists(said: list[Layer], random: object) -> None:
    mixed = list(said)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert values(resolve(*mixed), ORDERLY) == values(resolve(*said), ORDERLY)


@given(layers(), layers(), layers())
def test_the_result_is_a_value_that_somebody_wanted(one: Layer, two: Layer, three: Layer) -> None:
    profile = resolve(one, two, three)
    for key, entry in catalogue().items():
        said = [layer.choices[key] for layer in (one, two, three) if key in layer.choices]
        assert profile.choice(key) in said if said else profile[key] == entry.default
        entry.accept(profile[key])


@given(layers(), layers())
def test_later_layers_win(preset: Layer, over: Layer) -> None:
    profile = resolve(preset, over=(over,))
    for key, choice in over.choices.items():
        assert profile.choice(key) == choice
    assert {question.key for question in profile.questions}.isdisjoint(over.choices)


def test_a_pin_wins_over_presets_and_a_turn_over_a_pin() -> None:
    profile = profile_for("easy-words", over=(pinned({"text.sentence_words": 30}),))
    assert profile["text.sentence_words"] == 30
    turn = profile.with_turn({"text.sentence_words": 8})
    assert turn["text.sentence_words"] == 8
    assert profile["text.sentence_words"] == 30, "a profile never changes"
    assert turn.choice("text.sentence_words").layer == "this turn"


def test_a_layer_cannot_hold_what_the_catalogue_refuses() -> None:
    with pytest.raises(BadValue):
        profile_for().with_turn({"text.sentence_words": 1000})
    with pytest.raises(UnknownName):
        pinned({"text.sentence": 10})
    with pytest.raises(BadValue):
        profile_for().with_layer(Layer("learned", {"reply.steps": Choice(3, "No.", "learned", "you")}))
