"""The real recogniser, on speech that our own voice makes, and on what is no speech."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

import pytest
from faster_whisper.transcribe import Segment, Word

from sayclear.errors import CannotRead, HearingFailed, PartMissing, UnknownName
from sayclear.ports import Heard, Hearing
from sayclear_adapters.hearing import hearing_names, open_hearing
from sayclear_adapters.hearing.faster_whisper import FasterWhisper, believed
from sayclear_adapters.voices.espeak import EspeakVoice

pytestmark = pytest.mark.parts

SENTENCE = "I want to understand this letter from the council."


@pytest.fixture(scope="module")
def speech(espeak: EspeakVoice) -> bytes:
    """One spoken sentence."""
    return espeak.speak(SENTENCE, words_per_minute=140).wav


def test_a_sentence_is_heard(ear: Hearing, speech: bytes, tmp_path: Path) -> None:
    heard = ear.hear(speech)
    right = set(SENTENCE.lower().strip(".").split()) & set(heard.text.lower().strip(".").split())
    assert len(right) >= 7
    assert heard.language == "en"
    file = tmp_path / "speech.wav"
    file.write_bytes(speech)
    assert ear.hear(file) == heard


def test_each_word_has_its_time_and_how_sure_it_is(ear: Hearing, speech: bytes) -> None:
    heard = ear.hear(speech, language="en-GB")
    assert " ".join(word.word for word in heard.words) == heard.text
    moments = [moment for word in heard.words for moment in (word.start, word.end)]
    assert moments == sorted(moments)
    assert all(0 <= word.probability <= 1 for word in heard.words)
    assert json.loads(json.dumps(asdict(heard)))["text"] == heard.text


@pytest.mark.parametrize(
    "noise",
    [
        "digital silence",
        "faint white noise",
        "white noise",
        "brown noise",
        "mains hum",
        "key clicks",
        "breath",
        "one click",
    ],
)
def test_noise_gives_no_words(ear: Hearing, noises: dict[str, bytes], noise: str) -> None:
    assert ear.hear(noises[noise]) == Heard("", "en")
    assert ear.hear(noises[noise], vocabulary=("Sayclear", "the council")) == Heard("", "en")


def test_a_very_short_sound_gives_no_words(ear: Hearing, speech: bytes) -> None:
    assert ear.hear(speech[: 44 + 2 * 1000]) == Heard("", "en")


def test_names_to_expect(ear: Hearing, espeak: EspeakVoice) -> None:
    speech = espeak.speak("My friend is called Okonkwo.", words_per_minute=140).wav
    assert "Okonkwo" in ear.hear(speech, vocabulary=("Sayclear", "Okonkwo")).text


def test_a_very_long_list_of_names(ear: Hearing, speech: bytes) -> None:
    heard = ear.hear(speech, vocabulary=("", " ", *(f"Name{number}" for number in range(2000))))
    assert "letter" in heard.text


def test_another_language(ear: Hearing, speech: bytes) -> None:
    with pytest.raises(PartMissing, match='"fr" was asked for'):
        ear.hear(speech, language="fr")


def test_threads_take_turns(ear: Hearing, speech: bytes) -> None:
    alone, together = ear.hear(speech), list[Heard]()
    threads = [threading.Thread(target=lambda: together.append(ear.hear(speech))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert together == [alone] * 3


def stretch(text: str, *sure: float, no_speech: float = 0.1, repeating: float = 1.0) -> Segment:
    """One stretch of speech, as faster-whisper gives it."""
    words = [
        Word(at, at + 1.0, f" {word}", p) for at, (word, p) in enumerate(zip(text.split(), sure, strict=True))
    ]
    return Segment(
        id=1, seek=0, start=0.0, end=9.0, text=f" {text}", tokens=[], avg_logprob=-0.3,
        compression_ratio=repeating, no_speech_prob=no_speech, words=words, temperature=0.0,
    )  # fmt: skip


def test_what_is_most_likely_made_up_is_dropped() -> None:
    said = stretch("Read it.", 0.9, 0.4)
    assert believed([said], 9.0).text == "Read it."
    assert believed([said, stretch("Thank you.", 0.01, 0.98)], 9.0) == believed([said], 9.0)
    assert believed([stretch("You", 0.3)], 9.0) == Heard("", "en")
    assert believed([stretch("Thank you.", 0.8, 0.9)], 9.0).text == "Thank you."
    assert believed([stretch("Read it.", 0.9, 0.9, no_speech=0.7)], 9.0) == Heard("", "en")
    assert believed([stretch("no no no no", 0.9, 0.9, 0.9, 0.9, repeating=2.5)], 9.0) == Heard("", "en")
    assert believed([said], 1.5).words[-1].end == 1.5


def test_missing_weights_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYCLEAR_PARTS", str(tmp_path))
    for attempt in (open_hearing, FasterWhisper):
        with pytest.raises(PartMissing, match="understands speech"):
            attempt()


def test_damaged_weights_are_one_sentence(parts: Path, tmp_path: Path, speech: bytes) -> None:
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / name).write_bytes((parts / "tiny-en" / name).read_bytes())
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(HearingFailed, match="could not be opened"):
        FasterWhisper(folder=tmp_path).hear(speech)


def test_names() -> None:
    assert hearing_names() == ("faster-whisper",)
    with pytest.raises(UnknownName):
        open_hearing("whisperer")


def test_no_sound_is_refused(ear: Hearing, tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        ear.hear(tmp_path / "none.wav")


def test_opening_imports_nothing_heavy(parts: Path) -> None:
    program = (
        "import sys; from sayclear_adapters.hearing import open_hearing; open_hearing();"
        "print([name for name in ('faster_whisper', 'ctranslate2', 'av', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
