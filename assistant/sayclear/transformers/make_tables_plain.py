"""In tables: take emoji and italics out, and write short forms out where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayclear.cleaning import upright, without_emoji
from sayclear.markdown import Block
from sayclear.marking import bracket, places
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.rules.acronyms import whole
from sayclear.reply import Added
from sayclear.short_forms import meanings
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_CELL = re.compile(r"(?:\\\||[^|])+")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z]*\b")
_FLAG = "short form"


def make_tables_plain(layout: Layout, profile: Profile, about: About) -> Layout:
    """Cell by cell. In a reply, quotations lose their emoji and italics too: they are the model's own."""
    known: set[str] = set()
    added: list[Added] = []
    shown = tuple(_plain(block, profile, about, known, added) for block in layout.shown)
    if all(old is new for old, new in zip(layout.shown, shown, strict=True)):
        return layout
    return Layout(shown, layout.more, (*layout.added, *added))


def _plain(block: Block, profile: Profile, about: About, known: set[str], added: list[Added]) -> Block:
    text = block.text
    if block.kind == "table":
        rows = block.text.split("\n")
        text = "\n".join(
            row if number == 1 else _row(row, profile, about, known, added) for number, row in enumerate(rows)
        )
    elif block.quoted and block.is_prose and not about.given:
        lines = (_cleaned(line, profile, in_cell=False) for line in block.text.split("\n"))
        text = "\n".join(lines)
    if block.is_prose:
        known.update(_CAPITALS.findall(block.text))
    return block if text == block.text or not text.strip() else replace(block, text=text, lines=())


def _row(row: str, profile: Profile, about: About, known: set[str], added: list[Added]) -> str:
    def cell(match: re.Match[str]) -> str:
        old = match.group()
        bare = old.strip()
        new = _written_out(_cleaned(bare, profile, in_cell=True), profile, about, known, added)
        known.update(_CAPITALS.findall(new))
        return old if new == bare else old.replace(bare, new, 1)

    return _CELL.sub(cell, row)


def _cleaned(text: str, profile: Profile, *, in_cell: bool) -> str:
    if profile.limit("emoji") is not None:
        text = without_emoji(text, in_cell=in_cell)
    return upright(text) if profile.limit("shouting") is not None and re.search("[*_<]", text) else text


def _written_out(text: str, profile: Profile, about: About, known: Iterable[str], added: list[Added]) -> str:
    if profile.limit("acronyms") is None or not re.search("[A-Z][.&]?[A-Z]", text):
        return text
    for start, end in reversed(places("acronyms", text, about)):
        name = text[start:end]
        if name in known or name.removesuffix("s") in known:
            continue
        words = next(iter(meanings(name, text)), _FLAG)
        text = bracket(text, whole(text, end), words)
        added.append(Added("flag" if words == _FLAG else "expansion", f"({words})"))
    return text


TRANSFORMER = Transformer(
    name="make_tables_plain",
    phase="reply",
    reply=make_tables_plain,
    reads=frozenset({"text.acronyms", "text.emoji", "text.shouting"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "| Plan | Works offline |\n| --- | --- |\n| A | ✅ |\n| *B* | ❌ |",
            "| Plan | Works offline |\n| --- | --- |\n| A | ✓ |\n| B | ✗ |",
        ),
        Case(
            "| Price | With VAT |\n| --- | --- |\n| £5 | £6 |",
            "| Price | With VAT (value added tax) |\n| --- | --- |\n| £5 | £6 |",
        ),
        Case("> ⚠️ It is *very* hot.", "> It is very hot."),
    ),
    leaves_alone=("| Price | Day |\n| --- | --- |\n| £5 | Monday |", "> It is hot."),
)
