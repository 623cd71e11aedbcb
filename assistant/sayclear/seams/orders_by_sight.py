"""Orders that are found by their words: each verb of action begins a sentence of its own.

The parser often takes the second verb of such a row for a noun, or ties it to the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.readability.orders import actions, is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    CONDITIONS,
    NEGATIONS,
    Sentence,
    begins_with_condition,
    conditional,
    holds,
    whole_clause,
)

if TYPE_CHECKING:
    pass


_WH = r"(?:what|how|who|where|when|why|which|whether)"

_TWO_WH = re.compile(
    rf"(?P<lead>(?:[\w’']+\s){{1,3}}){_WH}\s[^,;:?]+?(?P<joint>,?\s+and\s+){_WH}\s", re.IGNORECASE
)

_SAME_LINK = re.compile(
    r"(?P<lead>(?:[\w’']+\s){1,2})(?P<link>for|at|about|to|with|from)\s[^,;:?]+,\s+and\s+(?P<again>(?P=link)\s)",
    re.IGNORECASE,
)


def same_link(sentence: Sentence) -> Iterator[Cut]:
    """ "Look for cracks in the wall, and for stains on it." The verb is said again."""
    match = _SAME_LINK.match(sentence.clear)
    if not match or sentence.is_question or not is_order(sentence.clear) or holds(sentence.doc, NEGATIONS):
        return
    stop = sentence.clear.rindex(",", 0, match.start("again"))
    pieces = (Piece(0, stop), Piece(match.start("again"), len(sentence.clear), match["lead"]))
    yield Cut("same link", pieces, (0, 1))


def two_wh(sentence: Sentence) -> Iterator[Cut]:
    """ "Write down what happens and how often it happens." The verb is said again."""
    match = _TWO_WH.match(sentence.clear)
    if not match or sentence.is_question or not is_order(sentence.clear) or holds(sentence.doc, NEGATIONS):
        return
    lead = match["lead"]
    if re.search(r"\b(?:and|or|if|not)\b", lead, re.IGNORECASE):
        return
    stop, begin = match.start("joint"), match.end("joint")
    pieces = (Piece(0, stop), Piece(begin, len(sentence.clear), lead))
    yield Cut("two questions inside", pieces, (0, 1))


_BUT_ORDER = re.compile(r",\s+but\s+(?=(?P<rest>\w.*))", re.IGNORECASE | re.DOTALL)

_DO_NOT = re.compile(
    r"(?:please\s+)?(?:do\s+not|don['’]t|never|always|remember|note|try|make\s+sure|keep|be)\s", re.IGNORECASE
)


def but_do_not(sentence: Sentence) -> Iterator[Cut]:
    """ "Take your time with it, but do not leave it to the last day." Two orders."""
    match = _BUT_ORDER.search(sentence.clear)
    if not match or not is_order(sentence.clear) or begins_with_condition(sentence):
        return
    if not _DO_NOT.match(match["rest"]) and not is_order(match["rest"]):
        return
    yield Cut("but do not", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "But ")), (1,))


_LINK = re.compile(r"(?:[,;]\s+|\s[–—]\s+)?(?:and\s+)?(?P<then>then\s+)?$|[,;]\s+$", re.IGNORECASE)

_DASH_AND = re.compile(r"\s[–—]\s+and\s+(?=[a-z])")

_NO_OBJECT = frozenset("by before at within until from for if when so because as with".split())

_GOES_WITH_A_LINK = frozenset("look ask search check apply call wait log sign listen turn click pay".split())

_ONE_ACTION = frozenset("try go come stay wait stop press hold sit stand pause be start".split())


def _behind_dashes(clear: str) -> list[int]:
    """ "Open the letter – the last one – and look for the date." """
    if not is_order(clear):
        return []
    return [match.end() for match in _DASH_AND.finditer(clear) if is_order(clear[match.end() :])]


def _spliced_orders(sentence: Sentence, starts: list[int]) -> bool:
    """ "Cool it, keep it cold, and eat it": would one of the verbs be left behind a comma?"""
    return any(
        token.dep_ == "conj"
        and token.tag_ in ("VB", "VBP")
        and token.i > 0
        and token.nbor(-1).text == ","
        and sentence.start(token) not in starts
        for token in sentence.doc
    )


def orders(sentence: Sentence) -> Iterator[Cut]:
    """ "Open the lid and take the filter out." Known verbs of action, each with something to act on."""
    clear = sentence.clear
    if sentence.is_question or holds(sentence.doc, NEGATIONS | {"only", "unless", "except", "if"}):
        return
    starts = sorted({*actions(clear), *_behind_dashes(clear)})
    if len(starts) < 2 or starts[0] > 12 or _ends_in_a_condition(sentence, starts[-1]):
        return
    if re.search(r"\bor\b", clear[: starts[-1]]):
        return
    if re.search(r",\s+or\b", clear[starts[-1] :]) or _spliced_orders(sentence, starts):
        return
    pieces: list[Piece] = []
    begin, lead = 0, ""
    for start in starts[1:]:
        link = _LINK.search(clear[begin:start])
        words = clear[start:].split()
        verb = re.match(r"[a-z]+", clear[begin:].lower())
        if link is None or len(words) < 2:
            return
        if words[1].lower() in _NO_OBJECT and words[0].lower() not in _GOES_WITH_A_LINK:
            return
        if verb and verb.group() in _ONE_ACTION:
            return
        pieces.append(Piece(begin, begin + link.start(), lead))
        begin, lead = start, "Then " if link["then"] else ""
    pieces.append(Piece(begin, len(clear), lead))
    yield Cut("orders by sight", tuple(pieces), tuple(range(len(pieces))))


def _ends_in_a_condition(sentence: Sentence, last: int) -> bool:
    """ "Open it and stir it until it is smooth": of one part or of both? A comma before "and" says one."""
    if re.search(r",\s+(?:and\s+)?(?:then\s+)?$", sentence.clear[:last]):
        return False
    return conditional(token for token in sentence.doc if sentence.start(token) >= last)


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


_THEN = re.compile(r",\s+(?:and\s+)?then\s+", re.IGNORECASE)


def then_do(sentence: Sentence) -> Iterator[Cut]:
    """ "Dig the soil, then sow the seed and water it if it is dry." What "if" is about comes after "then"."""
    matches = list(_THEN.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or not is_order(sentence.clear):
        return
    match = matches[0]
    before = [token for token in sentence.doc if sentence.start(token) < match.start()]
    if conditional(before) or holds(before, NEGATIONS) or begins_with_condition(sentence):
        return
    if not is_order(sentence.clear[match.end() :]) or "," in sentence.clear[: match.start()]:
        return
    right = Piece(match.end(), len(sentence.clear), "Then ")
    yield Cut("then do", (Piece(0, match.start()), right), (0, 1))


_OR_DO = re.compile(r",\s+or\s+", re.IGNORECASE)


def or_do(sentence: Sentence) -> Iterator[Cut]:
    """ "Call the desk, or use the web page." Two ways to do one thing; no condition, and no row of three."""
    matches = list(_OR_DO.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or not is_order(sentence.clear):
        return
    match = matches[0]
    left, right = sentence.clear[: match.start()], sentence.clear[match.end() :]
    if conditional(sentence.doc) or holds(sentence.doc, NEGATIONS) or re.search(r"\bor\b", left + right):
        return
    if not is_order(right) or len(right.split()) < _FEWEST_IN_ORDER or _may_be_row(sentence, left):
        return
    yield Cut("or do", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "Or ")), (0, 1))


_FEWEST_IN_ORDER = 4


def _may_be_row(sentence: Sentence, left: str) -> bool:
    """ "Ring us, write to us, or ...": what stands behind a comma may be an order too."""
    commas = [token for token in sentence.doc[:-1] if token.text == "," and sentence.start(token) < len(left)]
    return any(comma.nbor(1).tag_ != "IN" for comma in commas)


SEAMS = (
    Seam(
        "then do",
        1,
        then_do,
        (
            (
                "Dig the soil with a fork, then sow the grass seed and water it if there is no rain.",
                "Dig the soil with a fork. Then sow the grass seed and water it if there is no rain.",
            ),
        ),
        ("If the soil is dry, dig it with a fork, then water it until it is wet.",),
    ),
    Seam(
        "or do",
        1,
        or_do,
        (
            (
                "Call the desk at the number on the letter, or use the web page of the court.",
                "Call the desk at the number on the letter. Or use the web page of the court.",
            ),
        ),
        (
            "Call the desk if you are late, or use the web page of the court.",
            "Call the desk, write to us, or use the web page of the court.",
            "Do not call the desk, or use the web page of the court.",
        ),
    ),
    Seam(
        "same link",
        1,
        same_link,
        (
            (
                "Look for cracks in the wall of the house, and for stains on it.",
                "Look for cracks in the wall of the house. Look for stains on it.",
            ),
        ),
        ("Look for the man with the dog, and tell him.",),
    ),
    Seam(
        "two questions inside",
        1,
        two_wh,
        (
            (
                "Write down what happens on a bad day and how often you have one.",
                "Write down what happens on a bad day. Write down how often you have one.",
            ),
        ),
        ("You know what happens and how often.",),
    ),
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
