"""Faults and honest rewrites that the ledger was mended on, and the development half of the planted set."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks import planted_losses
from benchmarks.quality_texts import samples

from sayclear.facts import compare
from sayclear.shaping import shape
from sayclear_profiles import profile_for


def _listed(name: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(f"{name}.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(before, after.replace("\\n", "\n")) for before, after in rows]


@pytest.mark.parametrize(("before", "after"), _listed("fact_faults"), ids=lambda text: text[:40])
def test_listed_faults_are_seen(before: str, after: str) -> None:
    losses = compare(before, after)
    assert losses
    assert all(loss.say and loss.fact.text for loss in losses)


@pytest.mark.parametrize(("before", "after"), _listed("fact_honest"), ids=lambda text: text[:40])
def test_listed_honest_rewrites_pass(before: str, after: str) -> None:
    assert [loss.say for loss in compare(before, after)] == []


@pytest.mark.parametrize("name", ["faults", "honest"])
def test_the_planted_set_is_what_it_says(name: str) -> None:
    found = planted_losses.pairs(name)
    counts = Counter(pair["half"] for pair in found)
    assert counts["development"] + counts["held_out"] == {"faults": 300, "honest": 120}[name]
    assert counts["fresh"] == {"faults": 150, "honest": 60}[name]
    assert counts["third"] == {"faults": 120, "honest": 60}[name]
    assert len({(pair["half"] == "third", pair["id"]) for pair in found}) == len(found)
    for pair in found:
        if pair["half"] in ("development", "held_out"):
            number = int(pair["id"].rpartition("-")[2])
            assert pair["half"] == ("development" if number % 2 else "held_out")
    for pair in found:
        assert bool(pair["planted"]) == (name == "faults")
        for fault in pair["planted"]:
            assert fault["fact"] in pair["after" if fault["what"] == "invented" else "before"]
            assert fault.get("now", "") in pair["after"]


@pytest.mark.parametrize(("half", "refused"), [("development", 0.03), ("held_out", 0.03), ("fresh", 0.15)])
def test_the_planted_set_is_seen(half: str, refused: float) -> None:
    tallies = planted_losses.tallies()
    own = {key: tally for key, tally in tallies.items() if key[1] == half}
    faults = [tally for key, tally in own.items() if key[0] == "faults"]
    honest = [tally for key, tally in own.items() if key[0] == "honest"]
    assert sum(tally.unseen for tally in faults) <= 0.01 * sum(tally.facts for tally in faults)
    assert sum(tally.wrong_pairs for tally in honest) <= refused * sum(tally.pairs for tally in honest)


def test_says_which_sentence_is_gone() -> None:
    said = [loss.say for loss in compare("The pan is very hot. Use a cloth.", "Use a cloth.")]
    assert said == ['lost the danger "very hot"']
    said = [
        loss.say for loss in compare("Adults pay £9 and children pay £4.", "Children pay £9. Adults pay £4.")
    ]
    assert said[0].startswith("swapped")
    said = [loss.say for loss in compare("You may sign if both parents agree.", "You may sign.")]
    assert any("if both parents agree" in words for words in said)


def test_what_only_moved_is_not_turned_round() -> None:
    first, second = "I can tell you more.", "First you tell me the date."
    assert compare(f"{first} {second}", f"{second} {first}") == ()
    assert compare(f"{first} {second}", f"{second} You can tell me more.") != ()
    first, second = "The bus goes from town to work.", "It is a way from work to town."
    assert compare(f"{first} {second}", f"{second} {first}") == ()


def test_a_long_text_is_shaped_without_a_false_alarm() -> None:
    texts = [sample.text for sample in samples("development")][:12]
    long = "\n\n".join(texts)
    assert len(long.split()) > 3000
    reply = shape(long, profile_for("plain"))
    assert reply.changes
    assert compare(long, reply.whole, added=tuple(item.text for item in reply.added)) == ()


def test_each_added_text_is_blanked_out_once_in_any_order() -> None:
    after = "Part 1 of 2: tea\n\nPart 1 of 2: milk\n\nPart 2 of 2: bread\n\nPart 2 of 2: jam"
    added = ("Part 1 of 2:", "Part 2 of 2:", "Part 1 of 2:", "Part 2 of 2:")
    assert compare("tea\n\nmilk\n\nbread\n\njam", after, added=added) == ()
    assert compare("tea\n\nmilk\n\nbread\n\njam", after, added=added[:3]) != ()
