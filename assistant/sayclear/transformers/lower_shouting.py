"""Write shouted capitals small, and drop italics, underline and rows of exclamation marks."""

from __future__ import annotations

import re
from functools import cache

from sayclear.cleaning import upright
from sayclear.inline import protected, touches
from sayclear.marking import places
from sayclear.readability.lists import word_set
from sayclear.readability.rules import About, Source
from sayclear.readability.vocabulary import zipf
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear.wordlists import table
from sayclear_profiles import Profile

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)
_TITLES = frozenset("mr mrs ms dr st prof rd".split())
_WORD = re.compile(r"[A-Z]{2,}(?:['’][A-Z]+)*|(?<![\w'’])A(?![\w'’])")
_LITTLE = frozenset(
    "your you our we to of for the and is are by not do in on at with from this if or be must before".split()
)
_IN_NAMES = frozenset("of the and for".split())
"""Little words that names hold: "Department of Motor Vehicles"."""
_WORDS_TOO = frozenset(
    "us am pm it who nice send ear cab pals sen mot ok id rip mr ice sad sat ms et ma mac ups bid sec stem "
    "pat snap ram nest est ta spa cob esp prom tens vet hap toil pep cap".split()
)
_STREET = re.compile(
    r"\b[A-Z’']{3,}\s(?:STREET|ROAD|ROW|LANE|LANES|AVENUE|CLOSE|DRIVE|COURT|HOUSE|SQUARE|GARDENS|TERRACE|CRESCENT"
    r"|COUNTY|COUNCIL|UNIVERSITY|SCHOOL|HOSPITAL|PRIMARY|COLLEGE)\b"
)
_COMMON = 3.3
"""A word with this Zipf frequency is written small; a rarer one may be a name and keeps a capital."""


def lower_shouting(sentence: str, profile: Profile, about: About) -> Rewrite:
    """Only what the shouting rule finds is changed: short forms, codes and numerals keep their capitals."""
    if profile.limit("shouting") is None:
        return Rewrite(sentence)
    text = _calm(upright(sentence))
    found = places("shouting", text, about) if re.search(r"[A-Z]{2}", text) else ()
    for start, end in reversed(found):
        run = text[start:end]
        if run.upper() == run:
            text = text[:start] + _small(run, text[:start], text[end:]) + text[end:]
    return Rewrite(text)


def _calm(text: str) -> str:
    kept = protected(text)
    return re.sub(r"!(?:\s?!)+", lambda match: match.group() if touches(kept, *match.span()) else "!", text)


def _small(run: str, before: str, behind: str) -> str:
    first = re.search(r"\w", before) is None or re.search(r"[.!?]\W*$", before) is not None
    whole = not re.search(r"\w", before) and not re.search(r"\w", behind)
    # A line of capitals with no little words in it is mostly a name: "ST BRIDE'S HOSPITAL NHS TRUST".
    little = _LITTLE.intersection(re.findall(r"[a-z]+", run.lower()))
    title = whole and little <= _IN_NAMES

    streets = [match.span() for match in _STREET.finditer(run)]

    def word(match: re.Match[str]) -> str:
        nonlocal first
        shouted, small = match.group(), match.group().lower()
        begins, first = first, False
        bare = small.split("'")[0].split("’")[0]
        if bare in _keeps_capitals():
            return shouted
        street = any(start <= match.start() < end for start, end in streets)
        name = street or bare in _DAYS or bare in _TITLES or (zipf(bare) < _COMMON and len(bare) > 1)
        titled = title and (begins or bare not in _IN_NAMES)
        return small[0].upper() + small[1:] if begins or name or titled else small

    return _WORD.sub(word, run)


@cache
def _keeps_capitals() -> frozenset[str]:
    """Short forms, but none that is a common word: in a shouted row it is the word."""
    short = {row[0].lower() for row in table("acronyms", 2)} | {word.lower() for word in word_set("capitals")}
    return frozenset(short) - _WORDS_TOO


TRANSFORMER = Transformer(
    name="lower_shouting",
    phase="sentence",
    sentence=lower_shouting,
    reads=frozenset({"text.shouting"}),
    source=Source(
        "Dos and don'ts on designing for accessibility",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Case("DO NOT ENTER.", "Do not enter."),
        Case("Pay BY FRIDAY AT NOON.", "Pay by Friday at noon."),
        Case("This is *very* important!!", "This is very important!"),
        Case("Take it ONCE A WEEK.", "Take it once a week."),
        Case("Sign <u>here</u>.", "Sign here."),
        Case("Keep ***all*** of it.", "Keep **all** of it."),
        Case("ST BRIDE'S HOSPITAL NHS TRUST", "St Bride's Hospital NHS Trust"),
        Case("DEPARTMENT OF MOTOR VEHICLES", "Department of Motor Vehicles"),
        Case("TO ALL RESIDENTS OF PUMP STREET", "To all residents of Pump Street"),
    ),
    leaves_alone=(
        "Use HTTPS, and AND/OR gates.",
        "Ask the NHS in the UK. **Bold** is fine!",
        "The flat is in London SW1A 1AA.",
        'The sign says "DO NOT ENTER".',
        "The file is my_long_name.txt.",
        "5 * 3 * 2 is 30.",
    ),
    in_headings=True,
)
