"""One paragraph of inline Markdown: its sentences, and what in it must not be touched.

`Inline` knows for each character that a reader sees where it stands in the Markdown, so that a text
can be cut without tearing bold, links or code apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from sayclear import markdown, sentences
from sayclear.memory import remembered

Span = tuple[int, int]
"""Start and end, in characters."""

_ENTITY = re.compile(r"&#?\w+;")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_LABEL_LINE = re.compile(r":[ \t]*\n")
_MARKS = frozenset("*_~`[]()")
_TERMINAL = re.compile(r"[.!?…:][\"'”’)\]*_]*$")

_PROTECTED = re.compile(
    r"""
      (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | !?\[(?:[^\[\]]|\[[^\]]*\])*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\]]*\])
    | <(?:https?://|mailto:|[\w.+-]+@)[^>\s]+>
    | </?[A-Za-z][^>]*>
    | \b(?:https?://|www\.)[^\s<>"”)]+[^\s<>"”).,;:!?]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \b(?:[\w-]+\.)+(?:com|org|net|uk|eu|info|io|edu|gov|example)\b(?:/[^\s<>"”)]*[^\s<>"”).,;:!?])?
    | “[^“”]*”
    | (?<![\w"])"(?!\s)[^"\n]*(?<!\s)"(?!\w)
    | (?<!\w)‘[^‘\n]*?’(?!\w)
    | (?<![\w'])'(?!\s)[^'\n]{1,200}(?<!\s)'(?!\w)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTE_MARKS = "“\"‘'"


@remembered
def protected(text: str) -> tuple[Span, ...]:
    """Code, links, addresses, HTML, and words inside quotation marks: nobody changes a word there."""
    return tuple(match.span() for match in _PROTECTED.finditer(text))


def quotations(text: str) -> tuple[Span, ...]:
    """What stands inside quotation marks, the marks included."""
    return tuple(m.span() for m in _PROTECTED.finditer(text) if m.group()[0] in _QUOTE_MARKS)


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    """Does start..end share a character with one of the spans?"""
    return any(begin < end and start < stop for begin, stop in spans)


@remembered
def cut(text: str) -> tuple[Span, ...]:
    """Where each sentence stands in inline Markdown, its own marks included.

    Sentences that share one bold, italic or link stay together. A line that ends in a colon, and a
    line before a hard line break, end where the line ends.
    """
    inline = Inline(text)
    spans: list[Span] = []
    for start, end in inline.sentences:
        first, last = inline.raw_span(start, end)
        at = spans[-1][1] if spans else 0
        gap = text[at:first]
        if gap.strip().strip("\\"):
            # A mark that we cannot place stays with the sentence behind it.
            first = at + len(gap) - len(gap.lstrip())
        if spans and inline.joined(start):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, max(first, last)))
    if spans and text[spans[-1][1] :].strip():
        spans[-1] = (spans[-1][0], len(text.rstrip()))
    return tuple(spans)


def capital(text: str) -> str:
    """Begin with a capital letter, behind any opening marks. Addresses and code stay as they are."""
    match = re.match(r"[\s*_~\"'“‘(\[]*(?=[^\W\d_])", text)
    if not match or touches(protected(text), match.end(), match.end() + 1):
        return text
    word = re.match(r"\S+", text[match.end() :])
    if word and any(letter.isupper() for letter in word.group()[1:]) and not word.group().isupper():
        return text
    return text[: match.end()] + text[match.end()].upper() + text[match.end() + 1 :]


def ends_sentence(text: str) -> bool:
    """Does the text end in a mark that ends a sentence or a label?"""
    return bool(_TERMINAL.search(text.rstrip()))


def full_stop(text: str) -> str:
    """End with a full stop, unless an end mark is there. A comma, dash or semicolon at the end goes."""
    text = re.sub(r"[\s,;:–—-]+$", "", text)
    return text if re.search(r"[.!?…][\"'”’)\]*_]*$", text) else text + "."


class Inline:
    """Inline Markdown beside what a reader sees of it."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        starts: list[int] = []
        ends: list[int] = []
        styles: list[frozenset[str]] = []
        breaks: list[int] = []
        clear: list[str] = []
        for run in markdown.runs(raw):
            style = run.style - {"break"}
            if run.href:
                style |= {f"link {run.href}"}
            if "break" in run.style:
                breaks.append(len(starts))
            for offset in range(len(run.text)):
                starts.append(run.start + offset)
                ends.append(run.start + offset + 1)
                styles.append(style)
            if len(run.text) == 1 and raw[run.start : run.start + 1] in ("\\", "&"):
                entity = _ENTITY.match(raw, run.start)
                ends[-1] = entity.end() if entity else run.start + 1 + (raw[run.start] == "\\")
            clear.append(run.text)
        self.clear = "".join(clear)
        self._starts, self._ends, self._styles, self._breaks = starts, ends, styles, breaks

    @cached_property
    def torn(self) -> bool:
        """True where the marks cannot be told apart safely (HTML tags): better not to cut at all."""
        return bool(_TAG.search(_CODE.sub("", self.raw))) or any(a > b for a, b in pairwise(self._starts))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences and labels of what a reader sees, in its characters."""
        stops = {match.start() + 1: match.end() for match in _LABEL_LINE.finditer(self.clear)}
        stops.update({place: place + 1 for place in self._breaks})
        found: list[Span] = []
        begin = 0
        for stop, following in [*sorted(stops.items()), (len(self.clear), len(self.clear))]:
            if stop < begin:
                continue
            found += [(begin + a, begin + b) for a, b in sentences.cut(self.clear[begin:stop])]
            begin = following
        return tuple(found)

    def joined(self, at: int) -> bool:
        """Would a cut before this character go through bold, italics, a link or code?"""
        before = at - 1
        while before >= 0 and self.clear[before].isspace():
            before -= 1
        if before < 0 or at >= len(self.clear):
            return False
        shared = self._styles[before] & self._styles[at]
        between = self.raw[self._ends[before] : self._starts[at]]
        return bool(shared) and not _MARKS.intersection(between)

    def raw_span(self, start: int, end: int) -> Span:
        """Where start..end of what a reader sees stands in the Markdown, with the marks that belong to it."""
        first, last = self._starts[start], self._ends[end - 1]
        outer = self._styles[start - 1] if start else frozenset()
        if self._styles[start] - outer:
            first = self._ends[start - 1] if start else 0
            first += len(self.raw[first:]) - len(self.raw[first:].lstrip())
        after = self._styles[end] if end < len(self._styles) else frozenset()
        if self._styles[end - 1] - after:
            last = self._starts[end] if end < len(self._starts) else len(self.raw)
            last = len(self.raw[:last].rstrip())
        return first, max(first, last)

    def piece(self, start: int, end: int) -> str | None:
        """The Markdown of start..end of what a reader sees, or None where that would tear marks apart."""
        if self.torn or self.joined(start) or (end < len(self.clear) and self.joined(end)):
            return None
        first, last = self.raw_span(start, end)
        return self.raw[first:last]
