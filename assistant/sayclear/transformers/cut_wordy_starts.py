"""Take the wordy start off a long sentence: "I am writing to inform you that ..."."""

from __future__ import annotations

import re

from sayclear.inline import capital
from sayclear.markdown import plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile

_LINK = (
    r"(?P<link>(?:(?:In\s+addition|Also|However|Therefore|Finally|Lastly|Firstly|Secondly|As\s+a\s+result)"
    r"|(?:Further\s+to|Following|With\s+reference\s+to)\s[^,]{5,60}),\s+)?"
)
_TELL = r"(?:inform|tell|advise|notify|confirm|remind|assure|let\s+you\s+know)(?:\s+(?:to\s+)?you)?"
_START = re.compile(
    rf"""^{_LINK}(?:
        (?:please|kindly)\s+(?:note|be\s+aware|be\s+advised|remember)
      | (?:bear|keep)\s+in\s+mind(?P<but>,\s+though,)?
      | (?:I\s+am|We\s+are|I['’]m|We['’]re)\s+(?:now\s+)?(?:writing|pleased|delighted|happy|glad|able)
        \s+to\s+{_TELL}
      | (?:I|We)\s+(?:would|should)\s+like\s+to\s+(?:take\s+this\s+opportunity\s+to\s+)?{_TELL}
      | (?:I|We)\s+(?:can|am\s+able\s+to|wish\s+to)\s+(?:now\s+)?{_TELL}
      | It\s+(?:should|must)\s+be\s+(?:noted|remembered|pointed\s+out)
      | It(?:\s+is|['’]s)\s+(?:also\s+)?(?:important|worth|useful)\s+
        (?:to\s+(?:note|remember|know|say)|noting|remembering|knowing|mentioning|saying|adding)
      | The\s+(?:good|bad)\s+news\s+is
    )\s+that,?\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)


def cut_wordy_starts(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only where the sentence is over its limit: the start says nothing, but it can be polite."""
    limit = profile.limit("sentence_words")
    if limit is None or len(words_of(plain(sentence))) <= limit:
        return Rewrite(sentence)
    match = _START.match(sentence)
    if not match:
        return Rewrite(sentence)
    rest = sentence[match.end() :]
    link = "But " if match["but"] else match["link"] or ""
    return Rewrite(f"{link}{rest}" if link else capital(rest))


TRANSFORMER = Transformer(
    name="cut_wordy_starts",
    phase="sentence",
    sentence=cut_wordy_starts,
    reads=frozenset({"text.sentence_words"}),
    source=Source(
        "Keep Text Succinct",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p05-succinct-text/",
        "guideline",
    ),
    examples=(
        Case(
            "I am writing to inform you that the desk in Mill Lane is going to close on 3 May.",
            "The desk in Mill Lane is going to close on 3 May.",
            {"text.sentence_words": 15},
        ),
        Case(
            "Also, we would like to take this opportunity to remind you that the rent is due on 3 May.",
            "Also, the rent is due on 3 May.",
            {"text.sentence_words": 15},
        ),
        Case(
            "Further to your letter of 2 May, I am writing to confirm that the desk will close on 3 June.",
            "Further to your letter of 2 May, the desk will close on 3 June.",
            {"text.sentence_words": 15},
        ),
    ),
    leaves_alone=(
        "Please note that the desk is closed.",
        "We regret to inform you that your claim for help with the cost of the new school uniform has "
        "not been "
        "accepted by the team this time.",
    ),
)
