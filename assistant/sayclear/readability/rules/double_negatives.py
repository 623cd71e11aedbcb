"""Two negatives in one clause, which the reader has to turn round ("not uncommon")."""

import re

from sayclear.facts.sense import NO_CLAUSE_GOES_ON, is_negative, opposites
from sayclear.facts.tokens import Token, tokens
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Passage, Text

_NEGATIVE = re.compile(r"\bno|never|neither|cannot|n['’]t|without|unable", re.IGNORECASE)
_MAY_BE_NEGATIVE = re.compile(rf"{_NEGATIVE.pattern}|\b(?:un|in|im|ir|il|dis)\w{{3}}", re.IGNORECASE)
_REACH = 10
_CLOSE = 3
# "neither ... nor" and "no ... nor" are one negative in two words.
_PAIRED = frozenset(("nor", "neither"))
_ENDS_HERE = frozenset(("since", "given", "where"))
_NEW_CLAUSE = re.compile(
    r"(?:I|we|you|he|she|they|it)(?:['’](?:ll|d)|\s+(?:will|would|can|could|must|may))\b", re.I
)
_RELATIVE = frozenset(("that", "which", "who"))


def _measure(text: Text, _about: About) -> Measured:
    places, flagged = [], 0
    for passage in text.passages:
        for start, end in _found(passage):
            if passage.flow.is_foreign(start, end):
                continue
            if passage.flow.bracket_after(end):
                flagged += 1
            else:
                places.append(passage.flow.place(start, end))
    return Measured(len(places), tuple(places), flagged)


def _found(passage: Passage) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for unit in passage.units:
        if _NEGATIVE.search(unit.text) and len(_MAY_BE_NEGATIVE.findall(unit.text)) > 1:
            found += (
                (unit.start + start, unit.start + end) for start, end in _pairs(unit.text, tokens(unit.text))
            )
    return found


def _pairs(text: str, words: list[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    done = -1
    # "If it isn't there by then I'll have no choice": one negative in each clause.
    begins_with_if = text.lower().lstrip(' *_"“').startswith(("if ", "when ", "once ", "unless "))
    for index, token in enumerate(words):
        if index <= done or token.word in _PAIRED or not is_negative(words, index):
            continue
        if _is_in_relative_clause(words, index):
            continue
        second = _second(words, index)
        if second is not None and not (
            begins_with_if and _NEW_CLAUSE.search(_between(text, words, index, second))
        ):
            found.append((token.start, words[second].end))
            done = second
    return found


def _is_in_relative_clause(words: list[Token], index: int) -> bool:
    """ "A shelf that isn't straight will never hold": the second negative is in another clause."""
    verb = words[index - 1].word if words[index].word == "not" and index else ""
    at = index - (2 if verb in ("is", "are", "was", "were", "do", "does", "did", "has", "have") else 1)
    return at > 0 and words[at].word in _RELATIVE


def _between(text: str, words: list[Token], first: int, second: int) -> str:
    return text[words[first].end : words[second].start]


def _second(words: list[Token], index: int) -> int | None:
    for number in range(index + 1, min(index + 1 + _REACH, len(words))):
        word = words[number].word
        if not words[number].is_word or word in NO_CLAUSE_GOES_ON or word in _ENDS_HERE:
            return None
        if word in opposites() and number - index <= _CLOSE:
            return number
        if word == "without" or (word not in _PAIRED and is_negative(words, number)):
            return number
    return None


RULE = Rule(
    id="double_negatives",
    measure=_measure,
    source=Source(
        "Avoid Double Negatives or Nested Clauses (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p03-double-negatives/",
        "guideline",
    ),
    examples=(
        Example("It is not uncommon to wait.", 1),
        Example("You cannot enter without a key.", 1),
        Example("There is no reason not to go. It is never unsafe.", 2),
        Example("It is not safe, and it is not free.", 0),
        Example("Neither the door nor the window is open.", 0),
        Example("Not only staff can come in without a card.", 0),
        Example('He said, "It is not impossible."', 0),
        Example("A shelf that isn't straight will never hold. We could not decide since it does not say.", 0),
        Example("If it isn't there by then I'll have no choice. If you can't pay you will not be billed.", 0),
        Example("It is not uncommon (it is common) to wait.", 0),
    ),
)
