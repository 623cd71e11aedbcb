"""Reasons to leave a passive sentence as it is: another order would say another thing, or read badly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayclear.passive.words import CASE, OBJECT, QUANTIFIERS, THIRD, agents
from sayclear.passive.writing import Clause, head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_OBJECT = 8
_TIME = r"""(?:\d|noon|midnight|tonight|today|tomorrow|next\s|this\s(?:week|month|year|morning|afternoon)
    |(?:the\s)?end\s|the\s(?:\d|first|second|third|last|next|same|day|week|month|date|deadline)
    |(?:one|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?:minute|hour|day|week|month|year)
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september
    |october|november|december)\b)"""
_BY_TIME = re.compile(rf"by\s{_TIME}", re.IGNORECASE | re.VERBOSE)
_REST_OF_TIME = re.compile(
    rf"""(?:(?:on|in|at|by|from|for|since|until|before|after|within|during)\s(?:about\s|around\s)?{_TIME}
    |today\b|tomorrow\b|yesterday\b|tonight\b|again\b|now\b|once\b|twice\b|straight\s?away\b|at\sonce\b
    |immediately\b|as\ssoon\sas\spossible\b|every\s|each\s(?:day|week|month|year)|yet\b|soon\b|next\s|last\s
    |before\syou\s|if\s|when\s|unless\s|until\s|because\s|before\s|after\s|once\s|free\sof\scharge\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_REST_OF_PLACE = re.compile(r"(?:in|at|on|to)\s", re.IGNORECASE)
_REST_TO = re.compile(r"to\s(?:you|us|me|them|him|her|it|the|your|our|my|a|an)\b", re.IGNORECASE)
_LEAD_WORD = re.compile(
    r"(?:however|therefore|normally|usually|then|first|next|now|also|but|and|so|today|tomorrow|sometimes"
    r"|in addition|as a result|finally|instead),?\s*$",
    re.IGNORECASE,
)
_LEAD_PHRASE = re.compile(r"(?:in|on|at|from|after|before|during|for|within|until|since)\s", re.IGNORECASE)
_LEAD_CLAUSE = re.compile(r"(?:if|when|once|after|before|unless|because|until)\s", re.IGNORECASE)
_NO = frozenset("no none nobody nothing neither nor never not n't hardly".split())
_BACK = frozenset("he she it they this that these those".split())
_DUTIES = frozenset("must should shall".split())
_PUTS = frozenset("build find put keep hold meet see move set store take read open look".split())
"""Verbs with which "by the school" may say where."""


def is_sure(clause: Clause) -> bool:
    """Nothing that could change what is said, or that would read badly."""
    return (
        _plain_lead(clause)
        and _plain_object(clause)
        and _plain_inner(clause)
        and _plain_rest(clause)
        and _plain_scope(clause)
        and _one_by(clause)
    )


def _one_by(clause: Clause) -> bool:
    """Each other "by" says a time."""
    by = clause.agent[0].i - 1
    text = clause.sentence.doc.text
    return all(
        token.i == by or _BY_TIME.match(text, token.idx)
        for token in clause.sentence.doc
        if token.lower_ == "by"
    )


def _plain_lead(clause: Clause) -> bool:
    lead = clause.lead
    if not lead:
        return True
    text = clause.sentence.doc.text[: clause.object[0].idx]
    agent_is_third = clause.agent[0].lower_ not in ("you", "us", "me")
    if agent_is_third and any(token.lower_ in THIRD for token in lead):
        return False
    if _LEAD_WORD.fullmatch(text.strip()):
        return True
    if text.rstrip()[-1:] != "," or text.count(",") > 1:
        return False
    verbs = [token for token in lead if token.pos_ in ("VERB", "AUX")]
    if _LEAD_PHRASE.match(text) and not verbs:
        return True
    if not _LEAD_CLAUSE.match(text):
        return False
    return any(token.dep_ == "nsubj" or token.dep_ == "nsubjpass" for token in lead) and any(
        child.dep_ == "advcl" and child.i < clause.object[0].i for child in clause.verb.children
    )


def _plain_object(clause: Clause) -> bool:
    tokens = clause.object
    if len(tokens) == 1 and tokens[0].tag_ == "PRP":
        return tokens[0].lower_ in OBJECT
    if len(tokens) == 1 and tokens[0].tag_ == "DT":
        return tokens[0].lower_ in ("this", "these", "those")
    if len(tokens) > _LONGEST_OBJECT or any(token.pos_ in ("VERB", "AUX", "PUNCT") for token in tokens):
        return False
    if any(token.tag_ == "PRP" and token.lower_ not in ("you", "it") for token in tokens):
        return False
    others = [token for token in tokens if token.dep_ == "prep" and token.lower_ != "of"]
    return not others or not (clause.rest or clause.inner)


def _plain_inner(clause: Clause) -> bool:
    """Between the verb and "by": nothing, or "the result", "to us", "in full", "again"."""
    inner = clause.inner
    if not inner:
        return True
    if any(
        token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") or token.lower_ in ("and", "or", "as")
        for token in inner
    ):
        return False
    text = clause.sentence.doc.text[inner[0].idx : clause.agent[0].idx]
    if inner[0].dep_ in ("prt", "prep") and len(inner) == 1:
        return False
    first = inner[0]
    told = clause.forms.base in ("tell", "give", "send", "ask", "show", "offer", "pay", "lend")
    if told and inner[-1].dep_ == "dobj" and not any(token.pos_ == "ADP" for token in inner):
        return True
    if _REST_OF_TIME.match(text) or (first.dep_ == "advmod" and len(inner) == 1):
        return True
    return bool(_REST_TO.match(text)) and sum(token.pos_ == "ADP" for token in inner) == 1


def _plain_rest(clause: Clause) -> bool:
    rest = clause.rest
    if not rest:
        return True
    doc = clause.sentence.doc
    text = doc.text[rest[0].idx :]
    tokens = {token.lower_ for token in rest}
    if rest[0].is_punct or {"and", "or", "who", "which", "that", "but", "whose", "so"} & tokens:
        return False
    if _BY_TIME.match(text):
        return not _has_verbs(rest)
    verbs = _has_verbs(rest)
    if _REST_OF_TIME.match(text):
        return not verbs or rest[0].lower_ in (
            "if",
            "when",
            "unless",
            "until",
            "because",
            "before",
            "after",
            "once",
        )
    if rest[0].lower_ == "to" and len(rest) > 1 and rest[1].tag_ == "VB":
        return (
            rest[1].head == clause.verb
            and verbs == [rest[1]]
            and clause.forms.base
            in (
                "ask",
                "visit",
                "tell",
                "call",
                "invite",
                "contact",
                "phone",
                "send",
                "write",
                "train",
                "help",
            )
        )
    if verbs:
        return False
    pronoun = len(clause.agent) == 1 and clause.agent[0].tag_ == "PRP"
    if _REST_TO.match(text):
        return clause.forms.base in (
            "send",
            "give",
            "return",
            "pay",
            "bring",
            "show",
            "deliver",
            "report",
            "read",
        )
    return pronoun and bool(_REST_OF_PLACE.match(text)) and sum(t.pos_ == "ADP" for t in rest) == 1


def _has_verbs(tokens: Sequence[Token]) -> list[Token]:
    # To the parser, the month of May is a verb now and then.
    return [
        token
        for token in tokens
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound") and token.text != "May"
    ]


def _plain_scope(clause: Clause) -> bool:
    """Would another order say another thing?"""
    words = {token.lower_ for token in clause.object}
    negated = any(token.lower_ in _NO for token in clause.middle)
    definite = clause.agent[0].lower_ in (*CASE, "the", "our", "your", "my")
    if words & _NO or (words & QUANTIFIERS and (negated or not definite)):
        return False
    if negated and (not definite or any(token.lower_ in ("may", "might") for token in clause.middle)):
        return False
    if any(token.lower_ in _NO for token in (*clause.inner, *clause.lead)) and negated:
        return False
    head = head_of(clause.object)
    if clause.agent[0].lower_ not in ("you", "us", "me"):
        # "He ..." goes on about him. And "You must be seen by a doctor" is a duty of yours, not the doctor's.
        bound = any(token.lower_ in _DUTIES or token.tag_ == "TO" for token in clause.middle)
        someone = head.tag_ == "PRP" or head.lower_ in ("child", "children") or head.lower_ in agents()
        if head.lower_ in _BACK or (bound and someone):
            return False
    kind = agents().get(head_of(clause.agent).lower_)
    if clause.agent[0].lower_ not in ("you", "us", "me"):
        owned = any(
            token.lower_ in ("his", "her", "its", "their") for token in (*clause.object, *clause.inner)
        )
        if owned:
            return False
        who = head.lower_ in ("he", "she") or agents().get(head.lower_) in ("person", "many")
        if who and kind in ("person", "many", None) and head.tag_ == head_of(clause.agent).tag_:
            return False
    return not (kind == "place" and clause.forms.base in _PUTS)
