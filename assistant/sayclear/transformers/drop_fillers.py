"""Leave out a word that says nothing ("really", "basically"), where that makes a sentence fit."""

from __future__ import annotations

import re

from sayclear.inline import capital, protected, touches
from sayclear.markdown import plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_MOST = 3
_FILLER = re.compile(
    r"""(?<!not\s)(?<!n['’]t\s)(?<!never\s)(?<!no\s)\b(?:
      (?:really|actually|basically|honestly|definitely|absolutely|genuinely|incredibly|wonderfully|perfectly
        |obviously|essentially) (?=\s(?!(?:not|no|never|n['’]t|and|or|but|if|,)\b)\w)
    | (?:pretty|quite) (?=\s(?:common|normal|standard|usual|simple|easy|clear|similar|straightforward|good
        |sure|likely|quick|cheap)\b)
    | (?:of\scourse|to\sbe\shonest|as\sit\shappens), (?=\s)
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def drop_fillers(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only where the sentence is over its limit, and fits without the words."""
    limit = profile.limit("sentence_words")
    if limit is None or sentence.rstrip().endswith((":", "?")):
        return Rewrite(sentence)
    over = len(words_of(plain(sentence))) - limit
    if not 0 < over <= _MOST:
        return Rewrite(sentence)
    kept = protected(sentence)
    text = sentence
    for match in reversed([m for m in _FILLER.finditer(sentence) if not touches(kept, *m.span())]):
        if len(words_of(plain(text))) <= limit:
            break
        text = text[: match.start()] + text[match.end() :]
    if len(words_of(plain(text))) > limit:
        return Rewrite(sentence)
    return Rewrite(capital(text))


TRANSFORMER = Transformer(
    name="drop_fillers",
    phase="sentence",
    sentence=drop_fillers,
    reads=frozenset({"text.sentence_words"}),
    source=Source(
        "Keep Text Succinct",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Case(
            "You can actually do all of it at the desk in one short visit on a Monday.",
            "You can do all of it at the desk in one short visit on a Monday.",
            {"text.sentence_words": 16},
        ),
    ),
    leaves_alone=(
        "You can actually do it.",
        "You do not really have to pay this bill before the end of the next month, so ask us about it "
        "when you come to the desk or ring us.",
    ),
    after=("split_long_sentences", "shorten_phrases"),
)
