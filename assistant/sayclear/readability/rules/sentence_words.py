"""How many words the longest sentence has.

A heading and a table cell count as sentences; a label that ends in a colon does not.
"""

from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Text


def _measure(text: Text, _about: About) -> Measured:
    longest_first = sorted(text.sentences, key=lambda unit: -len(unit.words))
    sizes = tuple(float(len(unit.words)) for unit in longest_first)
    return Measured(max(sizes, default=0), tuple(unit.place for unit in longest_first), sizes=sizes)


RULE = Rule(
    id="sentence_words",
    measure=_measure,
    source=Source(
        "Sentence length: why 25 words is our limit (Government Digital Service)",
        "https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
        "guideline",
    ),
    examples=(
        Example("The shop is open. It closes at 5 p.m. on Friday.", 7),
        Example(
            "You can pay by card, by phone or at the office, but you must tell us first which of these ways "
            "you want to use, because each of them has a form of its own.",
            35,
        ),
        Example("Please bring these things:\n\n- a pen\n- your bank card", 3),
        Example("| When | What to do |\n| --- | --- |\n| Monday | Call the office. |", 3),
        Example("Short here.", 5, more="But this has five words."),
        Example("```\nthis is a line of code and no sentence at all\n```", 0),
    ),
    english_only=False,
    counts_words=True,
)
