"""Put the meaning of a rare word in brackets behind it, once, where the sentence has room."""

from __future__ import annotations

import re
from functools import cache

from sayclear.inline import protected, touches
from sayclear.marking import mark_all
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear.wordlists import table
from sayclear_profiles import Profile

_ENDS_A_NOUN = frozenset(
    "of for in to and or is are was were will would may might must can could should has have had from "
    "on at by with that "
    "who which if when because as but before after until within unless under about than not so while "
    "where since into "
    "over between during without through against also only be been do does did".split()
)


def explain_words(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Own list only. A word that was explained above, stands in a name or in quotation marks, is left."""
    pattern, meanings = _list()
    if profile.limit("hard_words_percent") is None or not pattern.search(sentence):
        return Rewrite(sentence)
    kept = protected(sentence)
    wanted: list[tuple[int, str]] = []
    told = set(about.known)
    for match in pattern.finditer(sentence):
        word = match.group().lower()
        meaning = meanings[word]
        forms = [form for form, other in meanings.items() if other == meaning]
        if (
            touches(kept, *match.span())
            or not told.isdisjoint(forms)
            or _in_a_bracket(sentence, match.start())
        ):
            continue
        following = re.match(r"[\s*_]+([^\W\d_]+)", sentence[match.end() :])
        if following and following.group(1) not in _ENDS_A_NOUN:
            # "Endoscopy Unit" is a name, and a bracket would tear "tenancy agreement" apart.
            continue
        if match.group()[0].isupper() and re.search(r"\w", sentence[: match.start()]):
            continue
        told.add(word)
        if not re.match(r"[\"”’*_]*\s\(", sentence[match.end() :]):
            wanted.append((match.end(), meaning))
    text, added = mark_all(sentence, wanted, profile, kind="explanation")
    return Rewrite(text, added)


def _in_a_bracket(sentence: str, at: int) -> bool:
    return sentence.rfind("(", 0, at) > sentence.rfind(")", 0, at)


@cache
def _list() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings = {form: meaning for forms, meaning in table("explanations", 2) for form in forms.split("|")}
    words = "|".join(sorted(meanings, key=len, reverse=True))
    return re.compile(rf"(?<![\w@/-])(?:{words})(?![\w@/-])", re.IGNORECASE), meanings


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
