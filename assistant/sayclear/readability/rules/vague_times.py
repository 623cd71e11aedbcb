"""Words for a time that nobody can put in a diary ("soon"), with no exact time beside them."""

import re

from sayclear.facts.amounts import amounts
from sayclear.facts.tokens import tokens
from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Flow, Text

_NOT_BEFORE = re.compile(
    r"(?:\b(?:for|or|no|not|how|too|so|as|much|any|some|others?|even|earlier|the|these|those|its|than|sooner\sor|(?:minute|hour|day|week|month|year)s?)\s)\Z"
)
_NOT_AFTER = re.compile(r"\s(?:than|after|before|as|enough|that\s(?:day|night|week|year|morning|evening))\b")
_SAYS_WHEN = re.compile(
    r",\s(?:when|once|after|if|as\ssoon)\b"
    r"|\s(?:dates?|times?|stages?|appeals?|years?|versions?|models?|trains?|bus(?:es)?|flights?|points?|parts?|life"
    r"|chapters?|payments?|claims?)\b"
)
"""A condition that says when, and "later" as the word of a thing ("a later date")."""
_OWN_CHOICE = re.compile(
    r"\b(?:change\syour\smind|finish|decide|do\s(?:it|this|that|the\srest)|come\sback\sto\s(?:it|this)|add\smore)\s\Z"
)
"""When the reader does it is for the reader to say: "You can change your mind later"."""
_GREETING = re.compile(r"(?:see\syou|talk|speak|get\swell)\s\Z")
"""A wish at the end of a letter, and no promise: "See you soon", "Get well soon"."""
_BEFORE, _AFTER = 22, 40


def _measure(text: Text, _about: About) -> Measured:
    places, flagged = [], 0
    for passage in text.passages:
        flow = passage.flow
        for hit in phrases.find("vague_times", flow):
            if "," in flow.text[hit.start : hit.end]:
                # "It keeps heat in, a bit like a blanket."
                continue
            if _means_something_else(flow, hit.start, hit.end) or _is_exact(flow, hit.start, hit.end):
                continue
            if flow.bracket_after(hit.end):
                flagged += 1
            else:
                places.append(flow.place(hit.start, hit.end))
    return Measured(len(places), tuple(places), flagged)


def _means_something_else(flow: Flow, start: int, end: int) -> bool:
    """ "as soon as you arrive", "5 p.m. or later", "too soon", "soon after that"."""
    if flow.lower[start:end] not in ("soon", "later", "shortly", "eventually", "presently"):
        return False
    before = flow.lower[max(0, start - 12) : start]
    if flow.lower[start:end] == "later" and (
        _SAYS_WHEN.match(flow.lower, end) or _OWN_CHOICE.search(flow.lower[max(0, start - 30) : start])
    ):
        return True
    if flow.lower[start:end] == "soon" and _GREETING.search(before):
        return True
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(flow.lower, end))


def _is_exact(flow: Flow, start: int, end: int) -> bool:
    """Is there a clock time, a day or a number of days in the same sentence, close by?"""
    before = re.split(r"[.!?]\s|\n\n", flow.text[max(0, start - _BEFORE) : start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n\n", flow.text[end : end + _AFTER])[0]
    return any(_says_when(piece) for piece in (before, after))


def _says_when(piece: str) -> bool:
    return any(
        fact.firm
        and (fact.kind in ("time", "date") or (fact.kind in ("unit", "range") and fact.value[0].isdigit()))
        for fact in amounts(piece, tokens(piece))
    )


RULE = Rule(
    id="vague_times",
    measure=_measure,
    source=Source(
        "Dos and don'ts on designing for accessibility (UK Home Office)",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Example("We will write to you soon. You can also call later.", 2),
        Example("The doctor comes in a bit.", 1),
        Example("We will write to you soon (the letter gives no date).", 0),
        Example("We will write to you soon, by 3 May.", 0),
        Example("Come at 5 p.m. or later.", 0),
        Example("Call us as soon as you arrive. You can change your mind later.", 0),
        Example("Dig it up later, when it is dry. HMRC can accept later appeals.", 0),
        Example("Call us as soon as possible.", 1),
        Example('He said, "See you soon."', 0),
        Example("It keeps heat in, a bit like a blanket. Some came early, some later.", 0),
    ),
)
