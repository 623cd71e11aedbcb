"""Each verb does its work, and its JSON has the documented shape."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import wave
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Command

LONG = (
    "If you have not sent us the form by 5 March 2027, we will not be able to pay you, unless you call "
    "0300 123 4567 and tell us why. You must bring your passport and £12.50."
)


def test_check_gives_the_documented_json(sayclear: Command) -> None:
    ended = sayclear("check", "-", "--preset", "dyslexia", "--json", given=LONG)
    value = json.loads(ended.out)
    assert ended.code == 1 and value["passed"] is False
    assert set(value) >= {"passed", "rules", "counts", "grades", "sentences"}
    rule = next(rule for rule in value["rules"] if rule["id"] == "sentence_words")
    assert set(rule) == {"id", "value", "limit", "ok", "flagged", "spans"}
    assert rule["limit"] == 15 and rule["value"] > 15 and not rule["ok"]
    span = rule["spans"][0]
    assert span["part"] == "text" and LONG[span["start"] : span["end"]].startswith("If you have not")
    assert len(value["rules"]) >= 20
    assert next(rule for rule in value["rules"] if rule["id"] == "vague_times")["limit"] is None
    assert all({"span", "words", "cefr"} <= set(sentence) for sentence in value["sentences"])
    assert value["grades"] is None


def test_check_changes_nothing_and_says_no_label(sayclear: Command, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LONG)
    ended = sayclear("check", str(file), "--preset", "autism", "--preset", "adhd")
    assert file.read_text() == LONG
    assert not re.search(r"autis|adhd|dyslex|anxi", ended.out + ended.err, re.IGNORECASE)


def test_check_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys; from sayclear_adapters.cli import run; run(['check', '-']); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('langchain_core', 'langsmith', 'gradio', 'faster_whisper', 'spacy', 'xllamacpp', 'pandas')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="This is short.", capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_easy_gives_the_documented_json(sayclear: Command, parts: Path) -> None:
    ended = sayclear("easy", "-", "--preset", "dyslexia", "--no-model", "--json", given=LONG)
    value = json.loads(ended.out)
    assert ended.code == 0
    assert set(value) >= {"text", "more", "original", "presets", "model", "receipt", "seconds"}
    assert (
        value["presets"] == ["reading-ease"] and value["model"] is None and value["original"].strip() == LONG
    )
    receipt = value["receipt"]
    assert set(receipt) >= {"passed", "rules", "repairs", "facts_lost", "added", "hardest", "note"}
    assert receipt["facts_lost"] == []
    whole = value["text"] + value["more"]
    for fact in ("5 March 2027", "0300 123 4567", "£12.50", "unless", "must", "passport"):
        assert fact.lower() in whole.lower()


def test_easy_reads_html_and_many_files(sayclear: Command, tmp_path: Path, parts: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>x</title><script>alert(1)</script></head><body><h1>Your visit</h1>"
        "<p>Come at <b>10:30</b>.</p><ul><li>Bring a coat.</li></ul></body></html>"
    )
    (tmp_path / "b.md").write_text("# Hello\n\nCome at 9.")
    ended = sayclear("easy", str(tmp_path), "--recursive", "--json", "--no-model")
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert ended.code == 0 and first["file"].endswith("a.html") and second["file"].endswith("b.md")
    assert "10:30" in first["text"] and "alert" not in first["text"] and "# Your visit" in first["text"]


def test_ask_answers_with_a_receipt(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "How do I boil an egg?", "--preset", "focus-steps")
    assert ended.code == 0
    assert "smollm2-135m" in ended.out and "often wrong" in ended.out
    assert "rules fit your limits" in ended.out


def test_ask_gives_the_documented_json(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "What is a banana?", "--preset", "plain", "--json")
    value = json.loads(ended.out)
    assert set(value) >= {"text", "more", "original", "presets", "model", "receipt", "seconds"}
    assert value["model"] == "smollm2-135m" and value["text"]
    assert 0 < value["seconds"]["first_text"] <= value["seconds"]["total"]


def test_the_card_comes_before_any_model(sayclear: Command, tmp_path: Path) -> None:
    ended = sayclear("ask", "I want to end my life", SAYCLEAR_PARTS=str(tmp_path / "none"))
    assert ended.code == 0
    assert "116 123" in ended.out and "I am a program" in ended.out


def test_say_and_hear_are_each_others_proof(sayclear: Command, tmp_path: Path, parts: Path) -> None:
    sound, words = tmp_path / "a.wav", tmp_path / "a.json"
    text = "Put the egg in the water and wait eight minutes."
    assert sayclear("say", text, "--out", str(sound), "--words", str(words)).code == 0
    with wave.open(str(sound)) as file:
        seconds = file.getnframes() / file.getframerate()
    times = json.loads(words.read_text())
    assert [text[time["start_char"] : time["end_char"]].strip(".") for time in times] == text.strip(
        "."
    ).split()
    assert all(a["start"] <= b["start"] for a, b in pairwise(times))
    assert times[0]["start"] >= 0 and times[-1]["end"] <= seconds + 0.01
    ended = sayclear("hear", str(sound), "--json")
    heard = json.loads(ended.out)
    assert {"egg", "water", "minutes"} <= set(re.findall(r"\w+", heard["text"].lower()))
    assert all(0 <= word["probability"] <= 1 for word in heard["words"])


def test_profile_shows_and_says_why(sayclear: Command) -> None:
    ended = sayclear("profile", "show", "--preset", "adhd")
    assert ended.code == 0 and "text.sentence_words" in ended.out and "20 words" in ended.out
    ended = sayclear("profile", "why", "text.sentence_words", "--preset", "dyslexia")
    assert ended.code == 0 and "15 words" in ended.out and "Source:" in ended.out
    assert json.loads(sayclear("profile", "show", "--json").out)["text.sentence_words"]["value"] == 25


def test_models_are_listed_and_chosen(sayclear: Command, own_home: Path, parts: Path) -> None:
    listed = json.loads(sayclear("models", "list", "--json").out)
    assert listed[0]["name"] == "smollm2-135m" and listed[0]["tiny"] and listed[0]["local"]
    assert sayclear("models", "use", "smollm2-135m").code == 0
    assert json.loads((own_home / "choices.json").read_text())["model"] == "smollm2-135m"
    assert (own_home / "choices.json").stat().st_mode & 0o077 == 0


def test_help_and_version(sayclear: Command) -> None:
    assert "sayclear easy" in sayclear("--help").out
    assert sayclear("--version").out.startswith("sayclear 0.")
    for verb in ("web", "ask", "easy", "check", "hear", "say", "models", "profile"):
        ended = sayclear(verb, "--help")
        assert ended.code == 0 and ended.out.startswith("usage")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5"])
def test_the_page_is_not_served_to_others(sayclear: Command, host: str) -> None:
    ended = sayclear("web", "--host", host, "--no-browser")
    assert ended.code == 2
