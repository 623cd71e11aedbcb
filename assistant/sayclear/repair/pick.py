"""Which sentences may be sent to a model: long, plain prose, and harmless if a nuance slips."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayclear import facts
from sayclear.readability.units import Part, read, words_of
from sayclear.reply import Reply
from sayclear_profiles import Profile

MOST_WORDS = 60
"""A longer "sentence" is often a list without stops. Our own choice."""

_MARKS = re.compile(r"[\[\](){}<>|*_`#~\\\"“”„«»^=@]|://|\bwww\.|\.\.\.|…|(?<!\w)['‘]|\n")
_NEVER = frozenset(("dose", "warning", "code", "url", "email"))
_CONDITIONS = frozenset("if unless except until without only least most more less when".split())
"""What hangs on one of these cannot be seen by the ledger, so such a sentence is not sent."""
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")

_NOT_SENT = re.compile(
    r"""\b(?:
      # limits
      (?:more|less|fewer|old|young|earl|lat|long|short|high|low|great|small|large)(?:i?er)?\s+than
      | within | minimum | maximum | limit(?:s|ed)? | at\s+the\s+(?:latest|earliest|most|least) | up\s+to
      | no\s+(?:more|less|later|earlier|fewer)
      # exceptions
      | ^(?:should|had|were)\s
      | unless | except(?:ion|ions|ing|ed)? | without | exclud\w+ | exempt\w* | otherwise | even\s+if | apart
      | subject\s+to | instead | rather\s+than | but\s+not | depend(?:s|ing) | whether
      # what must not be done
      | (?:must|may|shall|should|can|could|need)(?:\s+(?:not|never)|n['’]t) | cannot | never
      | not\s+(?:be\s+)?(?:allowed|permitted|entitled) | forb\w+ | prohibit\w* | illegal | refuse[ds]?
      # warnings, and what goes into a body
      | risks? | harm\w* | careful\w* | unsafe | caution\w* | serious\w* | urgent\w* | immediately | at\s+once
      | overdose | allerg\w* | bleed\w* | die[ds]? | death | suicid\w* | injur\w* | 999 | 112 | 911 | 111
      | mg | mcg | ml | tablets? | capsules? | pills? | doses? | medicines? | medication | insulin | inject\w*
      | drugs?
      # what somebody says or thinks: cut off, the second half would be told as a fact
      | (?:say|tell|think|thought|believe|hope|expect|claim|suggest|report|promise|fear|worr|argue|assume|warn
         |announce|explain|estimate|mean|meant|doubt|deny|deni|admit|agree|insist|know|knew|known|realis|realiz
         |suppose|decid|decide|learn|hear|heard|feel|felt|wonder|ask|state|show|find|found)(?:s|d|ed|es|ing)?
         \s+(?:(?:us|me|him|her|them|you|people|everyone)\s+)?(?:in\s+\w+\s+|on\s+\w+\s+)?
         (?:that|how|why|what|if|the|it|he|she|they|we|you|i|there)
      | (?:said|told) | according\s+to
    )\b
    | (?:^|[,;:]\s*|\b(?:and|but|or|then|so|please|always)\s+)(?:do\s+not|don['’]t)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|nor|neither|none|nobody|nothing|hardly|unable)\b|n['’]t\b", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:because|since|as|so|like|for|when|while|until|both|all|every)\b", re.IGNORECASE)
"""Beside a "not", these may or may not be meant by it: "not closed because you moved"."""


@dataclass(frozen=True, slots=True)
class Long:
    """One sentence of a reply that is over the limit and may be sent."""

    part: Part
    start: int
    end: int
    raw: str
    """As it stands in the reply, as Markdown."""
    text: str
    """As the reader sees it, and as it is sent."""
    words: int

    def dressed(self, rewrite: str) -> str | None:
        """The rewrite with the same words in bold, or None where they are not there just once."""
        for words in _BOLD.findall(self.raw):
            if rewrite.count(words) != 1:
                return None
            rewrite = rewrite.replace(words, f"**{words}**")
        return rewrite


def long_sentences(reply: Reply, profile: Profile) -> tuple[Long, ...]:
    """The sentences over the limit of `profile` that may be sent to a model, longest first."""
    limit = profile.limit("sentence_words")
    if limit is None:
        return ()
    found: list[Long] = []
    for passage in read(reply.text, reply.more).passages:
        for unit in passage.sentences:
            block = passage.blocks[unit.block]
            if unit.kind != "sentence" or block.kind not in ("paragraph", "item") or block.quoted:
                continue
            place = unit.place
            raw = passage.source[place.start : place.end]
            # Where more than bold and line ends is between the two, there are marks that a model would lose.
            clear = _BOLD.sub(r"\1", raw).replace("\n", " ")
            if len(unit.words) > limit and clear == unit.text and may_be_sent(clear):
                found.append(Long(place.part, place.start, place.end, raw, clear, len(unit.words)))
    return tuple(sorted(found, key=lambda long: -long.words))


def may_be_sent(sentence: str) -> bool:
    """False for doses, limits, exceptions, conditions, warnings, what must not be, quotations and marks."""
    if _MARKS.search(sentence) or not re.search(r"\w\.?$", sentence):
        return False
    if len(words_of(sentence)) > MOST_WORDS or _NOT_SENT.search(sentence):
        return False
    if _NEGATED.search(sentence) and _REACHES.search(sentence):
        return False
    return not any(
        fact.kind in _NEVER or (fact.kind == "condition" and fact.value in _CONDITIONS)
        for fact in facts.find(sentence)
    )
