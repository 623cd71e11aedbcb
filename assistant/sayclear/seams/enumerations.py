"""A row of three or more at the end of a sentence, as an opening line and the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.readability.units import words_of
from sayclear.seams.tree import NEGATIONS, Sentence, conditional, holds

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 3
_FEWEST_LEAD_WORDS = 3


def enumeration(raw: str, limit: float) -> tuple[str, tuple[str, ...]] | None:
    """The opening line (with a colon) and the items; None where the row is no safe list.

    Only "and" joins a list: with "or" or "not", the items would no longer say what holds for all.
    """
    sentence = Sentence(raw)
    if sentence.words <= limit or sentence.is_question:
        return None
    found = _after_colon(sentence) or _at_the_end(sentence)
    if found is None:
        return None
    lead, items = found
    if len(items) < _FEWEST or len(words_of(lead)) < _FEWEST_LEAD_WORDS or len(words_of(lead)) > limit:
        return None
    return f"{capital(lead.rstrip(' :,'))}:", tuple(items)


def _after_colon(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "Bring these: a pen; a card; and a bag." """
    match = re.match(r"(?P<lead>[^:;]+):\s+(?P<rest>[^:]+;[^:]+;[^:]+)$", sentence.clear, re.DOTALL)
    if not match or re.search(r"\b(?:not|no|never|or)\b", match["lead"], re.IGNORECASE):
        return None
    lead = sentence.inline.piece(0, match.end("lead"))
    items: list[str | None] = []
    for part in re.finditer(r"[^;]+", match["rest"]):
        start, end = part.span()
        begin = re.match(r"\s*(?:and\s+)?", part.group())
        if re.match(r"\s*or\b", part.group()):
            return None
        offset = match.start("rest")
        stop = offset + start + len(part.group().rstrip(" .,"))
        items.append(sentence.inline.piece(offset + start + (begin.end() if begin else 0), stop) if stop else None)
        del end
    return _whole(lead, items)


def _at_the_end(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "Bring a pen, a card and a bag." """
    for head in sentence.doc:
        chain = _chain(sentence, head)
        if chain is None:
            continue
        first = chain[0].left_edge
        left = list(sentence.doc[: first.i])
        if len(left) < 2 or holds(left, NEGATIONS) or not _open_end(left[-1], chain):
            continue
        if holds(sentence.doc[first.i :], NEGATIONS | {"or", "nor", "either"} - {"without"}) or conditional(left):
            continue
        spans = _items(sentence, chain)
        if spans is None:
            continue
        lead = sentence.inline.piece(0, sentence.end(left[-1]))
        return _whole(lead, [sentence.inline.piece(*span) for span in spans])
    return None


def _chain(sentence: Sentence, head: Token) -> list[Token] | None:
    """Nouns (or "to" and a verb) side by side, the last of which ends the sentence."""
    noun = head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("dobj", "attr", "pobj", "oprd")
    purpose = head.pos_ == "VERB" and head.dep_ == "xcomp" and head.left_edge.lower_ == "to"
    if not noun and not purpose:
        return None
    chain = [head]
    while following := next((child for child in chain[-1].children if child.dep_ == "conj"), None):
        chain.append(following)
    if len(chain) < _FEWEST or sentence.last is None or chain[-1].right_edge.i < sentence.last.i:
        return None
    if purpose and any(token.left_edge.lower_ != "to" for token in chain):
        return None
    if noun and any(token.pos_ not in ("NOUN", "PROPN") for token in chain):
        return None
    return chain


def _open_end(last: Token, chain: list[Token]) -> bool:
    """Does the opening end where the row begins, so that nothing else of it belongs to the first item?"""
    if last.text == ":" or last.lower_ in ("following", "including", "include", "includes", "are", "is"):
        return True
    if last.pos_ == "VERB":
        return True
    if last.dep_ != "prep":
        return False
    if last.head.pos_ not in ("NOUN", "PROPN"):
        return True
    # "bodies of water, gorges and caves": is "gorges" beside "water" or beside "bodies"?
    return all(token.left_edge.tag_ in ("DT", "PRP$") for token in chain)


def _items(sentence: Sentence, chain: list[Token]) -> list[tuple[int, int]] | None:
    starts = [token.left_edge for token in chain]
    spans: list[tuple[int, int]] = []
    for number, start in enumerate(starts):
        if number == len(starts) - 1:
            assert sentence.last is not None  # noqa: S101 - the chain ends there
            spans.append((sentence.start(start), sentence.end(sentence.last)))
            break
        stop = starts[number + 1].nbor(-1)
        last_pair = number == len(starts) - 2
        if last_pair:
            if stop.lower_ != "and":
                return None
            stop = stop.nbor(-1) if stop.nbor(-1).text == "," else stop
        elif stop.text != ",":
            return None
        spans.append((sentence.start(start), sentence.start(stop)))
    return spans


def _whole(lead: str | None, items: list[str | None]) -> tuple[str, list[str]] | None:
    whole = [item.strip().rstrip(".") for item in items if item is not None]
    if lead is None or len(whole) != len(items) or any(not re.search(r"\w", item) for item in whole):
        return None
    return lead, whole
