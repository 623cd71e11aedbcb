"""Clauses that stand side by side, joined by "and", "but" or "or"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    AS_MARKS,
    ASKING,
    CONDITIONS,
    NEGATIONS,
    Sentence,
    conditional,
    ends_a_row,
    finite,
    holds,
    is_order,
    opening,
    points_at_another,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_LEAD = 5
_LEADS = {"but": "But ", "or": "Or "}
_CLAUSE_WORDS = frozenset("if when because while although whether unless until since where who which".split())
_INWARD = frozenset("that which who whom whose whether what how why where".split())
"""Words that open a clause inside another."""
_WIDE = frozenset("because despite except without unless depending subject according".split())


def coordination(sentence: Sentence) -> Iterator[Cut]:
    """ "We got your form, and we will write to you." Each side has its own subject."""
    root = sentence.root
    if root is None or sentence.is_question or _paired(sentence):
        return
    scoped = bool(opening(sentence))
    chain = [root]
    while following := next((child for child in chain[-1].children if child.dep_ == "conj"), None):
        chain.append(following)
    joints: list[tuple[Token, str]] = []
    for before, verb in pairwise(chain):
        joint = _joint(before, verb)
        if joint is None or (scoped and not _says_also(before, verb)):
            continue
        row = len(chain) == 2 and joint[1] == "and" and ends_a_row(list(sentence.doc[: joint[0].i]))
        unclear = points_at_another(list(sentence.doc[joint[0].i + 1 : verb.i + 1]))
        if not row and not unclear and _parted(sentence, before, verb, joint[1]):
            joints.append(joint)
    # "A, B, and C": a comma alone parts two clauses only where the last is joined by a word.
    if joints and not joints[-1][1]:
        joints = [joint for joint in joints if joint[1]]
    if not joints:
        return
    pieces: list[Piece] = []
    begin, lead = 0, ""
    for token, word in joints:
        pieces.append(Piece(begin, sentence.start(token), lead))
        begin, lead = sentence.end(token), _LEADS.get(word, "")
    yield Cut("coordination", (*pieces, Piece(begin, len(sentence.clear), lead)))


def _joint(before: Token, verb: Token) -> tuple[Token, str] | None:
    """The word straight before a clause, and what it is: "and", "but", "or", or "" for a comma."""
    first = verb.left_edge
    if first.i == 0:
        return None
    previous = first.nbor(-1)
    if previous.lower_ in ("and", "but", "or"):
        return previous, previous.lower_
    if previous.text == "," and before.i < previous.i:
        return previous, ""
    return None


def _parted(sentence: Sentence, before: Token, verb: Token, word: str) -> bool:
    """Does nothing on one side (a condition, a promise, what somebody said) reach over the other?"""
    own, first = subject(verb), subject(before)
    link = verb.left_edge
    inner = verb.doc[before.i : link.i]
    if link.i > 1 and verb.doc[link.i - 2].text != "," and any(t.lower_ in _CLAUSE_WORDS for t in inner):
        # Without a comma, "and ..." may go on with "when ..." or "that ...".
        return False
    if own is None or not whole_clause(verb) or not (whole_clause(before) or is_order(before)):
        return False
    if any(child.dep_ == "mark" for child in before.children):
        # "... until it is soft and the water is gone": both are what we wait for.
        return False
    if _may_be_participle(verb) or _may_be_participle(before):
        return False
    same = first is not None and own.lower_ == first.lower_
    if word == "or":
        return (
            same
            and own.lower_ == "you"
            and _allows(before)
            and _allows(verb)
            and not conditional(sentence.doc)
        )
    reported = any(
        token.lower_ in _INWARD and token.tag_ == "IN" for token in sentence.doc[before.i : verb.left_edge.i]
    )
    if (
        reported or any(child.dep_ == "ccomp" and child.i > before.i for child in before.children)
    ) and not same:
        # "She told us that A and B": B may be part of what she told.
        return False
    if word == "but":
        return True
    if is_order(before):
        # "Call us and we will help" is a promise that hangs on the order.
        return False
    return (not _reaches_over(before) or _looks_back(verb)) and not _reaches_over(verb)


def _looks_back(verb: Token) -> bool:
    """ "..., and you will then be liable": the clause itself says that it comes after the other."""
    words = [token.lower_ for token in verb.doc[verb.left_edge.i : verb.i]]
    return "then" in words or words[:2] == ["after", "that"]


def _says_also(before: Token, verb: Token) -> bool:
    """ "During the visit we will check the roof, and we will also check the walls." """
    own, first = subject(verb), subject(before)
    same = own is not None and first is not None and own.lower_ == first.lower_ and own.tag_ == "PRP"
    return same and any(child.lower_ == "also" for child in verb.children)


def _may_be_participle(verb: Token) -> bool:
    """ "Hindus recruited from the plains" is no clause, but the parser may take it for one."""
    if verb.tag_ != "VBD" or not verb.lower_.endswith("ed") or verb.lower_ == "need":
        return False
    return not any(
        child.dep_ in ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "aux", "neg", "prt")
        for child in verb.children
    )


def _allows(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ASKING for child in verb.children) and not any(
        child.dep_ == "neg" for child in verb.children
    )


def _reaches_over(verb: Token) -> bool:
    """Has the clause a condition, a time clause or a reason behind its subject?"""
    own = subject(verb)
    for child in verb.children:
        behind = own is not None and child.i > own.i
        if child.dep_ == "advcl" and behind and _marked(child):
            return True
        if child.dep_ == "prep" and behind and child.lower_ in _WIDE:
            return True
        if child.dep_ == "conj" and _reaches_over(child):
            return True
    return False


def _marked(clause: Token) -> bool:
    return any(
        child.dep_ in ("mark", "advmod")
        and (child.lower_ in CONDITIONS | AS_MARKS or child.lower_ in ("so", "that"))
        for child in clause.children
    )


def _paired(sentence: Sentence) -> bool:
    """ "not only ... but", "both ... and", "either ... or" with clauses."""
    tokens = [token.lower_ for token in sentence.doc]
    if "neither" in tokens or ("not", "only") in pairwise(tokens):
        return True
    return any(token.dep_ == "preconj" and token.head.pos_ in ("VERB", "AUX") for token in sentence.doc)


def that_clauses(sentence: Sentence) -> Iterator[Cut]:
    """ "Make sure that the door is shut, and that the light is off." What leads to "that" is said again."""
    root = sentence.root
    if (
        root is None
        or sentence.is_question
        or opening(sentence)
        or holds(sentence.doc[: root.i + 1], NEGATIONS)
    ):
        return
    for clause in (token for token in sentence.doc if token.dep_ in ("ccomp", "acomp") and token.i > root.i):
        for second in (child for child in clause.children if child.dep_ == "conj" and whole_clause(child)):
            marks = [
                next(
                    (child for child in verb.children if child.lower_ == "that" and child.dep_ == "mark"),
                    None,
                )
                for verb in (clause, second)
            ]
            if marks[0] is None or marks[1] is None or marks[1].nbor(-1).lower_ != "and":
                continue
            lead = list(sentence.doc[: marks[0].i])
            if not lead or len(lead) > _LONGEST_LEAD or holds(lead, NEGATIONS | {"only"}):
                continue
            link = marks[1].nbor(-1)
            stop = sentence.start(link.nbor(-1)) if link.nbor(-1).text == "," else sentence.start(link)
            begin = next((token for token in lead if token.lower_ != "please"), lead[0])
            copied = sentence.clear[sentence.start(begin) : sentence.end(lead[-1])]
            if re.fullmatch(r"[\w ’']+", copied):
                yield Cut(
                    "that clauses",
                    (
                        Piece(0, stop),
                        Piece(
                            sentence.start(marks[1]),
                            len(sentence.clear),
                            copied[:1].upper() + copied[1:] + " ",
                        ),
                    ),
                )


def simple_clauses(sentence: Sentence) -> Iterator[Cut]:
    """The same by sight, where the parser missed the joint: a plain clause, "and", a whole clause."""
    if sentence.is_question or sentence.root is None or _paired(sentence) or opening(sentence):
        return
    for token in sentence.doc[3:-3]:
        if token.lower_ not in ("and", "but") or token.dep_ == "ROOT":
            continue
        following = token.nbor(1)
        if token.lower_ == "and" and ends_a_row(list(sentence.doc[: token.i])):
            continue
        if following.tag_ not in ("DT", "PRP", "PRP$", "EX") or following.lower_ in ("no", "not"):
            continue
        before = token.nbor(-1)
        stop = sentence.start(before) if before.text == "," else sentence.start(token)
        if not any(_begins_after(word, token) for word in sentence.doc):
            continue
        left = sentence.inline.piece(0, stop)
        right = sentence.inline.piece(sentence.start(following), len(sentence.clear))
        if left is None or right is None or not (_one_clause(left) and _whole(right)):
            continue
        yield Cut(
            "simple clauses",
            (Piece(0, stop), Piece(sentence.end(token), len(sentence.clear), _LEADS.get(token.lower_, ""))),
        )


def _begins_after(verb: Token, link: Token) -> bool:
    """Is this the verb of a clause whose subject begins straight behind the link?"""
    own = subject(verb)
    return own is not None and whole_clause(verb) and own.left_edge.i == link.i + 1


def _one_clause(raw: str) -> bool:
    left = Sentence(raw)
    root = left.root
    return (
        root is not None
        and whole_clause(root)
        and not opening(left)
        and not conditional(left.doc)
        and not holds(left.doc, _INWARD)
        and not [
            word for word in left.doc if word != root and finite(word) and word.dep_ not in ("aux", "auxpass")
        ]
    )


def _whole(raw: str) -> bool:
    right = Sentence(raw)
    root = right.root
    return (
        root is not None
        and whole_clause(root)
        and not _may_be_participle(root)
        and not _reaches_over(root)
        and not opening(right)
    )


SEAMS = (
    Seam(
        "coordination",
        0,
        coordination,
        (
            (
                "We have received your form, and we will write to you by 3 May.",
                "We have received your form. We will write to you by 3 May.",
            ),
            (
                "The lift is broken, but you can use the stairs.",
                "The lift is broken. But you can use the stairs.",
            ),
        ),
        (
            "Call us by 3 May and we will keep your place.",
            "We will stop your pay and you will get a bill if you do not reply.",
            "If you are late, the doors will be shut and you will have to wait.",
            "She told us that the roof leaks and the walls are wet.",
            "From 1 May the desk will be closed and the phones will be off.",
            "Then turn down the heat and cook for 25 minutes or until it is soft and the water is gone.",
        ),
    ),
    Seam(
        "that clauses",
        1,
        that_clauses,
        (
            (
                "The panel accepted that you were ill in March, and that the note was real.",
                "The panel accepted that you were ill in March. The panel accepted that the note was real.",
            ),
        ),
        ("The panel did not accept that you were ill in March and that the note was real.",),
    ),
    Seam(
        "simple clauses",
        0,
        simple_clauses,
        (),
        (
            "Call us and the team will help you.",
            "She said that at this point, she and her friend do not want to sue the firm.",
        ),
    ),
)
