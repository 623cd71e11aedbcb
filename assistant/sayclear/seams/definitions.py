"""What a word means, in brackets in mid-sentence, as a sentence of its own behind it.

"A deputy (a person appointed by a court) can help." -> "A deputy can help. A deputy is a person
appointed by a court." Only where the bracket says what the word is, and not which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.readability.lists import rows
from sayclear.readability.orders import is_order
from sayclear.readability.vocabulary import is_easy
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import Sentence, whole_clause
from sayclear.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_BRACKET = re.compile(r"\s\((?P<inside>[^()\d“”\"][^()“”\"]{8,})\)")
_NO_DEFINITION = re.compile(
    r"(?:for\s+(?:example|instance|safety)|such\s+as|like|e\.?g|i\.?e|including|or|and|not|no|only|about|around"
    r"|usually|often|mostly|plus|if|when|see|above|below|the\s+(?:one|same|last|first|next)|all|both|each)\b",
    re.IGNORECASE,
)
_GENUS = frozenset(
    "person people someone somebody anyone something thing things place places way ways kind kinds type "
    "types "
    "sort sorts word words name paper document amount money payment tax cover rule rules law test time "
    "ability pattern process method state act part parts group system feeling illness disease condition "
    "drug medicine plant animal tool machine program measure request right duty".split()
)
"""A bracket with one of these at its head says what a word means: "a person who ..."."""
_OWNERS = frozenset("the my your his her its our their this that these those".split())
_SOME = frozenset("many most some several few more all other certain".split())
_SHORT_FORM = re.compile(r"[A-Z]{2,}s?")
"""Without its bracket, a short form would be written out once more."""
_FEWEST_WORDS = 2
_MOST_WORDS = 16


def definition(sentence: Sentence) -> Iterator[Cut]:
    """ "trade winds (steady winds that blow west)" -> "Trade winds are steady winds that blow west." """
    if sentence.is_question:
        return
    for match in reversed(list(_BRACKET.finditer(sentence.clear))):
        inside = match["inside"]
        if (
            inside in _our_meanings()
            or _NO_DEFINITION.match(inside)
            or not _FEWEST_WORDS <= len(inside.split()) <= _MOST_WORDS
        ):
            continue
        # The bracket would lead the parser astray.
        bare = Sentence(sentence.clear[: match.start()] + sentence.clear[match.end() :])
        before = [token for token in bare.doc if bare.end(token) <= match.start()]
        if (
            not before
            or before[-1].is_punct
            or not _is_sentence(bare)
            or _SHORT_FORM.fullmatch(before[-1].text)
        ):
            continue
        lead = _means(before[-1], inside) or _is(bare, before[-1], inside)
        if lead is None:
            continue
        whole = Piece(0, len(sentence.clear), without=(match.start(), match.end()))
        own = Piece(match.start("inside"), match.end("inside"), lead)
        yield Cut("definition", (whole, own), (0, 1))


@cache
def _our_meanings() -> frozenset[str]:
    """What we put in ourselves stays in its bracket: without it, it would be put in once more."""
    lists = (table("explanations", 2), table("acronyms", 2), rows("idioms"))
    return frozenset(meaning for entries in lists for entry in entries for meaning in entry[1:3])


def _is_sentence(sentence: Sentence) -> bool:
    return is_order(sentence.clear) or any(whole_clause(token) for token in sentence.doc)


def _means(verb: Token, inside: str) -> str | None:
    """ "postpone (move to a later date)" -> "To postpone means to move to a later date." """
    if verb.tag_ != "VB" or is_easy(verb.lower_):
        return None
    root = _root(inside)
    if root is None or root.tag_ != "VB" or root.i != 0:
        return None
    return f"To {verb.lower_} means to "


def _is(sentence: Sentence, noun: Token, inside: str) -> str | None:
    """The words before what the bracket says: "A deputy is ", "The tropics are "."""
    root = _root(inside)
    if root is None or root.tag_ not in ("NN", "NNS", "NNP") or noun.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    several = noun.tag_ in ("NNS", "NNPS")
    phrase = _phrase(noun)
    if phrase is None or several != (root.tag_ == "NNS"):
        return None
    if root.lower_ == noun.lower_ and len(inside.split()) <= _FEWEST_WORDS:
        # "fungi (tree fungi)"
        return None
    rest = _term(phrase, says_what=root.lower_ in _GENUS or root.lower_ == noun.lower_)
    if not rest or any(token.tag_ == "CD" for token in rest):
        return None
    term = sentence.text_of(rest)
    if re.search(r"[()\"“”]", term):
        return None
    return f"{capital(term)} {'are' if several else 'is'} "


def _term(phrase: list[Token], *, says_what: bool) -> list[Token] | None:
    """What the definition is about. None where the bracket may say which one is meant."""
    first, noun = phrase[0], phrase[-1]
    if noun.tag_ in ("NN", "NNS") and not is_easy(noun.lower_) and first.lower_ not in (*_OWNERS, "a", "an"):
        # "orange streaks (lines of colour)": of all streaks.
        return [noun]
    named = any(token.tag_ in ("NNP", "NNPS") for token in phrase)
    hard = any(not is_easy(token.lower_) for token in phrase if token.is_alpha)
    if first.lower_ in ("a", "an"):
        # "He met a girl (a student from Rome)": which girl, and not what a girl is.
        return phrase if says_what or hard else None
    if first.lower_ in _SOME:
        return phrase[1:] if says_what or hard else None
    if first.lower_ in _OWNERS:
        return phrase
    plain = first.tag_ not in ("DT", "PRP$", "CD", "PDT", "POS")
    return phrase if plain and (says_what or named) else None


_A_PERSON_WHO = re.compile(r"(?:an?|the)\s+(?P<noun>\w+)\s+(?:who|that|which)\b", re.IGNORECASE)


def _root(inside: str) -> Token | None:
    match = _A_PERSON_WHO.match(inside)
    found = Sentence(inside[: match.end("noun")] if match else inside)
    roots = [token for token in found.doc if token.dep_ == "ROOT"]
    if len(roots) != 1:
        return None
    root, first = roots[0], found.doc[0]
    if root.tag_ in ("NN", "NNP"):
        # "cowpox (variolae vaccinae)": a name, and no definition.
        opened = first.lower_ in ("a", "an", "the") or first.dep_ == "poss"
    else:
        opened = first.text.islower()
    return root if opened else None


def _phrase(noun: Token) -> list[Token] | None:
    """The noun with what stands before it. None where the bracket may be about more: "the end of X (...)"."""
    if noun.dep_ in ("compound", "nmod"):
        return None
    first = noun
    while (
        first.i > 0
        and (before := first.nbor(-1)).head in (noun, first)
        and before.dep_
        in (
            "det",
            "amod",
            "compound",
            "poss",
            "nmod",
            "predet",
        )
    ):
        first = before
    phrase = list(noun.doc[first.i : noun.i + 1])
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.i == first.i - 1:
        owner = noun.head.head
        if noun.tag_ != "NNP" or owner.tag_ != "NNP":
            return None
        return _name_of(owner, noun)
    return phrase


def _name_of(owner: Token, noun: Token) -> list[Token]:
    """ "the Court of Protection": one name."""
    first = owner.left_edge.i
    return list(noun.doc[first : noun.i + 1])


SEAMS = (
    Seam(
        "definition",
        -1,
        definition,
        (
            (
                "In most years, trade winds (steady winds that blow from the east) push the water along.",
                "In most years, trade winds push the water along. Trade winds are steady winds that blow "
                "from the east.",
            ),
            (
                "The marshal (the person who leads the walk) will open the gate at ten.",
                "The marshal will open the gate at ten. The marshal is the person who leads the walk.",
            ),
        ),
        (
            "In May he met a girl (a student from Rome) on the old bridge.",
            "You need proof of address (a bill or a bank letter) and one card.",
            "Bring two copies of the form (about 10 pages of text) to the desk.",
        ),
    ),
)
