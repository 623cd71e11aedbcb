"""What is tacked on at the end: ", including ...", a sentence in brackets, "especially when ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.readability.orders import is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import NEGATIONS, Sentence, finite, holds, whole_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = {
    "including": "This includes ",
    "such as": "Examples are ",
    "for example": "Examples are ",
    "e.g.": "Examples are ",
    "like": "Examples are ",
}
_TAIL = re.compile(
    r"(?P<open>,|\s[–-]|\s\()\s*(?P<word>including|such as|for example"
    r"|e\.g\.|like),?\s+(?P<rest>[^()]+?)(?P<close>\)?)(?P<stop>[.!]?)\s*$"
)


def examples(sentence: Sentence) -> Iterator[Cut]:
    """ "Bring proof of address, such as a bill or a bank letter." """
    match = _TAIL.search(sentence.clear)
    if not match or sentence.is_question or (match["open"].strip() == "(") != bool(match["close"]):
        return
    start = match.start("rest")
    tokens = [token for token in sentence.doc if sentence.start(token) >= start and not token.is_punct]
    left = [token for token in sentence.doc if sentence.start(token) < match.start()]
    if (
        not tokens
        or not left
        or (holds(left, NEGATIONS) and match["word"] != "including")
        or re.search(r"\b(?:and|or)\b.*, and\b", match["rest"])
    ):
        return
    if any(
        token.pos_ in ("VERB", "AUX", "SCONJ") and token.tag_ != "VBG" and not _in_relative(token)
        for token in tokens
    ):
        return
    if match["word"] == "like" and (
        left[-1].tag_ != "NNS" or not re.search(r"\b(?:and|or)\b", match["rest"])
    ):
        # "a daughter of Zeus, like Artemis": no example.
        return
    doing = match["word"] == "like" and tokens[0].tag_ == "VBG"
    if tokens[0].pos_ in ("ADP", "ADV", "SCONJ", "VERB", "AUX", "PART") and not doing:
        return
    if re.search(r",\s+(?:by|before|until|within|from|at|on|in|no\s+later|unless|if)\b", match["rest"]):
        # "including any statements, by 3 May": the date is about the whole.
        return
    lead = _LEADS[match["word"]]
    if match["word"] == "including" and left[-1].tag_ in ("NNS", "NNPS"):
        lead = "These include "
    single = not re.search(r"\b(?:and|or)\b|,", match["rest"])
    if lead.startswith("Examples") and single:
        lead = "An example is "
    # The item of a list need be no sentence: "Proof of address (for example a bill)".
    item = not any(finite(token) for token in left) and not is_order(sentence.clear)
    pieces = (Piece(0, match.start()), Piece(start, match.end("rest"), lead))
    yield Cut("examples", pieces, (0,) if item and match["close"] else ())


def _in_relative(token: Token) -> bool:
    """Is the verb part of "who ..." or "which ...", or a describing form ("signed")?"""
    return token.tag_ == "VBN" or any(
        word.dep_ in ("relcl", "acl", "amod") for word in (token, *token.ancestors)
    )


_BRACKET = re.compile(r"\s\((?P<inside>[^()]{12,}(?:\([^()]*\)[^()]*)?)\)(?P<stop>[.!]?)\s*$")
_OWN_CLAUSE = re.compile(
    r"(?:you|we|this|these|it|they|he|she|there|please|your|our|the|most|some|don['’]t|do\snot)\b",
    re.IGNORECASE,
)
_BRACKET_LEADS = {
    "so that ": "That way, ",
    "because ": "This is because ",
    "or ": "Or ",
    "a sign ": "This is a sign ",
    "which is ": "This is ",
    "which means ": "This means ",
}


def bracket(sentence: Sentence) -> Iterator[Cut]:
    """ "Quote your number (you can find it on your last bill)." Only a whole sentence comes out."""
    match = _BRACKET.search(sentence.clear)
    if not match or sentence.is_question:
        return
    inside, begin, lead = match["inside"], match.start("inside"), ""
    for word, instead in _BRACKET_LEADS.items():
        if inside.lower().startswith(word):
            begin, lead = begin + len(word), instead
    rest = sentence.clear[begin : match.end("inside")]
    ordered = is_order(rest)
    if not lead and not ordered and not _OWN_CLAUSE.match(rest):
        return
    if _TERM.search(sentence.clear[: match.start()]):
        # "which is called gut stasis (the gut is not moving)": what it means, and not how it is.
        return
    if lead == "Or " and not ordered:
        return
    # An item such as "A bowl and food (ask what she eats)" is no sentence before and none after.
    sure = (0,) if not any(whole_clause(t) for t in sentence.doc if sentence.start(t) < match.start()) else ()
    sure = sure if not is_order(sentence.clear) else ()
    yield Cut(
        "bracket",
        (Piece(0, match.start()), Piece(begin, match.end("inside"), lead)),
        (*sure, 1) if ordered else sure,
    )


_TERM = re.compile(r"\b(?:called|known\sas|named|termed|means|meaning)\s[^,;:]{1,30}$", re.IGNORECASE)
_ESPECIALLY = re.compile(r",\s+(?P<word>especially|particularly)\s+(?P<rest>(?:if|when|for|in|where)\s)")


def especially(sentence: Sentence) -> Iterator[Cut]:
    """ "..., especially when you are tired." -> "This is especially true when ..."; after a statement."""
    matches = list(_ESPECIALLY.finditer(sentence.clear))
    if len(matches) != 1 or sentence.root is None or sentence.is_question or not whole_clause(sentence.root):
        return
    match = matches[0]
    left = [token for token in sentence.doc if sentence.start(token) < match.start()]
    rest = sentence.clear[match.start("rest") :]
    if holds(left, NEGATIONS) or "," in rest or sentence.root.i >= len(left):
        return
    yield Cut(
        "especially",
        (
            Piece(0, match.start()),
            Piece(match.start("rest"), len(sentence.clear), f"This is {match['word']} true "),
        ),
    )


SEAMS = (
    Seam("bracket", 1, bracket, (), ()),
    Seam("examples", 1, examples, (), ()),
    Seam("especially", 2, especially, (), ()),
)
