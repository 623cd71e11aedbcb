"""A reply to "how do I" or "I can't start" names one first action in a line that begins "Start here:"."""

import re

from sayclear.readability.rules import OWN_CHOICE, About, Example, Measured, Rule
from sayclear.readability.units import Text

_ASKS = re.compile(
    r"\bhow (?:do|can|could|should|would|might|shall) (?:i|we|you|one|someone|people)\b"
    r"|\bhow (?:to|do you|does one)\b|\bhow(?:'s| is| would) (?:the best way|one supposed) to\b"
    r"|\b(?:i|we) (?:can(?:no|')?t|can not|couldn't|could not|don't know how to|do not know how to"
    r"|am unable to|struggle to|(?:find|am finding) it hard to) (?:seem to )?"
    r"(?:start|begin|get (?:started|going|myself))"
    r"|\b(?:i|we) (?:don't|do not) know (?:how|where) to (?:start|begin)\b"
    r"|\bwhere (?:do|should|can|shall) (?:i|we) (?:start|begin)\b"
    r"|\bwhat (?:do|should|shall|must) (?:i|we) do (?:first|next|now)\b|\bwhat(?:'s| is) the first step\b"
    r"|\b(?:i'm|i am|im|we're|we are) (?:so |totally |completely )?stuck\b"
    r"|\b(?:help me|walk me through|talk me through|show me how|tell me how|teach me how|guide me)\b"
    r"|\b(?:steps|instructions) (?:to|for)\b|\bgetting started\b|\bget started\b"
)
_LINE = re.compile(r"^[\W_]*start here:[\W_]*(?=\w)", re.IGNORECASE | re.MULTILINE)


def asks_how(question: str) -> bool:
    """Is this question one that a first action should answer?"""
    return bool(_ASKS.search(question.lower().replace("’", "'")))


def _measure(text: Text, about: About) -> Measured:
    lines = [text.shown.flow.place(*match.span()) for match in _LINE.finditer(text.shown.flow.text)]
    if about.given or not asks_how(about.question):
        return Measured(1)
    return Measured(min(len(lines), 1), tuple(lines))


_HOW = About(question="How do I pay my rent?")
_STUCK = About(question="I can’t start my essay")

RULE = Rule(
    id="next_action",
    measure=_measure,
    source=OWN_CHOICE,
    examples=(
        Example("You can pay by card.", 0, _HOW),
        Example("Start here: find your rent card.\n\nThen call the office.", 1, _HOW),
        Example("**Start here:** open a new page.", 1, _STUCK),
        Example("Take a break.", 0, _STUCK),
        Example("Start here:", 0, _STUCK),
        Example("Rent is money for a home.", 1, About(question="What is rent?")),
        Example("You can pay by card.", 1, About(question="How do I pay?", given=True)),
    ),
    at_least=True,
    judges_given=False,
)
