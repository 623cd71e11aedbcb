"""Two verbs for one subject: "You must sign the form and send it back." The subject is said again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import CONDITIONS, NEGATIONS, Sentence, holds, is_order, opening, other_verbs, subject, whole_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_ACTION = frozenset("try go come stay wait stop press hold sit stand look pause keep be".split())
_CONTENT = frozenset({"dobj", "prep", "attr", "acomp", "oprd", "advmod", "npadvmod", "agent", "dative", "ccomp", "xcomp"})


def repeated(sentence: Sentence) -> Iterator[Cut]:
    """One short subject, two verbs of the same form."""
    root = sentence.root
    if root is None or sentence.is_question or not whole_clause(root):
        return
    own = subject(root)
    if own is None or opening(sentence) or len(list(own.subtree)) > 3:
        return
    joint = _joint(sentence, root)
    if joint is None:
        return
    link, verb = joint
    if verb.tag_ != root.tag_ or root.tag_ == "VBN" and not _same_helpers(root, verb):
        return
    copied = _head(sentence, root, own)
    if copied is None:
        return
    lead = ("But " + _small(copied, own) if link.lower_ == "but" else copied) + " "
    begin = sentence.end(link)
    following = link.nbor(1)
    if following.lower_ == "then":
        lead, begin = f"Then {_small(copied, own)} ", sentence.end(following)
    yield Cut("subject repeated", (Piece(0, _before(sentence, link)), Piece(begin, len(sentence.clear), lead)))


def orders(sentence: Sentence) -> Iterator[Cut]:
    """ "Fill in the form and send it back." The first order must have an object of its own."""
    root = sentence.root
    if root is None or sentence.is_question or not is_order(root) or opening(sentence):
        return
    joint = _joint(sentence, root)
    if joint is None:
        return
    link, verb = joint
    if verb.tag_ not in ("VB", "VBP") or not any(child.dep_ in ("dobj", "prep") for child in root.children):
        return
    if link.lower_ != "and" or any(child.dep_ == "neg" for child in verb.children):
        return
    yield Cut("orders", (Piece(0, _before(sentence, link)), Piece(sentence.end(link), len(sentence.clear))))


def _joint(sentence: Sentence, root: Token) -> tuple[Token, Token] | None:
    """The link and the second verb, where nothing on one side reaches over to the other."""
    verbs = [child for child in root.children if child.dep_ == "conj"]
    if len(verbs) != 1:
        return None
    verb = verbs[0]
    if any(child.dep_ == "conj" for child in verb.children) or subject(verb) is not None:
        return None
    link = next((child for child in root.children if child.dep_ == "cc"), None)
    if link is None or link.lower_ not in ("and", "but") or not root.i < link.i < verb.i:
        return None
    if any(token.dep_ not in ("advmod", "neg", "aux") for token in sentence.doc[link.i + 1 : verb.i]):
        return None
    if any(token.tag_ in ("MD", "TO") for token in sentence.doc[link.i + 1 : verb.i]):
        return None
    left, right = list(sentence.doc[: link.i]), list(sentence.doc[verb.i :])
    if holds(left, NEGATIONS) or holds(left, CONDITIONS) or holds(right, CONDITIONS | {"so", "because"}):
        return None
    if root.lower_ in _ONE_ACTION or other_verbs(left, root) or any(token.dep_ == "preconj" for token in left):
        return None
    if any(token.lower_ in ("both", "either") for token in left):
        return None
    if not any(child.dep_ in _CONTENT and child.i > root.i for child in root.children if child.i < link.i):
        return None
    if not any(child.dep_ in _CONTENT and child.i > verb.i for child in verb.children):
        return None
    return link, verb


def _same_helpers(root: Token, verb: Token) -> bool:
    helpers = [child for child in root.children if child.dep_ in ("aux", "auxpass")]
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    # "has climbed, ridden": which helper goes with which participle is not sure.
    return not own and len(helpers) == 1 and helpers[0].lower_ in ("have", "has", "'ve")


def _head(sentence: Sentence, root: Token, own: Token) -> str | None:
    """Subject and helping verbs, ready to be said again: "We will"."""
    helpers = [child for child in root.children if child.dep_ in ("aux", "auxpass") and own.i < child.i < root.i]
    words = sentence.text_of(list(own.subtree))
    if any(token.tag_ not in ("MD", "VBP", "VBZ", "VBD") for token in helpers) or len(helpers) > 1:
        return None
    text = words + "".join(f" {token.text}" if not token.text.startswith("'") else token.text for token in helpers)
    if not all(char.isalpha() or char in " '’-" for char in text):
        return None
    return text[:1].upper() + text[1:]


def _small(text: str, own: Token) -> str:
    first = next(iter(own.subtree))
    return text if first.pos_ == "PROPN" or first.text == "I" else text[:1].lower() + text[1:]


def _before(sentence: Sentence, link: Token) -> int:
    previous = link.nbor(-1)
    return sentence.start(previous) if previous.text == "," else sentence.start(link)


SEAMS = (
    Seam("orders", 1, orders, (), ()),
    Seam("subject repeated", 2, repeated, (), ()),
)
