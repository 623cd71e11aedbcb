"""Two verbs for one subject: "You must sign the form and send it back." The subject is said again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    NEGATIONS,
    Sentence,
    conditional,
    finite,
    holds,
    is_order,
    opening,
    other_verbs,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_ACTION = frozenset("try go come stay wait stop press hold sit stand pause be".split())
_SAYS_SOMETHING = frozenset(
    {"dobj", "prep", "attr", "acomp", "oprd", "advmod", "npadvmod", "agent", "dative", "ccomp", "xcomp"}
)
_QUANTIFIERS = frozenset(
    "all some any no each every many few most both several either neither none one".split()
)
_HELPERS = ("aux", "auxpass")
_LONGEST_SUBJECT = 3


def repeated(sentence: Sentence) -> Iterator[Cut]:
    """One short subject, and two verbs that each could follow it."""
    root = sentence.root
    if root is None or sentence.is_question or not whole_clause(root) or opening(sentence):
        return
    own = subject(root)
    joint = _joint(sentence, root)
    if own is None or joint is None:
        return
    words = list(own.subtree)
    if len(words) > _LONGEST_SUBJECT or holds(words, _QUANTIFIERS) or own.tag_ == "EX":
        return
    link, verb = joint
    copied = _copy(sentence, root, verb, words)
    if copied is None:
        return
    begin, following = sentence.end(link), link.nbor(1)
    if link.lower_ == "but":
        lead = "But " + _small(copied, words)
    elif following.lower_ == "then":
        lead, begin = "Then " + _small(copied, words), sentence.end(following)
    else:
        lead = copied
    yield Cut(
        "subject repeated", (Piece(0, _before(sentence, link)), Piece(begin, len(sentence.clear), lead + " "))
    )


def orders(sentence: Sentence) -> Iterator[Cut]:
    """ "Fill in the form and send it back." Each order must have something of its own to act on."""
    root = sentence.root
    if root is None or sentence.is_question or not is_order(root) or opening(sentence):
        return
    chain, links = [root], []
    while following := next((child for child in chain[-1].children if child.dep_ == "conj"), None):
        link = _link_before(sentence, following)
        if link is None or following.tag_ not in ("VB", "VBP") or subject(following) is not None:
            return
        chain.append(following)
        links.append(link)
    if not links:
        return
    cuts = [number for number, link in enumerate(links) if link.lower_ in ("and", ",")]
    denied = [any(child.dep_ == "neg" for child in verb.children) for verb in chain]
    last = chain[-1].left_edge.i
    apart = links[-1].nbor(-1).text == "," or links[-1].text == ","
    if not cuts or (conditional(sentence.doc) and not apart) or _so_before(sentence, last):
        return
    if conditional(sentence.doc[: root.i]):
        return
    if any(denied):
        # "Do not smoke and do not light a match." Each part needs its own "not".
        if not all(denied[number] for number in (0, *(cut + 1 for cut in cuts))):
            return
    elif len(cuts) < len(links) or links[-1].lower_ != "and" or holds(sentence.doc, frozenset({"or"})):
        return
    stops = [*(link.i for link in links), len(sentence.doc)]
    for verb, stop in zip(chain, stops, strict=True):
        acts = any(
            child.dep_ in ("dobj", "prep", "prt", "ccomp") and verb.i < child.i < stop
            for child in verb.children
        )
        if not any(denied) and (verb.lower_ in _ONE_ACTION - {"wait"} or not acts):
            return
    if not apart and other_verbs(sentence.doc[: links[0].i], root, *chain):
        return
    pieces: list[Piece] = []
    begin = 0
    for link in (links[number] for number in cuts):
        pieces.append(Piece(begin, _before(sentence, link)))
        begin = sentence.end(link)
    yield Cut("orders", (*pieces, Piece(begin, len(sentence.clear))), tuple(range(len(pieces) + 1)))


def _so_before(sentence: Sentence, last: int) -> bool:
    return any(token.lower_ == "so" for token in sentence.doc[:last])


def _link_before(sentence: Sentence, verb: Token) -> Token | None:
    """The comma or "and" straight before a verb and its "do not" or "then"."""
    first = verb.i
    while first > 0 and sentence.doc[first - 1].dep_ in ("advmod", "neg", *_HELPERS):
        first -= 1
    return sentence.doc[first - 1] if first > 0 else None


def _joint(sentence: Sentence, root: Token) -> tuple[Token, Token] | None:
    """The link and the second verb, where nothing on one side reaches over to the other."""
    chain: list[Token] = [root]
    while following := next((child for child in chain[-1].children if child.dep_ == "conj"), None):
        chain.append(following)
    if len(chain) < 2 or any(subject(verb) is not None for verb in chain[1:]):
        return None
    verb = chain[-1]
    if len(chain) > 2 and not (
        finite(verb) and sentence.doc[chain[-2].i : verb.i].text.lower().count("but") == 1
    ):
        # Of three, only the last can be parted, and only behind "but".
        return None
    first = verb.i
    while (
        first > 0
        and sentence.doc[first - 1].dep_ in ("advmod", "neg", *_HELPERS)
        and sentence.doc[first - 1].i > root.i
    ):
        first -= 1
    link = sentence.doc[first - 1]
    if link.lower_ not in ("and", "but") or link.i <= root.i + 1:
        return None
    between = sentence.doc[link.i + 1 : verb.i]
    left, right = list(sentence.doc[: link.i]), list(sentence.doc[verb.i :])
    denied = holds(left, NEGATIONS) and not (is_order(root) and holds(between, NEGATIONS))
    if denied or any(token.tag_ == "TO" for token in between):
        return None
    if conditional(left) or conditional(right) or any(token.lower_ == "so" for token in right):
        return None
    if (
        (root.lower_ in _ONE_ACTION and link.i - root.i <= 2)
        or other_verbs(left, *chain)
        or any(token.dep_ == "preconj" for token in left)
    ):
        return None
    if not any(child.dep_ in _SAYS_SOMETHING and root.i < child.i < link.i for child in root.children):
        return None
    if not any(child.dep_ in _SAYS_SOMETHING and child.i > verb.i for child in verb.children):
        return None
    return link, verb


def _copy(sentence: Sentence, root: Token, verb: Token, words: list[Token]) -> str | None:
    """What is said again before the second verb: "We", or "We will" where it has no helper of its own."""
    text = sentence.text_of(words)
    if not all(char.isalpha() or char in " '’-" for char in text):
        return None
    text = text[:1].upper() + text[1:]
    if finite(verb):
        # A past form without a helper may be a participle: "has climbed, ridden and run".
        own = [child for child in verb.children if child.dep_ in _HELPERS]
        return (
            text
            if own or (verb.tag_ in ("VBZ", "VBP") and root.tag_ == verb.tag_) or _both_past(root, verb)
            else None
        )
    helpers = [child for child in root.children if child.dep_ in _HELPERS and child.i < root.i]
    if len(helpers) != 1 or verb.tag_ != root.tag_ or verb.tag_ not in ("VB", "VBN"):
        return None
    if helpers[0].tag_ == "MD" or helpers[0].lower_ in ("have", "has", "'ve"):
        gap = "" if helpers[0].text.startswith(("'", "’")) else " "
        return f"{text}{gap}{helpers[0].text}"
    return None


def _both_past(root: Token, verb: Token) -> bool:
    return root.tag_ == verb.tag_ == "VBD" and not any(child.dep_ in _HELPERS for child in root.children)


def _small(text: str, words: list[Token]) -> str:
    return text if words[0].pos_ == "PROPN" or words[0].text == "I" else text[:1].lower() + text[1:]


def _before(sentence: Sentence, link: Token) -> int:
    previous = link.nbor(-1)
    return sentence.start(previous) if previous.text == "," else sentence.start(link)


SEAMS = (
    Seam(
        "orders",
        1,
        orders,
        (
            (
                "Sign the form on page 2 and send it back by 3 May.",
                "Sign the form on page 2. Send it back by 3 May.",
            ),
        ),
        (
            "Press the red button and hold it down.",
            "Do not open the box and use the cream.",
            "Call us and ask for Ms Lee if you are late.",
        ),
    ),
    Seam(
        "subject repeated",
        2,
        repeated,
        (
            (
                "We will look at your form and write to you by 3 May.",
                "We will look at your form. We will write to you by 3 May.",
            ),
            (
                "The officer may give you more time, but cannot change the total.",
                "The officer may give you more time. But the officer cannot change the total.",
            ),
        ),
        (
            "We will ask you to sign the form and send it back.",
            "You must not eat the meal and drive a car.",
            "Most visits are short and cost about £5.",
        ),
    ),
)
