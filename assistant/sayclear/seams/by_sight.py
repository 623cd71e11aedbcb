"""Joints that are found by their words, because the parser often ties them wrongly.

Both sides have to stand alone when they are parsed for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.readability.orders import actions, is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import CONDITIONS, NEGATIONS, Sentence, holds, whole_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = {"but": "But ", "although": "But ", "though": "But ", "and": ""}


def _begins_with_condition(sentence: Sentence) -> bool:
    """Does all of it hang on what stands first: "If you are late, A and B"?"""
    first = next((token for token in sentence.doc if not token.is_punct), None)
    return first is not None and first.lower_ in CONDITIONS | {"as", "because", "after", "before", "since"}


def _before(sentence: Sentence, place: int) -> list[Token]:
    return [token for token in sentence.doc if sentence.start(token) < place]


def _reports(tokens: list[Token]) -> bool:
    """ "She said that A, and ...": what follows may be part of what she said."""
    return any(token.lower_ in ("that", "whether", "because", "unless", "if", "until") for token in tokens)


_AND_IF = re.compile(
    r",\s+(?P<word>and|but)\s+(?=(?:if|when|once|in\s(?:most|many|some)|for\s(?:most|many|some)"
    r"|sometimes|usually|then|it['’]s|that['’]s|you['’](?:re|ll|ve)|they['’](?:re|ll|ve)|there['’]s)\s)",
    re.IGNORECASE,
)


def and_if(sentence: Sentence) -> Iterator[Cut]:
    """ "Check the list first, and if anything is missing, tell us." The "if" is about the second part."""
    if sentence.is_question or _begins_with_condition(sentence):
        return
    for match in _AND_IF.finditer(sentence.clear):
        if _reports(_before(sentence, match.start())):
            continue
        yield Cut(
            "and if",
            (
                Piece(0, match.start()),
                Piece(match.end(), len(sentence.clear), _LEADS[match["word"].lower()]),
            ),
        )


_THOUGH = re.compile(r"(?:,|\s[–—-])\s+(?P<word>although|though)\s+(?=[\w“\"])", re.IGNORECASE)


def though(sentence: Sentence) -> Iterator[Cut]:
    """ "It is small, though it has a garden." """
    matches = list(_THOUGH.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or _begins_with_condition(sentence):
        return
    match = matches[0]
    yield Cut("though", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "But ")))


_COLON = re.compile(r"(?<=\w):\s+(?=[A-Za-z“\"])")
_OPEN_END = re.compile(
    r"\b(?:is|are|was|were|be|to|like|this|these|those|following|note|remember|says?|said|asks?|follows|things?"
    r"|ways?|steps?|of|for|with|example|include|includes)$",
    re.IGNORECASE,
)


def colon(sentence: Sentence) -> Iterator[Cut]:
    """ "This is the line that most people miss: the fee is due in May." Each side is a whole sentence."""
    matches = list(_COLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or _begins_with_condition(sentence):
        return
    match = matches[0]
    left = sentence.clear[: match.start()]
    if len(left.split()) < 4 or _OPEN_END.search(left):
        return
    yield Cut("colon", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear))))


_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def semicolon(sentence: Sentence) -> Iterator[Cut]:
    """One semicolon between two parts of which each holds a clause or is an order."""
    matches = list(_SEMICOLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or _begins_with_condition(sentence):
        return
    match = matches[0]
    rest = sentence.clear[match.end() :]
    if re.match(r"(?:or|nor|unless|except|if\s+(?:not|so)|which|who)\b", rest, re.IGNORECASE):
        return
    right = [token for token in sentence.doc if sentence.start(token) >= match.end()]
    if not is_order(rest) and not any(whole_clause(token) for token in right):
        return
    lead = "But " if "but" in match.group() else ""
    yield Cut(
        "semicolon by sight", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), lead)), (1,)
    )


_BUT_ORDER = re.compile(r",\s+but\s+(?=(?:please\s+)?(?:do\s+not|don['’]t|never|always)\s)", re.IGNORECASE)


def but_do_not(sentence: Sentence) -> Iterator[Cut]:
    """ "Take your time with it, but do not leave it to the last day." Two orders."""
    match = _BUT_ORDER.search(sentence.clear)
    if not match or not is_order(sentence.clear) or _begins_with_condition(sentence):
        return
    yield Cut("but do not", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "But ")), (1,))


_LINK = re.compile(r"(?:[,;]\s+)?(?:and\s+)?(?P<then>then\s+)?$|[,;]\s+$", re.IGNORECASE)
_NO_OBJECT = frozenset("by before at within until from for if when so because as with".split())
_ONE_ACTION = frozenset("try go come stay wait stop press hold sit stand pause be start".split())


def orders(sentence: Sentence) -> Iterator[Cut]:
    """ "Open the lid and take the filter out." Known verbs of action, each with something to act on."""
    clear = sentence.clear
    if sentence.is_question or holds(sentence.doc, NEGATIONS | CONDITIONS - {"once"}):
        return
    starts = actions(clear)
    if len(starts) < 2 or re.search(r"\bor\b", clear[: starts[-1]]):
        return
    pieces: list[Piece] = []
    begin, lead = 0, ""
    for start in starts[1:]:
        link = _LINK.search(clear[begin:start])
        words = clear[start:].split()
        verb = re.match(r"[a-z]+", clear[begin:].lower())
        if link is None or len(words) < 2 or words[1].lower() in _NO_OBJECT:
            return
        if verb and verb.group() in _ONE_ACTION:
            return
        pieces.append(Piece(begin, begin + link.start(), lead))
        begin, lead = start, "Then " if link["then"] else ""
    pieces.append(Piece(begin, len(clear), lead))
    yield Cut("orders by sight", tuple(pieces), tuple(range(len(pieces))))


_ANSWER = re.compile(r"(?P<word>yes|no)(?:,|\s[–—-])\s+(?=\w)", re.IGNORECASE)


def yes_or_no(sentence: Sentence) -> Iterator[Cut]:
    """ "Yes – the desk is open." The answer is a sentence of its own."""
    match = _ANSWER.match(sentence.clear)
    if match and not sentence.is_question:
        yield Cut("yes or no", (Piece(0, len(match["word"])), Piece(match.end(), len(sentence.clear))), (0,))


_OR_ALSO = re.compile(r",?\s+or\s+(?=[a-z])")


def or_you_can(sentence: Sentence) -> Iterator[Cut]:
    """ "You can buy a card, or draw your own." -> "Or you can draw your own." """
    root = sentence.root
    if root is None or sentence.is_question or holds(sentence.doc, NEGATIONS):
        return
    helpers = [child for child in root.children if child.dep_ == "aux"]
    if not (len(helpers) == 1 and helpers[0].lower_ in ("can", "could") and whole_clause(root)):
        return
    second = next((child for child in root.children if child.dep_ == "conj" and child.tag_ == "VB"), None)
    if second is None or second.i < 2 or second.nbor(-1).lower_ != "or" or second.nbor(-2).text != ",":
        return
    if not sentence.clear.lower().startswith(f"you {helpers[0].lower_} ") or any(
        child.lower_ in CONDITIONS for child in second.subtree
    ):
        return
    lead = f"Or you {helpers[0].lower_} "
    stop = sentence.start(second.nbor(-2))
    yield Cut("or you can", (Piece(0, stop), Piece(sentence.start(second), len(sentence.clear), lead)), (1,))


SEAMS = (
    Seam(
        "and if",
        0,
        and_if,
        (
            (
                "Check the list first, and if anything is missing, tell us.",
                "Check the list first. If anything is missing, tell us.",
            ),
        ),
        ("She said that the desk is shut, and if you come, nobody will help.",),
    ),
    Seam(
        "though",
        1,
        though,
        (
            (
                "The room is small, though it has a large garden.",
                "The room is small. But it has a large garden.",
            ),
        ),
        ("If the room is cold, you can ask for a heater, though we have only two.",),
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
        "but do not",
        1,
        but_do_not,
        (
            (
                "Take your time with the form, but do not leave it to the last day.",
                "Take your time with the form. But do not leave it to the last day.",
            ),
        ),
        (),
    ),
    Seam(
        "orders by sight",
        1,
        orders,
        (
            (
                "Open the lid of the box and take the filter out.",
                "Open the lid of the box. Take the filter out.",
            ),
        ),
        ("Press the button and hold it.",),
    ),
    Seam(
        "yes or no",
        0,
        yes_or_no,
        (("Yes – the desk is open on Monday.", "Yes. The desk is open on Monday."),),
        ("No, not on Monday.",),
    ),
    Seam(
        "or you can",
        2,
        or_you_can,
        (
            (
                "You can buy a set of cards, or draw your own.",
                "You can buy a set of cards. Or you can draw your own.",
            ),
        ),
        ("You cannot buy a set of cards, or draw your own.",),
    ),
)
