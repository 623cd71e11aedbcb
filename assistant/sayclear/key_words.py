"""Find the words of a text that a reader must not miss, and put them in bold. No word is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayclear import facts, markdown
from sayclear.inline import Inline, Span, cut, protected, touches
from sayclear.markdown import Block
from sayclear.readability.units import words_of

_SHARE = 0.1
"""Of 100 words, at most ten are bold. Our own choice: more of them would stand out less."""
_FEWEST = 4
"""A short text may have so many bold words anyway."""
_OF_A_SENTENCE = 0.7

_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|no\s+later\s+than|within)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+)?$",
    re.IGNORECASE,
)
_IN_TIME = re.compile(r"\bwithin\s+$", re.IGNORECASE)
_GAP = re.compile(r",?\s*(?:(?:at|on|the|of)\s+)?", re.IGNORECASE)
_MUST = re.compile(
    r"\b(?:must\s+not|must|mustn['’]t|never(?!\s+mind)"
    r"|(?<!you\s)(?<!we\s)(?<!they\s)do\s+not(?!\s+(?:worry|have|need|hesitate|panic|know|want|mind))"
    r"|(?<!not\s)(?<!n['’]t\s)(?:have|has|need|needs)\s+to)\b",
    re.IGNORECASE,
)
_IF_BEFORE = re.compile(r"\b(?:if|when|whether|unless)\s+(?:you|they|we|he|she|it)\s+$", re.IGNORECASE)
_THING = (
    r"\b(?:your|an?|the|this|these|both|any|some|proof|two|three|four|\d+)\b(?:\s+(?!(?:and|or|with|to|when|if|on|at|for"
    r"|in|from|by|before|that|which|so|as|because)\b)[\w’'-]+){0,3}(?:\s+of\s+(?:your\s+|the\s+)?[\w’'-]+)?"
)
_BRING = re.compile(
    rf"(?<!not\s)(?<!n['’]t\s)(?<!never\s)\bbring\s+(?:with\s+you\s+)?({_THING}(?:(?:,\s+|,?\s+and\s+){_THING})*)",
    re.IGNORECASE,
)
_A_THING = re.compile(_THING, re.IGNORECASE)
_KINDS = {"dose": 1, "money": 3, "date": 4, "time": 4}
_AS_A_MUST = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of a block that is worth a mark."""

    rank: int
    """0 for a deadline; the lower, the sooner it is marked."""
    block: int
    start: int
    end: int
    words: int
    sentence: Span


def chosen(blocks: Sequence[Block]) -> dict[int, tuple[Span, ...]]:
    """For each block by its number: characters of its text to put in bold, the weightiest of the text first.

    Deadlines and doses come first, then musts, then amounts and what to bring, then other dates and times.
    Bold that is there already counts too. Headings, code, links and quoted words stay as they are.
    """
    found: list[_Found] = []
    words = bold = 0
    for number, block in enumerate(blocks):
        if not block.is_prose:
            continue
        runs = markdown.runs(block.text)
        words += len(words_of("".join(run.text for run in runs)))
        if block.kind == "heading":
            continue
        bold += len(words_of(" ".join(run.text for run in runs if "strong" in run.style)))
        if not block.quoted:
            found += _found_in(number, block.text)
    left = max(_FEWEST, int(words * _SHARE)) - bold
    taken: dict[int, tuple[Span, ...]] = {}
    marked: dict[tuple[int, Span], int] = {}
    for one in sorted(found, key=lambda one: (one.rank, one.block, one.start)):
        text, spans = blocks[one.block].text, taken.get(one.block, ())
        start, end = one.sentence
        whole = len(words_of(markdown.plain(text[start:end])))
        in_sentence = marked.get((one.block, one.sentence), _bold_words(text[start:end])) + one.words
        if one.words > left or in_sentence > whole * _OF_A_SENTENCE or touches(spans, one.start, one.end):
            continue
        more = (*spans, (one.start, one.end))
        if not _reads_the_same(text, more):
            continue
        taken[one.block] = more
        marked[one.block, one.sentence] = in_sentence
        left -= one.words
    return taken


def with_marks(text: str, spans: Iterable[Span]) -> str:
    """The text with each stretch in bold."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def mark(text: str) -> str:
    """A whole Markdown text with its key words in bold. All its other characters stay as they are."""
    blocks = markdown.parse(text)
    places = [
        (blocks[number].source_index(start), blocks[number].source_index(end - 1) + 1)
        for number, spans in chosen(blocks).items()
        for start, end in spans
    ]
    seen = _seen(blocks)
    return with_marks(text, _that_hold(text, sorted(places), seen))


def _that_hold(text: str, places: list[Span], seen: list[tuple[str, str]]) -> list[Span]:
    """Those of the places that can be marked, and the text still reads the same."""
    if not places or _seen(markdown.parse(with_marks(text, places))) == seen:
        return places
    if len(places) == 1:
        return []
    half = len(places) // 2
    both = _that_hold(text, places[:half], seen) + _that_hold(text, places[half:], seen)
    return both if _seen(markdown.parse(with_marks(text, both))) == seen else []


def _seen(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    return [(block.kind, markdown.plain(block.text) if block.is_prose else block.text) for block in blocks]


def _bold_words(text: str) -> int:
    return len(words_of(" ".join(run.text for run in markdown.runs(text) if "strong" in run.style)))


def _found_in(number: int, text: str) -> Iterator[_Found]:
    """Looks at what a reader sees: marks that are there already make no difference."""
    inline = Inline(text)
    clear = inline.clear
    if inline.torn:
        return
    kept = (*protected(text), *((run.start, run.end) for run in markdown.runs(text) if run.style))
    sentences = cut(text)
    for rank, begin, stop in (*_dates_and_amounts(clear), *_musts(clear), *_things(clear)):
        start, end = inline.raw_span(begin, stop)
        sentence = next((span for span in sentences if span[0] <= start and end <= span[1]), None)
        if sentence is None or touches(kept, start, end):
            continue
        yield _Found(rank, number, start, end, len(words_of(clear[begin:stop])), sentence)


def _dates_and_amounts(text: str) -> Iterator[tuple[int, int, int]]:
    """Deadlines, dates, times, amounts and doses; a date and the time behind it are one."""
    begin = stop = 0
    kinds: set[str] = set()
    for fact in facts.find(text):
        start, end = fact.place
        end -= len(text[start:end]) - len(_without_stop(text[start:end]))
        if fact.kind in ("date", "time") and fact.firm:
            if kinds and _GAP.fullmatch(text, stop, start):
                stop = end
                kinds.add(fact.kind)
                continue
            if kinds:
                yield _dated(text, begin, stop, kinds)
            begin, stop, kinds = start, end, {fact.kind}
        elif fact.firm and fact.kind in _KINDS:
            yield _KINDS[fact.kind], start, end
        elif fact.firm and fact.kind == "unit" and (lead := _IN_TIME.search(text, 0, start)):
            yield 0, lead.start(), end
    if kinds:
        yield _dated(text, begin, stop, kinds)


def _without_stop(words: str) -> str:
    """The stop behind "3pm." ends the sentence; the one behind "3 p.m." is part of it."""
    return words.rstrip(" .,") if not words.endswith(".m.") else words


def _dated(text: str, start: int, end: int, kinds: set[str]) -> tuple[int, int, int]:
    """A deadline with its "by". A day with its time is as weighty as a must: somebody is expected."""
    lead = _DEADLINE.search(text, 0, start)
    if lead:
        return 0, lead.start(), end
    return _AS_A_MUST if len(kinds) > 1 else _KINDS["date"], start, end


def _musts(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _MUST.finditer(text):
        if not _IF_BEFORE.search(text, 0, match.start()):
            yield _AS_A_MUST, *match.span()


def _things(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _BRING.finditer(text):
        for thing in _A_THING.finditer(text, *match.span(1)):
            yield _KINDS["money"], *thing.span()


def _reads_the_same(text: str, spans: Sequence[Span]) -> bool:
    """Does Markdown take each mark for bold, and nothing else for something new?"""
    old, new = markdown.runs(text), markdown.runs(with_marks(text, spans))
    if "".join(run.text for run in old) != "".join(run.text for run in new):
        return False
    bold = sum(len(run.text) for run in new if "strong" in run.style)
    before = sum(len(run.text) for run in old if "strong" in run.style)
    return bold - before == sum(len(markdown.plain(text[start:end])) for start, end in spans)
