"""Find orders ("Open the box.") and the actions in them, without a parser."""

from __future__ import annotations

import re

from sayclear.readability.lists import word_set

_LEAD = re.compile(
    r"""[\W_]*(?:step\s\w+\s*[:.)–-]\s*|(?:\d+|[a-z])[.)]\s+)?
    (?:(?:please|kindly|now|then|next|first|firstly|second|secondly|third|thirdly|fourth|fifth|finally|lastly
    |after\s(?:that|this)|once\s(?:that\sis\s)?done|to\s(?:start|begin|finish)|at\s(?:last|the\send)|and|also|so
    |just|simply|carefully|slowly|gently|always)\b,?\s+)*""",
    re.IGNORECASE | re.VERBOSE,
)
_CONDITION = re.compile(
    r"(?:if|when|once|before|after|while|until|unless|to)\b[^,.:;]{3,90},\s+(?:(?:then|first)\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_NOT_AFTER_A_VERB = frozenset(
    "not is are was were has had can will would could should may might must does did of lists calls".split()
)
_FINITE = frozenset(
    "is are was were has have had can will would could should may might must does did".split()
)
_OPENS_OBJECT = frozenset(
    "the a an your my his her its our their it them this that these those all any each every both "
    "one two three to in on at for from with up down out off over into onto about by until again "
    "some someone if when whether what how who where us me him more less only around through "
    "between back away against as yourself left right past behind under near along across inside "
    "outside straight well".split()
)
_NOUNS_TOO = frozenset("breathe hand lie pump ring screw".split())
"""These are orders only before a word that opens an object: "Ring the bell", not "Ring roads"."""
_NO_ACTION = re.compile(
    r"(?:make|be)\s+(?:sure|certain|careful)|remember|note|check\b|wait\b|see\b|keep\b|let\b", re.IGNORECASE
)
_NAME_NEXT = re.compile(r"\s[*_“\"]*[A-Z]\w")
_SEQUENCE = re.compile(
    r"[\W_]*(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after\s(?:that|this)|finally|lastly)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?P<mark>,\s+(?:and\s+)?(?:then\s+)?|;\s+(?:then\s+)?|\s+and\s+(?:then\s+)?|\s+then\s+)(?=[a-z])",
    re.IGNORECASE,
)


def is_order(sentence: str) -> bool:
    """Does this sentence tell the reader to do something? "Do not ..." does not count."""
    return verb_at(sentence) is not None


def verb_at(sentence: str) -> int | None:
    """Where the verb of the order starts, or None where the sentence is none."""
    if sentence.rstrip("\"'”’) ").endswith("?"):
        return None
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    condition = _CONDITION.match(sentence, start)
    if condition and _starts_order(sentence, condition.end()):
        return condition.end()
    return start if _starts_order(sentence, start) else None


def is_in_sequence(sentence: str) -> bool:
    """Does it begin with "First", "Then", "Next", "Finally" ...?"""
    return _SEQUENCE.match(sentence) is not None


def is_action(sentence: str) -> bool:
    """Is it an order that is an action of its own, and no caution or check ("Make sure ...")?"""
    start = verb_at(sentence)
    return start is not None and _NO_ACTION.match(sentence, start) is None


def actions(sentence: str) -> tuple[int, ...]:
    """Where each action of an order begins: "Open the lid and take out the filter." has two.

    A second verb counts where the first has an object of its own ("press and hold" is one action).
    """
    first = verb_at(sentence)
    if first is None:
        return ()
    found = [first]
    last = first
    for match in _JOINT.finditer(sentence, first):
        start = match.end()
        own = sentence[last : match.start()].split()
        if len(own) < 2 or not _starts_order(sentence, start, strict=True):
            continue
        if _NO_ACTION.match(sentence, start):
            continue
        found.append(start)
        last = start
    return tuple(found)


def _starts_order(sentence: str, start: int, *, strict: bool = False) -> bool:
    match = _WORD.match(sentence, start)
    if not match or match.group().lower() not in (word_set("actions") | _NOUNS_TOO):
        return False
    rest = sentence[match.end() :]
    if rest[:1] in (":", "-", "'", "’", "/"):
        return False
    if rest[:1] == " " and rest.lstrip(" *_“\"'")[:1].isdigit():
        # "Call 0800 111 999."
        return True
    following = [word.lower() for word in _WORD.findall(rest[:60])[:4]]
    if not following:
        return not strict
    if following[0] in _NOT_AFTER_A_VERB:
        return False
    if following[0] in _OPENS_OBJECT:
        return True
    if match.group().lower() in _NOUNS_TOO:
        return False
    if strict and _NAME_NEXT.match(rest):
        # "tap Done": what stands on a screen has a capital.
        return True
    if strict:
        # "cut and paste text" or "salt and pepper mills": without "the", the second word is no sure verb.
        return False
    return not _FINITE.intersection(following)
