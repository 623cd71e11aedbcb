"""Put what an idiom means in brackets behind it."""

from __future__ import annotations

from sayclear.inline import protected, touches
from sayclear.marking import mark_all
from sayclear.readability import phrases, read
from sayclear.readability.rules import About, Source
from sayclear.readability.vocabulary import verb_forms
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
    """ "holds the fort (looks after things)": the meaning of a verb stands in the form of the verb."""
    verb, mark, _ = row[0].partition("~")
    base = verb.split()[-1] if verb.split() else ""
    if not mark or base in found.split() or not row[1].split()[0].isalpha():
        return row[1]
    first, _, rest = row[1].partition(" ")
    said = next((word for word in found.split() if word in verb_forms(base)), "")
    form = _like(said, first)
    return f"{form} {rest}".strip() if form else f"to {row[1]}"


def _like(said: str, verb: str) -> str:
    """ "holds" and "look" give "looks"; "" where the form is not sure ("gone": "rose" or "risen"?)."""
    if verb == "be":
        return "being" if said.endswith("ing") else "is" if said.endswith("s") else ""
    forms = verb_forms(verb)
    if said.endswith("ing"):
        return next((form for form in forms if form.endswith("ing") and form != verb), "")
    if said.endswith("s"):
        return next((form for form in forms if form.endswith("s") and form != verb), "")
    past = [form for form in forms if form != verb and not form.endswith(("ing", "s"))]
    return past[0] if len(past) == 1 else ""


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
    examples=(
        Case("The test was a piece of cake.", "The test was a piece of cake (very easy)."),
        Case("Jo holds the fort on Mondays.", "Jo holds the fort (looks after things) on Mondays."),
    ),
    leaves_alone=(
        "Eat one piece of bread.",
        "Eat a piece of cake with your tea.",
        "It was a piece of cake (very easy).",
        'He said, "It was a piece of cake."',
    ),
    after=("split_long_sentences",),
)
