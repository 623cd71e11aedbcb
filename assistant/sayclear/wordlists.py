"""Read the word lists of the transformers: tab-separated, a line that begins with "#" is a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """The rows of `transformers/data/{name}.tsv`, each filled up to `columns` cells."""
    text = files("sayclear").joinpath("transformers", "data", f"{name}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple((*row, *[""] * (columns - len(row)))[:columns] for row in rows)
