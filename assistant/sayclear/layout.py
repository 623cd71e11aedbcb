"""What the transformers of a whole reply share: blocks in and blocks out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from sayclear import markdown
from sayclear.inline import cut
from sayclear.markdown import Block, plain
from sayclear.readability.rules import About
from sayclear.readability.units import read_part, words_of

BREAK = "  \n"
"""A hard line break inside a paragraph."""

_new_lists = count(1_000_000)


def new_list_id() -> int:
    """A number that no parsed list has."""
    return next(_new_lists)


def pieces(text: str) -> tuple[str, ...]:
    """The sentences and labels of a block, one by one; a label line stays with what stands under it."""
    found: list[str] = []
    for start, end in cut(text):
        sentence = text[start:end].replace("\n", " ") if ":" not in text[start:end] else text[start:end]
        found.append(sentence)
    return tuple(found)


_LEANS_BACK = re.compile(
    r"""[\W_]*(?:otherwise|however|then|but|so|and|or|this|these|that|those|it|they|he|she|both|neither|in\s+that\s+case|after\s+that
    |because\s+of\s+this|in\s+view\s+of\s+this|in\s+this\s+case|for\s+this\s+reason|without\s+(?:one|it|them|this)|as\s+a\s+result|at\s+that\s+point|by\s+that\s+time|during\s+that\s+time|even\s+so|if\s+so|if\s+not
    |examples?\s+(?:are|is)|(?:please\s+)?[a-z]+\s+(?:it|them|this|these)|\w+\s+\w+\s+(?:it|them)
    |(?:[\w’'-]+\s+){1,5}?then|[^.!?]*\b(?:do|does|did|doing)\s+(?:so|this|that))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STANDS_ALONE = re.compile(
    r"[\W_]*(?:it\s+(?:is|was|may\s+be|will\s+be)\s+(?:\w+\s+)?(?:important|essential|vital|possible|best|better|likely)\b"
    r"|so\s+that\b|this\s+(?:letter|form|notice|means\s+test)\b)",
    re.IGNORECASE,
)


def leans_back(sentence: str) -> bool:
    """Does it say little without the sentence before it? "Otherwise, ...", "It ...", "Send it back."."""
    return bool(_LEANS_BACK.match(sentence)) and not _STANDS_ALONE.match(sentence)


def is_label(sentence: str) -> bool:
    """Does the line end in a colon?"""
    return sentence.rstrip("*_ ").endswith(":")


def holds_lines(text: str) -> bool:
    """Is the block laid out in lines of its own: an address, or a label with what it is about?"""
    return any("break" in run.style for run in markdown.runs(text)) or any(
        is_label(line) for line in text.split("\n")[:-1]
    )


def regroup(block: Block, groups: Iterable[str]) -> tuple[Block, ...]:
    """One block as several: the first keeps the marker, the others are paragraphs of the same item."""
    made: list[Block] = []
    for text in groups:
        if not made:
            made.append(replace(block, text=text, lines=()))
        else:
            made.append(Block("paragraph", text, "", block.depth, block.quoted, block.list_id))
    return tuple(made)


def is_quoted(block: Block, about: About) -> bool:
    """Are these somebody else's words? What a model sets in a quotation is its own draft or script."""
    return block.quoted > 0 and (about.given or plain(block.text).strip() in about.said)


def words_in(blocks: Sequence[Block]) -> int:
    """How many words the rules count in these blocks."""
    return sum(
        len(words_of(markdown.plain(block.text)))
        if block.is_prose
        else sum(len(unit.words) for unit in read_part(markdown.render((block,))).units)
        for block in blocks
        if block.kind != "code"
    )
