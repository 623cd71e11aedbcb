"""Clauses that give a reason: "because ...", "as we have not heard from you, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    CONDITIONS,
    NEGATIONS,
    Sentence,
    comma_after,
    conditional,
    finite,
    holds,
    is_order,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARROW = frozenset("only just not simply perhaps purely merely solely either".split())
_HEDGES = frozenset("partly mainly mostly largely probably usually often".split())
"""These go with the reason: "This is mainly because ..."."""
_STATES = frozenset(
    "is are was were has have need needs want wants contain contains cost costs include includes "
    "require requires "
    "depend depends live lives".split()
)
_KNOWN = frozenset(
    "know see say said discussed agreed requested explained mentioned told asked stated wish do did "
    "does".split()
)


def reason_after(sentence: Sentence) -> Iterator[Cut]:
    """ "We are closed because the road is flooded." and "Do not send money, as we cannot take it." """
    root = sentence.root
    if root is None or sentence.is_question or sentence.last is None:
        return
    for clause in root.children:
        if clause.dep_ != "advcl" or clause.i < root.i or clause.right_edge.i < sentence.last.i:
            continue
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or mark.i != clause.left_edge.i or not whole_clause(clause):
            continue
        before, word = mark.nbor(-1), mark.lower_
        comma = before.text == ","
        if word not in ("because", "as", "since") or before.lower_ in _NARROW:
            continue
        left = list(sentence.doc[: mark.i])
        if word != "because" and not (comma and _tells_why(clause, root, word)):
            continue
        # "You are not refused because you are old" says something else than its two halves.
        if word == "because" and holds(left, NEGATIONS) and not (comma and is_order(root)):
            continue
        if not (whole_clause(root) or is_order(root)) or _embedded(left, root, with_times=word == "because"):
            continue
        if conditional(left) and (word == "because" or left[0].lower_ in CONDITIONS):
            continue
        hedge = ""
        if before.lower_ in _HEDGES:
            hedge, before = f"{before.lower_} ", before.nbor(-1)
        stop = sentence.start(before) if before.text == "," else sentence.end(before)
        yield Cut(
            "reason, after",
            (Piece(0, stop), Piece(sentence.end(mark), len(sentence.clear), f"This is {hedge}because ")),
        )


def _embedded(left: list[Token], root: Token, *, with_times: bool) -> bool:
    """Is there another clause on the left, which the reason may belong to?"""
    kinds = ("ccomp", "conj", "advcl") if with_times else ("ccomp", "conj")
    return any(
        token != root and token.pos_ in ("VERB", "AUX") and token.dep_ in kinds and finite(token)
        for token in left
    )


def reason_first(sentence: Sentence) -> Iterator[Cut]:
    """ "Because the road is flooded, we are closed." and "As we have not heard from you, ..."."""
    root = sentence.root
    if root is None or sentence.is_question:
        return
    for clause in root.children:
        if clause.dep_ != "advcl" or clause.i > root.i or not whole_clause(clause) or list(clause.conjuncts):
            continue
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or mark.i != 0 or mark.lower_ not in ("because", "as", "since"):
            continue
        if mark.lower_ == "since" and (_perfect(root) or clause.tag_ == "VBD"):
            # "Since you left, I have ..." tells a time.
            continue
        if mark.lower_ == "as" and not _states_a_fact(clause):
            continue
        comma = comma_after(clause)
        if (
            comma is None
            or any(subject(verb) is None for verb in root.conjuncts)
            or conditional(sentence.doc[1 : comma.i])
        ):
            continue
        if not (whole_clause(root) or is_order(root)):
            continue
        lead = "Because of this, " if is_order(root) else "So "
        first = Piece(sentence.end(mark), sentence.start(comma))
        yield Cut("reason, first", (first, Piece(sentence.end(comma), len(sentence.clear), lead)))


def _perfect(verb: Token) -> bool:
    return any(
        child.lower_ in ("has", "have", "'ve", "had") for child in verb.children if child.dep_ == "aux"
    )


def _tells_why(clause: Token, root: Token, word: str) -> bool:
    """Is "as" or "since" a reason here, and not a time or a manner?"""
    if clause.lower_ in _KNOWN or any(
        child.lower_ in ("aware", "above", "below", "soon") for child in clause.children
    ):
        return False
    if word == "since":
        perfect = any(
            child.lower_ in ("has", "have", "'ve") for child in root.children if child.dep_ == "aux"
        )
        return not (perfect and clause.tag_ == "VBD")
    # "as the town enters a dry summer" tells a time as much as a reason.
    helped = any(child.dep_ in ("aux", "neg") and child.tag_ != "VBG" for child in clause.children)
    return clause.tag_ != "VBG" and (helped or clause.lower_ in _STATES)


def _states_a_fact(clause: Token) -> bool:
    own = subject(clause)
    if own is None or own.lower_ not in ("we", "you", "i", "this", "these", "they", "there", "it"):
        return False
    if clause.lower_ in _KNOWN or any(
        child.lower_ in ("aware", "above", "below") for child in clause.children
    ):
        return False
    helpers = [child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")]
    perfect = any(helper in ("have", "has", "'ve") for helper in helpers) and clause.tag_ == "VBN"
    state = clause.lower_ in ("are", "is") and any(
        child.dep_ in ("acomp", "attr", "prep") for child in clause.children
    )
    return perfect or state or any(child.dep_ == "neg" for child in clause.children)


SEAMS = (
    Seam(
        "reason, after",
        1,
        reason_after,
        (
            (
                "We have closed your claim because you moved to Leeds.",
                "We have closed your claim. This is because you moved to Leeds.",
            ),
            (
                "Do not send original papers, as we cannot return them.",
                "Do not send original papers. This is because we cannot return them.",
            ),
        ),
        (
            "We did not close your claim because you moved to Leeds.",
            "You may pay less only because you live alone.",
            "The desk has been shut since we moved to Leeds.",
        ),
    ),
    Seam(
        "reason, first",
        2,
        reason_first,
        (
            (
                "As we have not heard from you, we have closed your claim.",
                "We have not heard from you. So we have closed your claim.",
            ),
        ),
        ("As you know, we have closed the desk in Leeds.", "As you walk in, turn left at the desk."),
    ),
)
