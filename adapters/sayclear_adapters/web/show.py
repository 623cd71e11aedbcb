"""Texts, receipts and cards as plain data for the page. Scripts put them in as text, never as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayclear import facts, markdown, sentences
from sayclear.markdown import Block, Run
from sayclear.readability.rules import rules
from sayclear.reply import Finding, Receipt
from sayclear.safety import Card
from sayclear.words import say
from sayclear_profiles import setting, show

Data = dict[str, Any]

_WORD = re.compile(r"\S+")
_CELL = re.compile(r"(?:\\\||[^|])+")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_STYLES = ("strong", "em", "code")
_CHECKABLE = ("dose", "money", "date", "time", "percent", "unit", "range", "number", "url", "email")
MOST_FACTS = 6
"""So many facts are named at most; a longer list is not read."""


def blocks_of(text: str) -> list[Data]:
    """Markdown as blocks of runs. Each word carries its place in `text`, for reading along."""
    levels = sorted({block.marker for block in markdown.parse(text) if block.kind == "heading"})
    return [_block(block, levels) for block in markdown.parse(text)]


def sentences_of(text: str) -> list[str]:
    """The whole sentences of a Markdown text as a listener should hear them, without marks."""
    said: list[str] = []
    for block in markdown.parse(text):
        if block.is_prose:
            clear = markdown.plain(block.text).replace("\n", " ")
            said += [clear[start:end] for start, end in sentences.cut(clear)]
        elif block.kind in ("code", "table"):
            said.append(_inside(block)[0].strip())
    return [sentence for sentence in said if sentence]


def facts_of(text: str) -> list[str]:
    """What a very small model easily gets wrong, as it stands in the text: figures first, then names."""
    found = [fact for fact in facts.find(text) if fact.kind in _CHECKABLE and re.search(r"\d|@|/", fact.text)]
    figures = sorted(found, key=lambda fact: _CHECKABLE.index(fact.kind))
    told: list[str] = []
    for words in (*(text[slice(*fact.place)] for fact in figures), *_names(text)):
        clear = markdown.plain(words).strip()
        if clear and not any(clear in known for known in told):
            told.append(clear)
    return told[:MOST_FACTS]


def _names(text: str) -> Iterator[str]:
    """Names, which may be several words. A capital at the start of a sentence is no sign of one."""
    for sentence in sentences_of(text):
        places: list[tuple[int, int]] = []
        for first, last in (fact.place for fact in facts.find(sentence) if fact.kind == "name"):
            if places and sentence[places[-1][1] : first] == " ":
                places[-1] = (places[-1][0], last)
            elif first:
                places.append((first, last))
        yield from (sentence[first:last] for first, last in places)


def card_of(card: Card) -> Data:
    """The card that people wrote."""
    return {
        "title": card.title,
        "lines": list(card.lines),
        "people": [
            {"name": person.name, "reach": person.reach, "hours": say("page.card_hours", hours=person.hours)}
            for person in card.people
        ],
        "dated": say("page.card_dated", date=card.dated),
    }


def receipt_of(receipt: Receipt) -> Data:
    """The receipt in words: each limit, what was measured, and how it came out; first what does not fit."""
    used = [finding for finding in receipt.findings if finding.limit is not None]
    missed = [finding for finding in used if not finding.ok]
    not_met = say("page.summary_not", count=len(missed), all=len(used))
    return {
        "fits": not missed,
        "summary": not_met if missed else say("page.summary_fits"),
        "note": receipt.note or "",
        "rules": [_rule(finding) for finding in (*missed, *(one for one in used if one.ok))],
        "hardest": list(receipt.hardest),
    }


def _rule(finding: Finding) -> Data:
    entry = setting(f"text.{finding.rule}")

    def amount(value: float) -> str:
        return show(entry, value) if value else say("page.none")

    mark = "page.fits" if finding.ok else "page.does_not_fit"
    limit = amount(finding.limit or 0)
    if rules()[finding.rule].at_least:
        limit = say("page.at_least", limit=limit)
    return {
        "ok": finding.ok,
        "mark": say("page.rule_flagged" if finding.flagged else mark),
        "label": entry.label,
        "value": amount(round(finding.value, 1)),
        "limit": limit,
    }


def _block(block: Block, levels: list[str]) -> Data:
    data: Data = {"kind": block.kind, "depth": block.depth, "list": block.list_id, "quoted": block.quoted}
    if block.kind == "heading":
        data["level"] = min(4 + levels.index(block.marker), 6)
    if block.kind == "item":
        number = re.match(r"\d+", block.marker)
        data["number"] = int(number.group()) if number else None
    if block.kind == "table":
        data["rows"] = list(_rows(block))
    elif block.is_prose:
        data["runs"] = [_run(run, block) for run in markdown.runs(block.text)]
    elif block.kind != "line":
        text, skipped = _inside(block)
        data["runs"] = [_run(Run(text, skipped, frozenset()), block)]
    return data


def _run(run: Run, block: Block, *, offset: int = 0) -> Data:
    data: Data = {"text": run.text, "at": _places(run, block, offset)}
    if style := [name for name in _STYLES if name in run.style]:
        data["style"] = style
    if "link" in run.style and _SAFE_LINK.match(run.href):
        data["href"] = run.href
    return data


def _places(run: Run, block: Block, offset: int) -> list[int]:
    start = run.start + offset
    return [block.source_index(start + match.start()) for match in _WORD.finditer(run.text)]


def _inside(block: Block) -> tuple[str, int]:
    """Code without its fences, and how many characters that leaves out in front."""
    lines = block.text.split("\n")
    if block.kind != "code" or not lines[0].lstrip().startswith(("```", "~~~")):
        return block.text, 0
    body = lines[1:-1] if lines[-1].strip().startswith(("```", "~~~")) else lines[1:]
    return "\n".join(body), len(lines[0]) + 1


def _rows(block: Block) -> Iterator[list[list[Data]]]:
    at = 0
    for number, line in enumerate(block.text.split("\n")):
        if number != 1:
            yield [
                [_run(run, block, offset=at + cell.start()) for run in markdown.runs(cell.group())]
                for cell in _CELL.finditer(line)
                if cell.group().strip()
            ]
        at += len(line) + 1
