"""Rows of three or more that are no plain nouns, as the items of a list: clauses, verbs, "by doing".

The layout changes and no word does. Every comma of the row must part two items of one kind; a row in
which one item is of another kind stays a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.seams.tree import NEGATIONS, Sentence, conditional, finite, holds, stands_alone, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 3
_JOINT = re.compile(r",?\s+(?P<word>and|or)\s+(?:then\s+)?(?=[^,]+$)")
_NO_ROW = re.compile(r"[()\"“”:;–—]|\b(?:not|nor|but|either|both|neither)\b", re.IGNORECASE)
_OPENS_DOING = frozenset("by involves means includes include".split())
_OPENS_VERBS = frozenset("that which who".split())
_SHARED = frozenset("you we they i".split())
_REACHES_ALL = frozenset(
    "for until while during when before after within if unless once every each without today tonight "
    "tomorrow again because so which who together also".split()
)
"""In the last item, these may be about all of the row."""
_WILL = frozenset("will 'll shall would must can may might could should".split())


def row(sentence: Sentence) -> tuple[str, list[str]] | None:
    """The opening line and the items, or None.

    "or" stays at the end of the item before the last, and so does "and" between conditions.
    """
    if sentence.is_question or holds(sentence.doc, NEGATIONS):
        return None
    for word, spans in _segments(sentence.clear):
        for begin, conditions in _openings(sentence, spans):
            lead = sentence.inline.piece(0, begin)
            texts = [sentence.inline.piece(start, stop) for start, stop in [(begin, spans[0][1]), *spans[1:]]]
            items = [text.strip().rstrip(".") for text in texts if text and re.search(r"\w", text)]
            if lead is None or len(items) != len(spans):
                continue
            if word == "or" or conditions:
                items[-2] += f", {word}"
            return lead, items
    return None


def _segments(clear: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The word before the last item, and where each item stands; the first still has the opening in it."""
    end = len(clear.rstrip(" .!"))
    joint = _JOINT.search(clear, 0, end)
    if joint is None or _NO_ROW.search(clear):
        return
    commas = list(re.finditer(r",\s+", clear[: joint.start()]))
    for number in range(len(commas) - _FEWEST + 2, -1, -1):
        stops = [*(comma.start() for comma in commas[number:]), joint.start()]
        begins = [*(comma.end() for comma in commas[number:]), joint.end()]
        spans = list(zip([0, *begins], [*stops, end], strict=True))
        if len(spans) < _FEWEST:
            continue
        if joint["word"] != "or" or not any(re.search(r"\bor\b", clear[a:b]) for a, b in spans[1:]):
            yield joint["word"], spans


def _openings(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """Where the first item may begin: behind a word that opens a row of this kind. Are they conditions?"""
    items = [_tokens(sentence, span) for span in spans]
    if any(not item for item in items):
        return
    for token in items[0][:-1]:
        first = token.nbor(1)
        if first.is_punct or any(other.text == "," for other in sentence.doc[token.i : items[0][-1].i]):
            continue
        rest = [item[0] for item in items[1:]]
        inside = [[word for word in items[0] if word.i >= first.i], *items[1:]]
        doing = token.lower_ in _OPENS_DOING and all(word.tag_ == "VBG" for word in (first, *rest))
        verbs = _opens_verbs(token, first) and _verbs(first, rest)
        if (doing or verbs) and not holds(items[-1], _REACHES_ALL):
            yield sentence.start(first), False
        if token.lower_ in ("if", "when") and token.i > 0 and _clauses(sentence, inside, spans):
            yield sentence.start(first), True


def _tokens(sentence: Sentence, span: tuple[int, int]) -> list[Token]:
    return [
        token
        for token in sentence.doc
        if span[0] <= sentence.start(token) < span[1] and not token.is_space and not token.is_punct
    ]


def _clauses(sentence: Sentence, items: list[list[Token]], spans: Sequence[tuple[int, int]]) -> bool:
    """ "if A, B and C": each with a subject and a verb, and none that the others could be a reason for."""
    if items[0][0].i < 2 or any(conditional(item) or holds(item, _REACHES_ALL) for item in items):
        return False
    texts = [
        sentence.clear[sentence.start(items[0][0]) : spans[0][1]],
        *(sentence.clear[a:b] for a, b in spans[1:]),
    ]
    if any(holds(item, _WILL) for item in items) or not all(stands_alone(f"{capital(t)}.") for t in texts):
        return False
    return all(item[0].tag_ in ("PRP", "PRP$", "DT", "NN", "NNS", "NNP", "EX", "CD") for item in items)


def _opens_verbs(token: Token, first: Token) -> bool:
    """ "that says", "you meet": a subject, and the verb straight behind it."""
    if not finite(first) or first.dep_ in ("aux", "auxpass"):
        return False
    if token.lower_ in _OPENS_VERBS:
        return first.dep_ == "relcl" and token.head == first
    return token.lower_ in _SHARED and subject(first) == token and first.dep_ == "ROOT"


def _verbs(first: Token, rest: list[Token]) -> bool:
    """Are all of them of one form: "says, names and offers"?"""
    same = ("VB", "VBP") if first.tag_ in ("VB", "VBP") else (first.tag_,)
    return all(word.tag_ in same and subject(word) is None and word.dep_ == "conj" for word in rest)
