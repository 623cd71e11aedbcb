"""Move the answer of a reply to its top, where one sentence or part says that it is the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayclear.layout import holds_lines, is_label, leans_back, pieces
from sayclear.markdown import Block, plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_YES_OR_NO = re.compile(
    r"(?:^|[.,!?]\s+|\b(?:so|and|but|please|hi|hello)\s+)(?:is|are|am|was|were|do|does|did|can|could|will|would|should"
    r"|shall|may|might|must|has|have|had)(?:n['’]t)?\s+(?:i|you|we|they|he|she|it|there|the|my|our|your|this|that"
    r"|an?|people|anyone|someone|[\w’'-]+)\b[^?]*\?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:how|what|when|which|where|who|why)\b[^?]*\?", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:would|could|can|will)\s+you\s+(?:please\s+)?(?:tell|help|explain|show|give|say)\b", re.I
)

_YES = re.compile(r"[*_]*(?:yes|no(?!\.\s*\d))\b[*_]*(?=[,.:;–—]|\s[–—-]\s)", re.IGNORECASE)
_SHORT = re.compile(
    r"[*_]*(?:in\s+short|the\s+short\s+answer\s+is|the\s+answer\s+is|(?:the\s+)?short\s+answer|answer|bottom\s+line"
    r"|the\s+bottom\s+line\s+is|tl;?dr)\b[*_]*\s*[,:–—]?[*_]*\s*(?=\S)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"[\W_]*(?:(?:the\s+)?(?:short\s+)?answer|(?:the\s+)?bottom\s+line|tl;?dr|in\s+short)[\W_]*", re.I
)

_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|such|both|neither|either|former|latter|above|earlier|then|therefore|however|too|otherwise"
    r"|instead|same|others?|ones?|he|she|they|them|their|his|her|its|it|that(?!\s+(?:you|i|we|the|a|an|your)\b)"
    r"|but\s+only|as\s+(?:i\s+)?(?:said|mentioned))\b|\b(?:depends|first|second|third)\b",
    re.IGNORECASE,
)
_NO_MORE_THAN_YES = re.compile(
    r"[*_]*(?:yes|no)[,.:]?[*_]*(?:\s+(?:it|they|he|she|you|i|we|there)\s+(?:is|are|can|could|do|does|did|will|would"
    r"|should|may|must|have|has|was|were)(?:\s?not|n['’]t)?)?[.!]?[*_]*",
    re.IGNORECASE,
)


def put_answer_first(layout: Layout, profile: Profile, about: About) -> Layout:
    """Moved, never reworded, and only where it stands on its own there. Given texts stay as they are."""
    if about.given or not profile.on("reply.answer_first") or not _asks(about.question):
        return layout
    blocks = layout.shown
    top = 1 if _has_title(blocks) else 0
    moved = _section(blocks, top) or _sentence(blocks, top, yes_or_no=_asks_yes_or_no(about.question))
    return Layout(moved, layout.more, layout.added) if moved is not None else layout


def _asks(question: str) -> bool:
    return _asks_yes_or_no(question) or _ASKS.search(question) is not None


def _asks_yes_or_no(question: str) -> bool:
    if question.count("?") > 1:
        return False
    return _YES_OR_NO.search(question) is not None and not (
        _ASKS.search(question) or _REQUEST.search(question)
    )


def _has_title(blocks: Sequence[Block]) -> bool:
    """Is the first block a heading over the whole reply?"""
    if not blocks or blocks[0].kind != "heading":
        return False
    return all(block.kind != "heading" or len(block.marker) > len(blocks[0].marker) for block in blocks[1:])


def _section(blocks: Sequence[Block], top: int) -> tuple[Block, ...] | None:
    """A heading such as "Short answer" moves with all that stands under it."""
    starts = [
        number
        for number, block in enumerate(blocks)
        if block.kind == "heading" and not block.quoted and _HEADING.fullmatch(plain(block.text))
    ]
    if len(starts) != 1 or starts[0] <= top:
        return None
    start, level = starts[0], len(blocks[starts[0]].marker)
    stop = next(
        (
            number
            for number, block in enumerate(blocks[start + 1 :], start + 1)
            if block.kind == "heading" and len(block.marker) <= level
        ),
        len(blocks),
    )
    # Without a heading of its own, what follows would look like a part of what was before.
    if any(block.kind == "heading" and len(block.marker) < level for block in blocks[top:start]):
        return None
    if stop == start + 1 or (blocks[top].kind != "heading" and level > 3):
        return None
    body = [block for block in blocks[start + 1 : stop] if block.kind == "paragraph"]
    if not body or _POINTS_BACK.search(plain(pieces(body[0].text)[0])):
        return None
    before = blocks[top:start]
    if before[0].kind != "heading":
        # Text with no heading would come to stand under the answer's heading.
        return None
    return _copied(blocks, top, stop, (*blocks[start:stop], *before))


def _sentence(blocks: Sequence[Block], top: int, *, yes_or_no: bool) -> tuple[Block, ...] | None:
    """One sentence that says that it is the answer, with what leans on it."""
    found = [
        (number, place)
        for number, block in enumerate(blocks)
        for place, sentence in enumerate(pieces(block.text) if block.is_prose else ())
        if _is_answer(sentence, yes_or_no=yes_or_no)
    ]
    if len(found) != 1:
        return None
    number, place = found[0]
    block = blocks[number]
    if number < top or (number == top and place == 0) or _stays(blocks, number, top):
        return None
    sentences = pieces(block.text)
    # What begins with the answer is about it: the whole paragraph moves.
    stop = place + 1 if place else len(sentences)
    while stop < len(sentences) and leans_back(plain(sentences[stop])):
        stop += 1
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if stop == len(sentences) and following is not None and leans_back(plain(following.text)):
        return None
    chain, rest = sentences[place:stop], (*sentences[:place], *sentences[stop:])
    if not _stands_alone(chain[0]) or any(is_label(sentence) for sentence in chain):
        return None
    if place and (is_label(sentences[place - 1]) or len(words_of(plain(chain[0]))) == 1):
        return None
    answer = replace(block, text=" ".join(chain), lines=())
    left = (replace(block, text=" ".join(rest), lines=()),) if rest else ()
    return _copied(blocks, top, number + 1, (answer, *blocks[top:number], *left))


def _is_answer(sentence: str, *, yes_or_no: bool) -> bool:
    return bool((yes_or_no and _YES.match(sentence)) or _SHORT.match(sentence))


def _stays(blocks: Sequence[Block], number: int, top: int) -> bool:
    """May the block not be moved from where it is?"""
    block = blocks[number]
    if block.kind != "paragraph" or block.quoted or block.depth >= 0 or holds_lines(block.text):
        return True
    if any(other.kind in ("heading", "line", "html") for other in blocks[top : number + 1]):
        return True
    return is_label(block.text) or is_label(blocks[number - 1].text)


def _stands_alone(sentence: str) -> bool:
    text = plain(sentence)
    if _NO_MORE_THAN_YES.fullmatch(text):
        return True
    lead = _YES.match(text) or _SHORT.match(text)
    return lead is not None and not _POINTS_BACK.search(text, lead.end())


def _copied(blocks: Sequence[Block], top: int, stop: int, moved: Sequence[Block]) -> tuple[Block, ...]:
    """New blocks from `top` to `stop`: what was moved is compared as one piece."""
    return (*blocks[:top], *(replace(block) for block in moved), *blocks[stop:])


TRANSFORMER = Transformer(
    name="put_answer_first",
    phase="reply",
    reply=put_answer_first,
    reads=frozenset({"reply.answer_first"}),
    source=Source(
        "Keep Text Succinct",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Case(
            "The rules about bins changed in May. Yes, you can put glass in the blue bin.",
            "Yes, you can put glass in the blue bin.\n\nThe rules about bins changed in May.",
            question="Can I put glass in the blue bin?",
        ),
        Case(
            "There are two kinds of pass.\n\nShort answer: a day pass costs £6.\n\nA week pass costs £20.",
            "Short answer: a day pass costs £6.\n\nThere are two kinds of pass.\n\nA week pass costs £20.",
            question="How much is a bus pass?",
        ),
    ),
    leaves_alone=(
        "The rules changed in May. Yes, you can put glass in the blue bin.",
        "There are two kinds of pass.\n\nShort answer: it depends on your age.",
    ),
    after=("drop_empty_openers", "drop_labels"),
)
