"""Fetching the data files: the real pip, wheels that we make, and no network."""

from __future__ import annotations

import hashlib
import os
import socket
import zipfile
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from sayclear.errors import PartMissing, UnknownName
from sayclear_adapters import parts
from sayclear_adapters.parts import PARTS, Part, PartFile

DATA = b"weights " * 5000


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where pip may look, and an empty parts folder."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("SAYCLEAR_PARTS", str(tmp_path / "parts"))
    return folder


@pytest.fixture
def part(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> Part:
    """A made-up part with two files, and code that must not be kept."""
    wheel = wheels / "made_up_weights-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("made_up_weights/__init__.py", "raise SystemExit('this code must never run')")
        archive.writestr("made_up_weights/data/model.bin", DATA)
        archive.writestr("made_up_weights/data/config.json", b"{}")
        archive.writestr(
            "made_up_weights-1.0.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: made-up-weights\nVersion: 1.0\n",
        )
        archive.writestr(
            "made_up_weights-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr("made_up_weights-1.0.dist-info/RECORD", "")
    made = Part(
        name="made-up",
        package="made-up-weights",
        version="1.0",
        licence="Apache-2.0",
        publisher="us",
        wheel_bytes=wheel.stat().st_size,
        wheel_sha256=_sha256(wheel.read_bytes()),
        files=(
            PartFile("made_up_weights/data/model.bin", "deep/model.bin", len(DATA), _sha256(DATA)),
            PartFile("made_up_weights/data/config.json", "config.json", 2, _sha256(b"{}")),
        ),
    )
    monkeypatch.setattr(parts, "PARTS", {"made-up": made})
    return made


def _left(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_takes_the_data_and_no_code(part: Part) -> None:
    """Only the named files are kept; a second call fetches nothing."""
    seen: list[tuple[int, int]] = []
    folder = parts.get("made-up", progress=lambda done, total: seen.append((done, total)))
    assert _left(part.folder.parent) == ["made-up/config.json", "made-up/deep/model.bin"]
    assert (folder / "deep/model.bin").read_bytes() == DATA
    assert seen[-1] == (part.wheel_bytes, part.wheel_bytes)
    before = (folder / "config.json").stat().st_mtime_ns
    assert parts.get("made-up") == folder == parts.have("made-up")
    assert (folder / "config.json").stat().st_mtime_ns == before


def test_a_damaged_part_is_fetched_again(part: Part) -> None:
    """Half a file is no part; whole files take its place."""
    folder = parts.get("made-up")
    (folder / "deep/model.bin").write_bytes(DATA[:100])
    (folder / "left-over").write_text("x")
    assert parts.have("made-up") is None
    assert (parts.get("made-up") / "deep/model.bin").read_bytes() == DATA
    assert _left(folder) == ["config.json", "deep/model.bin"]


def test_one_file_can_stand_for_the_part(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language model is one file, and that is what callers want."""
    monkeypatch.setattr(parts, "PARTS", {"made-up": replace(part, main="deep/model.bin")})
    assert parts.get("made-up").read_bytes() == DATA
    assert parts.have("made-up") == part.folder / "deep/model.bin"


def test_another_wheel_of_that_name_is_refused(part: Part, wheels: Path) -> None:
    """pip checks the sha256 of the wheel; our sentence takes the place of its text."""
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("made_up_weights/extra.txt", "changed")
    with pytest.raises(PartMissing, match="not the file we expect"):
        parts.get("made-up")
    assert _left(part.folder.parent) == []


def test_a_wrong_file_in_the_wheel_is_refused(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file has its own sha256, and all of them are right or nothing is kept."""
    wrong = replace(part.files[1], sha256="0" * 64)
    monkeypatch.setattr(parts, "PARTS", {"made-up": replace(part, files=(part.files[0], wrong))})
    with pytest.raises(PartMissing, match="not the file we expect"):
        parts.get("made-up")
    assert _left(part.folder.parent) == []


def _index(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", f"{address}/simple")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_no_network(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip says that there is no such version; the person is told the real reason."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        _index(monkeypatch, f"http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(PartMissing, match="No network") as caught:
            parts.get("made-up")
    assert caught.value.exit_code == 3
    assert _left(part.folder.parent) == []


def test_the_publisher_took_it_away(
    part: Part, monkeypatch: pytest.MonkeyPatch, serve: Callable[[type[BaseHTTPRequestHandler]], Any]
) -> None:
    """There is a network, and the package is gone: another sentence, and the program goes on."""

    class Gone(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *said: object) -> None:
            pass

    with serve(Gone) as address:
        _index(monkeypatch, address)
        with pytest.raises(PartMissing, match=r"made-up-weights 1\.0"):
            parts.get("made-up")


def test_not_enough_room(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen before anything is fetched."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(1, 1, 1000))
    with pytest.raises(PartMissing, match="enough room"):
        parts.get("made-up")


def test_a_folder_that_cannot_be_written(part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands in the way of the parts folder."""
    (tmp_path / "in-the-way").write_text("x")
    monkeypatch.setenv("SAYCLEAR_PARTS", str(tmp_path / "in-the-way" / "parts"))
    with pytest.raises(PartMissing, match="could not save"):
        parts.get("made-up")


def test_a_stop_leaves_nothing(part: Part) -> None:
    """Ctrl+C while it is fetched."""

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parts.get("made-up", progress=stop)
    assert _left(part.folder.parent) == []
    assert not list(part.folder.parent.glob(".fetching-*"))


def test_set_up_goes_on_after_a_part_that_cannot_be_had(
    part: Part, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The size first; one sentence for what is missing; the exit status tells."""
    gone = replace(part, name="gone", package="made-up-gone")
    monkeypatch.setattr(parts, "PARTS", {"gone": gone, "made-up": part})
    assert parts.main() == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("About 1 MB")
    assert sum("could not download" in line for line in lines) == 1
    assert parts.have("made-up") is not None
    assert parts.main(["made-up", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert parts.main(["made-up"]) == 0
    assert "here" in capsys.readouterr().out
    assert parts.main(["mad-up"]) == 2
    assert "made-up" in capsys.readouterr().out


def test_unknown_part() -> None:
    """With the nearest name."""
    with pytest.raises(UnknownName, match="tiny-en"):
        parts.have("tiny-eng")


def test_every_part_is_pinned_and_is_data() -> None:
    """No file of code, no path that leads out of the folder, and a licence for each."""
    assert set(PARTS) == {"smollm2-135m", "tiny-en", "grammar-en"}
    for each in PARTS.values():
        assert len(each.wheel_sha256) == 64
        assert each.licence in ("MIT", "Apache-2.0")
        assert each.publisher
        assert "://" not in each.requirement
        for file in each.files:
            assert len(file.sha256) == 64
            assert not file.name.endswith((".py", ".pyc", ".so"))
            assert ".." not in file.name
            assert not file.name.startswith("/")
        assert each.main is None or each.main in {file.name for file in each.files}
        assert parts.describe(each.name) != each.name


@pytest.mark.parts
def test_the_real_parts_are_what_they_should_be(parts: Path) -> None:
    """Each file of the three, by its sha256."""
    for each in PARTS.values():
        for file in each.files:
            with (parts / each.name / file.name).open("rb") as opened:
                assert hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256, file.name
