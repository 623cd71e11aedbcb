"""What may never be folded away: deadlines, musts and must nots, warnings, doses, things to bring.

By pattern, sentence by sentence; other wordings of the same may be missed. Where a wide and a narrow
reading differ, the wide one is taken for what can harm, and the narrow one for "don't" and "need".
"""

from __future__ import annotations

import re

from sayclear.facts import find
from sayclear.memory import remembered


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_NO_DUTY = _words(
    r"""\b(?:
      (?:do(?:es)? \s not|don['’]t|doesn['’]t) \s (?:\w+ly \s)? (?:have|need) \s to (?:\s\w+)?
    | (?:do(?:es)? \s not|don['’]t|doesn['’]t) \s need
    | need \s not | needn['’]t
    | (?:just|only) \s has \s to
    | (?:if|when|whether|whatever|what|anything|everything|things|all|that) \s you \s (?:may \s|might \s)?
      (?:do \s not|don['’]t|have \s to|need)
    | we \s (?:must|never|do \s not|don['’]t|have \s to|need)
    | (?:not|isn['’]t|never|no|nothing) \s (?:\w+ \s)? (?:dangerous|danger|an? \s emergency|urgent|essential)
    )\b"""
)
"""Said to be no duty and no danger, or somebody else's duty: taken out before the look."""

_MUST = _words(
    r"""\b(?:
      must | mustn['’]t | never | required \s to | ha(?:s|ve) \s to | had \s better
    | (?:you|they|patients|pupils|child) (?:['’]ll|\s+will)? \s+ (?:also \s)? need \s
      (?= (?:to|an?|your|the|this|these|both|at|one|two|three|\d) )
    | deadline | is \s due | are \s due | was \s due | no \s later \s than | at \s the \s latest
    | closing \s date | received \s after | (?:ends?|expires?|closes?) \s on | last \s day \s (?:of|to|for)
    | failure \s to | subject \s you \s to | hereby \s summoned
    | compulsory | mandatory | obligatory | liable | forbidden | prohibited | offence
    | under \s no \s circumstances | (?:a|your) \s duty
    | make \s (?:sure|certain) | ensure
    | bring (?! \s+ (?:it|them) \s home | \s about | \s up | \s\w+\s (?:joy|together))
    | have \s [^.]{1,40} \b ready | carry \s (?:the|this|your)
    | (?:please|and) \s (?:sign|return|send|complete|fill \s in|carry|enclose|pay) \s
    )\b"""
)
_DO_NOT = _words(
    r"""(?: ^ | [,;:–—-]\s | \b(?:and|but|then|so|please|or|you \s should) \s ) [\W_]*
      (?:please \s)? (?: do \s not | don['’]t | only \s use ) \s
      (?! (?:worry|hesitate|beat|panic|feel|forget \s that|get \s discouraged|let \s (?:it|that|this)
           |be \s (?:afraid|shy|hard)|overthink|stress|need|have|know|want|aim|try \s to) \b )"""
)
_CANNOT = _words(
    r"""\b(?:
      you \s (?:can\s?not|can['’]t|may \s not|will \s not|won['’]t)
    | you \s are \s not \s (?:allowed|entitled|eligible) | not \s (?:be \s)? (?:allowed|permitted)
    | (?:cannot|can['’]t|will \s not|won['’]t) \s [^.]* \b unless
    | unless \s [^.]* \b (?:cannot|will \s not|won['’]t)
    | we \s (?:cannot|can['’]t|will \s not|won['’]t) \s
      (?:pay|refund|return|issue|accept|give|get|see|treat|help)
    | not \s (?:be \s)? (?:accepted|considered|refunded|valid|suitable|recommended|safe|covered)
    | (?:fine|penalty|charge) \s (?:of|for|if|unless) \b
    | (?:pay|get|face|given|charge[ds]?|add|impose[ds]?) \s [^.]{0,30} \b (?:fines?|penalt(?:y|ies))
    | (?:fine|penalty) \s (?:will|may|can|could) | fined
    | no \s (?:food|drink|alcohol|smoking|more \s than)
    )(?!\w)"""
)
_HARM = _words(
    r"""\b(?:
      warning | danger\w* | caution | 999 | 111 | 911 | A&E | overdose
    | emergency (?! \s (?:version|fund|kit|plan|savings|supply|loan|money) )
    | toxic | poison\w* | fatal | deadly | lethal | hazard\w* | beware
    | immediately | urgent(?:ly)?
    | (?:call|ring|phone|contact|tell|stop|see|go|get|leave|report|seek|act|take|ask
        |return|switch|turn|pay|do)
      \b [^.]{0,60} \b (?:straight\s?away | at \s once | right \s away)
    | (?:straight\s?away | at \s once | right \s away) , \s
    | (?:be|very|extremely) \s careful | severe \s (?:pain|bleeding|reaction|symptoms|headache)
    | stop \s taking | keep \s [^.]{0,30} \b (?:out \s of|away \s from)
    | (?:may|can|could) \s cause | side \s effects? | drows\w+ | allerg(?:ic|y) \s (?:to|reaction)
    | (?:electric \s shock|catch \s fire|scald|burn \s (?:you|your))
    )\b"""
)
_DOSE = _words(
    r"""\b(?:
      (?:take|takes|taking|taken|dissolve|drink|swallow|inject|apply|give|use) \b [^.]* \b
      (?:tablets? | doses? | sachets? | capsules? | drops | puffs? | medicines? | medication | inhaler
        | \d+ \s? m(?:c?g|l) \b)
    | (?:times|once|twice) \s (?:a|per|each) \s day | (?:once|twice|times) \s daily | every \s \w+ \s hours?
    )\b"""
)
_MEDICAL = _words(
    r"""\b(?:tablets? | doses? | dosage | capsules? | medicines? | medication | pharmac\w+ | prescri\w+ | mg
    | inhaler | paracetamol | ibuprofen | aspirin | antibiotics? | insulin | symptoms? | patients? )\b"""
)
_ACT_FIRST = _words(
    r"""^\W*(?:stop|return|sign|pay|freeze)\b
    | ^\W*(?:ring|call|phone|tell|contact) \s [^.]* \b (?:if|when|before)\b"""
)
_IN_TIME = _words(
    r"""\b(?:within|no \s+ less \s+ than) \s+ (?:[\w.]+ \s+){1,3}?
      (?:minutes?|hours?|days?|weeks?|months?|years?)\b
    | \bat \s+ least \s+ (?:[\w.]+ \s+){1,3}? (?:hours?|days?|weeks?|months?) ['’]? \s+
      (?:notice|before|in \s+ advance)\b"""
)
_THEIR_TIME = _words(
    r"""^(?! [^.]* \b you (?:['’]ll|['’]ve)? \b [^.]* \b within\b) [^.]*
    \b(?:we|they|it|usually|normally|often|most \s \w+|many \s \w+) \b [^.]* \b within \b"""
)
"""How fast others are is no duty: "They will usually answer within 3 days"."""
_BY = re.compile(r"\b(?:by|before|until|till|within|later\s+than)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_IS_OVER = re.compile(
    r"\b(?:was|were|had|used\s+to)\s+(?:[£$€]?[\w.,]+\s+){0,3}(?:until|till)\b", re.IGNORECASE
)
"""What was so until a day is no deadline."""
_MAY_HOLD_A_DATE = re.compile(r"\d|day\b|noon|midnight|\bdoses?\b", re.IGNORECASE)


def is_medical(text: str) -> bool:
    """Is the text about medicine, so that "5 ml" in it is a dose and no recipe?"""
    return len(_MEDICAL.findall(text)) > 1


def must_stay(sentence: str, *, medical: bool = False, step: bool = False) -> bool:
    """May this sentence (cleared of Markdown) not be folded away?

    `medical`: an amount of a liquid is a dose in this text. `step`: it is one of a row of numbered
    steps, so that "Pay the fee." is an action like the others.
    """
    return _must_stay(sentence, medical, step)


@remembered
def _must_stay(sentence: str, medical: bool, step: bool) -> bool:  # noqa: FBT001 - remembered by place
    left = _NO_DUTY.sub(" … ", sentence)
    if any(pattern.search(left) for pattern in (_MUST, _DO_NOT, _CANNOT, _HARM)):
        return True
    if not step and _ACT_FIRST.search(left):
        return True
    if _DOSE.search(sentence) or (_IN_TIME.search(sentence) and not _THEIR_TIME.search(sentence)):
        return True
    return bool(_MAY_HOLD_A_DATE.search(sentence)) and _fixed_by_a_fact(sentence, medical=medical)


def _fixed_by_a_fact(sentence: str, *, medical: bool) -> bool:
    """An appointment (a date with a time), a date that something has to be done by, a dose."""
    facts = find(sentence)
    kinds = {fact.kind for fact in facts}
    if "warning" in kinds or {"date", "time"} <= kinds or (medical and "dose" in kinds):
        return True
    if _IS_OVER.search(sentence):
        return False
    return any(
        fact.kind in ("date", "time") and _BY.search(sentence[: fact.place[0]]) is not None for fact in facts
    )
