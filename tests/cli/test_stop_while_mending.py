"""Ctrl and C while a model rewords: the reply was whole before, and is not lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from sayclear import grammar as parser
from sayclear import turn
from sayclear.events import Mending
from sayclear.repair import Verdict
from sayclear_adapters.commands import ask
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.store.verdicts import KeptVerdicts
from sayclear_profiles import profile_for

LONG = (
    "Walking back from the market with a heavy bag of flour, Mrs Okoro met the new postman of the street at "
    "the corner by the bakery."
)


@pytest.mark.parametrize(("reveal", "times"), [("whole", 1), ("sentence", 1)])
def test_the_reply_is_printed_once(
    reveal: str, times: int, grammar: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser.use_model(grammar)
    KeptVerdicts().write("scripted", "", Verdict(able=True, passed=4, tried=4, seconds=1, why="passed"))
    profile = profile_for("reading-ease").with_turn({"pace.reveal": reveal})
    watch = ask._Lines(profile)
    model = ScriptedChat(answers=(LONG,))
    with closing(turn.run("Who?", model=model, profile=profile, verdicts=KeptVerdicts())) as events:
        for event in events:
            watch.see(event)
            if isinstance(event, Mending):
                break
    watch.stopped()
    said = capsys.readouterr().out
    assert said.count("Walking back from the market") == times
    assert "Answered by scripted." in said
