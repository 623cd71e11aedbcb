"""Bad input gets one plain sentence, the right exit code, and never a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayclear.readability import About, check
from sayclear_profiles import profile_for
from tests.cli.conftest import Command

PLAIN = profile_for("plain")


def is_plain(text: str) -> None:
    """One or two sentences a person can use: not empty, no traceback, within the plain limits."""
    assert text.strip()
    for line in text.strip().splitlines():
        receipt = check(re.sub(r'"[^"]*"', '"it"', line), PLAIN, about=About(given=True))
        met = {finding.rule: finding.ok for finding in receipt.findings}
        assert met["sentence_words"] and met["paragraph_sentences"] and met["shouting"], line


@pytest.mark.parametrize("verb", ["easy", "check"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("spaces.txt", b"  \n\n "),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("packed.txt", b"A picture: " + b"iVBORw0KGgo" * 200_000),
        ("broken.txt", b"A caf\xc3\x28 and \xff\xfe more \x81\x8d words here."),
    ],
)
def test_a_file_that_is_no_text(
    sayclear: Command, tmp_path: Path, verb: str, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    ended = sayclear(verb, str(file))
    assert ended.code == 2
    is_plain(ended.err)


@pytest.mark.parametrize("verb", ["easy", "check"])
def test_a_missing_file_and_an_unknown_preset(sayclear: Command, tmp_path: Path, verb: str) -> None:
    ended = sayclear(verb, str(tmp_path / "nothing.txt"))
    assert ended.code == 2
    is_plain(ended.err)
    file = tmp_path / "a.txt"
    file.write_text("Hello there.")
    ended = sayclear(verb, str(file), "--preset", "dislexia")
    assert ended.code == 2 and "dyslexia" in ended.err
    is_plain(ended.err)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_read(sayclear: Command, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes("The café is open. It costs £5.".encode(encoding))
    ended = sayclear("easy", str(file), "--no-model")
    assert ended.code == 0
    assert "café" in ended.out and "£5" in ended.out


def test_the_worst_of_many_files_counts(sayclear: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("This is short.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "long.txt").write_text("This " + "very " * 60 + "long sentence goes on.")
    good, empty, long = (str(tmp_path / f"{name}.txt") for name in ("good", "empty", "long"))
    assert sayclear("check", good).code == 0
    assert sayclear("check", good, long).code == 1
    ended = sayclear("check", good, empty, long, "--json")
    assert ended.code == 2
    assert [line[:10] for line in ended.out.splitlines()] == ['{"file": "'] * 2


def test_a_text_of_more_than_200_000_words(sayclear: Command) -> None:
    for verb in ("easy", "check"):
        ended = sayclear(verb, "-", given="word " * 200_001)
        assert ended.code == 2
        is_plain(ended.err)


def test_unknown_verbs_and_options(sayclear: Command) -> None:
    ended = sayclear("chekc", "x")
    assert ended.code == 2 and '"check"' in ended.err
    for words in (("check", "--nonsense"), ("say", "hello"), ("profile", "explain"), ("models", "use")):
        ended = sayclear(*words)
        assert ended.code == 2
        is_plain(ended.err)


def test_a_setting_that_is_not_there(sayclear: Command) -> None:
    ended = sayclear("profile", "why", "text.sentence_word")
    assert ended.code == 2 and "text.sentence_words" in ended.err


def test_sound_that_cannot_be_read(sayclear: Command, tmp_path: Path, parts: Path) -> None:
    for name, content in (("empty.wav", b""), ("text.wav", b"this is no sound at all" * 20)):
        file = tmp_path / name
        file.write_bytes(content)
        ended = sayclear("hear", str(file))
        assert ended.code == 2
        is_plain(ended.err)
    assert sayclear("hear", str(tmp_path / "none.wav")).code == 2


def test_no_model_at_all(sayclear: Command, tmp_path: Path) -> None:
    ended = sayclear("ask", "How do I boil an egg?", SAYCLEAR_PARTS=str(tmp_path / "none"))
    assert ended.code == 3
    is_plain(ended.err)


def test_an_unknown_model(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "Hello.", "--model", "smollm2-135")
    assert ended.code == 2 and "smollm2-135m" in ended.err


def test_ask_refuses_what_the_model_cannot_hold(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "-", given="many words about a long day " * 3000)
    assert ended.code == 2
    assert ended.out == ""
    is_plain(ended.err)


def test_ask_refuses_an_empty_question(sayclear: Command, parts: Path) -> None:
    ended = sayclear("ask", "  ")
    assert ended.code == 2
    is_plain(ended.err)


def test_a_file_that_cannot_be_written(sayclear: Command, tmp_path: Path) -> None:
    ended = sayclear("say", "Hello.", "--out", str(tmp_path / "no" / "folder" / "x.wav"))
    assert ended.code == 2
    is_plain(ended.err)


@pytest.mark.parametrize("rate", ["5", "100000", "fast"])
def test_a_rate_that_no_voice_can_speak(sayclear: Command, tmp_path: Path, rate: str) -> None:
    ended = sayclear("say", "Hello.", "--out", str(tmp_path / "x.wav"), "--rate", rate)
    assert ended.code == 2
    is_plain(ended.err)


def test_an_interrupt_in_mid_reply_ends_at_once(own_home: Path, parts: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sayclear_adapters", "ask", "Tell me a long story about a garden."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "SAYCLEAR_HOME": str(own_home)},
    )
    assert process.stdout and process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize("seconds", [0.1, 0.7, 1.2, 1.6, 2.0])
def test_an_interrupt_never_hangs(own_home: Path, parts: Path, seconds: float) -> None:
    """Also in the middle of loading the model: an interrupt there once left it waiting for ever."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sayclear_adapters", "ask", "Tell me a long story about a garden."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "SAYCLEAR_HOME": str(own_home)},
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (130, 0, -signal.SIGINT)


@pytest.mark.parametrize("text", ["", "😀😀", "..."])
def test_nothing_that_can_be_said(sayclear: Command, tmp_path: Path, text: str) -> None:
    ended = sayclear("say", text, "--out", str(tmp_path / "x.wav"))
    assert ended.code == 2
    is_plain(ended.err)
