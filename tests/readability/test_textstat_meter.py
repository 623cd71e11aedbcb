"""The second opinion: right figures, no request, nothing remembered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayclear.readability.languages.syllables import syllables
from sayclear_adapters.meters.textstat import FIGURES, IN_LANGUAGE, measure

TEXT = "The office is open on Monday. You can bring your letter with you. Somebody will read it for you."

# A fresh interpreter in which nothing can be reached and nothing is lying about.
NO_WAY_OUT = """
import socket, sys

def refuse(*_given, **_named):
    raise SystemExit("textstat tried to reach something")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def run(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", NO_WAY_OUT + script],
        env=os.environ | {"HOME": str(home), "NLTK_DATA": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def remembered() -> int:
    """How many values textstat holds."""
    return sum(
        value.cache_info().currsize
        for name, module in tuple(sys.modules.items())
        if name.startswith("textstat.")
        for value in vars(module).values()
        if hasattr(value, "cache_info")
    )


def test_figures() -> None:
    found = measure(TEXT)
    assert found is not None
    assert tuple(found) == FIGURES
    # 19 words in 3 sentences, with 25 syllables.
    assert found["flesch_reading_ease"] == pytest.approx(206.835 - 1.015 * 19 / 3 - 84.6 * 25 / 19)
    assert found["flesch_kincaid_grade"] == pytest.approx(0.39 * 19 / 3 + 11.8 * 25 / 19 - 15.59)


@pytest.mark.parametrize("text", ["", "  \n", "…", "—"])
def test_nothing_to_measure(text: str) -> None:
    assert measure(text) is None


def test_one_word_is_measured() -> None:
    assert measure("Okay.") is not None


def test_nothing_is_remembered() -> None:
    measure(TEXT)
    assert remembered() == 0


def test_nothing_is_remembered_where_textstat_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    import textstat

    measure(TEXT)

    def fail(_text: str) -> float:
        raise ZeroDivisionError

    monkeypatch.setattr(textstat, FIGURES[-1], fail)
    with pytest.raises(ZeroDivisionError):
        measure(TEXT)
    assert remembered() == 0


def test_it_reaches_for_nothing(tmp_path: Path) -> None:
    script = f"""
from sayclear_adapters.meters.textstat import measure
assert "textstat" not in sys.modules, "loaded before it is used"
assert measure({TEXT!r})["smog_index"] > 0
assert "nltk" not in sys.modules
"""
    done = run(script, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_it_reaches_for_nothing_where_textstat_was_there_before(tmp_path: Path) -> None:
    script = f"""
import warnings
warnings.simplefilter("ignore")
import nltk, textstat
nltk.download = refuse
from sayclear_adapters.meters.textstat import measure
assert measure({TEXT!r})["smog_index"] > 0
"""
    done = run(script, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


GERMAN = "Das Haus ist alt. Die Familie wohnt seit vielen Jahren im Garten."


def test_other_languages() -> None:
    found = measure(GERMAN, language="de")
    assert found is not None
    assert tuple(found) == IN_LANGUAGE["de"]
    heard = sum(syllables(word, "de") for word in GERMAN.split())
    assert heard == 18
    assert found["flesch_reading_ease"] == pytest.approx(180 - 12 / 2 - 58.5 * heard / 12)


@pytest.mark.parametrize("language", IN_LANGUAGE)
def test_each_language_has_its_figures(language: str) -> None:
    found = measure(GERMAN, language=language)
    assert found is not None
    assert tuple(found) == IN_LANGUAGE[language]
    assert measure(TEXT) == measure(TEXT), "it goes back to English"
    assert remembered() == 0


def test_a_language_without_figures() -> None:
    assert measure(GERMAN, language="pl") is None


def test_hyphens_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """pyphen divides words for printing, and is no counter of syllables."""
    measure(GERMAN, language="de")
    import pyphen

    def never(*_given: object) -> list[int]:
        raise AssertionError("asked pyphen")

    monkeypatch.setattr(pyphen.Pyphen, "positions", never)
    assert measure(GERMAN, language="de")
