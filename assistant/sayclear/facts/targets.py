"""Which word a "not", "must" or "may" is about."""

from __future__ import annotations

from sayclear.facts.tokens import Token

NEGATIVE = frozenset(
    "not never no none nobody nobody's nothing nowhere neither nor cannot unable no-one without-any "
    "ain't".split()
)
PASSED_OVER = frozenset(
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
CLAUSE_END = frozenset(".!?;:—–")
BOUND = frozenset(
    "required obliged obligated mandatory compulsory obligatory essential necessary imperative vital".split()
)
FREE = frozenset(("allowed", "permitted", "entitled"))
ADVISED = frozenset(("advised", "recommended", "best", "advisable", "encouraged", "supposed"))
AVOIDED = frozenset(("avoid", "avoids", "avoiding", "refrain", "refrains", "refraining", "abstain"))
_CAUSED = frozenset(("have", "has", "get"))
_AFTER_CAUSED = frozenset((".", ",", "by", "in", "at", "on", "before", "and"))
_DETERMINERS = frozenset("the a an your his her its their our this these".split())
_ENDS_CLAIM = frozenset("to do does did this that it them so be have".split())


def target(words: list[Token], index: int) -> int | None:
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
        if word in CLAUSE_END or word[0] == "\n":
            return None
        if word == "," and number > start and words[number - 1].word in _ENDS_CLAIM:
            # "if you choose not to, we ...": what follows is about something else.
            return None
        if word in _CAUSED and (caused := _caused(words, number)):
            return caused
        if words[number].is_word and not is_passed_over(word):
            return number
    return None


def _caused(words: list[Token], index: int) -> int | None:
    """ "You must have the form signed by a parent" is about the signing."""
    if index + 1 < len(words) and words[index + 1].word in _DETERMINERS:
        for number in range(index + 3, min(index + 6, len(words) - 1)):
            if not words[number].is_word:
                return None
            if words[number].word.endswith("ed") and words[number + 1].word in _AFTER_CAUSED:
                return number
    return None


def _opens_a_list(words: list[Token], number: int) -> bool:
    """ "You must:" and a list: what must be done is the first item."""
    word, before = words[number].word, words[number - 1].word
    if word == ":":
        return number + 1 < len(words) and words[number + 1].word[0] == "\n"
    return word[0] == "\n" and before == ":"


def is_passed_over(word: str) -> bool:
    """Does the word say nothing that a claim could be about?"""
    if (
        word in PASSED_OVER
        or word in NEGATIVE
        or word in FREE
        or word in BOUND
        or word in ADVISED
        or word in AVOIDED
    ):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in _ADVERB_LOOKALIKES
