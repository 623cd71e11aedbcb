"""Find the parts of a passive sentence in its parse. Whatever is not looked for makes it none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayclear.passive.words import CASE, PARTICLES, QUANTIFIERS, THIRD, TITLES, agents, verbs
from sayclear.passive.writing import Clause
from sayclear.readability.lists import word_set
from sayclear.seams.tree import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_AGENT = 6
_NOUN_TAGS = frozenset("DT PRP$ JJ JJR JJS NN NNS NNP NNPS POS CD VBN VBG HYPH".split())


def clause_of(sentence: Sentence) -> Clause | None:
    """Cut the sentence into its parts. Whatever is not looked for makes it None."""
    root = sentence.root
    if root is None or sentence.inline.torn or sentence.is_question:
        return None
    verb = _passive_verb(root)
    if verb is None or verb.lower_ not in verbs():
        return None
    owner = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    by = [child for child in verb.children if child.dep_ == "agent"]
    if (
        owner is None
        or len(by) != 1
        or by[0].i < verb.i
        or any(child.dep_ == "conj" for child in root.children)
    ):
        return None
    doc = sentence.doc
    end = len(doc)
    while end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    lead = doc[: owner.left_edge.i]
    object_ = doc[owner.left_edge.i : owner.right_edge.i + 1]
    inner = list(doc[verb.i + 1 : by[0].i])
    particle = None
    if inner and inner[0].lower_ in PARTICLES.get(verbs()[verb.lower_].base, "").split():
        if any(True for _ in inner[0].children):
            return None
        particle, inner = inner[0], inner[1:]
    agent = _agent_at(by[0])
    if agent is None:
        return None
    return Clause(
        sentence,
        list(lead),
        list(object_),
        list(doc[owner.right_edge.i + 1 : verb.i]),
        verb,
        particle,
        inner,
        agent,
        list(doc[agent[-1].i + 1 : end]),
    )


def _passive_verb(root: Token) -> Token | None:
    """The participle: the main verb itself, or what "needs to be ..." asks for."""
    if root.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in root.children):
        return root
    if root.lower_ in ("need", "needs", "needed", "has", "have", "had"):
        return next(
            (
                child
                for child in root.children
                if child.dep_ == "xcomp"
                and child.tag_ == "VBN"
                and any(helper.dep_ == "auxpass" for helper in child.children)
            ),
            None,
        )
    return None


def _agent_at(by: Token) -> list[Token] | None:
    """The words for who acts, or None where it is no person or body that we are sure of."""
    doc = by.doc
    head = next((child for child in by.children if child.dep_ == "pobj"), None)
    if head is None:
        return None
    found = _noun_phrase(by.i + 1, head)
    if found is None or not _acts(found, head):
        return None
    at = found[-1].i + 1
    if at < len(doc) and doc[at].lower_ == "of" and len(found) > 1:
        of = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
        inside = _noun_phrase(at + 1, of) if of is not None else None
        if inside is None:
            return None
        found += [doc[at], *inside]
        at = found[-1].i + 1
    if at + 1 < len(doc) and doc[at].lower_ in ("and", "or"):
        other = next((child for child in head.children if child.dep_ == "conj" and child.i > at), None)
        inside = _noun_phrase(at + 1, other) if other is not None else None
        if doc[at].lower_ == "or" or other is None or inside is None or not _acts(inside, other):
            return None
        found += [doc[at], *inside]
        if other.tag_ == "PRP" or (head.tag_ == "PRP" and head.lower_ != "you"):
            return None
    following = doc[found[-1].i + 1] if found[-1].i + 1 < len(doc) else None
    if following is not None and following.lower_ in (
        "and",
        "or",
        "who",
        "that",
        "which",
        "whose",
        "to",
        "'s",
    ):
        return None if following.lower_ != "to" else found
    return found if len(found) <= _LONGEST_AGENT else None


def _noun_phrase(start: int, head: Token) -> list[Token] | None:
    """Plain words up to the head, such as "the new council"."""
    tokens = list(head.doc[start : head.i + 1])
    if not tokens or any(token.tag_ not in _NOUN_TAGS for token in tokens[:-1]):
        return None
    return tokens


def _acts(phrase: Sequence[Token], head: Token) -> bool:
    """Is this a person or a body that can act?"""
    if head.tag_ == "PRP":
        return len(phrase) == 1 and head.lower_ in CASE
    if head.text in agents():
        known = True
    elif head.tag_ in ("NNP", "NNPS") and head.lower_ not in agents():
        names = [token for token in phrase if token.tag_ == "NNP"]
        first = names[0].lower_.rstrip(".")
        known = len(names) == len(phrase) <= 3 and (first in TITLES or first in word_set("given_names"))
    else:
        known = head.lower_ in agents()
    return known and not any(token.lower_ in QUANTIFIERS or token.lower_ in THIRD for token in phrase)
