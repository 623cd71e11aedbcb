"""Marks that make text loud or hard to read: runs of capitals, italics, underline, "!!"."""

import re
from collections.abc import Iterator

from sayclear.readability.lists import word_set
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Flow, Text
from sayclear.readability.vocabulary import is_easy, zipf

_CAPITAL = r"(?<![\w/&@.'’-])[A-Z]{2,}(?:['’-][A-Z]+)*(?![\w/&@]|['’-]\w|\.\w)"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \t]*[,:!?.]?[ \t]*\n?[ \t]*(?:[AI](?!\w)[ \t]+)?{_CAPITAL})*")
_WORD = re.compile(r"[A-Z]+")
_LOUD = re.compile(r"!(?:\s?!)+")
_ROMAN = re.compile(r"[IVX]+$")
_LONG = 5
# Short forms that are common words too: two of them side by side shout no louder than one.
_ALSO_WORDS = frozenset("it us who ai ms dr st co am pm ok id tv or and not".split())


def _measure(text: Text, _about: About) -> Measured:
    places = [
        passage.flow.place(start, end)
        for passage in text.passages
        for start, end in sorted({*_capitals(passage.flow), *_slanted(passage.flow), *_marks(passage.flow)})
        if not passage.flow.is_foreign(start, end)
    ]
    return Measured(len(places), tuple(places))


def _capitals(flow: Flow) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(flow.text):
        words = [word.lower() for word in _WORD.findall(match.group())]
        ordinary = [word for word in words if _is_ordinary(word)]
        long = [word for word in words if len(word) > _LONG and not zipf(word)]
        ordinary += long if ordinary and len(words) > 1 else []
        loud = len(ordinary) > 1 if len(words) > 1 else bool(ordinary) and len(words[0]) >= _LONG
        if loud or (len(words) > 1 and any(len(word) >= _LONG for word in ordinary)):
            yield match.span()


def _is_ordinary(word: str) -> bool:
    """A word that is written small elsewhere: no short form, no numeral, no code."""
    if word in _ALSO_WORDS:
        return word in ("and", "not", "or")
    if word in word_set("capitals") or word in word_set("technical") or _ROMAN.match(word.upper()):
        return False
    return zipf(word) >= (5.0 if len(word) < 4 else 3.5) or (len(word) >= _LONG and is_easy(word))


def _slanted(flow: Flow) -> Iterator[tuple[int, int]]:
    """Stretches in italics or underlined; neighbouring runs make one."""
    start = end = -1
    for at, run in flow.runs:
        if not run.style & {"em", "underline"} or not run.text.strip():
            continue
        if at == end:
            end = at + len(run.text)
            continue
        if start >= 0:
            yield start, end
        start, end = at, at + len(run.text)
    if start >= 0:
        yield start, end


def _marks(flow: Flow) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _LOUD.finditer(flow.text))


RULE = Rule(
    id="shouting",
    measure=_measure,
    source=Source(
        "Dos and don'ts on designing for accessibility (UK Home Office)",
        "https://github.com/UKHomeOffice/posters/tree/master/accessibility/dos-donts",
        "guideline",
    ),
    examples=(
        Example("DO NOT ENTER. Wait here!!", 2),
        Example("This is *very* important, and <u>this</u> is too.", 2),
        Example("It is IMPORTANT to sign.", 1),
        Example("Ask the NHS or the BBC in the UK. **Bold** is fine!", 0),
        Example("Call us if NOT sure. See part III.", 0),
        Example("Use HTTPS, AND/OR gates and `SELECT NAME FROM TABLE`.", 0),
        Example('The sign says "DO NOT ENTER".', 0),
        Example("Quiet.", 1, more="NOW READ THIS."),
    ),
    english_only=False,
)
