"""Every value can say where it comes from, in words that people can read."""

from __future__ import annotations

import re

import pytest
from wordfreq import zipf_frequency

from sayclear_profiles import Layer, Profile, UnknownName, catalogue, pinned, presets, profile_for

NAMES = tuple(presets())

OUR_WORDS = {
    **{
        f"{key} {field}": getattr(entry, field)
        for key, entry in catalogue().items()
        for field in ("help", "costs", "because")
    },
    **{
        f"{name} {key}": choice.because
        for name, preset in presets().items()
        for key, choice in preset.layer.choices.items()
    },
    **{f"{name} help": preset.help for name, preset in presets().items()},
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", catalogue())
def test_why_names_value_layer_reason_and_source(name: str, key: str) -> None:
    profile = profile_for(name)
    choice, said = profile.choice(key), profile.why(key)
    assert said.startswith(f"{catalogue()[key].label}: ")
    assert choice.because in said
    assert said.endswith(f"Source: {choice.source}.")
    if choice.layer in NAMES:
        assert f'It comes from "{choice.layer}".' in said
    else:
        assert "everyone starts with" in said


def test_why_in_full() -> None:
    assert profile_for("dyslexia", "adhd").why("text.length_words") == (
        'Words shown first: 100 words. It comes from "focus-steps". '
        "You see the main thing first, and the rest waits behind More. No study names this number. "
        "Source: our own choice."
    )


def test_why_of_what_a_person_chose() -> None:
    profile = profile_for("adhd", over=(pinned({"text.sentence_words": 18}),))
    assert (
        profile.why("text.sentence_words") == "Longest sentence: 18 words. You set it yourself. Source: you."
    )
    assert "this time only" in profile.with_turn({"reply.steps": False}).why("reply.steps")
    learned = Layer("learned", pinned({"reply.calm": True}).choices)
    assert profile.with_layer(learned)["reply.calm"] is True


def test_a_value_of_the_core_says_so() -> None:
    assert 'It comes from "plain".' in profile_for("autism").why("text.emoji")


def test_why_of_an_unknown_key_offers_the_nearest() -> None:
    with pytest.raises(UnknownName) as unknown:
        profile_for().why("text.idiom")
    assert unknown.value.nearest == "text.idioms"


def test_accessors() -> None:
    profile = profile_for("focus-steps")
    assert profile.number("speech.rate_wpm") == 170
    assert profile.word("screen.theme") == "cream"
    assert profile.limit("pressure") is None
    assert set(profile) == set(catalogue())
    assert isinstance(profile, Profile)


@pytest.mark.parametrize("where", OUR_WORDS)
def test_reasons_are_in_plain_words(where: str) -> None:
    text = OUR_WORDS[where]
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        assert len(sentence.split()) <= 20, sentence
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", text)
    hard = [word for word in words if zipf_frequency(word, "en") < 4.0]
    assert len(hard) <= max(1, len(words) / 10), hard
    assert "!" not in text.replace('"!!"', "")
    assert "please" not in text.lower()
