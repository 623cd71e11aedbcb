"""What something is for, and what follows from it: "so that ...", "..., so ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.readability.orders import is_order as is_order_by_sight
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    ASKING,
    CONDITIONS,
    Sentence,
    begins_with_condition,
    conditional,
    is_order,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SO_THAT = re.compile(r",?\s+so\s+that\s+(?=\w)", re.IGNORECASE)
_SO = re.compile(
    r"(?:,|\s[–—-])\s+(?:and\s+)?so\s+"
    r"(?!(?:that|as|far|much|many|long|do|does|did|is|are|am)\b|\w+\s(?:say|said|think|hope)\b)(?=\w)",
    re.IGNORECASE,
)
_SO_DO = re.compile(r",\s+so\s+(?=do\s+(?!(?:i|you|we|they)\b))", re.IGNORECASE)


def _can_or_is(verb: Token) -> bool:
    helped = any(child.tag_ == "MD" for child in verb.children if child.dep_ == "aux")
    states = ("be", "is", "are", "'s", "'re", "have", "has", "'ve", "'ll")
    return helped or verb.lower_ in states or any(child.lower_ in states for child in verb.children)


_CAN = re.compile(r"(?:you|we|they|people|everyone)\s+can\b", re.IGNORECASE)


def so_that(sentence: Sentence) -> Iterator[Cut]:
    """ "Write it down so that you have it with you." -> "That way, you have it with you." """
    matches = list(_SO_THAT.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    before = _tokens_before(sentence, match.start())
    if "," in sentence.clear[match.end() :]:
        # "..., then do that": what the purpose is, and what comes next, is not told apart.
        return
    if not before or before[-1].tag_ in ("VBN", "RB") or _conditional(before):
        # "The table is set up so that ...": how it is, and not what for.
        return
    clause = next((t for t in sentence.doc if sentence.start(t) >= match.end() and whole_clause(t)), None)
    if clause is None or not _can_or_is(clause):
        # "so that they call you": "That way, they call you" is no good English.
        return
    for_somebody = match.group().startswith(",") and _CAN.match(sentence.clear, match.end())
    if not for_somebody and not _acts(sentence, match.start()):
        return
    yield Cut("so that", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "That way, ")))


def so(sentence: Sentence) -> Iterator[Cut]:
    """ "The road is shut, so the bus will stop in Mill Lane." After an order, "so you can" tells what for."""
    if sentence.is_question or begins_with_condition(sentence):
        return
    for match in (*_SO.finditer(sentence.clear), *_SO_DO.finditer(sentence.clear)):
        before = _tokens_before(sentence, match.start())
        if not before or _conditional(before):
            continue
        right = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        verb = next((token for token in right if whole_clause(token)), None)
        can = verb is not None and any(child.lower_ in ASKING for child in verb.children)
        ordered = is_order_by_sight(sentence.clear) or (sentence.root is not None and is_order(sentence.root))
        # "This means" is right for what follows and for what it is for.
        lead = ("That way, " if ordered else "This means ") if can else "So "
        ended = before[-1].tag_ not in ("IN", "TO", "DT", "CC", "PRP$", "MD", "VBZ", "VBP")
        sure = (0,) if ended and (any(whole_clause(token) for token in before) or ordered) else ()
        yield Cut("so", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), lead)), sure)


def _tokens_before(sentence: Sentence, place: int) -> list[Token]:
    return [token for token in sentence.doc if sentence.start(token) < place]


def _conditional(tokens: list[Token]) -> bool:
    return conditional(tokens) and any(
        token.lower_ in CONDITIONS - {"when", "until", "once"} for token in tokens
    )


def _acts(sentence: Sentence, place: int) -> bool:
    """Does somebody do something on purpose: an order, or "we will ...", "you can ..."?"""
    root = sentence.root
    if is_order_by_sight(sentence.clear) or (root is not None and is_order(root)):
        return True
    return (
        bool(re.match(r"(?:you|we|i|they)\b", sentence.clear, re.IGNORECASE))
        and root is not None
        and (sentence.start(root) < place)
    )


SEAMS = (
    Seam(
        "so that",
        1,
        so_that,
        (
            (
                "Write the number down so that you have it with you.",
                "Write the number down. That way, you have it with you.",
            ),
        ),
        (
            "The room is arranged so that everyone can see the board.",
            "If you can, write it down so that you have it with you.",
        ),
    ),
    Seam(
        "so",
        1,
        so,
        (
            (
                "In the evening, the sun is low, so its light has a long way to go.",
                "In the evening, the sun is low. So its light has a long way to go.",
            ),
            (
                "Send us the form by Friday, so we can pay you.",
                "Send us the form by Friday. That way, we can pay you.",
            ),
        ),
        ("If the road is shut, so is the bus stop.", "The more you read, so they say, the more you know."),
    ),
)
