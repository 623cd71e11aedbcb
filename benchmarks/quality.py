"""`make bench-quality`: does each reply keep its contract, and is no fact lost?

Reads the development sets where SAYCLEAR_DATA names their folder, and texts of our own otherwise.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks import (
    attainment,
    book,
    changed_sentences,
    content_kept,
    labelled_receipts,
    planted_losses,
    readability_quality,
    sari,
    speed_of_chain,
    speed_of_check,
)

Part = tuple[str, Callable[[], Iterator[str]]]


def parts(data: Path | None) -> tuple[Part, ...]:
    """Each figure's title, and what prints it."""
    return (
        ("Texts that fit every limit, with no model", attainment.measure),
        ("The same, the half that nobody looked at", lambda: attainment.measure("held_out")),
        ("Sentences still said, folded text included", content_kept.measure),
        ("The same, the half that nobody looked at", lambda: content_kept.measure("held_out")),
        ("Planted losses that the fact ledger sees", planted_losses.measure),
        ("Changed sentences, read by two readers blind to each other", changed_sentences.measure),
        ("Receipts against labels by two readers", labelled_receipts.measure),
        ("Readability against people's judgement", lambda: readability_quality.measure(data)),
        ("SARI on ASSET, for the record", lambda: sari.measure(data)),
        ("Speed of the full check", speed_of_check.measure),
        ("Speed of the transformer chain", speed_of_chain.measure),
        ("A book", book.measure),
    )


def main() -> None:
    """Print every figure; parts run one after the other, so that times mean something."""
    load = os.getloadavg()[0]
    folder = os.environ.get("SAYCLEAR_DATA")
    print(
        f"{date.today()} · {platform.machine()}, {os.cpu_count()} cores · Python {platform.python_version()}"
    )
    print(f"load before the start: {load:.1f}; development sets: {'there' if folder else 'not there'}\n")
    for title, measure in parts(Path(folder) if folder else None):
        print(title)
        for line in measure():
            print(f"  {line}")
        print(flush=True)


if __name__ == "__main__":
    main()
