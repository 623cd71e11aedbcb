"""Put the meaning of a rare word in brackets behind it, once, where the sentence has room."""

from __future__ import annotations

from sayclear.glossary import spots
from sayclear.marking import mark_all
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile


def explain_words(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Own list only. A word that was explained above, stands in a name or in quotation marks, is left."""
    if profile.limit("hard_words_percent") is None:
        return Rewrite(sentence)
    wanted = [(spot.end, spot.meaning) for spot in spots(sentence, about.known, on_demand=False)]
    text, added = mark_all(sentence, wanted, profile, kind="explanation")
    return Rewrite(text, added)


TRANSFORMER = Transformer(
    name="explain_words",
    phase="sentence",
    looks_back=True,
    sentence=explain_words,
    reads=frozenset({"text.hard_words_percent", "text.sentence_words"}),
    source=Source(
        "Use Clear Words",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p01-clear-words/",
        "guideline",
    ),
    examples=(
        Case("The lessee must pay for it.", "The lessee (the person who rents) must pay for it."),
        Case("You are in arrears.", "You are in arrears (money that is owed)."),
    ),
    leaves_alone=(
        "The lessee (the tenant) pays.",
        'The form says "arrears".',
        "Sign the tenancy agreement.",
        "The arrears of the last six months in the flat in Mill Lane must be paid in full by you before "
        "the end of May 2026.",
    ),
    after=("split_long_sentences", "explain_idioms"),
)
