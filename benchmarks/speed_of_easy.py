"""How fast the whole chain is on our sample letters, the grammar model loaded."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from sayclear.documents import from_bytes
from sayclear.tools.easy import make_easy
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import presets, profile_for

LETTERS = Path(__file__).resolve().parent.parent / "tests" / "letters"


def measure() -> Iterator[str]:
    """Yield one line a figure."""
    use_grammar()
    letters = [from_bytes(file.read_bytes(), name=file.name) for file in sorted(LETTERS.iterdir())]
    make_easy(letters[0], profile_for("easy-words"))
    for name in presets():
        times = []
        for letter in letters:
            begin = time.perf_counter()
            make_easy(letter, profile_for(name))
            times.append((time.perf_counter() - begin) * 1000)
        median, slowest = statistics.median(times), max(times)
        yield f"{name:<20} median {median:.0f} ms, slowest {slowest:.0f} ms of {len(times)} letters"
