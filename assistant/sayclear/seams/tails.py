"""What is said about the whole at its end: ", usually in May", ", even if ...", ", depending on ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayclear.inline import capital
from sayclear.readability.orders import is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import CONDITIONS, Sentence, stands_alone, whole_clause

_OPEN = r"(?:,|\s[–—-])\s+"
_USUALLY = re.compile(
    rf"{_OPEN}(?P<word>usually|often|normally|typically|generally|mostly|sometimes)\s+"
    r"(?P<rest>(?:between|in|on|at|when|after|before|by|within|from|for|during|because|once|every|around)\b"
    r"[^,;:()]*)$",
    re.IGNORECASE,
)
_EVEN = re.compile(rf"{_OPEN}(?P<word>even\s+(?:if|though|when))\s+(?P<rest>[^,;:()]*)$", re.IGNORECASE)
_AS_LONG_AS = re.compile(
    rf"{_OPEN}(?P<word>as\s+long\s+as|so\s+long\s+as|provided(?:\s+that)?|providing(?:\s+that)?)\s+"
    r"(?P<rest>[^,;:()]*)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(rf"{_OPEN}compared\s+(?P<rest>(?:with|to)\s[^;:()]*)$", re.IGNORECASE)
_THAT_IS = re.compile(r"(?<=[a-z])\s[–—-]\s+(?P<rest>an?\s[^,;:()–—?!]+)$")
_A_BIT_LIKE = re.compile(
    rf"{_OPEN}(?P<word>(?:a\s+bit|a\s+little|much|rather)\s+like)\s+(?P<rest>[^,;:()]*)$", re.IGNORECASE
)
_DEPENDING = re.compile(rf"{_OPEN}depending\s+on\s+(?P<rest>[^;:()]*)$", re.IGNORECASE)


def _statement(sentence: Sentence, stop: int) -> bool:
    """Is what stands before this character a statement that hangs on no condition?"""
    root = sentence.root
    if root is None or sentence.is_question or not whole_clause(root) or sentence.start(root) >= stop:
        return False
    before = [token for token in sentence.doc if sentence.start(token) < stop]
    return not any(
        token.lower_ in CONDITIONS | {"because"} and token.tag_ in ("IN", "WRB", "RB") for token in before
    )


def _rest(sentence: Sentence, match: re.Match[str], lead: str) -> Piece:
    return Piece(match.start("rest"), len(sentence.clear), lead)


def usually(sentence: Sentence) -> Iterator[Cut]:
    """ "The letter comes by post, usually in May." -> "This is usually in May." """
    match = _USUALLY.search(sentence.clear)
    ordered = match is not None and is_order(sentence.clear)
    if match and (ordered or _statement(sentence, match.start())):
        lead = f"This is {match['word'].lower()} "
        yield Cut("usually", (Piece(0, match.start()), _rest(sentence, match, lead)))


def even(sentence: Sentence) -> Iterator[Cut]:
    """ "You can come, even if you have no ticket." -> "This applies even if ..."; never after an order."""
    match = _EVEN.search(sentence.clear)
    if match and _statement(sentence, match.start()):
        word = match["word"].lower()
        lead = f"This is true {word} " if word.endswith("though") else f"This applies {word} "
        yield Cut("even if", (Piece(0, match.start()), _rest(sentence, match, lead)))


def as_long_as(sentence: Sentence) -> Iterator[Cut]:
    """ "You pay no interest, as long as you pay on time." -> "This applies as long as ..."."""
    match = _AS_LONG_AS.search(sentence.clear)
    if match and _statement(sentence, match.start()):
        lead = f"This applies {match['word'].lower()} "
        yield Cut("as long as", (Piece(0, match.start()), _rest(sentence, match, lead)))


def depending(sentence: Sentence) -> Iterator[Cut]:
    """ "It takes two to five days, depending on the post." -> "This depends on the post." """
    match = _DEPENDING.search(sentence.clear)
    if match and _statement(sentence, match.start()):
        yield Cut(
            "depending on",
            (Piece(0, match.start()), _rest(sentence, match, "This depends on ")),
        )


def a_bit_like(sentence: Sentence) -> Iterator[Cut]:
    """ "The gas keeps heat in, a bit like a blanket." -> "This is a bit like a blanket." """
    match = _A_BIT_LIKE.search(sentence.clear)
    if match and _statement(sentence, match.start()):
        lead = f"This is {match['word'].lower()} "
        yield Cut("a bit like", (Piece(0, match.start()), _rest(sentence, match, lead)))


_UNTIL = re.compile(r",\s+(?:or\s+)?until\s+(?P<rest>[^;:()]*)$", re.IGNORECASE)


def until(sentence: Sentence) -> Iterator[Cut]:
    """ "Fry the onions for ten minutes, until they are soft." -> "Do this until they are soft." """
    match = _UNTIL.search(sentence.clear)
    if not match or not is_order(sentence.clear) or sentence.is_question:
        return
    before = [token for token in sentence.doc if sentence.start(token) < match.start()]
    if any(token.lower_ in CONDITIONS | {"not", "n't", "never", "and"} for token in before):
        return
    what = sentence.inline.piece(match.start("rest"), len(sentence.clear))
    if what is None or not stands_alone(capital(what)):
        return
    yield Cut("until", (Piece(0, match.start()), _rest(sentence, match, "Do this until ")), (0,))


def compared(sentence: Sentence) -> Iterator[Cut]:
    """ "It costs about £2, compared with £6 in a shop." -> "That compares with £6 in a shop." """
    match = _COMPARED.search(sentence.clear)
    if match and _statement(sentence, match.start()):
        yield Cut("compared", (Piece(0, match.start()), _rest(sentence, match, "That compares ")))


_ONE_THING = re.compile(r"\ban?\s(?:\w+\s)?\w+$")


def that_is(sentence: Sentence) -> Iterator[Cut]:
    """ "The vet puts in a chip – a tiny tag with a number." -> "This is a tiny tag with a number." """
    match = _THAT_IS.search(sentence.clear)
    if match and "," in sentence.clear[: match.start()]:
        # "a list, and a chip – a tiny tag": it would stand behind the whole list.
        return
    if not match or sentence.is_question or not _ONE_THING.search(sentence.clear[: match.start()]):
        return
    right = [token for token in sentence.doc if sentence.start(token) >= match.start("rest")]
    if any(whole_clause(token) for token in right if token.dep_ not in ("relcl", "acl")):
        return
    yield Cut("that is", (Piece(0, match.start()), _rest(sentence, match, "This is ")))


SEAMS = (
    Seam(
        "until",
        2,
        until,
        (
            (
                "Fry the onions over a low heat for ten minutes, until they are soft.",
                "Fry the onions over a low heat for ten minutes. Do this until they are soft.",
            ),
        ),
        ("Do not lift the lid, until the light is off.",),
    ),
    Seam(
        "a bit like",
        2,
        a_bit_like,
        (
            (
                "The gas keeps the heat in, a bit like a blanket round the Earth.",
                "The gas keeps the heat in. This is a bit like a blanket round the Earth.",
            ),
        ),
        (),
    ),
    Seam(
        "compared",
        2,
        compared,
        (
            (
                "A box like this costs about £2 at home, compared with £6 in a shop.",
                "A box like this costs about £2 at home. That compares with £6 in a shop.",
            ),
        ),
        (),
    ),
    Seam(
        "that is",
        2,
        that_is,
        (
            (
                "The vet will put in a chip – a tiny tag with a number on it.",
                "The vet will put in a chip. This is a tiny tag with a number on it.",
            ),
        ),
        ("The bill goes through one desk – the House and the Senate.",),
    ),
    Seam(
        "usually",
        2,
        usually,
        (
            (
                "The second letter comes by post, usually in May.",
                "The second letter comes by post. This is usually in May.",
            ),
        ),
        ("If you are late, we send a letter, usually in May.",),
    ),
    Seam(
        "even if",
        2,
        even,
        (
            (
                "You can come to the talk, even if you have no ticket.",
                "You can come to the talk. This applies even if you have no ticket.",
            ),
        ),
        ("Come to the talk, even if you have no ticket.",),
    ),
    Seam(
        "as long as",
        2,
        as_long_as,
        (
            (
                "You pay no interest for a year, as long as you pay on time.",
                "You pay no interest for a year. This applies as long as you pay on time.",
            ),
        ),
        ("Pay what you can, as long as you pay on time.",),
    ),
    Seam(
        "depending on",
        2,
        depending,
        (
            (
                "The repair takes two to five days, depending on the weather.",
                "The repair takes two to five days. This depends on the weather.",
            ),
        ),
        (),
    ),
)
