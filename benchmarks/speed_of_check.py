"""How fast `check` is: as a command from a cold start, and in process on replies of 300 words."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.texts import reply
from sayclear.readability import About, check
from sayclear_profiles import profile_for


def measure() -> Iterator[str]:
    """Yield one line a figure."""
    starts = []
    for _ in range(9):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "sayclear_adapters", "check", "-"],
            input=reply(0).encode(),
            capture_output=True,
            check=False,
        )
        starts.append(time.perf_counter() - begin)
    median = statistics.median(starts)
    yield f"`sayclear check` from start to end, 300 words: median {median:.2f} s of 9 (to reach: 0.5)"
    profile = profile_for("reading-ease")
    check(reply(0), profile, about=About(given=True))
    times = []
    for seed in range(1, 301):
        text = reply(seed)
        begin = time.perf_counter()
        check(text, profile, about=About(given=True))
        times.append((time.perf_counter() - begin) * 1000)
    at_95 = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    yield f"all rules, 300 words: median {median:.1f} ms, 95th percentile {at_95:.1f} ms of 300 (to reach: 5)"
