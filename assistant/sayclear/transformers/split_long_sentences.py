"""Cut a long sentence in two where both halves still say the same. What has no safe cut stays."""

from __future__ import annotations

import re

from sayclear import grammar, seams
from sayclear.markdown import plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import LONGEST_LABEL, words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_QUOTED = re.compile(r"^[“\"]|[”\"]$")


def split_long_sentences(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Cut at safe seams only (`sayclear.seams`), until each piece fits or no seam is left."""
    limit = profile.limit("sentence_words")
    words = len(words_of(plain(sentence)))
    if limit is None or words <= (LONGEST_LABEL if sentence.rstrip().endswith(":") else limit):
        return Rewrite(sentence)
    if not grammar.ready() or (about.given and _QUOTED.search(sentence)):
        # In somebody else's text, quoted words are not ours to part.
        return Rewrite(sentence)
    return Rewrite(" ".join(seams.split(sentence, limit)))


TRANSFORMER = Transformer(
    name="split_long_sentences",
    phase="sentence",
    sentence=split_long_sentences,
    reads=frozenset({"text.sentence_words"}),
    source=Source(
        "Sentence length: why 25 words is our limit",
        "https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
        "guideline",
    ),
    examples=(
        Case(
            "We have received your form about the flat in Mill Lane, and we will write to you by 3 May.",
            "We have received your form about the flat in Mill Lane. We will write to you by 3 May.",
            {"text.sentence_words": 15},
        ),
        Case(
            "You must send us the form before Friday 3 May, otherwise your claim will end and we cannot "
            "pay you.",
            "You must send us the form before Friday 3 May. Otherwise, your claim will end and we "
            "cannot pay you.",
            {"text.sentence_words": 15},
        ),
    ),
    leaves_alone=(
        "We will stop your pay and you will get a bill from us if you do not answer this letter before "
        "the end of next week.",
        "She told us in March that the roof of the house leaks and the walls of both rooms on the first "
        "floor are wet.",
        "We did not close your claim for help with the rent because you had moved from Leeds to a flat "
        "in York in May.",
    ),
    after=("plain_words", "cut_wordy_starts", "reword_offers"),
)
