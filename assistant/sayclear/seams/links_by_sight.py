"""Links between two statements, found by their words, because the parser often ties them wrongly.

Both sides have to stand alone when they are parsed for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.readability.orders import is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.marks_by_sight import ANSWER, OWN_CONDITION
from sayclear.seams.tree import (
    SUBJECTS,
    Sentence,
    begins_with_condition,
    conditional,
    ends_a_row,
    points_at_another,
    stands_alone,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_NO_END = frozenset("IN TO DT CC PRP$ WDT WP WRB MD JJ VBZ VBP".split())
"""Tags of words that end no sentence where a clause is cut off behind them."""

_LEADS = {"but": "But ", "although": "But ", "though": "But ", "and": "", "yet": "Yet "}


def _before(sentence: Sentence, place: int) -> list[Token]:
    return [token for token in sentence.doc if sentence.start(token) < place]


def _reports(tokens: list[Token]) -> bool:
    """ "She said that A, and ...": what follows may be part of what she said."""
    return any(
        token.lower_ in ("whether", "because", "unless", "if", "until")
        or (token.lower_ == "that" and token.tag_ == "IN")
        for token in tokens
    )


def _left_is_whole(sentence: Sentence, before: list[Token]) -> tuple[int, ...]:
    """Up to a comma and a link, what holds a clause or begins as an order is whole (piece 0)."""
    last = next((token for token in reversed(before) if not token.is_punct), None)
    if last is None or last.tag_ in _NO_END:
        return ()
    whole = any(whole_clause(token) for token in before)
    return (0,) if whole or is_order(sentence.clear) or ANSWER.match(sentence.clear) else ()


_AND_IF = re.compile(
    r"(?:,|\s[–—-])\s+(?P<word>and|but)\s+"
    r"(?=(?:if|when|once|until)\s|(?:by|from|after|at|in|on|for)\s[^,–—]{2,60},\s|(?:in|for)\s(?:most|many|some)\s)",
    re.IGNORECASE,
)

_AND = re.compile(r"(?:,|\s[–—-])\s+(?P<word>and|but|yet)\s+")


def and_if(sentence: Sentence) -> Iterator[Cut]:
    """ "Check the list first, and if anything is missing, tell us." The "if" is about the second part."""
    if sentence.is_question:
        return
    for match in _AND_IF.finditer(sentence.clear):
        if begins_with_condition(sentence) and not OWN_CONDITION.match(sentence.clear, match.end()):
            continue
        before = _before(sentence, match.start())
        if _reports(before):
            continue
        after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        if points_at_another(after):
            continue
        whole = [token for token in after if token.dep_ in SUBJECTS]
        yield Cut(
            "and if",
            (
                Piece(0, match.start()),
                Piece(match.end(), len(sentence.clear), _LEADS[match["word"].lower()]),
            ),
            (1,) if len(whole) > 1 and after[0].lower_ in ("if", "when", "once") else (),
        )


_NO_START = frozenset(
    "only not if unless because when which who whom whose how what where why whether that as than".split()
)

_PROMISE = re.compile(r"(?:I|we)(?:['’]ll|\s+(?:will|can))\s", re.IGNORECASE)

_OPENING_PHRASE = re.compile(
    r"(?:(?:in short|in fact|in practice):?\s)?"
    r"(?:in|for|at|during|from|until|within|by|under|on|over|since)\s",
    re.IGNORECASE,
)


def and_by_sight(sentence: Sentence) -> Iterator[Cut]:
    """A comma, "and" or "but", and a clause with a subject of its own; nothing reaches over the joint."""
    if sentence.is_question or begins_with_condition(sentence) or sentence.clear.lower().startswith("not "):
        return
    for match in _AND.finditer(sentence.clear):
        before = _before(sentence, match.start())
        after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        told = _reports(before) and match["word"].lower() != "but"
        if not after or not before or told or _hangs(before):
            continue
        own = after[0].lower_ in ("it", "that", "there") or _is_so_in_any_case(before)
        if (_has_condition(after) and not own) or points_at_another(after):
            continue
        if match["word"] == "and" and (_ends_a_row(before, after) or _opening_reaches_on(sentence, after)):
            continue
        if match["word"] == "and" and is_order(sentence.clear):
            # "Call us, and we will help": a promise that comes after the order.
            if not _PROMISE.match(sentence.clear, match.end()):
                continue
            right = Piece(match.end(), len(sentence.clear), "Then ")
            yield Cut("order and promise", (Piece(0, match.start()), right), (0, 1))
            continue
        if not any(whole_clause(token) for token in after) or after[0].tag_ in ("VB", "VBG", "VBN", "TO"):
            continue
        if after[0].lower_ in _NO_START and not _POINTS_BACK.match(sentence.clear, match.end()):
            continue
        lead = _LEADS[match["word"].lower()]
        right = Piece(match.end(), len(sentence.clear), lead)
        yield Cut("and by sight", (Piece(0, match.start()), right), _left_is_whole(sentence, before))


_POINTS_BACK = re.compile(r"that(?:['’]s|\s(?:is|was|will)\b)|only\s(?:a|an|the|your|our)\s", re.IGNORECASE)
"""These open a clause, though "that" and "only" may also open a part of one."""


def _is_so_in_any_case(clause: list[Token]) -> bool:
    """ "The desk shuts at 5, and you can ring us if ...": the first part states a fact, with no "if" to it.

    "We will stop your pay, and you will get a bill if ..." may hang on the condition with both parts.
    """
    helpers = [token for token in clause if token.tag_ == "MD" or token.lower_ in ("'ll", "’ll", "'d", "’d")]
    return not helpers and any(whole_clause(token) for token in clause)


def _ends_a_row(before: list[Token], after: list[Token]) -> bool:
    """As `ends_a_row`, but a row that has its own "and" is over, and "I will" is no item of one."""
    if not ends_a_row(before):
        return False
    commas = [number for number, token in enumerate(before) if token.text == ","]
    tail = before[commas[-1] + 1 :] if commas else []
    closed = any(token.lower_ in ("and", "or") and token.dep_ == "cc" for token in tail)
    set_off = bool(tail) and any(token.dep_ == "appos" for token in tail) and after[0].lower_ in _SUBJECT_ONLY
    return not (closed or set_off) or _comma_clauses(before)


_SUBJECT_ONLY = frozenset("i we he she they".split())


def _comma_clauses(before: list[Token]) -> bool:
    """ "A does this, B does that": is there a subject with its verb behind a comma already?"""
    commas = [token.i for token in before if token.text == ","]
    verbs = [token for token in before if whole_clause(token) and token.dep_ != "relcl"]
    return len(verbs) > 1 and bool(commas) and any(verb.i > commas[0] for verb in verbs)


def _opening_reaches_on(sentence: Sentence, after: list[Token]) -> bool:
    """ "For six months you are on trial, and A": A may hold for six months too.

    Not where A speaks of what was just said ("and it ..."), and the opening names no time.
    """
    match = _OPENING_PHRASE.match(sentence.clear)
    if match is None:
        return False
    if any(token.lower_ == "therefore" for token in after[:5]):
        return False
    opened = sentence.clear[: sentence.clear.find(",")] if "," in sentence.clear else sentence.clear
    timed = re.search(r"\d|" + "|".join(_TIMES), opened, re.IGNORECASE)
    return bool(timed) or after[0].lower_ not in _SPEAKS_ON or len(opened) > _LONGEST_OPENING


_SPEAKS_ON = frozenset("it he she they its his her their this these".split())
_LONGEST_OPENING = 40
_TIMES = (
    r"\b(?:day|week|month|year|hour|minute|today|tomorrow|then|first|last|time|period)s?\b",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
)


def _hangs(tokens: list[Token]) -> bool:
    """A condition behind both parts that could be about both. "Before" and "until" are about the last."""
    if any(token.lower_ in ("neither", "either", "both") and token.dep_ == "preconj" for token in tokens):
        return True
    return _has_condition(tokens)


def _has_condition(tokens: list[Token]) -> bool:
    far = ("if", "unless", "except", "provided", "providing", "when", "whenever", "assuming", "whether")
    if any(
        a.lower_ in ("long", "condition", "case") and b.lower_ in ("as", "that") for a, b in pairwise(tokens)
    ):
        # "as long as A, B, and C": C is a condition too.
        return True
    return any(token.lower_ in far and conditional([token]) for token in tokens)


_OR_ELSE = re.compile(
    r",\s+or\s+(?:else\s+)?(?=(?:you|it|they|he|she|we|the|your|this|that)\b)", re.IGNORECASE
)


def or_else(sentence: Sentence) -> Iterator[Cut]:
    """ "Pay by May, or you may lose your place." -> "Or you may ..."; only after an order."""
    matches = list(_OR_ELSE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or not is_order(sentence.clear):
        return
    if begins_with_condition(sentence):
        return
    match = matches[0]
    rest = sentence.clear[match.end() :]
    if _has_condition(_before(sentence, match.start())):
        # "Call us if A, or B": B is a condition too.
        return
    if not re.match(r"[^,.]{1,40}?\s(?:may|might|will|could|won['’]t|can)\b|\w+['’]ll\b", rest):
        return
    yield Cut(
        "or else",
        (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "Or ")),
        (1,),
    )


_NOR = re.compile(
    r"(?:,|;)\s+nor\s+(?=(?:will|do|does|did|can|should|must|is|are|was|were|has|have)\s)", re.IGNORECASE
)


def nor(sentence: Sentence) -> Iterator[Cut]:
    """ "We will not ring you, nor will we ask for money." """
    match = _NOR.search(sentence.clear)
    if match and not sentence.is_question:
        right = Piece(match.end(), len(sentence.clear), "Nor ")
        yield Cut("nor", (Piece(0, match.start()), right), (1,))


_SINCE = re.compile(
    r",\s+(?:(?P<hedge>mainly|partly|largely|mostly|probably)\s+)?(?P<word>since|because|as)\s+"
    r"(?!(?:of|if|though|well|soon|long|far|much|many|usual|above|before|a\sresult)\b)(?=\w)",
    re.IGNORECASE,
)


def because(sentence: Sentence) -> Iterator[Cut]:
    """ "..., because this is one of those letters." The comma says that the reason is about the whole."""
    matches = list(_SINCE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    before = _before(sentence, match.start())
    if re.match(r"(?:this|that|it)(?:\s+is|['’]s)\b", sentence.clear[match.end() :], re.IGNORECASE):
        # "This is because this is ..." reads badly.
        return
    if match["word"].lower() == "as" and not is_order(sentence.clear):
        # After a statement, "as" may tell a time.
        return
    if _has_condition(before) or _reports(before) or _perfect_before_since(before, match["word"]):
        return
    if _OTHER_REASON.search(sentence.clear[: match.start()]):
        return
    reason = sentence.inline.piece(match.end(), len(sentence.clear))
    if reason is None or not stands_alone(capital(reason)):
        return
    hedge = f"{match['hedge'].lower()} " if match["hedge"] else ""
    right = Piece(match.end(), len(sentence.clear), f"This is {hedge}because ")
    yield Cut("because, by sight", (Piece(0, match.start()), right), _left_is_whole(sentence, before))


_OTHER_REASON = re.compile(r"\b(?:or|and|but)\b,?(?:\s[\w\s]{2,20})?$", re.IGNORECASE)
""" "damage, or, in some cases, because you left": the reason is one of a row."""


def _perfect_before_since(before: list[Token], word: str) -> bool:
    return word.lower() == "since" and any(token.lower_ in ("has", "have", "'ve", "been") for token in before)


_THOUGH = re.compile(r"(?:,|\s[–—-])\s+(?P<word>although|though|whereas)\s+(?=[\w“\"])", re.IGNORECASE)


def though(sentence: Sentence) -> Iterator[Cut]:
    """ "It is small, though it has a garden." """
    matches = list(_THOUGH.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    right = Piece(match.end(), len(sentence.clear), "But ")
    before = _before(sentence, match.start())
    # "Cheap to start, and easy to store, although ...": no sentence before, and none after.
    fragment = not any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in before)
    sure = (0,) if fragment else _left_is_whole(sentence, before)
    yield Cut("though", (Piece(0, match.start()), right), sure)


_IN_CASE = re.compile(r",?\s+(?P<word>(?:just\s+)?in\s+case)\s+(?!of\b)(?=\w)", re.IGNORECASE)


def in_case(sentence: Sentence) -> Iterator[Cut]:
    """ "Write it down, in case anyone asks." -> "This is in case anyone asks." """
    matches = list(_IN_CASE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    before = _before(sentence, match.start())
    reason = sentence.inline.piece(match.end(), len(sentence.clear))
    if _has_condition(before) or _reports(before) or reason is None or "," in reason:
        return
    if not stands_alone(capital(reason)) or any(token.lower_ in ("not", "n't", "never") for token in before):
        return
    right = Piece(match.end(), len(sentence.clear), f"This is {match['word'].lower()} ")
    sure = _left_is_whole(sentence, before)
    yield Cut("in case", (Piece(0, match.start()), right), (*sure, 1))


SEAMS = (
    Seam(
        "in case",
        1,
        in_case,
        (
            (
                "Ask her doctor to note this in writing, in case anyone asks about it in future.",
                "Ask her doctor to note this in writing. This is in case anyone asks about it in future.",
            ),
        ),
        ("Do not throw the letter away in case we ask for it again in future.",),
    ),
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
        "and by sight",
        1,
        and_by_sight,
        (
            (
                "A wet wall is one of the worst faults there is, and it costs a lot to mend.",
                "A wet wall is one of the worst faults there is. It costs a lot to mend.",
            ),
            (
                "In 1997 there was a very strong storm, yet the rain was close to normal.",
                "In 1997 there was a very strong storm. Yet the rain was close to normal.",
            ),
            (
                "You do not need to say much, and you can take a friend with you if you ask us first.",
                "You do not need to say much. You can take a friend with you if you ask us first.",
            ),
        ),
        (
            "We will stop your pay, and you will get a bill if you do not reply.",
            "She told us that the roof leaks, and the walls are wet.",
        ),
    ),
    Seam(
        "or else",
        1,
        or_else,
        (
            (
                "Pay the fee by 3 May, or you may lose your place.",
                "Pay the fee by 3 May. Or you may lose your place.",
            ),
        ),
        ("You can pay the fee, or you can ask for more time.",),
    ),
    Seam(
        "nor",
        1,
        nor,
        (
            (
                "We will never ask for your code, nor will we ring you at night.",
                "We will never ask for your code. Nor will we ring you at night.",
            ),
        ),
        (),
    ),
    Seam(
        "because, by sight",
        1,
        because,
        (
            (
                "I am glad you asked us, because these letters are hard to read.",
                "I am glad you asked us. This is because these letters are hard to read.",
            ),
        ),
        ("We have been open all day, since nobody told us to close.",),
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
)
