"""A change that loses a fact only in the whole is found and left out; the others stay."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from sayclear import shaping
from sayclear.blame import blame
from sayclear.facts import Fact, Loss
from sayclear.reply import Reply
from sayclear_profiles import profile_for

SUSPECTS = tuple("abcdefghij")
TEXT = "You can utilise the car park. It commences at noon."


@given(st.frozensets(st.sampled_from(SUSPECTS), max_size=4))
def test_each_culprit_is_found_and_nobody_else(culprits: frozenset[str]) -> None:
    assert blame(SUSPECTS, lambda left_out: not culprits <= left_out) == culprits


@given(st.sampled_from(SUSPECTS), st.sampled_from(SUSPECTS))
def test_of_two_that_lose_only_together_one_goes(one: str, other: str) -> None:
    found = blame(SUSPECTS, lambda left_out: one not in left_out and other not in left_out)
    assert found in (frozenset({one}), frozenset({other}))


def test_what_nothing_settles_is_not_settled() -> None:
    assert blame(SUSPECTS, lambda _: True) is None
    assert blame((), lambda _: True) is None
    assert blame(SUSPECTS, lambda left_out: len(left_out) < 9) is None


def _losing(word: str) -> object:
    loss = Loss("changed", Fact("number", word, (0, 1), word), 'changed "noon"')
    return lambda reply: (loss,) if word in reply.whole else ()


def test_the_change_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = profile_for("plain")
    before = shaping.shape(TEXT, plain)
    assert (before.text, before.kept) == ("You can use the car park. It starts at noon.", ())
    monkeypatch.setattr(shaping, "_lost", _losing("starts"))
    after = shaping.shape(TEXT, plain)
    assert after.text == "You can use the car park. It commences at noon."
    assert [(kept.text, kept.facts) for kept in after.kept] == [
        ("It commences at noon.", ('changed "noon"',))
    ]


def test_on_doubt_the_whole_original_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "_lost", _losing("at"))
    after = shaping.shape(TEXT, profile_for("plain"))
    assert after == Reply(TEXT, "", TEXT, (), after.kept)
    assert len(after.kept) == 2
