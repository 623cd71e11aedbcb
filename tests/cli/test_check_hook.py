"""The hook for pre-commit: its file is right, and its command does what the hook would do."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def called(*files: str, folder: Path, more: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run the entry as pre-commit does: in the repository, with the arguments, then the files."""
    (hook,) = HOOKS
    program, *words = shlex.split(hook["entry"])
    where = shutil.which(program, path=str(Path(sys.executable).parent))
    assert where is not None, "pip installs it as a script"
    return subprocess.run(
        [where, *words, *hook.get("args", ()), *more, *files],
        cwd=folder,
        env={**os.environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_file_has_what_pre_commit_asks_for() -> None:
    (hook,) = HOOKS
    assert hook["id"] == "sayclear-check" and hook["language"] == "python"
    assert {"name", "entry", "description"} <= hook.keys()
    assert set(hook["types_or"]) == {"markdown", "plain-text", "html"}
    wanted = re.compile(hook["files"])
    assert all(wanted.search(name) for name in ("a.md", "docs/b.markdown", "c.txt", "d.html", "e.htm"))
    assert not any(wanted.search(name) for name in ("a.py", "LICENSE", "a.mdx", "a.xhtml", "a.txt.gz"))


def test_the_entry_passes_good_files_and_stops_bad_ones(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# Hello\n\nThis is short.\n")
    (tmp_path / "bad.txt").write_text("This " + "very " * 60 + "long sentence goes on.\n")
    good = called("good.md", folder=tmp_path)
    assert (good.returncode, good.stderr) == (0, "")
    both = called("good.md", "bad.txt", folder=tmp_path, more=("--preset", "reading-ease"))
    assert both.returncode == 1
    assert "bad.txt: " in both.stdout and "Line 1: This very" in both.stdout
    assert both.stdout.splitlines()[0].startswith("good.md: All")
