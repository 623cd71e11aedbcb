"""How marks, signs, money, times and numbers are said: one table, applied from top to bottom.

What libespeak-ng 1.52 reads wrongly or drops was found by listening to its sounds in writing
(IPA), November 2026: "£5" comes out as "pound five", "5 < 6" without the sign, "10-12" as "dash".
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Callable, Iterator, Sequence

Part = str | tuple[int, int]
"""New words, or a stretch of the text that stays."""
Make = Callable[[re.Match[str]], Sequence[Part]]


class Tape:
    """A text being rewritten that remembers which shown characters each character stands for."""

    def __init__(self, shown: str) -> None:
        self.text = shown
        self._starts = array("q", range(len(shown)))
        self._ends = array("q", range(1, len(shown) + 1))

    def sub(self, pattern: re.Pattern[str], make: Make) -> None:
        """Replace each match by the parts that `make` gives. Kept stretches keep their place."""
        if pattern.search(self.text) is None:
            return
        pieces: list[str] = []
        starts, ends, at = array("q"), array("q"), 0

        def keep(start: int, end: int) -> None:
            pieces.append(self.text[start:end])
            starts.extend(self._starts[start:end])
            ends.extend(self._ends[start:end])

        for match in pattern.finditer(self.text):
            keep(at, match.start())
            parts, at = list(make(match)), match.end()
            low = ends[-1] if ends else 0
            if match.start() < match.end():
                low = max(low, self._starts[match.start()])
            for index, part in enumerate(parts):
                if isinstance(part, tuple):
                    keep(*part)
                    low = ends[-1] if part[0] < part[1] else low
                elif part:
                    kept = [
                        each for each in parts[index + 1 :] if isinstance(each, tuple) and each[0] < each[1]
                    ]
                    high = self._starts[kept[0][0]] if kept else self._ends[at - 1] if at else 0
                    pieces.append(part)
                    starts.extend([low] * len(part))
                    ends.extend([max(high, low)] * len(part))
        keep(at, len(self.text))
        self.text, self._starts, self._ends = "".join(pieces), starts, ends

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """Stretches of (start, end, shown start, shown end)."""
        start = 0
        while start < len(self.text):
            low, high = self._starts[start], self._ends[start]
            end = start + 1
            if high - low == 1:
                while end < len(self.text) and (self._starts[end], self._ends[end]) == (high, high + 1):
                    end, high = end + 1, high + 1
            if end == start + 1:
                while end < len(self.text) and (self._starts[end], self._ends[end]) == (low, high):
                    end += 1
            yield start, end, low, high
            start = end


def rewrite(tape: Tape) -> None:
    """Apply the whole table."""
    for pattern, make in _FORMS:
        tape.sub(pattern, make)


def _form(pattern: str, words: str | Make = "", flags: int = 0) -> tuple[re.Pattern[str], Make]:
    """One row. In `words`, {1} is the first group, kept in its place."""
    if callable(words):
        return re.compile(pattern, flags), words
    template = re.split(r"\{(\d)\}", words)

    def make(match: re.Match[str]) -> Sequence[Part]:
        return [
            match.span(int(piece)) if index % 2 else piece
            for index, piece in enumerate(template)
            if not index % 2 or match[int(piece)] is not None
        ]

    return re.compile(pattern, flags), make


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COINS = {
    "£": ("pound", "pounds", "pence"),
    "$": ("dollar", "dollars", "cents"),
    "€": ("euro", "euros", "cents"),
}
_SCALES = {"m": "million", "bn": "billion", "k": "thousand"}
_UNITS = {
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "mph": ("mile an hour", "miles an hour"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "ml": ("millilitre", "millilitres"),
    "g": ("gram", "grams"),
    "l": ("litre", "litres"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "secs": ("second", "seconds"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
}
_MONTHS = "January February March April May June July August September October November December".split()
_TAGS = (
    r"a|b|i|u|s|p|br|hr|em|strong|ins|del|sub|sup|div|span|details|summary|mark|small|kbd|code|pre|ul|ol|li"
)
_EMOJI = (
    r"\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u25A0-\u25FF\uFE0F\u200D\u20E3\U000E0020-\U000E007F"
)


def _money(match: re.Match[str]) -> Sequence[Part]:
    one, many, small = _COINS[match["coin"]]
    whole, point, pence = match["number"].partition(".")
    start, end = match.span("number")
    minus = "minus " if match["minus"] else ""
    scale = match["scale"]
    if scale:
        named: Part = _SCALES.get(scale) or match.span("scale")
        return [minus, (start, end), " ", named, f" {many}"]
    if point and len(pence) == 2:
        coins = (end - 1, end) if pence[0] == "0" else (end - 2, end)
        if whole == "0" and pence != "00":
            return [minus, coins, f" {small}"]
        rest: list[Part] = [] if pence == "00" else [" ", coins]
        return [minus, (start, end - 3), f" {one if whole == '1' else many}", *rest]
    return [minus, (start, end), f" {one if match['number'] == '1' else many}"]


def _money_range(match: re.Match[str]) -> Sequence[Part]:
    return [match.span(2), " to ", match.span(3), f" {_COINS[match[1]][1]}"]


def _unit(match: re.Match[str]) -> Sequence[Part]:
    one, many = _UNITS[match[2]]
    return [match.span(1), f" {one if match[1] == '1' else many}"]


def _hour(match: re.Match[str]) -> Sequence[Part]:
    hour, half = int(match[1]), match[2]
    if half:
        return [match.span(1), match.span(2)]
    if hour == 0:
        return [match.span()]
    return [match.span(1), " o'clock" if hour < 13 else " hundred"]


def _iso_date(match: re.Match[str]) -> Sequence[Part]:
    day = match.start(3) + (match[3][0] == "0")
    return [match.span(1), f" {_MONTHS[int(match[2]) - 1]} ", (day, match.end(3))]


def _digits(match: re.Match[str]) -> Sequence[Part]:
    """A telephone number, digit by digit, with a short rest between its groups."""
    parts: list[Part] = []
    for at in range(match.start(), match.end()):
        sign = match.string[at]
        if sign.isdigit():
            parts += [" ", (at, at + 1)] if parts else [(at, at + 1)]
        elif sign == "+":
            parts.append("plus")
        elif parts and parts[-1] != ",":
            parts.append(",")
    return parts


def _call(match: re.Match[str]) -> Sequence[Part]:
    parts: list[Part] = [match.span(1)]
    for at in range(*match.span(2)):
        parts += [(at, at + 1), " "] if at + 1 < match.end() else [(at, at + 1)]
    return parts


def _entity(match: re.Match[str]) -> Sequence[Part]:
    plain = html.unescape(match[0])
    return [plain if len(plain) == 1 else match.span()]


def _stop(match: re.Match[str]) -> Sequence[Part]:
    """A block that ends without a stop gets one, so that the voice rests there."""
    said = match["line"].rstrip(" \t\r*_~`\"'”’)]|")
    ends = not said or said[-1] in ".!?:;,…。！？" or not any(map(str.isalnum, said))
    line = match.span("line")
    return [line] if ends else [(line[0], line[0] + len(match["line"].rstrip())), "."]


_ITEM = r"(?:[-*+•▪◦‣–]|\d{1,9}[.)]|#{1,6})[ \t]"
_LINK_END = r"(?:[/?#][^\s<>\"”)\]]*?)?(?=[.,;:!?'’]*(?:[\s<>\"”)\]]|$))"
_HOST = r"(?:www\.)?([^\s/?#<>\"”)\]]+?)"

_SHORT_NUMBER = r"(\d{3,5}(?: \d{3})*)(?![\d,./%-]*\d| people| [a-z]+s\b)"
_AMOUNT = (
    rf"(?P<minus>(?<!\S)[-−–])?(?P<coin>[£$€])\s?(?P<number>{_NUMBER})"
    r"(?:\s?(?P<scale>million|billion|trillion|thousand|bn|m|k)\b)?"
)
_UNIT_NAMES = "|".join(sorted(_UNITS, key=len, reverse=True))

# Repeats are bounded where a long run of one sign would else make the search slow.
_FORMS: tuple[tuple[re.Pattern[str], Make], ...] = (
    # Blocks. Lines that are only marks go; headings, items, rows and paragraphs end with a stop.
    _form(r"^[ \t]*(?:`{3,}|~{3,})[^\n]*$", "", re.M),
    _form(r"^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|=+|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+)[ \t]*$", "", re.M),
    _form(rf"^(?P<line>[ \t>]*(?:{_ITEM}|\|)[^\n]*)$", _stop, re.M),
    _form(rf"^(?P<line>[^\n]+)$(?=\n(?:[ \t>]*(?:{_ITEM}|\|)|[ \t\r]*\n))", _stop, re.M),
    _form(r"^[ \t]*(?:>[ \t]?)+", "", re.M),
    _form(r"^[ \t]*#{1,6}[ \t]+(.*?)(?:[ \t]{1,3}#{1,6})?(\.?)$", "{1}{2}", re.M),
    _form(r"^[ \t]*[-*+•▪◦‣–][ \t]+(?:\[[ xX]\][ \t]+)?", "", re.M),
    _form(r"^([ \t]*\d{1,9})\)(?=\s)", "{1}.", re.M),
    _form(r"^[ \t]*\|[ \t]*|[ \t]{0,3}\|(?=\.?[ \t]*$)", "", re.M),
    _form(r"(?<=\S)[ \t]{1,3}\|(?=[ \t]+\S)", ","),
    # Inline marks.
    _form(r"_{3,}", " blank "),
    _form(r"\[\^[^\]\s]{1,80}\]:?"),
    _form(r"!?\[([^\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)", "{1}"),
    _form(r"\[([^\]\n]{1,500})\]\[[^\]\n]{0,80}\]", "{1}"),
    _form(r"<((?:https?://|mailto:)[^\s<>]+)>", "{1}"),
    _form(rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>", " ", re.I),
    _form(r"&(?:[A-Za-z]\w{1,7}|#\d{1,6});", _entity),
    _form(r"`+"),
    _form(r"(?<![\w\\*])\*{1,3}(?=[^\s*])|(?<=[^\s\\*])\*{1,3}(?![\w*])|(?<=\w)\*\*(?=\w)|~~"),
    _form(r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)"),
    _form(r"\\([!-/:-@\[-`{-~])", "{1}"),
    # Pictures and arrows.
    _form(r"[✓✔✅☑]\uFE0F?[ \t]*", "tick, "),
    _form(r"[✗✘❌❎]\uFE0F?[ \t]*", "cross, "),
    _form(r"^[ \t]*(?:[→⇒➜➔]|[-=]>)[ \t]*", "", re.M),
    _form(r"[ \t]{0,3}(?:[→⇒➜➔]|(?<=\s)[-=]>)", ","),
    _form(rf"(?<=\d)[\uFE0F\u20E3]+|[{_EMOJI}]+"),
    # Addresses.
    _form(rf"https?://{_HOST}{_LINK_END}", "link to {1}"),
    _form(rf"\b(?=www\.){_HOST}{_LINK_END}", "link to {1}"),
    _form(r"\bmailto:"),
    # Dates, times, telephone numbers.
    _form(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])", _iso_date),
    _form(r"(?<![\w.,/+-])(?:\+|0|\(0)\d[\d ()-]{6,20}\d(?![\w-])", _digits),
    _form(rf"\b((?:call|ring|dial|phone|text|NHS) (?:the |on )?){_SHORT_NUMBER}", _call, re.I),
    _form(r"\b(1)(16) (\d)(\d)(\d)\b", "{1} {2} {3} {4} {5}"),
    _form(r"(?<![\d:.])([01]?\d|2[0-4]):00(\s?[ap]\.?m\b)?(?![\d:])", _hour),
    _form(r"(?<![\d:.])([01]?\d|2[0-3]):0([1-9])(?![\d:])", "{1} oh {2}"),
    _form(r"(?<![\d.])(1?\d)\.00(\s?[ap]\.?m\b)", "{1}{2}"),
    _form(r"(?<![\d.])(1?\d)\.0([1-9])(?=\s?[ap]\.?m\b)", "{1} oh {2}"),
    _form(r"(?<![\d.])(1?\d)\.([1-5]\d)(?=\s?[ap]\.?m\b)", "{1} {2}"),
    _form(r"\b(1[1-9])([2-9]0s)\b", "{1} {2}"),
    # Money, ranges, units, signs.
    _form(rf"([£$€])\s?({_NUMBER})\s?[-–]\s?({_NUMBER})(?![\d-])", _money_range),
    _form(r"(?<=\d)\s?[-–]\s?(?=[£$€]\d)", " to "),
    _form(_AMOUNT, _money),
    _form(r"(?<=\w)/(?=(?:month|week|day|year|hour|night|person)\b)", " a "),
    _form(r"(?<=\d) ?[-–] ?(?=\d[\d., ]{0,20}=)|(?<=\d) ?− ?(?=\d)", " minus "),
    _form(r"(?<=\d)\s?\*\s?(?=\d)", " times "),
    _form(
        r"(?<![\w.,:/-])(\d(?:[\d.,:]*\d)?(?:\s?[ap]m|%)?) ?[-–] ?(\d(?:[\d.,:]*\d)?)(?![-\d])", "{1} to {2}"
    ),
    _form(r"(?<=[a-z])–(?=[A-Z])", " to "),
    _form(rf"(?<![\w.,])({_NUMBER})[ \u00A0]?({_UNIT_NAMES})\b", _unit),
    _form(r"<\s?(?=\d)", " less than "),
    _form(r">\s?(?=\d)", " more than "),
    _form(r"(?<![\w~])~(?=\d)", "about "),
    _form(r"(?<!\w)#(?=\d)", "number "),
    # Short forms.
    _form(r"\bNo\.\s?(?=\d)", "number "),
    _form(r"\bp\.\s?(?=\d)", "page "),
    _form(r"\bpp\.\s?(?=\d)", "pages "),
    _form(r"\b[Aa]pprox\.?(?=\s)", "about"),
    _form(r"\b[Tt]el(?:\.:?|:)(?=\s)", "telephone"),
    _form(r"\bvs\b\.?", "versus"),
    _form(r"\bProf\.(?=\s+[A-Z])", "Professor"),
    _form(r"\b(Mr|Mrs|Dr)\.(?=\s+[A-Z])", "{1}"),
    _form(r"\bMs\b\.?(?=\s+[A-Z])", "Miz"),
    _form(r"\band/or\b", "and or", re.I),
)
