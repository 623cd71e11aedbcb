"""A passive sentence in its parts, and how it is written with who acts first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.passive.words import ADVERBS, CASE, MODALS, OBJECT, TITLES, Verb, agents, verbs
from sayclear.readability.lists import word_set
from sayclear.seams.tree import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Clause:
    """What the passive sentence is made of, in the order in which it stands there."""

    sentence: Sentence
    lead: Sequence[Token]
    object: Sequence[Token]
    """The subject of the passive."""
    middle: Sequence[Token]
    """From behind the subject up to the verb."""
    verb: Token
    particle: Token | None
    inner: Sequence[Token]
    """Between the verb and "by"."""
    agent: Sequence[Token]
    rest: Sequence[Token]

    @property
    def forms(self) -> Verb:
        return verbs()[self.verb.lower_]

    def write(self) -> str | None:
        agent, plural = self._agent()
        verb = self._verb(agent.lower() if len(self.agent) == 1 else "", plural=plural)
        object_ = self._object()
        if not agent or verb is None or object_ is None or self._marked():
            return None
        parts = [self._piece(self.lead), agent, verb]
        pronoun = object_.lower() in OBJECT.values()
        if self.particle is not None:
            behind = self.particle.dep_ == "prt" and pronoun
            parts += [object_, self.particle.text] if behind else [self.particle.text, object_]
        else:
            parts.append(object_)
        parts += [self._piece(self.inner), self._piece(self.rest)]
        if any(part is None for part in parts):
            return None
        text = " ".join(part for part in parts if part)
        end = self.sentence.clear.rstrip()[-1:]
        return capital(text.rstrip(" ,.")) + (end if end in ".!" else "")

    def _marked(self) -> bool:
        """Are there marks in the words that are written anew?"""
        start = self.sentence.start(self.middle[0] if self.middle else self.verb)
        end = self.sentence.start(self.agent[0])
        inline = self.sentence.inline
        if self.inner:
            end = self.sentence.end(self.particle or self.verb)
        first, last = inline.raw_span(start, end)
        return inline.raw[first:last].strip() != self.sentence.clear[start:end].strip()

    def _piece(self, tokens: Sequence[Token]) -> str | None:
        """The Markdown of some tokens; "" for none, None where marks would be torn."""
        if not tokens:
            return ""
        start, end = self.sentence.start(tokens[0]), self.sentence.end(tokens[-1])
        return self.sentence.inline.piece(start, end)

    def _agent(self) -> tuple[str, bool]:
        first = self.agent[0]
        if len(self.agent) == 1 and first.lower_ in CASE:
            return CASE[first.lower_], first.lower_ in ("you", "us", "them")
        joined = any(token.lower_ == "and" for token in self.agent)
        head = head_of(self.agent)
        many = joined or head.tag_ in ("NNS", "NNPS") or agents().get(head.lower_) == "many"
        return self._piece(self.agent) or "", many

    def _object(self) -> str | None:
        first = self.object[0]
        if len(self.object) == 1 and first.lower_ in OBJECT:
            return OBJECT[first.lower_]
        text = self._piece(self.object)
        if text is None:
            return None
        return _small_first(text, self.object) if not self.lead else text

    def _verb(self, pronoun: str, *, plural: bool) -> str | None:
        """The verb of the active sentence with its helpers, or None where the form is none we know."""
        forms = self.forms
        third = not plural and pronoun not in ("i", "you", "we", "they")
        middle = list(self.middle)
        be = next((token for token in middle if token.dep_ == "auxpass"), None)
        if be is None:
            return None
        before = middle[: middle.index(be)]
        after = middle[middle.index(be) + 1 :]
        if any(token.lower_ not in ADVERBS and token.lower_ not in ("not", "n't") for token in after):
            return None
        words = [token.lower_ for token in before]
        tail = [token.text for token in after]
        match words, be.lower_:
            case _, ("is" | "are" | "am" | "was" | "were") if set(words) <= ADVERBS and (
                not words or not {"not", "n't"} & {token.lower_ for token in after}
            ):
                past = be.lower_ in ("was", "were")
                return _simple(forms, [*(token.text for token in before), *tail], past=past, third=third)
            case [("has" | "have" | "had" | "'ve" | "'s") as said, *more], "been":
                helper = "had" if said == "had" else "has" if third else "have"
                negative = _joined_to(before[0], more)
                return _words(helper + negative, more[bool(negative) :], tail, forms.participle)
            case [("is" | "are" | "was" | "were" | "am" | "'s" | "'re") as said, *more], "being":
                now = "am" if pronoun == "i" else "is" if third else "are"
                then = "was" if third or pronoun == "i" else "were"
                helper = then if said in ("was", "were") else now
                negative = _joined_to(before[0], more)
                if negative and helper == "am":
                    return None
                return _words(helper + negative, more[bool(negative) :], tail, forms.ing)
            case [modal, *more], "be" if modal in MODALS and set(more) <= ADVERBS | {"not", "n't"}:
                negative = _joined_to(before[0], more)
                helper = "will" if modal == "'ll" else modal
                return _words(helper + negative, more[bool(negative) :], tail, forms.base)
            case [modal, "have"], "been" if modal in MODALS - {"'ll", "wo", "ca"} and not tail:
                return _words(modal, ["have"], [], forms.participle)
            case [("needs" | "need" | "needed") as need, "to"], "be":
                return _words(_needs(need, third=third), ["to"], tail, forms.base)
            case [("has" | "have" | "had") as have, "to"], "be":
                helper = "had" if have == "had" else "has" if third else "have"
                return _words(helper, ["to"], tail, forms.base)
            case [modal, ("need" | "have") as need, "to"], "be" if modal in ("will", "may", "might"):
                return _words(modal, [need, "to"], tail, forms.base)
        return None


def _simple(forms: Verb, words: Sequence[str], *, past: bool, third: bool) -> str | None:
    """Present and past without a helper; "not" takes "do"."""
    if not words or not {"not", "n't"} & set(words):
        return " ".join([*words, forms.past if past else forms.third if third else forms.base])
    if words[0] not in ("not", "n't"):
        return None
    helper = "did" if past else "does" if third else "do"
    return " ".join([helper + ("n't" if words[0] == "n't" else " not"), *words[1:], forms.base])


def _needs(need: str, *, third: bool) -> str:
    return need if need == "needed" else "needs" if third else "need"


def _joined_to(helper: Token, more: Sequence[str]) -> str:
    """ "n't", or the "not" of "cannot": what is written on to the helper."""
    return more[0] if more and more[0] in ("n't", "not") and not helper.whitespace_ else ""


def _words(helper: str, more: Sequence[str], tail: Sequence[str], verb: str) -> str:
    return " ".join([helper, *more, *tail, verb])


def _small_first(text: str, tokens: Sequence[Token]) -> str | None:
    """Without the capital of the sentence start; None where it may be a name."""
    first = tokens[0]
    if first.text.isupper() and len(first.text) > 1:
        return text
    if first.tag_ in ("NNP", "NNPS"):
        known = first.lower_ in word_set("given_names") or first.lower_.rstrip(".") in TITLES
        several = len(tokens) > 1 and tokens[1].text[:1].isupper()
        return text if known or several else None
    at = text.find(first.text)
    return text[:at] + text[at].lower() + text[at + 1 :] if at >= 0 else None


def head_of(tokens: Sequence[Token]) -> Token:
    """The first noun or pronoun that the others of a phrase hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[0])
