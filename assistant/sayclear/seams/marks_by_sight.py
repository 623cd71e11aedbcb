"""Joints that a mark shows: a colon, a semicolon, a dash after "yes", and two questions in a row.

Both sides have to stand alone when they are parsed for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.readability.orders import is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    Sentence,
    begins_with_condition,
    whole_clause,
)

if TYPE_CHECKING:
    pass


_TWO_QUESTIONS = re.compile(
    r",\s+and\s+(?=(?:do|does|did|is|are|was|were|can|could|will|would|has|have|should|what|how|when|where"
    r"|who|why)\s)",
    re.IGNORECASE,
)

_ASKS = re.compile(
    r"(?:do|does|did|is|are|was|were|can|could|will|would|has|have|should|what|how|when|where|who|why)\s",
    re.IGNORECASE,
)


def two_questions(sentence: Sentence) -> Iterator[Cut]:
    """ "Does it have a mark, and does the number match?" Two questions."""
    match = _TWO_QUESTIONS.search(sentence.clear)
    if match and sentence.is_question and _ASKS.match(sentence.clear):
        pieces = (Piece(0, match.start()), Piece(match.end(), len(sentence.clear)))
        yield Cut("two questions", pieces, (0, 1), ends="?")


_THEN_A = re.compile(r",\s+then\s+(?=(?:a|an|the|some|your)\s)", re.IGNORECASE)


def then_a(sentence: Sentence) -> Iterator[Cut]:
    """ "Coffee at the square, then a walk by the river." A plan of things, with no verb in it."""
    match = _THEN_A.search(sentence.clear)
    if match and not any(whole_clause(token) for token in sentence.doc) and not is_order(sentence.clear):
        right = Piece(match.end(), len(sentence.clear), "Then ")
        yield Cut("then a", (Piece(0, match.start()), right), (0, 1))


_COLON = re.compile(r"(?<=\w):\s+(?=[A-Za-z])")

_OPEN_END = re.compile(
    r"\b(?:is|are|was|were|be|to|like|this|these|those|following|note|remember|says?|said|asks?|follows|things?"
    r"|ways?|steps?|of|for|with|example|include|includes)$",
    re.IGNORECASE,
)


def colon(sentence: Sentence) -> Iterator[Cut]:
    """ "This is the line that most people miss: the fee is due in May." Each side is a whole sentence."""
    matches = list(_COLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    left = sentence.clear[: match.start()]
    if len(left.split()) < 4 or _OPEN_END.search(left):
        return
    after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
    told = next((token for token in after if whole_clause(token)), None)
    sure = (1,) if told is not None and after[0].tag_ == "PRP" and after[0].head == told else ()
    yield Cut("colon", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear))), sure)


OWN_CONDITION = re.compile(r"(?:if|when|unless|where)\s(?!(?:not|so)\b)", re.IGNORECASE)

_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def semicolon(sentence: Sentence) -> Iterator[Cut]:
    """One semicolon between two parts of which each holds a clause or is an order."""
    matches = list(_SEMICOLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question:
        return
    match = matches[0]
    rest = sentence.clear[match.end() :]
    if begins_with_condition(sentence) and not OWN_CONDITION.match(rest):
        return
    if ":" in sentence.clear[: match.start()]:
        # "Bring proof: for you, a card; for her, a letter."
        return
    if re.match(r"(?:or|nor|unless|except|if\s+(?:not|so)|which|who)\b", rest, re.IGNORECASE):
        return
    right = [token for token in sentence.doc if sentence.start(token) >= match.end()]
    if not is_order(rest) and not any(whole_clause(token) for token in right):
        return
    lead = "But " if "but" in match.group() else ""
    yield Cut(
        "semicolon by sight", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), lead)), (1,)
    )


ANSWER = re.compile(r"(?P<word>yes|no)(?:,|\s[–—-])\s+(?=\w)", re.IGNORECASE)


def yes_or_no(sentence: Sentence) -> Iterator[Cut]:
    """ "Yes – the desk is open." The answer is a sentence of its own."""
    match = ANSWER.match(sentence.clear)
    if match and not sentence.is_question:
        yield Cut("yes or no", (Piece(0, len(match["word"])), Piece(match.end(), len(sentence.clear))), (0,))


SEAMS = (
    Seam(
        "two questions",
        0,
        two_questions,
        (
            (
                "Does the form have a stamp, and does the number on it match?",
                "Does the form have a stamp? Does the number on it match?",
            ),
        ),
        (),
    ),
    Seam(
        "then a",
        1,
        then_a,
        (
            (
                "Coffee at a table in the square, then a slow walk by the river.",
                "Coffee at a table in the square. Then a slow walk by the river.",
            ),
        ),
        ("First you take the left road, then the second road on the right.",),
    ),
    Seam(
        "colon",
        0,
        colon,
        (
            (
                "This is the line that most people miss: the fee is due in May.",
                "This is the line that most people miss. The fee is due in May.",
            ),
        ),
        ("Look for two things: the amount and the date.", "The quick answer is: pay 4% of it now."),
    ),
    Seam("semicolon by sight", 1, semicolon, (), ("Bring a coat; a hat and a bag.",)),
    Seam(
        "yes or no",
        0,
        yes_or_no,
        (("Yes – the desk is open on Monday.", "Yes. The desk is open on Monday."),),
        ("No, not on Monday.",),
    ),
)
