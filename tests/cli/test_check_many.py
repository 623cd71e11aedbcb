"""Many files at once: all are done, in order, on all cores, with little memory, and nothing is left over."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Command

SHORT = "This is file number {number}. It is short."
LONG = "This is file number {number}, and it is a long one, " + "and it goes on " * 8 + "until it ends."
MOST_MEGABYTES = 150
"""For any of the processes. One file alone needs some 30."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """1,000 small files; each seventh does not fit, and three cannot be read."""
    folder = tmp_path / "letters"
    (folder / "inner").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "no.md").write_text("This is not looked at.")
    (folder / "picture.png").write_bytes(b"no text")
    for number in range(1000):
        text = (SHORT if number % 7 else LONG).format(number=number)
        place = folder / "inner" if number >= 900 else folder
        (place / f"{number:04}.md").write_text(text * 3)
    (folder / "0003.md").write_bytes(b"")
    (folder / "0500.md").write_bytes(bytes(range(256)))
    (folder / "0899.md").write_bytes(b"\xff\xfe\xfd")
    return folder


def test_a_thousand_files_in_order_with_little_memory(folder: Path, own_home: Path) -> None:
    command = [sys.executable, "-m", "sayclear_adapters", "check", str(folder), "--recursive", "--json"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout is not None and running.stderr is not None
    most = 0
    names = []
    for line in running.stdout:
        value = json.loads(line)
        names.append(Path(value["file"]).stem)
        assert value["passed"] is bool(int(names[-1]) % 7)
        if len(names) % 50 == 0:
            most = max([most, *map(megabytes, [running.pid, *children(running.pid)])])
    faults = running.stderr.read().splitlines()
    running.stdout.close()
    running.stderr.close()
    assert running.wait(60) == 2
    assert names == [f"{number:04}" for number in range(1000) if number not in (3, 500, 899)]
    assert [Path(fault.split(": ")[0]).stem for fault in faults] == ["0003", "0500", "0899"]
    assert 0 < most < MOST_MEGABYTES


def test_one_file_or_few_need_no_other_process(sayclear: Command, folder: Path) -> None:
    code = (
        "import sys; from sayclear_adapters.cli import run; run(['check', *sys.argv[1:]]); "
        "heavy = {'multiprocessing', 'subprocess', 'concurrent.futures', 'rich', 'sqlite3'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    few = [str(folder / f"{number:04}.md") for number in range(4)]
    for names in (few[:1], few):
        done = subprocess.run(
            [sys.executable, "-c", code, *names], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_standard_input_among_many_files(sayclear: Command, folder: Path) -> None:
    names = [str(folder / f"{number:04}.md") for number in range(10, 30)]
    ended = sayclear("check", *names[:12], "-", *names[12:], "--json", given="This is from elsewhere.")
    assert [json.loads(line)["file"] for line in ended.out.splitlines()] == [*names[:12], "-", *names[12:]]


def test_a_folder_without_recursive_is_one_fault_and_the_rest_is_done(
    sayclear: Command, folder: Path
) -> None:
    ended = sayclear("check", str(folder / "0001.md"), str(folder), str(folder / "0007.md"))
    assert ended.code == 2 and len(ended.out.splitlines()) > 1
    assert "0001.md: All" in ended.out and "0007.md: " in ended.out and "--recursive" in ended.err


def test_a_folder_with_nothing_to_read(sayclear: Command, tmp_path: Path) -> None:
    ended = sayclear("check", str(tmp_path), "--recursive")
    assert ended.code == 0 and ended.out == "" and ended.err == "There is no file here that can be read.\n"


@pytest.mark.parametrize("kind", ["text", "sarif", "junit"])
def test_a_process_that_is_killed_costs_one_file_and_not_the_rest(folder: Path, kind: str) -> None:
    with started(folder, kind) as running:
        assert running.stdout is not None and running.stderr is not None
        out = "".join(running.stdout.readline() for _ in range(20))
        os.kill(children(running.pid)[0], signal.SIGKILL)
        out += running.stdout.read()
        err = running.stderr.read()
        assert running.wait(60) == 2
    lost = [line for line in err.splitlines() if "The program stopped while it read" in line]
    assert len(lost) == 1
    if kind == "sarif":
        (run,) = json.loads(out)["runs"]
        assert len(run["invocations"][0]["toolExecutionNotifications"]) == 4
    elif kind == "junit":
        suites = ElementTree.fromstring(out)  # noqa: S314 - we wrote it
        assert len(suites) == 1000 and len(suites.findall(".//error")) == 4
    else:
        assert len(re.findall(r"^\S+\.md: ", out, re.MULTILINE)) == 996


def test_ctrl_c_ends_everything(folder: Path) -> None:
    with started(folder, "text") as running:
        assert running.stdout is not None
        for _ in range(20):
            running.stdout.readline()
        helpers = children(running.pid)
        assert helpers
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
        assert running.stderr is not None and "Traceback" not in running.stderr.read()
    assert not [helper for helper in helpers if lives(helper)]


def test_a_reader_that_goes_away_ends_it(folder: Path) -> None:
    with started(folder, "text") as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        helpers = children(running.pid)
        running.stdout.close()
        assert running.wait(60) == 0
        assert "Traceback" not in running.stderr.read()
        running.stderr.close()
    assert not [helper for helper in helpers if lives(helper)]


def started(folder: Path, kind: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "sayclear_adapters",
        "check",
        str(folder),
        "--recursive",
        "--format",
        kind,
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def children(pid: int) -> list[int]:
    """The processes that a process started, in any of its threads."""
    found = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(word) for word in thread.read_text().split()]
    return found


def megabytes(pid: int) -> int:
    """The most memory that a process has had so far."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0
    peak = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(peak[0].split()[1]) // 1024 if peak else 0


def lives(pid: int) -> bool:
    """Is the process there, and more than an entry that nobody has cleared away?"""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
