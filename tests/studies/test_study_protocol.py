"""The protocol is whole, dated, and says nothing that the program would not keep."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sayclear.errors import BadValue, CannotRead
from sayclear.words import say, sentences
from sayclear_profiles import presets
from sayclear_studies.design import williams
from sayclear_studies.protocol import Protocol, read_protocol


@pytest.fixture
def words(protocol: Protocol, studies: Path) -> str:
    return (studies / "protocols" / protocol.file).read_text("utf-8")


def test_it_was_written_before_any_data(words: str) -> None:
    assert "| Date | 2026-11-23 |" in words
    assert "Not started. Not reviewed by an ethics board." in words
    assert "No result yet." in words


def test_its_numbers_fit_its_design(protocol: Protocol) -> None:
    orders = len(williams(len(protocol.conditions)))
    assert protocol.conditions == ("A", "B", "C")
    assert protocol.compare == (("C", "A"), ("C", "B"))
    assert protocol.people % (orders * orders) == 0
    assert protocol.questions.count("literal") == 3
    assert protocol.questions.count("inference") == 1
    assert protocol.smallest_group == 10


def test_its_words_and_its_numbers_agree(protocol: Protocol, words: str) -> None:
    assert f"**{protocol.people}.**" in words
    assert f"{protocol.smallest_effect * 100:.0f} points" in words
    assert f"{protocol.resamples:,} bootstrap samples" in words
    for name, texts in protocol.sets.items():
        for text in texts:
            assert f"| {name} | {text} |" in words


def test_people_choose_a_need_and_never_a_diagnosis(protocol: Protocol) -> None:
    known = presets()
    assert set(protocol.presets) == set(known)
    assert not set(protocol.presets) & {preset.alias for preset in known.values()}


def test_what_the_report_may_say_stands_in_the_protocol(words: str) -> None:
    verdicts = [key for key in sentences() if key.startswith("studies.verdict_")]
    assert len(verdicts) == 5
    for key in verdicts:
        said = say(key, after="C", before="A").removeprefix("C against A: ")
        assert re.search(rf"^\| {re.escape(said.split('. ')[0].rstrip('.'))}\. \|", words, re.MULTILINE), said


def test_one_changed_word_is_another_protocol(protocol: Protocol, words: str, tmp_path: Path) -> None:
    path = tmp_path / protocol.file
    path.write_text(words, "utf-8")
    assert read_protocol(path) == protocol
    path.write_text(words.replace("No result yet.", "No results yet.", 1), "utf-8")
    changed = read_protocol(path)
    assert changed.sha256 != protocol.sha256
    assert all(
        getattr(changed, field.name) == getattr(protocol, field.name)
        for field in fields(Protocol)
        if field.name != "sha256"
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("```toml", "```text", "no block of numbers"),
        ("alpha = 0.05", "alpha = = 0.05", "no block of numbers"),
        ("alpha = 0.05", "", "not complete"),
        ("alpha = 0.05", "alpha = 0.05\nbeta = 1", "beta"),
        ('third = ["bus-pass", "rota"]', "", "do not fit its conditions"),
        ('third = ["bus-pass", "rota"]', 'third = ["rota"]', "do not fit its conditions"),
        ('["C", "B"]]', '["C", "D"]]', "compare"),
        ("people = 72", 'people = "many"', "people"),
        ("smallest_effect = 0.10", "smallest_effect = 10", "smallest_effect"),
        ('["C", "B"]]', '["C"]]', "compare"),
        ('conditions = ["A", "B", "C"]', 'conditions = ["A", "A", "C"]', "conditions"),
        ('["bus-pass", "rota"]', '["bus-pass", "bins"]', "do not fit its conditions"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    words: str, tmp_path: Path, old: str, new: str, why: str
) -> None:
    path = tmp_path / "other.md"
    path.write_text(words.replace(old, new), "utf-8")
    with pytest.raises(BadValue, match=why) as caught:
        read_protocol(path)
    assert "other.md" in caught.value.say


def test_a_file_that_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "picture.md").write_bytes(b"\xff\xd8\xff")
    for name in ("none.md", "picture.md"):
        with pytest.raises(CannotRead, match=re.escape(name)):
            read_protocol(tmp_path / name)
