"""Finding backends and models by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sayclear.errors import PlainError, UnknownName
from sayclear_adapters import backends, models
from sayclear_adapters.backends import Backend, discover, missing
from sayclear_adapters.models import ModelInfo, find, given, list_models, open_model, refuse_unless_allowed


def _info(name: str, backend: str = "ollama") -> ModelInfo:
    return ModelInfo(name, backend, None, None, tiny=False, local=True, note="")


def test_our_own_are_found_by_their_files() -> None:
    """Nobody lists them."""
    found = discover("model")
    assert {"embedded", "ollama", "scripted"} <= set(found)
    assert all(backend.name == name for name, backend in found.items())
    assert found["embedded"].stays_local
    assert not found["ollama"].stays_local


STRANGER = """
from sayclear_adapters.backends import Backend

def build(*, name, path=None, allowed=frozenset()):
    from sayclear_adapters.models.scripted import ScriptedChat
    return ScriptedChat(label=name, answers=("I am a stranger.",))

BACKEND = Backend(
    port="model", name="stranger", needs=None, extra=None, part=None, stays_local=True, build=build
)
"""


def test_adding_one_is_adding_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No list to edit, no reinstall."""
    (tmp_path / "stranger.py").write_text(STRANGER, encoding="utf-8")
    monkeypatch.setattr(models, "__path__", [*models.__path__, str(tmp_path)])
    try:
        assert "stranger" in discover("model")
        assert open_model("stranger:x").invoke("Who are you?").text == "I am a stranger."
    finally:
        sys.modules.pop("sayclear_adapters.models.stranger", None)


def test_looking_loads_nothing_heavy() -> None:
    """What a backend needs is looked for, and not imported."""
    code = (
        "import sys\nfrom sayclear_adapters.backends import discover, missing\n"
        "[missing(each) for each in discover('model').values()]\n"
        "print([name for name in ('langchain_core', 'xllamacpp', 'ollama', 'httpx', 'langchain_ollama')"
        " if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_what_is_missing_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The library first, then the part; nothing where all is here."""
    here = Backend(
        port="model", name="x", needs="json", extra=None, part=None, stays_local=True, build=lambda: None
    )
    assert missing(here) is None
    library = Backend(
        port="model",
        name="x",
        needs="not_there",
        extra="page",
        part=None,
        stays_local=True,
        build=lambda: None,
    )
    fault = missing(library)
    assert fault is not None
    assert "not_there" in fault.say
    assert "sayclear[page]" in fault.mend
    monkeypatch.setenv("SAYCLEAR_PARTS", str(tmp_path))
    fault = missing(discover("model")["embedded"])
    assert fault is not None
    assert "small language model" in fault.say


@pytest.mark.parts
def test_the_default_is_listed_first(small_model: Any, own_home: Path) -> None:
    """Then what the person added; later pieces of a split model are not models."""
    folder = own_home / "models"
    folder.mkdir()
    for name in ("a.gguf", "big-00001-of-00002.gguf", "big-00002-of-00002.gguf", "smollm2-135m.gguf"):
        (folder / name).write_bytes(b"GGUF" + bytes(40))
    (folder / "notes.txt").write_text("x")
    found = list_models()
    assert [info.name for info in found] == ["smollm2-135m", "a", "big-00001-of-00002", "smollm2-135m.gguf"]
    assert found[0].tiny
    assert found[0].local
    assert found[0].size_bytes == small_model.path.stat().st_size
    assert all(info.note for info in found)


def test_names() -> None:
    """Whole, without the backend, without ":latest"; two of the same plain name need the whole one."""
    known = (_info("ollama:llama3.2:latest"), _info("ollama:llama3.2:1b"), _info("mine", "embedded"))
    assert find("ollama:llama3.2:1b", known).name == "ollama:llama3.2:1b"
    assert find("llama3.2:1b", known).name == "ollama:llama3.2:1b"
    assert find("llama3.2", known).name == "ollama:llama3.2:latest"
    assert find("mine", known).name == "mine"
    both = (*known, _info("ollama:mine:latest"))
    assert find("mine", both).backend == "embedded"
    with pytest.raises(UnknownName, match="mine"):
        find("mime", known)
    with pytest.raises(UnknownName, match="smollm2-135m"):
        find("smollm2", ())


def test_what_leaves_the_computer_needs_its_name() -> None:
    """The same rule for every backend that ever comes."""
    there = ModelInfo(
        "x:far", "x", None, None, tiny=False, local=False, note="", goes_to="far.example", allow=("far",)
    )
    refuse_unless_allowed(there, allowed=frozenset({"far"}))
    with pytest.raises(PlainError, match=r"far\.example"):
        refuse_unless_allowed(there, allowed=frozenset({"near"}))
    refuse_unless_allowed(given("mine"), allowed=frozenset())


def test_ports_have_folders() -> None:
    """Each port is looked for in its own folder."""
    assert set(backends._FOLDERS) == {"model", "hearing", "voice"}
    for port in ("hearing", "voice"):
        assert all(backend.port == port for backend in discover(port).values())
