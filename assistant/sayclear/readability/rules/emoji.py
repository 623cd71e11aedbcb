"""Emoji. A screen reader says each of them by a long name, and people read them differently."""

import re

from sayclear.readability.rules import OWN_CHOICE, About, Example, Measured, Rule
from sayclear.readability.units import Text

_PICTURE = (
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f90c-\U0001f9ff\U0001fa70-\U0001faff"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f21a\U0001f22f\U0001f232-\U0001f236"
    "\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620"
    "\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b"
    "\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5"
    "\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d"
    "\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764"
    "\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
)
_TONE = "[\U0001f3fb-\U0001f3ff]?"
_ONE = (
    rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|[\u00a9\u00ae\u2122\u2139\u2194-\u21aa]\ufe0f"
    rf"|[{_PICTURE}]\ufe0f?{_TONE})"
)
EMOJI = re.compile(rf"{_ONE}(?:\u200d{_ONE})*[\U000e0020-\U000e007f]*")
"""One emoji, however many characters it is made of."""


def _measure(text: Text, _about: About) -> Measured:
    places = [
        passage.flow.place(*match.span())
        for passage in text.passages
        if not passage.flow.text.isascii()
        for match in EMOJI.finditer(passage.flow.text)
    ]
    return Measured(len(places), tuple(places))


RULE = Rule(
    id="emoji",
    measure=_measure,
    source=OWN_CHOICE,
    examples=(
        Example("Well done \U0001f389\U0001f44d\U0001f3fd", 2),
        Example("\u2705 Rent paid", 1),
        Example("A family: \U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
        Example("Caf\u00e9 \u2013 \u00a345 \u2192 \u201copen\u201d \u00a9 2026", 0),
        Example("| \U0001f600 | Mood |\n| --- | --- |\n| good | \U0001f600 |", 2),
        Example("Plain.", 1, more="Not plain \U0001f600."),
    ),
    english_only=False,
)
