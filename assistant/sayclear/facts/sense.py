"""What is said not to be so, and what must, should or may be."""

from __future__ import annotations

from functools import cache

from sayclear.facts.lexicon import starts_a_condition
from sayclear.facts.marks import Fact, Kind
from sayclear.facts.stems import stem
from sayclear.facts.targets import (
    ADVISED,
    AVOIDED,
    BOUND,
    CLAUSE_END,
    FREE,
    NEGATIVE,
    PASSED_OVER,
    is_passed_over,
    target,
)
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows

_COMPARED = frozenset(
    ("more", "less", "fewer", "later", "longer", "greater", "higher", "earlier", "older", "sooner")
)
_NO_NEGATION = (
    "not only",
    "not just",
    "not merely",
    "not simply",
    "not least",
    "not to mention",
    "no doubt",
    "no problem",
    "no worries",
    "no matter",
    "no wonder",
    "no sooner",
    "not hesitate",
)
_NEW_CLAUSE = frozenset(
    "if unless until when while because although though but so than that which who where".split()
)
NO_CLAUSE_GOES_ON = (_NEW_CLAUSE | {"and", "or", "as"}) - {"that", "which", "who", "where"}
"""Words at which a clause ends."""
_OWN_CLAUSE = frozenset(
    "do does did don't doesn't didn't must may can could should will shall you we they he she it i".split()
)
_JOINS = frozenset(("and", "or", "nor", ","))

_OUGHT: dict[str, tuple[Kind, str]] = {
    "must": ("must", "must"),
    "mustn't": ("must", "must"),
    "shall": ("must", "must"),
    "shan't": ("must", "must"),
    "should": ("should", "should"),
    "shouldn't": ("should", "should"),
    "ought": ("should", "should"),
    "may": ("may", "may"),
    "needn't": ("must", "need"),
    "can": ("may", "may"),
    "could": ("may", "may"),
    "might": ("may", "may"),
}
_NEEDS = frozenset("have has had having need needs needed".split())
_RELATIVE = frozenset(("who", "which", "that"))
BANNED = frozenset(("forbidden", "prohibited", "banned", "barred", "forbid", "forbids"))
_STOPPED = frozenset(("stop", "stops", "stopped", "quit", "cease"))
_FAILED = frozenset(("fail", "fails", "failed", "failing", "failure"))
_WISE = frozenset(("good", "wise", "sensible"))
_IDEA = frozenset(("idea", "practice", "plan"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_SUBJECT_REACH = 4

_CLAIM_WORDS = (
    _OUGHT.keys()
    | _NEEDS
    | BOUND
    | FREE
    | BANNED
    | ADVISED
    | AVOIDED
    | _STOPPED
    | _FAILED
    | _WISE
    | NEGATIVE
    | {"able", "ability", "got", "me", "right"}
)
_REACH = 60


@cache
def opposites() -> dict[str, str]:
    """ "uncommon" -> "common", and so on."""
    return {row[0]: row[1].split()[0] for row in rows("opposites")}


@cache
def plain_words() -> dict[str, frozenset[str]]:
    """All that may be said for "not uncommon", by the rough form of "common"."""
    return {
        stem(words[0]): frozenset(map(stem, words)) for words in (row[1].split() for row in rows("opposites"))
    }


def claims(text: str, words: list[Token]) -> list[Fact]:
    """What is not so, and what must, should or may be, each with the word that it is about.

    The words that "or", "and" and commas join to that word are claims too, but soft ones: "Do not
    open or move it" may be told as two orders.
    """
    facts: list[Fact] = []
    for index, token in enumerate(words):
        if token.word not in _CLAIM_WORDS and not token.word.endswith("n't"):
            continue
        claim = _ought(words, index, text)
        if claim and claim[1] == "must not" and (subject := _forbidden(words, index)):
            place = (token.start, token.end)
            found = text[slice(*place)]
            facts.append(Fact("must", f"must not {subject}", place, found, firm=token.word in BANNED))
            facts.append(Fact("polarity", f"not {subject}", place, found))
            continue
        if claim:
            kind, value, firm = claim
            facts += _about(text, words, index, kind, value, firm=firm)
        if is_negative(words, index):
            if not _denies_leave(words, index):
                facts += _negation(text, words, index)
        elif token.word in AVOIDED or (token.word in BANNED and claim) or _is_stopped(words, index):
            facts += _about(text, words, index, "polarity", "not", firm=True)
        elif _is_failed(words, index):
            facts += _about(text, words, index, "denial", "not", firm=True)
    return facts


def _ought(words: list[Token], index: int, text: str) -> tuple[Kind, str, bool] | None:
    word = words[index].word
    before = words[index - 1].word if index else ""
    after = words[index + 1].word if index + 1 < len(words) else ""
    if word in _OUGHT:
        kind, value = _OUGHT[word]
        if word == "may" and text[words[index].start] == "M" and not _asks(before, after):
            return None
        if word == "should" and starts_a_condition(text, words[index].start):
            return None
        negated = word.endswith("n't") or after == "not" or after in AVOIDED
        if negated and word in ("can", "could"):
            # "could not" is a "not" like any other.
            return None
        return kind, f"{value} not" if negated else value, word != "can" or before not in _RELATIVE
    negated = _negated_before(words, index)
    if word in _NEEDS and (after == "to" or (word == "need" and after == "not")):
        negated = negated or after == "not"
        return "must", "need not" if negated else "must", True
    if word in BOUND and after in ("to", "that"):
        return "must", "need not" if negated else "must", True
    if word in FREE and after == "to":
        return ("must", "must not", True) if negated else ("may", "may", True)
    if word in ("able", "ability") and after == "to" and not negated:
        return "may", "may", True
    if word == "got" and after == "to" and before in ("have", "has", "'ve"):
        return "must", "must", True
    if word == "me" and after == "to" and before in ("like", "want"):
        # "Would you like me to write?" offers what "I can write" offers.
        return "may", "may", False
    if word == "right" and after == "to" and before in ("the", "a", "no"):
        negated = negated or before == "no"
        return ("may", "may not", True) if negated else ("may", "may", True)
    if word in BANNED or (word in FREE and negated and _forbidden(words, index)):
        return "must", "must not", True
    if word in _WISE and not negated:
        # "It is a good idea to add one."
        two = words[index + 2].word if index + 2 < len(words) else ""
        advice = (after in _IDEA and two == "to") or (after == "to" and before in ("be", "is"))
        return ("should", "should", True) if advice else None
    if word in ADVISED and after in ("to", "that") and not negated:
        return "should", "should", True
    return None


def _forbidden(words: list[Token], index: int) -> str:
    """ "Dogs are banned" and "dogs are not allowed" are about dogs; "" for "you are banned from"."""
    if words[index].word not in BANNED | FREE:
        return ""
    if index + 1 < len(words) and words[index + 1].word in ("to", "from"):
        return ""
    be = False
    for token in reversed(words[max(0, index - _SUBJECT_REACH) : index]):
        if not token.is_word:
            return ""
        be = be or token.word in _BE
        if be and not is_passed_over(token.word):
            return stem(token.word)
    return ""


def _denies_leave(words: list[Token], index: int) -> bool:
    """Is this the "not" of "dogs are not allowed"? Then "allowed" is what tells of it."""
    for number in range(index + 1, min(index + 3, len(words))):
        if words[number].word in FREE:
            return bool(_forbidden(words, number)) and _negated_before(words, number)
    return False


def _is_stopped(words: list[Token], index: int) -> bool:
    """ "Stop smoking" means that you do not smoke."""
    after = words[index + 1].word if index + 1 < len(words) else ""
    return words[index].word in _STOPPED and after.endswith("ing") and after not in ("taking", "using")


def _is_failed(words: list[Token], index: int) -> bool:
    """ "Failed to pay" means "did not pay"; "do not fail to pay" does not."""
    after = words[index + 1].word if index + 1 < len(words) else ""
    return words[index].word in _FAILED and after == "to" and not _negated_before(words, index)


def _asks(before: str, after: str) -> bool:
    return (not before or before in CLAUSE_END) and after in ("i", "we", "he", "she", "they", "you", "it")


def _negated_before(words: list[Token], index: int) -> bool:
    for token in reversed(words[max(0, index - 3) : index]):
        if token.word in ("not", "no", "never", "nobody") or token.word.endswith("n't"):
            return True
        if token.word not in PASSED_OVER:
            return False
    return False


def is_negative(words: list[Token], index: int) -> bool:
    """Does this word say that something is not so? "not only" and "no problem" do not."""
    word = words[index].word
    if word not in NEGATIVE and not word.endswith("n't"):
        return False
    after = words[index + 1].word if index + 1 < len(words) else ""
    if f"{word} {after}" in _NO_NEGATION or (word.endswith("n't") and after == "only"):
        return False
    if f"{word} {after}" == "not to" and index + 2 < len(words) and words[index + 2].word == "mention":
        return False
    if after in _COMPARED and index + 2 < len(words) and words[index + 2].word == "than":
        # "no more than 5" is a limit.
        return False
    if word == "no" and after == ".":
        # "No. 5" is a number.
        return not (index + 2 < len(words) and words[index + 2].word[0].isdigit())
    # "whether or not" says nothing of its own.
    return not (
        word == "not" and index > 1 and words[index - 1].word == "or" and words[index - 2].word == "whether"
    )


def _negation(text: str, words: list[Token], index: int) -> list[Fact]:
    token = words[index]
    at = target(words, index)
    if at is not None and (plain := opposites().get(words[at].word)):
        place = (token.start, words[at].end)
        return [Fact("polarity", f"yes {stem(plain)}", place, text[slice(*place)])]
    return _about(text, words, index, "polarity", "not", firm=True)


def _about(text: str, words: list[Token], index: int, kind: Kind, value: str, *, firm: bool) -> list[Fact]:
    at = target(words, index)
    token = words[index]
    if at is None:
        return [
            Fact(kind, f"{value} {token.word}", (token.start, token.end), text[token.start : token.end], firm)
        ]
    place = (token.start, words[at].end)
    facts = [Fact(kind, f"{value} {stem(words[at].word)}", place, text[slice(*place)], firm)]
    joined = False
    for other in words[at + 1 : at + _REACH]:
        if other.word in CLAUSE_END or other.word in _NEW_CLAUSE or other.word[0] == "\n":
            break
        if joined and other.word in _OWN_CLAUSE:
            # "do not smoke, do not drink": each has a "not" of its own.
            break
        if other.word in _JOINS:
            joined = True
        elif joined and other.is_word and not is_passed_over(other.word):
            facts.append(Fact(kind, f"{value} {stem(other.word)}", place, text[slice(*place)], firm=False))
            joined = False
    return facts
