"""Read our own word lists: tab-separated files in `data/`, where a line that begins with "#" is a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/{name}.tsv`, in the order of the file."""
    text = files("sayclear.readability").joinpath("data", f"{name}.tsv").read_text("utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def column(name: str) -> tuple[str, ...]:
    """The first column of a list."""
    return tuple(row[0] for row in rows(name))


@cache
def word_set(name: str) -> frozenset[str]:
    """The first column as a set of lower-case words; a row may hold several, parted by spaces."""
    return frozenset(word for entry in column(name) for word in entry.lower().split())
