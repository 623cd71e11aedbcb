"""Clauses that stand side by side: joined by "and", "but", "so", "while", or a semicolon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    CONDITIONS,
    Sentence,
    finite,
    holds,
    is_order,
    opening,
    other_verbs,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAY_BE_PURPOSE = frozenset("can could may might would".split())
_PAIRS = frozenset("both either neither whether rather".split())


def coordination(sentence: Sentence) -> Iterator[Cut]:
    """ "We got your form, and we will write to you." Each side has its own subject."""
    root = sentence.root
    if root is None or sentence.is_question or _paired(sentence):
        return
    chain = [root]
    while following := next((child for child in chain[-1].children if child.dep_ == "conj"), None):
        chain.append(following)
    starts: list[tuple[int, str]] = []
    for before, verb in zip(chain, chain[1:], strict=False):
        joint = _joint(before, verb)
        if joint is None or not _both_whole(before, verb):
            continue
        word, at = joint
        left, right = sentence.doc[: at.i], sentence.doc[verb.left_edge.i : verb.right_edge.i + 1]
        if not _same_reach(sentence, before, verb, word, list(left), list(right)):
            continue
        starts.append((at.i, word))
    if len(starts) < len(chain) - 1 and any(word == "" for _, word in starts):
        return
    for _, word in starts:
        if word == "" and starts[-1][1] == "":
            return
    yield from _cuts(sentence, starts)


def _cuts(sentence: Sentence, starts: list[tuple[int, str]]) -> Iterator[Cut]:
    if not starts:
        return
    pieces: list[Piece] = []
    begin, lead = 0, ""
    for at, word in starts:
        token = sentence.doc[at]
        pieces.append(Piece(begin, sentence.start(token), lead))
        begin = sentence.end(token)
        lead = {"but": "But ", "so": "So "}.get(word, "")
    pieces.append(Piece(begin, len(sentence.clear), lead))
    yield Cut("coordination", tuple(pieces))


def _joint(before: Token, verb: Token) -> tuple[str, Token] | None:
    """The joining word straight before a clause: ("and", its token), or ("", the comma)."""
    first = verb.left_edge
    if first.i == 0:
        return None
    previous = first.nbor(-1)
    if first.lower_ == "so" and first.i > 0 and previous.text == ",":
        return None
    if previous.dep_ == "cc" and previous.lower_ in ("and", "but"):
        return previous.lower_, previous
    if previous.text == "," and before.i < previous.i:
        return "", previous
    return None


def _both_whole(before: Token, verb: Token) -> bool:
    return (whole_clause(before) or is_order(before)) and whole_clause(verb)


def _same_reach(
    sentence: Sentence, before: Token, verb: Token, word: str, left: list[Token], right: list[Token]
) -> bool:
    """Does nothing on one side (a condition, a "not", a place) also reach over the other?"""
    own = subject(verb)
    first = subject(before)
    root = sentence.root
    if own is None or root is None or own.lower_ in ("who", "which", "that"):
        return False
    same = first is not None and own.lower_ == first.lower_
    says = [child for child in before.children if child.dep_ == "ccomp" and child.i > before.i]
    if says and not same:
        # "She told us that A and B": B may be part of what she told.
        return False
    if _scoped_opening(sentence):
        return False
    if word == "but":
        return not (holds(left, frozenset({"not"})) and verb.i - before.i < 3)
    if _trailing_scope(verb, sentence):
        return False
    if any(child.dep_ in ("advcl", "mark") and _has_mark(child) for child in before.children):
        return False
    if is_order(before):
        # "Call us and we will help" is a promise that hangs on the order.
        return False
    return True


def _scoped_opening(sentence: Sentence) -> bool:
    """Does the sentence begin with a condition, a time or a place that may reach over all of it?"""
    return bool(opening(sentence))


def _trailing_scope(verb: Token, sentence: Sentence) -> bool:
    own = subject(verb)
    for child in verb.children:
        if child.dep_ == "advcl" and _has_mark(child) and own is not None and child.i > own.i:
            return True
        if child.dep_ == "prep" and child.lower_ in CONDITIONS | {"because", "despite"} and child.i > verb.i:
            return True
    last_verbs = [child for child in verb.children if child.dep_ == "conj"]
    return any(_trailing_scope(child, sentence) for child in last_verbs)


def _has_mark(verb: Token) -> bool:
    return any(
        child.dep_ in ("mark", "advmod") and (child.lower_ in CONDITIONS or child.lower_ in ("as", "so", "that"))
        for child in verb.children
    )


def _paired(sentence: Sentence) -> bool:
    tokens = [token.lower_ for token in sentence.doc]
    if any(token in _PAIRS for token in tokens if token != "rather") or ("not", "only") in zip(tokens, tokens[1:], strict=False):
        return True
    return any(token.dep_ == "preconj" for token in sentence.doc)


def result(sentence: Sentence) -> Iterator[Cut]:
    """ "The lift is broken, so you must use the stairs." Only where "so" tells a result."""
    for token in sentence.doc:
        if token.lower_ != "so" or token.i == 0 or token.nbor(-1).text != "," or token.i + 1 >= len(sentence.doc):
            continue
        if token.nbor(1).lower_ in ("that", "as", "far", "much", "many", "long"):
            continue
        left, right = list(sentence.doc[: token.i]), list(sentence.doc[token.i + 1 :])
        verbs = [word for word in right if whole_clause(word)]
        if not verbs or holds(right, _MAY_BE_PURPOSE) or sentence.is_question or holds(left, CONDITIONS):
            continue
        before = [word for word in left if whole_clause(word)]
        if not before or opening(sentence) or any(is_order(word) for word in left if word.pos_ == "VERB"):
            continue
        comma = sentence.start(token.nbor(-1))
        yield Cut("result", (Piece(0, comma), Piece(sentence.end(token), len(sentence.clear), "So ")))


_STATES = frozenset(
    "understand appreciate recognise recognize accept know agree realise realize acknowledge try aim hope do make "
    "understood are is have has".split()
)


def contrast(sentence: Sentence) -> Iterator[Cut]:
    """ "Although we are busy, we will try." and "..., whereas the office in York opens at 10." """
    root = sentence.root
    if root is None or sentence.is_question:
        return
    for clause in (child for child in root.children if child.dep_ == "advcl"):
        mark = next((child for child in clause.children if child.dep_ == "mark"), None)
        if mark is None or not whole_clause(clause) or mark.i != clause.left_edge.i:
            continue
        word = mark.lower_
        if word not in ("although", "though", "while", "whilst", "whereas"):
            continue
        if clause.i < root.i and mark.i == 0:
            comma = clause.right_edge
            comma = comma if comma.text == "," else (comma.nbor(1) if comma.i + 1 < len(sentence.doc) else comma)
            if comma.text != "," or (word in ("while", "whilst") and not _concedes(clause)):
                continue
            if not whole_clause(root):
                continue
            yield Cut(
                "contrast",
                (Piece(sentence.end(mark), sentence.start(comma)), Piece(sentence.end(comma), len(sentence.clear), "But ")),
            )
        elif clause.i > root.i and sentence.last is not None and clause.right_edge.i >= sentence.last.i:
            comma = mark.nbor(-1)
            if comma.text != "," or not whole_clause(root) or any(_has_mark(c) for c in root.children if c is not clause and c.dep_ == "advcl"):
                continue
            if word in ("while", "whilst") and clause.tag_ == "VBG":
                continue
            lead = "But " if word in ("although", "though") else ""
            yield Cut(
                "contrast",
                (Piece(0, sentence.start(comma)), Piece(sentence.end(mark), len(sentence.clear), lead)),
            )


def _concedes(clause: Token) -> bool:
    own = subject(clause)
    return own is not None and own.lower_ in ("we", "i", "there", "this") and clause.lower_ in _STATES


def semicolon(sentence: Sentence) -> Iterator[Cut]:
    """ "A; B." where each side is a whole sentence."""
    yield from _marks(sentence, "semicolon", {";"})


def dash(sentence: Sentence) -> Iterator[Cut]:
    """ "A - B." where each side is a whole sentence, and there is one dash."""
    yield from _marks(sentence, "dash", {"–", "—", "-", "--"}, only_one=True)


def _marks(sentence: Sentence, name: str, marks: set[str], *, only_one: bool = False) -> Iterator[Cut]:
    found = [token for token in sentence.doc if token.text in marks and 0 < token.i < len(sentence.doc) - 1]
    found = [token for token in found if name == "semicolon" or (token.nbor(-1).whitespace_ and token.whitespace_)]
    if not found or sentence.is_question or (only_one and len(found) > 1) or sentence.doc[0].lower_ in CONDITIONS:
        return
    ends = [0, *(sentence.end(token) for token in found)]
    stops = [*(sentence.start(token) for token in found), len(sentence.clear)]
    following = [token.nbor(1) for token in found]
    if any(token.lower_ in ("or", "nor", "if", "unless", "except") for token in following):
        return
    pieces = [Piece(a, b) for a, b in zip(ends, stops, strict=True)]
    for number, token in enumerate(following, start=1):
        if token.lower_ == "and":
            pieces[number] = Piece(sentence.end(token), pieces[number].end)
    yield Cut(name, tuple(pieces))


def otherwise(sentence: Sentence) -> Iterator[Cut]:
    """ "Reply by 3 May, otherwise your claim will end." """
    for token in sentence.doc:
        if token.lower_ != "otherwise" or token.i < 3 or token.nbor(-1).text not in (",", ";", "–", "-"):
            continue
        if sentence.doc[0].lower_ in CONDITIONS or sentence.is_question:
            continue
        yield Cut(
            "otherwise",
            (Piece(0, sentence.start(token.nbor(-1))), Piece(_after_comma(sentence, token), len(sentence.clear), "Otherwise, ")),
        )


def _after_comma(sentence: Sentence, token: Token) -> int:
    following = token.nbor(1) if token.i + 1 < len(sentence.doc) else token
    return sentence.end(following) if following.text == "," else sentence.end(token)


SEAMS = (
    Seam("coordination", 0, coordination,
        (("We have received your form, and we will write to you by 3 May.", "We have received your form. We will write to you by 3 May."),),
        ("Call us by 3 May and we will keep your place.",)),
    Seam("semicolon", 0, semicolon, (), ()),
    Seam("otherwise", 0, otherwise, (), ()),
    Seam("contrast", 1, contrast, (), ()),
    Seam("result", 1, result, (), ()),
    Seam("dash", 1, dash, (), ()),
)
_ = (finite, other_verbs)
