"""How many words are shown before "More". Nothing behind it counts, and nothing is deleted."""

from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text


def _measure(text: Text, _about: About) -> Measured:
    return Measured(sum(len(unit.words) for unit in text.shown.units))


RULE = Rule(
    id="length_words",
    measure=_measure,
    source=Source(
        "Keep Text Succinct (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Example("word " * 201, 201),
        Example("# Rent\n\nPay **£45** now:\n\n- by card\n- by *phone*", 8),
        Example("Two words.", 2, more="These four do not count."),
        Example("", 0),
    ),
    english_only=False,
    counts_words=True,
)
