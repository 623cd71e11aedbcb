"""`make bench`: print each figure beside the command and the machine that gave it."""

from __future__ import annotations

import os
import platform
from datetime import date

from benchmarks import first_sentence, speed_of_check, speed_of_easy


def main() -> None:
    """Run the benchmarks one after the other: two at once would disturb each other."""
    load = os.getloadavg()[0]
    print(
        f"{date.today()} · {platform.machine()}, {os.cpu_count()} cores · Python {platform.python_version()}"
    )
    busy = " (this machine is busy: do not trust the times)" if load > 1 else ""
    print(f"load before the start: {load:.1f}{busy}\n")
    for part in (speed_of_check, speed_of_easy, first_sentence):
        print(part.__doc__.strip().splitlines()[0])  # type: ignore[union-attr]
        for line in part.measure():
            print(f"  {line}")
        print()


if __name__ == "__main__":
    main()
