"""Say a long closing offer in fewer words: "I can ... Would you like that?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayclear.facts import compare
from sayclear.markdown import plain
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_ASKED = re.compile(
    r"^(?P<start>[*_]*)(?:(?:and|or|so|now),?\s+)?"
    r"(?:(?:would\s+you\s+like|would\s+you\s+want|do\s+you\s+want|want)\s+me\s+to|shall\s+I|should\s+I)"
    r"\s+(?P<offer>[^?]+)\?(?P<end>[*_]*)$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"^(?P<start>[*_]*)(?:if|whenever)\s+(?:you(?:['’]d|\s+would)?\s+(?:like|want|prefer|wish)"
    r"|it(?:['’]d|\s+would)?\s+(?:help|helps|be\s+(?:helpful|useful))|that(?:['’]d|\s+would)\s+help)"
    r",?\s+(?P<offer>I(?:\s+can|['’]ll|\s+will|\s+could|['’]m\s+happy\s+to|\s+am\s+happy\s+to)\s+[^.?!]+)[.!](?P<end>[*_]*)$",
    re.IGNORECASE,
)
_LET_ME_KNOW = re.compile(
    r"^(?P<start>[*_]*)(?:just\s+|please\s+|so\s+)?let\s+me\s+know\s+(?:if|whether)\s+you(?:['’]d|\s+would)?\s+(?:like|want)\s+me\s+to"
    r"\s+(?P<offer>[^.?!]+)[.!?](?P<end>[*_]*)$",
    re.IGNORECASE,
)
_IS_THERE = re.compile(
    r"^(?P<start>[*_]*)(?:is|are)\s+there\s+(?P<what>an?y?(?:thing|\s+[\w-]+)(?:\s+(?:of|in|on)\s+[\w\s’'-]{2,30}?)?)\s+"
    r"(?:that\s+)?you(?:['’]d|\s+would)?\s+(?:like|want)\s+me\s+to\s+(?P<verb>explain|go\s+over|go\s+through|look\s+at|check|expand\s+on|cover)"
    r"(?:\s+(?:more|further|again|in\s+more\s+detail))?(?P<rest>,[^?]+)?\?(?P<end>[*_]*)$",
    re.IGNORECASE,
)
_QUESTION = "Would you like that?"


def reword_offers(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Only a whole offer that is over the limit, in a reply; the first wording that keeps every fact."""
    limit = profile.limit("sentence_words")
    if limit is None or about.given or len(words_of(plain(sentence))) <= limit:
        return Rewrite(sentence)
    for shorter in _wordings(sentence):
        if not compare(sentence, shorter):
            return Rewrite(shorter)
    return Rewrite(sentence)


def _wordings(sentence: str) -> Iterator[str]:
    if asked := _ASKED.match(sentence):
        start, offer, end = asked["start"], asked["offer"].strip(), asked["end"]
        yield f"{start}I can {offer}. {_QUESTION}{end}"
        if not re.match(r"[*_]*want", sentence, re.IGNORECASE):
            yield f"{start}Want me to {offer}?{end}"
    elif polite := _IF.match(sentence):
        offer = polite["offer"].strip()
        yield f"{polite['start']}{offer[0].upper()}{offer[1:]}. {_QUESTION}{polite['end']}"
    elif told := _LET_ME_KNOW.match(sentence):
        yield f"{told['start']}I can {told['offer'].strip()}. {_QUESTION}{told['end']}"
        yield f"{told['start']}Want me to {told['offer'].strip()}?{told['end']}"
    elif open_ended := _IS_THERE.match(sentence):
        what = f"{open_ended['verb']} {open_ended['what']}{open_ended['rest'] or ''}"
        yield f"{open_ended['start']}Want me to {what}?{open_ended['end']}"


TRANSFORMER = Transformer(
    name="reword_offers",
    phase="sentence",
    sentence=reword_offers,
    reads=frozenset({"text.sentence_words"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "If you'd like, I can write a short note to your landlord that asks for a later date.",
            "I can write a short note to your landlord that asks for a later date. Would you like that?",
            {"text.sentence_words": 15},
        ),
        Case(
            "Is there any part of the form you'd like me to explain, such as the questions on your income?",
            "Want me to explain any part of the form, such as the questions on your income?",
            {"text.sentence_words": 16},
        ),
    ),
    leaves_alone=(
        "Would you like me to write a note?",
        "Would you like to pay the whole sum now or a part of it each month until it is all paid off in "
        "full next year?",
    ),
    after=("plain_words",),
)
