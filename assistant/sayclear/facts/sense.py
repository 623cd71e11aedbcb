"""What is said not to be so, and what must, should or may be."""

from __future__ import annotations

from functools import cache

from sayclear.facts.lexicon import starts_a_condition
from sayclear.facts.marks import Fact, Kind
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows

_NEGATIVE = frozenset(
    "not never no none nobody nobody's nothing nowhere neither nor cannot unable no-one without-any "
    "ain't".split()
)
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
_PASSED_OVER = frozenset(
    "a an the any this that these those my your his her its our their i you he she it we they me "
    "him us them be am is are was were been being have has had do does did will would shall should "
    "can could may might must to of in on at for with by from as yet always ever really very too so "
    "least minimum maximum just only also even quite more much many longer able going need needs let "
    "please there still then "
    "actually usually often one all both either each ought get gets got supposed".split()
)
_ADVERB_LOOKALIKES = frozenset(
    "apply reply supply rely comply family early multiply imply ally bully belly jelly ugly lonely "
    "friendly daily weekly monthly yearly elderly assembly tally rally".split()
)
_CLAUSE_END = frozenset(".!?;:—–")
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
_BOUND = frozenset(
    "required obliged obligated mandatory compulsory obligatory essential necessary imperative vital".split()
)
_RELATIVE = frozenset(("who", "which", "that"))
_FREE = frozenset(("allowed", "permitted", "entitled"))
_BANNED = frozenset(("forbidden", "prohibited", "banned", "barred", "forbid", "forbids"))
_ADVISED = frozenset(("advised", "recommended", "best", "advisable", "encouraged", "supposed"))
_STOPPED = frozenset(("stop", "stops", "stopped", "quit", "cease"))
_AVOIDED = frozenset(("avoid", "avoids", "avoiding", "refrain"))

_CLAIM_WORDS = (
    _OUGHT.keys()
    | _NEEDS
    | _BOUND
    | _FREE
    | _BANNED
    | _ADVISED
    | _AVOIDED
    | _STOPPED
    | _NEGATIVE
    | {"able", "ability", "got", "me"}
)
_ENDS_CLAIM = frozenset("to do does did this that it them so be have".split())
_REACH = 60


@cache
def opposites() -> dict[str, str]:
    """ "uncommon" -> "common", and so on."""
    return {row[0]: row[1] for row in rows("opposites")}


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
        if claim:
            kind, value, firm = claim
            facts += _about(text, words, index, kind, value, firm=firm)
        if is_negative(words, index):
            facts += _negation(text, words, index)
        elif token.word in _AVOIDED or (token.word in _BANNED and claim) or _is_stopped(words, index):
            facts += _about(text, words, index, "polarity", "not", firm=True)
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
        negated = word.endswith("n't") or after == "not" or after in _AVOIDED
        if negated and word in ("can", "could"):
            # "could not" is a "not" like any other.
            return None
        return kind, f"{value} not" if negated else value, word != "can" or before not in _RELATIVE
    negated = _negated_before(words, index)
    if word in _NEEDS and (after == "to" or (word == "need" and after == "not")):
        negated = negated or after == "not"
        return "must", "need not" if negated else "must", True
    if word in _BOUND and after in ("to", "that"):
        return "must", "need not" if negated else "must", True
    if word in _FREE and after == "to":
        return ("must", "must not", True) if negated else ("may", "may", True)
    if word in ("able", "ability") and after == "to" and not negated:
        return "may", "may", True
    if word == "got" and after == "to" and before in ("have", "has", "'ve"):
        return "must", "must", True
    if word == "me" and after == "to" and before in ("like", "want"):
        # "Would you like me to write?" offers what "I can write" offers.
        return "may", "may", False
    if word in _BANNED:
        return "must", "must not", True
    if word in _ADVISED and after in ("to", "that") and not negated:
        return "should", "should", True
    return None


def _is_stopped(words: list[Token], index: int) -> bool:
    """ "Stop smoking" means that you do not smoke."""
    after = words[index + 1].word if index + 1 < len(words) else ""
    return words[index].word in _STOPPED and after.endswith("ing")


def _asks(before: str, after: str) -> bool:
    return (not before or before in _CLAUSE_END) and after in ("i", "we", "he", "she", "they", "you", "it")


def _negated_before(words: list[Token], index: int) -> bool:
    for token in reversed(words[max(0, index - 3) : index]):
        if token.word in ("not", "no", "never", "nobody") or token.word.endswith("n't"):
            return True
        if token.word not in _PASSED_OVER:
            return False
    return False


def is_negative(words: list[Token], index: int) -> bool:
    """Does this word say that something is not so? "not only" and "no problem" do not."""
    word = words[index].word
    if word not in _NEGATIVE and not word.endswith("n't"):
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
    target = _target(words, index)
    if target is not None and (plain := opposites().get(words[target].word)):
        place = (token.start, words[target].end)
        return [Fact("polarity", f"yes {stem(plain)}", place, text[slice(*place)])]
    return _about(text, words, index, "polarity", "not", firm=True)


def _about(text: str, words: list[Token], index: int, kind: Kind, value: str, *, firm: bool) -> list[Fact]:
    target = _target(words, index)
    token = words[index]
    if target is None:
        return [
            Fact(kind, f"{value} {token.word}", (token.start, token.end), text[token.start : token.end], firm)
        ]
    place = (token.start, words[target].end)
    facts = [Fact(kind, f"{value} {stem(words[target].word)}", place, text[slice(*place)], firm)]
    joined = False
    for other in words[target + 1 : target + _REACH]:
        if other.word in _CLAUSE_END or other.word in _NEW_CLAUSE or other.word[0] == "\n":
            break
        if joined and other.word in _OWN_CLAUSE:
            # "do not smoke, do not drink": each has a "not" of its own.
            break
        if other.word in _JOINS:
            joined = True
        elif joined and other.is_word and not _is_passed_over(other.word):
            facts.append(Fact(kind, f"{value} {stem(other.word)}", place, text[slice(*place)], firm=False))
            joined = False
    return facts


def _target(words: list[Token], index: int) -> int | None:
    """The next word that carries meaning, in the same clause."""
    start = index + 1
    if start < len(words) and words[start].word == ",":
        if words[index].word == "no" or (index and words[index - 1].word == "if"):
            # "If not, ring us." and "before they say no, and ...": about nothing that follows.
            return None
        # "You may, if you wish, bring ..."
        commas = (n for n in range(start + 1, min(start + 9, len(words))) if words[n].word == ",")
        start = next(commas, start)
    for number in range(start, min(start + 11, len(words))):
        word = words[number].word
        if _opens_a_list(words, number):
            continue
        if word in _CLAUSE_END or word[0] == "\n":
            return None
        if word == "," and number > start and words[number - 1].word in _ENDS_CLAIM:
            # "if you choose not to, we ...": what follows is about something else.
            return None
        if words[number].is_word and not _is_passed_over(word):
            return number
    return None


def _opens_a_list(words: list[Token], number: int) -> bool:
    """ "You must:" and a list: what must be done is the first item."""
    word, before = words[number].word, words[number - 1].word
    if word == ":":
        return number + 1 < len(words) and words[number + 1].word[0] == "\n"
    return word[0] == "\n" and before == ":"


def _is_passed_over(word: str) -> bool:
    if (
        word in _PASSED_OVER
        or word in _NEGATIVE
        or word in _FREE
        or word in _BOUND
        or word in _ADVISED
        or word in _AVOIDED
    ):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in _ADVERB_LOOKALIKES
