"""Write docs/transformers.md: `python -m sayclear.transformers.tables docs`.

A test compares the page with what this module makes, so it cannot fall behind.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from sayclear.readability.rules import Source
from sayclear.seams import seams
from sayclear.transformers import Case, Transformer, transformers

_INTRO = """\
# Transformers

A transformer changes a text so that it fits a rule. No model is used.
They run in this order. Those of the sentence phase work while a model still writes.
Those of the reply phase need the whole text.

Each one has a file in `assistant/sayclear/transformers/`, with its source and its examples.
To add one, add a file there. The tests find it and try its examples.

- Each change is held against the original. A change that would lose or invent a fact is taken back.
- Words in quotation marks, code, links, tables and quotations stay as they are.
- The whole chain runs until nothing changes. To shape a shaped text changes nothing.
- Nothing is deleted but empty words. What is over the length is folded behind "More".
"""

_SEAMS = """\
## Seams

A long sentence is only cut at a seam that is known to be safe. What has no safe seam stays long, and
the receipt says so. Each half must be a whole sentence to the parser. Each kind of seam lists sentences
that look like a case and must never be cut (`assistant/sayclear/seams/`).
"""


def page() -> str:
    """docs/transformers.md: one heading a transformer, then the seams."""
    parts = [_INTRO, *(_entry(entry) for entry in transformers().values()), _SEAMS]
    for seam in seams():
        rows = [f"| {_cell(before)} | {_cell(after)} |" for before, after in seam.examples]
        rows += [f"| {_cell(text)} | (stays) |" for text in seam.never]
        parts.append("\n".join([f"### {seam.name}\n", "| before | after |", "| --- | --- |", *rows, ""]))
    return "\n".join(parts)


def _entry(entry: Transformer) -> str:
    module = import_module(f"sayclear.transformers.{entry.name}")
    about = (module.__doc__ or "").strip()
    rows = [f"| {_cell(case.before)} | {_cell(case.after)} | {_with(case)} |" for case in entry.examples]
    stays = [f"- {_cell(text)}" for text in entry.leaves_alone]
    return "\n".join(
        [
            f"## `{entry.name}`\n",
            f"{about}\n",
            f"- phase: {entry.phase}",
            f"- reads: {', '.join(f'`{key}`' for key in sorted(entry.reads))}",
            f"- source: {_source(entry.source)}",
            "",
            "| before | after | settings |",
            "| --- | --- | --- |",
            *rows,
            "",
            "Stays as it is:\n",
            *stays,
            "",
        ]
    )


def _source(source: Source) -> str:
    return f"[{source.title}]({source.url}) ({source.strength})" if source.url else source.title


def _with(case: Case) -> str:
    said = [f"`{key}` {'off' if value is None else value}" for key, value in case.settings.items()]
    said += ["somebody else's text"] * case.given
    return ", ".join(said)


def _cell(text: str) -> str:
    shown = text.replace("|", "/").replace("\n", " ⏎ ")
    return f"`` {shown} ``"


def write(folder: Path) -> None:
    """Write the page into `folder`."""
    (folder / "transformers.md").write_text(page(), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
