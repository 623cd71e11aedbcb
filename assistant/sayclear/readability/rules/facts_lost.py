"""Facts that the rewrite lost, changed or invented. What we added on purpose is no loss."""

from sayclear.facts import compare
from sayclear.readability.rules import OWN_CHOICE, About, Example, Measured, Rule
from sayclear.readability.units import Text


def _measure(text: Text, about: About) -> Measured:
    if about.original is None:
        return Measured(0)
    whole = "\n\n".join(passage.source for passage in text.passages)
    losses = compare(about.original, whole, added=about.added)
    return Measured(len(losses), facts=tuple(loss.say for loss in losses))


RULE = Rule(
    id="facts_lost",
    measure=_measure,
    source=OWN_CHOICE,
    examples=(
        Example("Pay by Friday.", 1, About(original="Pay £45 by Friday.")),
        Example("Pay £54 by Friday.", 1, About(original="Pay £45 by Friday.")),
        Example("You may pay.", 3, About(original="You must not pay.")),
        Example("Pay 45 pounds by Friday.", 0, About(original="Pay £45.00 by Friday.")),
        Example("Pay.", 0, About(original="Pay £45."), more="It is £45."),
        Example("1. Pay (give) £45.", 0, About(original="Pay £45.", added=("1.", "(give)"))),
        Example("Nothing to hold it against: £45.", 0),
    ),
    english_only=False,
)
