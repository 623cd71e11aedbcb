"""Running words that are not common and not explained, as a percentage.

A word is easy if its easiest form has a Zipf frequency of 4.0 or more (wordfreq). Names, numbers and
explained words are left out, and a single hard word is let pass.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from sayclear.readability.defined import defined
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import WORDS, Flow, Passage, Place, Text, Unit
from sayclear.readability.vocabulary import is_easy, stem, zipf

_ADDRESS = re.compile(r"://|@|\w\.\w|\d")
_IN_MID_SENTENCE = re.compile(r"[a-z,] ([A-Z][\w’']*)")
_EDGES = "()[]{}<>\"'“”‘’«».,;:!?…*_–—-/"
_STARTS_AFTER = ".!?:;\n"
_LEAD = " \t\"'“‘”’([{«—–-•*"


def _measure(text: Text, _about: About) -> Measured:
    words = 0
    found: list[tuple[str, Place]] = []
    repeated: list[tuple[str, Place]] = []
    explained: set[str] = set()
    for passage in text.passages:
        flow = passage.flow
        words += sum(len(unit.words) for unit in passage.units)
        explained.update(stem(word) for word in defined(unit.text for unit in passage.units))
        for start, end in _hard(passage):
            word = stem(flow.text[start:end])
            if flow.bracket_after(end):
                explained.add(word)
            line = flow.lower.rfind("\n", 0, start) + 1
            again = flow.lower.startswith("start here:", line)
            (repeated if again else found).append((word, flow.place(start, end)))
    # "Start here:" says again what a later step says.
    known = {word for word, _ in found}
    found += [(word, place) for word, place in repeated if word not in known]
    left = [place for word, place in found if word not in explained]
    percent = round(100 * len(left) / words, 1) if len(left) > 1 else 0
    return Measured(percent, tuple(left))


def _hard(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the hard words stand. A hyphenated word is one word: hard if one of its parts is."""
    flow = passage.flow
    hard = frozenset(word for word in flow.vocabulary if _is_hard(word))
    if not hard:
        return
    starts = [unit.start for unit in passage.units]
    code = [(at, at + len(run.text)) for at, run in flow.runs if "code" in run.style]
    names = frozenset(_IN_MID_SENTENCE.findall(flow.text))
    done = -1
    for match in WORDS.finditer(flow.lower):
        if match.group() not in hard or match.start() < done:
            continue
        number = bisect_right(starts, match.start()) - 1
        start, end = _whole(flow.text, match.start(), match.end())
        done = end
        if number < 0 or _ADDRESS.search(flow.text, start, end):
            continue
        if any(low <= start < high for low, high in code):
            continue
        word = flow.text[slice(*match.span())]
        if not _is_name(flow, passage.units[number], match.start(), word, names):
            yield start, end


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The word with all that hangs on it ("co-tenant", "user@example.org")."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while text[end - 1] in _EDGES:
        end -= 1
    while text[start] in _EDGES:
        start += 1
    return start, end


def _is_hard(word: str) -> bool:
    return len(word) > 2 and word.isascii() and not word[0].isdigit() and not is_easy(word)


def _is_name(flow: Flow, unit: Unit, start: int, part: str, names: frozenset[str]) -> bool:
    if not any(char.isupper() for char in part):
        return False
    if part.isupper():
        # Short forms are judged by another rule; a longer word in capitals is a word that shouts.
        return len(part) < 5 or zipf(part) == 0
    before = flow.text[max(0, start - 12) : start].rstrip(_LEAD)
    at_start = start - unit.start < 12 and not unit.text[: start - unit.start].strip(_LEAD)
    if at_start or before[-1:] in _STARTS_AFTER:
        # A name where the next word has a capital too, or where it has one in mid-sentence elsewhere.
        after = flow.text[start + len(part) : start + len(part) + 2]
        beside = zipf(part) == 0 and after[:1] == " " and after[1:].isupper()
        return beside or part in names or zipf(part) == 0 or _is_line_of_names(unit)
    return unit.kind != "heading" or not _is_titled(unit)


_MOST_NAMES = 4


def _is_line_of_names(unit: Unit) -> bool:
    """ "Priya Akinwande", "Clare House": a signature or a line of an address, and no sentence."""
    words = unit.text.split()
    return (
        unit.kind == "sentence"
        and 1 < len(words) <= _MOST_NAMES
        and all(word[:1].isupper() or word[:1].isdigit() for word in words)
        and unit.text.rstrip()[-1:] not in ".!?:"
    )


def _is_titled(unit: Unit) -> bool:
    """ "A Heading Like This": capitals say nothing there."""
    return len(unit.words) > 2 and sum(word[0].isupper() for word in unit.words) > len(unit.words) * 0.6


RULE = Rule(
    id="hard_words_percent",
    measure=_measure,
    source=Source(
        "Use Clear Words (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p01-clear-words/",
        "guideline",
    ),
    examples=(
        Example("The lessee must reimburse the arrears.", 50),
        Example("The lessee (the person who rents) must reimburse the arrears today.", 18.2),
        Example("Ask the lessee about arrears. The lessee is the person who rents. Arrears are debts.", 0),
        Example("The lessee must pay the rent.", 0),
        Example("Ask Anna Kowalczyk and Piotr Zieliński about the bus.", 0),
        Example("Take 500 mg with water at 9:30.", 0),
        Example("The tenancy (the right to live here) ends. Then the tenancy starts again.", 0),
        Example("Run `sudo systemctl restart nginx` now.", 0),
    ),
)
