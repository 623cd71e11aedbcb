"""Clauses that stand side by side: joined by "and", "but", "so", "while", or a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    AS_MARKS,
    CONDITIONS,
    NEGATIONS,
    Sentence,
    conditional,
    finite,
    holds,
    is_order,
    opening,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_LEAD = 5
_LEADS = {"but": "But ", "or": "Or "}
_INWARD = frozenset("that which who whom whose whether what how why where".split())
"""Words that open a clause inside another."""
_WIDE = frozenset("because despite except without unless depending subject according".split())
_ASKING = frozenset("can could may might".split())


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
    for before, verb in zip(chain, chain[1:], strict=False):
        joint = _joint(before, verb)
        if joint is None or (scoped and not _says_also(before, verb)):
            continue
        if _parted(sentence, before, verb, joint[1]):
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
    if own is None or not whole_clause(verb) or not (whole_clause(before) or is_order(before)):
        return False
    if _may_be_participle(verb) or _may_be_participle(before):
        return False
    same = first is not None and own.lower_ == first.lower_
    if word == "or":
        return same and own.lower_ == "you" and _allows(before) and _allows(verb) and not conditional(sentence.doc)
    reported = any(token.lower_ in _INWARD and token.tag_ == "IN" for token in sentence.doc[before.i : verb.left_edge.i])
    if (reported or any(child.dep_ == "ccomp" and child.i > before.i for child in before.children)) and not same:
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
        child.dep_ in ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "aux", "neg", "prt") for child in verb.children
    )


def _allows(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in _ASKING for child in verb.children) and not any(
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
        child.dep_ in ("mark", "advmod") and (child.lower_ in CONDITIONS | AS_MARKS or child.lower_ in ("so", "that"))
        for child in clause.children
    )


def _paired(sentence: Sentence) -> bool:
    """ "not only ... but", "both ... and", "either ... or" with clauses."""
    tokens = [token.lower_ for token in sentence.doc]
    if "neither" in tokens or ("not", "only") in zip(tokens, tokens[1:], strict=False):
        return True
    return any(token.dep_ == "preconj" and token.head.pos_ in ("VERB", "AUX") for token in sentence.doc)


def that_clauses(sentence: Sentence) -> Iterator[Cut]:
    """ "Make sure that the door is shut, and that the light is off." What leads to "that" is said again."""
    root = sentence.root
    if root is None or sentence.is_question or opening(sentence) or holds(sentence.doc[: root.i + 1], NEGATIONS):
        return
    for clause in (token for token in sentence.doc if token.dep_ in ("ccomp", "acomp") and token.i > root.i):
        for second in (child for child in clause.children if child.dep_ == "conj" and whole_clause(child)):
            marks = [next((child for child in verb.children if child.lower_ == "that" and child.dep_ == "mark"), None) for verb in (clause, second)]
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
                    (Piece(0, stop), Piece(sentence.start(marks[1]), len(sentence.clear), copied[:1].upper() + copied[1:] + " ")),
                )


def simple_clauses(sentence: Sentence) -> Iterator[Cut]:
    """The same by sight, where the parser missed the joint: a plain clause, "and", a whole clause."""
    if sentence.is_question or sentence.root is None or _paired(sentence) or opening(sentence):
        return
    for token in sentence.doc[3:-3]:
        if token.lower_ not in ("and", "but") or token.dep_ == "ROOT":
            continue
        following = token.nbor(1)
        if following.tag_ not in ("DT", "PRP", "PRP$", "EX") or following.lower_ in ("no", "not"):
            continue
        before = token.nbor(-1)
        stop = sentence.start(before) if before.text == "," else sentence.start(token)
        if not any(whole_clause(word) and word.i > token.i for word in sentence.doc):
            continue
        left = sentence.inline.piece(0, stop)
        right = sentence.inline.piece(sentence.start(following), len(sentence.clear))
        if left is None or right is None or not (_one_clause(left) and _whole(right)):
            continue
        yield Cut("simple clauses", (Piece(0, stop), Piece(sentence.end(token), len(sentence.clear), _LEADS.get(token.lower_, ""))))


def _one_clause(raw: str) -> bool:
    left = Sentence(raw)
    root = left.root
    return (
        root is not None
        and whole_clause(root)
        and not opening(left)
        and not conditional(left.doc)
        and not holds(left.doc, _INWARD)
        and not [word for word in left.doc if word != root and finite(word) and word.dep_ not in ("aux", "auxpass")]
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


def result(sentence: Sentence) -> Iterator[Cut]:
    """ "The lift is broken, so you must use the stairs." Only where "so" tells a result."""
    if sentence.is_question:
        return
    for token in sentence.doc[2:-2]:
        if token.lower_ != "so" or token.nbor(-1).text != ",":
            continue
        right = sentence.doc[token.i + 1 :]
        verb = next((word for word in right if whole_clause(word)), None)
        if verb is None or right[0].lower_ in ("that", "as", "far", "much", "many", "long"):
            continue
        if any(child.lower_ in _ASKING for child in verb.children):
            # "so you can ..." is a purpose.
            continue
        stop = sentence.start(token.nbor(-1))
        raw = sentence.inline.piece(0, stop)
        left = Sentence(raw) if raw else None
        if left is None or left.root is None or not whole_clause(left.root) or opening(left) or conditional(left.doc):
            continue
        yield Cut("result", (Piece(0, stop), Piece(sentence.end(token), len(sentence.clear), "So ")))


_GRANTS = frozenset(
    "understand appreciate recognise recognize accept know agree realise realize acknowledge try aim hope".split()
)


def contrast(sentence: Sentence) -> Iterator[Cut]:
    """ "Although we are busy, we will try." and "..., whereas the office in York opens at 10." """
    root = sentence.root
    if root is None or sentence.is_question or not whole_clause(root):
        return
    heads = [root, *(verb for verb in root.conjuncts if whole_clause(verb))]
    clauses = [child for verb in heads for child in verb.children if child.dep_ == "advcl" and whole_clause(child)]
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
            comma = _comma_after(clause)
            if comma is None or (temporal and not _grants(clause)) or conditional(sentence.doc[1 : comma.i]):
                continue
            first = Piece(sentence.end(mark), sentence.start(comma))
            yield Cut("contrast", (first, Piece(sentence.end(comma), len(sentence.clear), "But ")))
        elif mark.i > root.i and sentence.last is not None and clause.right_edge.i >= sentence.last.i:
            comma = mark.nbor(-1)
            if comma.text != "," or (temporal and _same_subject(clause, root)) or opening(sentence):
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


def _comma_after(clause: Token) -> Token | None:
    last = clause.right_edge
    if last.text == ",":
        return last
    following = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return following if following.text == "," else None


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
    if any(token.nbor(1).lower_ in ("or", "nor", "if", "unless", "except") for token in found):
        return
    ends = [0, *(sentence.end(token.nbor(1) if token.nbor(1).lower_ == "and" else token) for token in found)]
    stops = [*(sentence.start(token) for token in found), len(sentence.clear)]
    yield Cut(name, tuple(Piece(begin, stop) for begin, stop in zip(ends, stops, strict=True)))


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
    Seam("simple clauses", 0, simple_clauses, (), ("Call us and the team will help you.",)),
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
        "result",
        1,
        result,
        (
            (
                "The road is shut, so the bus will stop in Mill Lane.",
                "The road is shut. So the bus will stop in Mill Lane.",
            ),
        ),
        ("Send us the form, so we can pay you.", "Your form was late, so you can send it again."),
    ),
    Seam(
        "dash",
        1,
        dash,
        (("The office has moved – it is now in Mill Lane.", "The office has moved. It is now in Mill Lane."),),
        ("Bring a coat – the blue one – and a bag.",),
    ),
)
