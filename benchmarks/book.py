"""How long `sayclear check` takes for a book of 100,000 words, and how much memory.

Usage: python -m benchmarks.book
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.texts import reply

_LETTERS = Path(__file__).resolve().parent.parent / "tests" / "letters"
_CASES = (
    (100_000, (), "to reach: 10 s, 500 MB"),
    (100_000, ("--json",), "to reach: 10 s, 500 MB"),
    (200_000, ("--json",), "the most that is taken"),
)


def book(words: int) -> str:
    """A book in Markdown of at most this many words: our sample letters and replies as chapters."""
    letters = [path.read_text("utf-8") for path in sorted(_LETTERS.glob("*.[tm][xd]*"))]
    chapters: list[str] = []
    size = 0
    for number in count(1):
        letter = letters[number % len(letters)] if number % 2 else reply(number)
        chapter = f"# Chapter {number}\n\n{letter}"
        size += len(chapter.split())
        if size > words:
            break
        chapters.append(chapter)
    return "\n\n".join(chapters)


def measure() -> Iterator[str]:
    """Yield one line a case."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.md"
        for words, options, aim in _CASES:
            text = book(words)
            path.write_text(text, "utf-8")
            seconds, megabytes = _run(str(path), *options)
            name = " ".join(("check", *options))
            yield f"`{name}`, {len(text.split()):,} words: {seconds:.1f} s, {megabytes:.0f} MB ({aim})"


def _run(*arguments: str) -> tuple[float, float]:
    begin = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "sayclear_adapters", "check", *arguments], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), child.returncode
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


if __name__ == "__main__":
    for line in measure():
        print(line)
