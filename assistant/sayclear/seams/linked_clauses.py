"""Clauses parted by a mark or a linking word: ";", " - ", "so", "although", "otherwise"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    CONDITIONS,
    Sentence,
    comma_after,
    conditional,
    opening,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_GRANTS = frozenset(
    "understand appreciate recognise recognize accept know agree realise realize acknowledge try aim "
    "hope".split()
)


def contrast(sentence: Sentence) -> Iterator[Cut]:
    """ "Although we are busy, we will try." and "..., whereas the office in York opens at 10." """
    root = sentence.root
    if root is None or sentence.is_question or not whole_clause(root):
        return
    heads = [root, *(verb for verb in root.conjuncts if whole_clause(verb))]
    clauses = [
        child for verb in heads for child in verb.children if child.dep_ == "advcl" and whole_clause(child)
    ]
    for clause in clauses:
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or mark.i != clause.left_edge.i:
            continue
        word = mark.lower_
        if word not in ("although", "though", "while", "whilst", "whereas"):
            continue
        temporal = word in ("while", "whilst")
        if temporal and clause.head != root:
            continue
        if mark.i == 0:
            comma = comma_after(clause)
            if comma is None or (temporal and not _grants(clause)) or conditional(sentence.doc[1 : comma.i]):
                continue
            first = Piece(sentence.end(mark), sentence.start(comma))
            yield Cut("contrast", (first, Piece(sentence.end(comma), len(sentence.clear), "But ")))
        elif mark.i > root.i and sentence.last is not None and clause.right_edge.i >= sentence.last.i:
            comma = mark.nbor(-1)
            if comma.text != "," or (temporal and _same_subject(clause, root)) or opening(sentence):
                continue
            own = subject(clause)
            if temporal and own is not None and own.lower_ in ("most", "many", "some", "all", "few"):
                # "Ten were hurt, while most went home": most of the ten?
                continue
            lead = "But " if word in ("although", "though") else ""
            yield Cut(
                "contrast",
                (Piece(0, sentence.start(comma)), Piece(sentence.end(mark), len(sentence.clear), lead)),
            )


def _same_subject(clause: Token, root: Token) -> bool:
    """ "We will wait, while we check": one subject, so "while" tells a time."""
    own, first = subject(clause), subject(root)
    return own is None or first is None or own.lower_ == first.lower_ or own.tag_ == "PRP"


def _grants(clause: Token) -> bool:
    own = subject(clause)
    return own is not None and own.lower_ in ("we", "i", "there") and clause.lower_ in _GRANTS | {"are", "is"}


def semicolon(sentence: Sentence) -> Iterator[Cut]:
    """ "A; B." where each side is a whole sentence."""
    yield from _at_marks(sentence, "semicolon", frozenset(";"))


def dash(sentence: Sentence) -> Iterator[Cut]:
    """ "A - B." where each side is a whole sentence, and there is one dash."""
    found = [token for token in sentence.doc if token.text in ("–", "—", "-", "--")]
    if len(found) == 1:
        yield from _at_marks(sentence, "dash", frozenset({"–", "—", "-", "--"}))


def _at_marks(sentence: Sentence, name: str, marks: frozenset[str]) -> Iterator[Cut]:
    found = [
        token
        for token in sentence.doc[1:-1]
        if token.text in marks and token.whitespace_ and (name == "semicolon" or token.nbor(-1).whitespace_)
    ]
    if not found or sentence.is_question or sentence.doc[0].lower_ in CONDITIONS:
        return
    if name == "semicolon" and ": " in sentence.clear[: sentence.start(found[0])]:
        return
    if name == "dash" and any(token.nbor(-1).like_num and token.nbor(1).like_num for token in found):
        # "25 - 40 staff"
        return
    if any(token.nbor(1).lower_ in ("or", "nor", "unless", "except") or _if_not(token) for token in found):
        return
    if (
        name == "dash"
        and sentence.raw.startswith("**")
        and sentence.raw.index("**", 2) < sentence.raw.find(found[0].text)
    ):
        # "**Label** - the rest" is no clause and another.
        return
    ends = [0, *(sentence.end(token.nbor(1) if token.nbor(1).lower_ == "and" else token) for token in found)]
    stops = [*(sentence.start(token) for token in found), len(sentence.clear)]
    yield Cut(name, tuple(Piece(begin, stop) for begin, stop in zip(ends, stops, strict=True)))


def _if_not(mark: Token) -> bool:
    """ "...; if not, ..." """
    tail = [token.lower_ for token in mark.doc[mark.i + 1 : mark.i + 3]]
    return tail in (["if", "not"], ["if", "so"])


def otherwise(sentence: Sentence) -> Iterator[Cut]:
    """ "Reply by 3 May, otherwise your claim will end." """
    if sentence.is_question or sentence.doc[0].lower_ in CONDITIONS:
        return
    for token in sentence.doc[3:-3]:
        if token.lower_ != "otherwise" or token.nbor(-1).text not in (",", ";", "–", "-"):
            continue
        following = token.nbor(1)
        begin = sentence.end(following if following.text == "," else token)
        stop = sentence.start(token.nbor(-1))
        yield Cut("otherwise", (Piece(0, stop), Piece(begin, len(sentence.clear), "Otherwise, ")))


SEAMS = (
    Seam(
        "semicolon",
        0,
        semicolon,
        (("The fee is £20; you can pay it by card.", "The fee is £20. You can pay it by card."),),
        ("If you are late, ring us; we will wait for you.", "Bring a coat; a hat; and a bag."),
    ),
    Seam(
        "otherwise",
        0,
        otherwise,
        (
            (
                "Send the form by 3 May, otherwise your claim will end.",
                "Send the form by 3 May. Otherwise, your claim will end.",
            ),
        ),
        ("We will write to you unless you tell us otherwise by Monday.",),
    ),
    Seam(
        "contrast",
        1,
        contrast,
        (
            (
                "Although we try to be on time, there may be a delay.",
                "We try to be on time. But there may be a delay.",
            ),
            (
                "The shop in Leeds opens at 9, whereas the shop in York opens at 10.",
                "The shop in Leeds opens at 9. The shop in York opens at 10.",
            ),
        ),
        ("While you wait for the bus, you can read the notice.",),
    ),
    Seam(
        "dash",
        1,
        dash,
        (
            (
                "The office has moved – it is now in Mill Lane.",
                "The office has moved. It is now in Mill Lane.",
            ),
        ),
        ("Bring a coat – the blue one – and a bag.", "The office has a team of 25 - 40 people work there."),
    ),
)
