"""Put what an idiom means in brackets behind it."""

from __future__ import annotations

from sayclear.inline import protected, touches
from sayclear.marking import mark_all
from sayclear.readability import phrases, read
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile


def explain_idioms(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Each idiom of the rules' own list that is not explained yet, where there is room, or none to save."""
    if profile.limit("idioms") is None:
        return Rewrite(sentence)
    flow = read(sentence).shown.flow
    kept = protected(sentence)
    wanted: list[tuple[int, str]] = []
    for hit in phrases.find("idioms", flow):
        place = flow.place(hit.start, hit.end)
        if flow.bracket_after(hit.end) or touches(kept, place.start, place.end):
            continue
        wanted.append((place.end, _in_form(hit.row, flow.lower[hit.start : hit.end])))
    text, added = mark_all(sentence, wanted, profile, kind="explanation", even_if_long=True)
    return Rewrite(text, added)


def _in_form(row: tuple[str, ...], found: str) -> str:
    """ "holds the fort (to look after things)": the meaning of a verb is written in its plain form."""
    verb, mark, _ = row[0].partition("~")
    if not mark or verb.split()[-1] in found.split() or not row[1].split()[0].isalpha():
        return row[1]
    return f"to {row[1]}"


TRANSFORMER = Transformer(
    name="explain_idioms",
    phase="sentence",
    sentence=explain_idioms,
    reads=frozenset({"text.idioms", "text.sentence_words"}),
    source=Source(
        "Use Literal Language",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p04-literal-language/",
        "guideline",
    ),
    examples=(Case("The test was a piece of cake.", "The test was a piece of cake (very easy)."),),
    leaves_alone=(
        "Eat one piece of bread.",
        "Eat a piece of cake with your tea.",
        "It was a piece of cake (very easy).",
        'He said, "It was a piece of cake."',
    ),
    after=("split_long_sentences",),
)
