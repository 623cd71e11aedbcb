"""The benchmarks of readability run on sets of our own, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import readability_quality
from benchmarks.book import book


def test_a_book_has_the_words_that_were_asked_for() -> None:
    text = book(3000)
    assert 2500 < len(text.split()) <= 3000
    assert text == book(3000)
    assert text.count("# Chapter ") >= 5


def test_quality_without_the_development_sets() -> None:
    lines = list(readability_quality.measure(None))
    assert sum("not here" in line for line in lines) == 3
    assert all("our own set" in line or "not here" in line for line in lines)
    assert any(line.startswith("syllables, fr: 1.000") for line in lines)


def test_a_folder_that_is_there_in_part(tmp_path: Path) -> None:
    folder = tmp_path / "cefr_sp"
    folder.mkdir()
    rows = "I have a dog .\t1\t1\nThe committee procrastinated unconscionably .\t5\t6\n"
    for name in ("CEFR-SP_Wikiauto_dev.txt", "CEFR-SP_SCoRE_dev.txt"):
        (folder / name).write_text(rows, "utf-8")
    lines = list(readability_quality.measure(tmp_path))
    assert any("CEFR-SP dev, both parts" in line for line in lines)
    assert sum("not here" in line for line in lines) == 2


def test_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["readability_quality", str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit, match="no folder"):
        readability_quality.main()
