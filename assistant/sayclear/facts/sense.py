"""What is said not to be so, what must or may be, under which condition, and what is warned of."""

from __future__ import annotations

import re
from functools import cache

from sayclear.facts.marks import Fact, Kind
from sayclear.facts.tokens import Token
from sayclear.readability.lists import rows
from sayclear.readability.vocabulary import stem

_NEGATIVE = frozenset(
    "not never no none nobody nothing nowhere neither nor cannot unable no-one without-any ain't".split()
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
)
_PASSED_OVER = frozenset(
    "a an the any this that these those my your his her its our their i you he she it we they me "
    "him us them be am is are was were been being have has had do does did will would shall should "
    "can could may might must to of in on at for with by from as yet always ever really very too so "
    "just also even quite more much many longer able going need needs let please there still then "
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
_SOFT_MAY = frozenset(("can", "could", "might"))
_NEEDS = frozenset("have has had having need needs needed".split())
_BOUND = frozenset(
    "required obliged obligated mandatory compulsory obligatory essential necessary imperative vital".split()
)
_FREE = frozenset(("allowed", "permitted"))

_CLAIM_WORDS = _OUGHT.keys() | _NEEDS | _BOUND | _FREE | _NEGATIVE
_REACH = 60

_CONDITIONS = re.compile(
    r"\b(?:(?P<if>if|provided(?:\sthat)?|providing(?:\sthat)?|(?:as|so)\slong\sas|on\s(?:the\s)?condition\sthat"
    r"|in\sthe\sevent\s(?:that|of))"
    r"|(?P<unless>unless)"
    r"|(?P<except>except(?:ing)?|excluding|other\sthan|apart\sfrom|aside\sfrom|with\sthe\sexception\sof|save\sfor)"
    r"|(?P<until>until|till)"
    r"|(?P<without>without)"
    r"|(?P<only>only|solely|exclusively)"
    r"|(?P<least>at\sleast|minimum|(?:no|not)\s(?:less|fewer)\sthan|or\s(?:more|over|above|older|longer))"
    r"|(?P<most>at\smost|maximum|(?:no|not)\smore\sthan|up\sto(?=\s[£$€\d])|or\s(?:less|fewer|under|below|younger))"
    r"|(?P<more>(?:more|greater|higher|longer|older)\sthan|in\sexcess\sof|exceed(?:s|ing)?|(?:over|above)(?=\s[£$€\d]))"
    r"|(?P<less>(?:less|fewer|lower|younger|shorter)\sthan|(?:under|below)(?=\s[£$€\d])))\b",
    re.IGNORECASE,
)
_CONDITION_WORDS = frozenset(
    "if provided providing as so on in unless except excepting excluding other apart aside with "
    "save until till without only solely exclusively at minimum maximum no not or up more greater "
    "higher longer older exceed exceeds exceeding over above less fewer lower younger shorter under "
    "below should warning caution beware careful danger dangers dangerous dangerously hazard "
    "hazards hazardous poison poisons poisonous poisoning toxic fatal deadly lethal "
    "life-threatening emergency emergencies".split()
)
_SHOULD_YOU = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))should\s(?:you|he|she|they|it|this|that|any\w*|the|your)\b", re.I
)
_POLITE_IF = re.compile(
    r"if\s(?:you(?:['’]d)?\s(?:want|like|wish|prefer|would\slike)|so|any|only|possible)\b", re.I
)
_WARNINGS = re.compile(
    r"\b(?:(?P<warning>warning|caution|beware|careful)|(?P<danger>danger(?:s|ous|ously)?|hazard(?:s|ous)?)"
    r"|(?P<poison>poison(?:s|ous|ing)?|toxic)|(?P<death>fatal|deadly|lethal|life-threatening)"
    r"|(?P<emergency>emergenc(?:y|ies)))\b",
    re.IGNORECASE,
)


@cache
def opposites() -> dict[str, str]:
    """ "uncommon" -> "common", and so on."""
    return {row[0]: row[1] for row in rows("opposites")}


def conditions(text: str, words: list[Token]) -> list[Fact]:
    """If, unless, except, until, without, only, at least, at most; and words of warning."""
    facts = []
    done = 0
    for token in words:
        if token.word not in _CONDITION_WORDS or token.start < done:
            continue
        if token.word == "should" and _SHOULD_YOU.match(text, token.start):
            facts.append(Fact("condition", "if", (token.start, token.end), text[token.start : token.end]))
        elif match := _WARNINGS.match(text, token.start):
            facts.append(Fact("warning", match.lastgroup or "", match.span(), match.group()))
        elif match := _CONDITIONS.match(text, token.start):
            done = match.end()
            value = match.lastgroup or ""
            before = text[max(0, match.start() - 4) : match.start()].lower()
            if value == "only" and (before == "not " or before.endswith(("n't ", "n’t ", "if "))):
                continue
            firm = not (value == "if" and _POLITE_IF.match(text, match.start()))
            facts.append(Fact("condition", value, match.span(), match.group(), firm))
    return facts


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
    return facts


def _ought(words: list[Token], index: int, text: str) -> tuple[Kind, str, bool] | None:
    word = words[index].word
    before = words[index - 1].word if index else ""
    after = words[index + 1].word if index + 1 < len(words) else ""
    if word in _OUGHT:
        kind, value = _OUGHT[word]
        if word == "may" and text[words[index].start] == "M" and not _asks(before, after):
            return None
        if word == "should" and _SHOULD_YOU.match(text, words[index].start):
            return None
        negated = word.endswith("n't") or after == "not"
        return kind, f"{value} not" if negated else value, word not in _SOFT_MAY
    negated = _negated_before(words, index)
    if word in _NEEDS and (after == "to" or (word == "need" and after == "not")):
        negated = negated or after == "not"
        return "must", "need not" if negated else "must", True
    if word in _BOUND and after in ("to", "that"):
        return "must", "need not" if negated else "must", True
    if word in _FREE and after == "to":
        return "may", "may not" if negated else "may", True
    return None


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
        if other.word in _JOINS:
            joined = True
        elif joined and other.is_word and not _is_passed_over(other.word):
            facts.append(Fact(kind, f"{value} {stem(other.word)}", place, text[slice(*place)], firm=False))
            joined = False
    return facts


def _target(words: list[Token], index: int) -> int | None:
    """The next word that carries meaning, in the same clause."""
    for number in range(index + 1, min(index + 12, len(words))):
        word = words[number].word
        if word in _CLAUSE_END or word[0] == "\n":
            return None
        if words[number].is_word and not _is_passed_over(word):
            return number
    return None


def _is_passed_over(word: str) -> bool:
    if word in _PASSED_OVER or word in _NEGATIVE or word in _FREE or word in _BOUND:
        return True
    return word.endswith("ly") and len(word) > 4 and word not in _ADVERB_LOOKALIKES
