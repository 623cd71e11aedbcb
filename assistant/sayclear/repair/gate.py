"""Hold what a model wrote against the sentence it was given. On any doubt it is refused.

The ledger compares facts. What it cannot see is held here: the words themselves and their order, and
small words that carry a doubt, a reason or a time. A rewrite that passes cuts, and says the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Literal

from sayclear.facts import Loss, compare, find
from sayclear.facts.tokens import tokens
from sayclear.facts.twins import plain_for
from sayclear.readability.units import words_of
from sayclear.readability.vocabulary import stem
from sayclear.repair.ask import EXAMPLE_WORDS
from sayclear.repair.order import cuts_keep, named_first, neighbours_stay, said_again

Refusal = Literal[
    "no_cut",
    "too_long",
    "marks",
    "example",
    "from_nowhere",
    "new_words",
    "content",
    "facts",
    "small_words",
    "order",
    "fragment",
]
"""Why a rewrite was refused, the cheapest check first."""

CLEARLY_SHORTER = 0.7
"""A rewrite over the limit is still better, if its longest sentence is this part of the one before."""
MOST_WORDS = 1.6
"""Times the words of the sentence: to name the subject again takes a few."""

_FUNCTION = frozenset(
    "a an the this that these those there here i me my we us our you your he him his she her hers it its "
    "they them their who whom whose which what where when while why how and or but nor so yet if because "
    "since as than then though although however whereas despite therefore also too of to in on at by for "
    "from with into onto over under about around after before during through between until up down out off "
    "is are was were be been being am has have had having do does did doing done will would shall should can "
    "could may might must not no n't very just still again even reason "
    "happen happens happened".split()
)
_GIVES_ORDER = frozenset("to from by with before after over under between against not no".split())
"""Small words that must stand in order too: "from Leeds to York"."""
_TWO_WAY = frozenset(
    "perhaps maybe probably possibly likely unlikely usually often sometimes rarely generally normally "
    "mostly mainly nearly almost approximately roughly some most many few several certain all every any both "
    "each none half always would might could seem appear tend hope plan try want intend offer help "
    "only even still already again once twice first last next later early enough too more less "
    "least together alone".split()
)
"""Taken away or put in, each of these makes another claim."""
_STAYS = frozenset("about around while when after before during since until through instead not".split())
_NOT_NEW = frozenset(
    "into onto from with by about around over under up down out off against between through during "
    "since until when while whose".split()
)
_CAUSE = frozenset("because so therefore reason why due".split())
_CONTRAST = frozenset("but although though however whereas despite yet".split())
_PAST = frozenset("was were had did".split())
_PERSONS = tuple(
    frozenset(words.split())
    for words in (
        "i me my mine",
        "we us our ours",
        "you your yours",
        "he him his mr",
        "she her hers mrs ms miss",
    )
)
"""A word of these may come only where one of its row was there: the model must not guess who is meant."""
_POINTS_BACK = frozenset(
    "it he she they this that these those them his her their its then also there".split()
)
_WORTH_A_TRY = frozenset(("number", "range", "date", "time", "money", "unit", "percent", "name"))
_MARK = re.compile(r"[\[\](){}<>|*_`#~\\\"“”„«»^=@]|://")


def without_lead(before: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """The pieces without "Here is the rewrite." in front. Anything else that is strange is refused."""
    if pieces and not set(content(pieces[0])) & set(content(before)):
        return tuple(pieces[1:])
    return tuple(pieces)


def refusal(before: str, pieces: Sequence[str], limit: float) -> Refusal | None:
    """Why this may not stand in the place of `before`, or None. Raises PartMissing without a parser."""
    if len(pieces) < 2 or len(set(pieces)) < len(pieces):
        return "no_cut"
    if not _is_shorter(before, pieces, limit):
        return "too_long"
    if _has_marks(before, pieces):
        return "marks"
    after = " ".join(pieces)
    if EXAMPLE_WORDS & (set(_words(after)) - set(_words(before))):
        return "example"
    if any(_from_nowhere(before, pieces, number) for number in range(len(pieces))):
        return "from_nowhere"
    old, new = set(content(before)), set(content(after))
    if not new <= old.union(*map(_plain_twins, old)):
        return "new_words"
    if any(word not in new and not _plain_twins(word) & new for word in old):
        return "content"
    if losses(before, after):
        return "facts"
    if not _small_words_stay(before, pieces):
        return "small_words"
    if not _in_order(before, pieces):
        return "order"
    return None if all(_is_whole(piece) for piece in pieces) else "fragment"


def losses(before: str, after: str) -> tuple[Loss, ...]:
    """What the ledger finds lost, changed or invented. Nothing counts as added on purpose."""
    return compare(before, after)


def lost_fact(before: str, pieces: Sequence[str]) -> str:
    """The number or name that is worth a second try, as it stands in `before`; "" if more is lost."""
    after = " ".join(pieces)
    found = losses(before, after)
    named = [loss.fact.text for loss in found if loss.kind == "lost" and loss.fact.kind in _WORTH_A_TRY]
    gone = set(content(before)) - set(content(after)) - {stem for text in named for stem in content(text)}
    return named[0] if named and len(named) == len(found) and not gone else ""


def content(text: str) -> list[str]:
    """The words that carry content, by a rough common form, in the order in which they stand."""
    return [stem(word) for word in _words(text) if word not in _FUNCTION]


def _words(text: str) -> list[str]:
    return [token.word.removesuffix("'s") for token in tokens(text) if token.is_word]


def _is_shorter(before: str, pieces: Sequence[str], limit: float) -> bool:
    longest = max(len(words_of(piece)) for piece in pieces)
    words = len(words_of(before))
    whole = sum(len(words_of(piece)) for piece in pieces)
    return longest <= max(limit, words * CLEARLY_SHORTER) and longest < words and whole <= words * MOST_WORDS


def _has_marks(before: str, pieces: Iterable[str]) -> bool:
    """Markdown, foreign letters, questions, and starts that a sentence of prose does not have."""
    letters = set(before)
    for piece in pieces:
        if _MARK.search(piece) or not piece.endswith(".") or set(":;?!") & (set(piece) - letters):
            return True
        if any(not char.isascii() and char not in letters and char not in "’‘–" for char in piece):
            return True
        if not (piece[0].isupper() or piece[0].isdigit()) or not piece.isprintable():
            return True
    return False


def _from_nowhere(before: str, pieces: Sequence[str], number: int) -> bool:
    """Does this piece say nothing of the sentence that was not said before it?"""
    told = {word for piece in pieces[:number] for word in content(piece)}
    return not (set(content(pieces[number])) & set(content(before))) - told


def _plain_twins(word: str) -> frozenset[str]:
    """What our own list of plain words puts in the place of this one."""
    return frozenset(stem(plain) for plain in plain_for(word))


def _small_words_stay(before: str, pieces: Sequence[str]) -> bool:
    old = Counter(_words(before))
    new = Counter(word for piece in pieces for word in _words(piece))
    stems_old, stems_new = {stem(word) for word in old}, {stem(word) for word in new}
    if any((stem(word) in stems_old) != (stem(word) in stems_new) for word in _TWO_WAY):
        return False
    if any(word in old and word not in new for word in _STAYS):
        return False
    if any(word in new and word not in old for word in _NOT_NEW):
        return False
    if any(_has(old, family) != _has(new, family) for family in (_CAUSE, _CONTRAST)):
        return False
    if _has(old, frozenset(("will",))) != _has(new, frozenset(("will",))):
        return False
    if _has(old, _PAST) and not _has(new, _PAST):
        return False
    if any(_has(new, row) and not _has(old, row) for row in _PERSONS) or _negatives(old) != _negatives(new):
        return False
    first = _words(pieces[0])[:1]
    return not (first and first[0] in _POINTS_BACK and first != _words(before)[:1])


def _has(words: Counter[str], family: frozenset[str]) -> bool:
    return any(word in words for word in family)


def _negatives(words: Counter[str]) -> int:
    plain = (
        "not",
        "no",
        "never",
        "none",
        "nor",
        "neither",
        "nobody",
        "nothing",
        "cannot",
        "hardly",
        "unable",
    )
    contracted = sum(count for word, count in words.items() if word.endswith("n't"))
    return contracted + sum(words[word] for word in plain)


def _in_order(before: str, pieces: Sequence[str]) -> bool:
    old = _in_a_row(before)
    told = [_in_a_row(piece) for piece in pieces]
    again = said_again(old, told)
    moved: frozenset[str] = frozenset()
    if again is None:
        # The first word has its capital anyway.
        names = (fact.value for fact in find(before) if fact.kind == "name" and fact.place[0])
        moved = frozenset(map(stem, names))
        again = said_again(named_first(old, moved), told) if moved else None
    if again is None:
        return False
    neighbours = set(pairwise(old))
    moved = moved.union(*again)
    rows = [_row(piece) for piece in pieces]
    fronts = [(_front(piece), row) for piece, row in zip(pieces, rows, strict=True)]
    if not neighbours_stay(_row(before), rows, moved) or not cuts_keep(_row(before), fronts, again):
        return False
    return all(
        not words or (set(pairwise(words)) <= neighbours and _is_about(piece, words))
        for piece, words in zip(pieces, again, strict=True)
    )


def _is_about(piece: str, words: Sequence[str]) -> bool:
    """Do these words, said again, name the subject of the piece?"""
    # Late: the parser's helpers are for long sentences only.
    from sayclear.seams.tree import Sentence, subject

    root = Sentence(piece).root
    found = subject(root) if root is not None else None
    return found is not None and stem(found.text) in words


def _in_a_row(text: str) -> list[str]:
    return [stem(word) for word in _words(text) if word not in _FUNCTION or word in _GIVES_ORDER]


def _row(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each content word, with the small words behind it."""
    row: list[tuple[str, tuple[str, ...]]] = []
    for word in _words(text):
        if word not in _FUNCTION:
            row.append((stem(word), ()))
        elif row:
            row[-1] = (row[-1][0], (*row[-1][1], word))
    return row


def _front(text: str) -> tuple[str, ...]:
    """The small words before the first content word."""
    return tuple(takewhile(_FUNCTION.__contains__, _words(text)))


def _is_whole(piece: str) -> bool:
    # Late: the parser's helpers are for long sentences only.
    from sayclear.seams.tree import stands_alone

    return stands_alone(piece)
