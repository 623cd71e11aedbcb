"""Clauses that give a reason: "because ...", "as we have not heard from you, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import CONDITIONS, NEGATIONS, Sentence, holds, is_order, other_verbs, subject, whole_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARROW = frozenset("only just not partly mainly simply probably perhaps purely merely solely largely either".split())
_KNOWN = frozenset("know see say said discussed agreed requested explained mentioned told asked stated wish".split())


def because_after(sentence: Sentence) -> Iterator[Cut]:
    """ "We are closed because the road is flooded." Never after a "not": it would change what is denied."""
    root = sentence.root
    if root is None or sentence.is_question or sentence.last is None:
        return
    for clause in root.children:
        if clause.dep_ != "advcl" or clause.i < root.i or clause.right_edge.i < sentence.last.i:
            continue
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or mark.lower_ != "because" or mark.i != clause.left_edge.i:
            continue
        left = list(sentence.doc[: mark.i])
        before = mark.nbor(-1)
        if before.lower_ in _NARROW or not _plain_left(sentence, left, root):
            continue
        stop = sentence.start(before) if before.text == "," else sentence.start(mark)
        yield Cut("because", (Piece(0, stop), Piece(sentence.start(mark), len(sentence.clear), "This is ")))


def _plain_left(sentence: Sentence, left: list[Token], root: Token) -> bool:
    if holds(left, NEGATIONS) or holds(left, CONDITIONS) or not (whole_clause(root) or is_order(root)):
        return False
    return not [verb for verb in other_verbs(left, root) if verb.dep_ in ("ccomp", "relcl", "advcl", "conj", "acl")]


def because_first(sentence: Sentence) -> Iterator[Cut]:
    """ "Because the road is flooded, we are closed." and "As we have not heard from you, ...". """
    root = sentence.root
    if root is None or sentence.is_question:
        return
    for clause in root.children:
        if clause.dep_ != "advcl" or clause.i > root.i:
            continue
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or mark.i != 0 or not whole_clause(clause) or clause.conjuncts:
            continue
        if mark.lower_ == "as" and not _gives_reason(clause):
            continue
        if mark.lower_ not in ("because", "as"):
            continue
        comma = _comma_after(clause)
        if comma is None or not (whole_clause(root) or is_order(root)):
            continue
        if root.conjuncts:
            continue
        yield Cut(
            "because",
            (
                Piece(sentence.end(mark), sentence.start(comma)),
                Piece(sentence.end(comma), len(sentence.clear), _so(root)),
            ),
        )


def _so(root: Token) -> str:
    return "Because of this, " if is_order(root) else "So "


def _gives_reason(clause: Token) -> bool:
    own = subject(clause)
    if own is None or own.lower_ not in ("we", "you", "i", "this", "these", "they", "there", "it"):
        return False
    if clause.lower_ in _KNOWN or any(child.lower_ in ("aware", "above", "below") for child in clause.children):
        return False
    helpers = [child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")]
    perfect = any(helper in ("have", "has", "'ve") for helper in helpers) and clause.tag_ == "VBN"
    state = clause.lower_ in ("are", "is") and any(child.dep_ in ("acomp", "attr", "prep") for child in clause.children)
    denied = any(child.dep_ == "neg" for child in clause.children)
    return perfect or state or denied


def _comma_after(clause: Token) -> Token | None:
    token = clause.right_edge
    if token.text == ",":
        return token
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following if following.text == "," else None


SEAMS = (
    Seam("because, after", 1, because_after, (), ()),
    Seam("because, first", 2, because_first, (), ()),
)
