"""Numbers in figures and in words, in one form."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
}
_SMALL = {word: number for number, word in enumerate((*_UNITS, *_TEENS))}
_SMALL |= {word: 20 + 10 * number for number, word in enumerate(_TENS)}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
_GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}

_ATOM = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-‑\s](?:{'|'.join(_UNITS[1:])}))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)})"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
IN_WORDS = (
    rf"(?:(?:{_ATOM}|an?)(?:[-\s]{_SCALE})+(?:,?\s(?:and\s)?{_ATOM}(?:[-\s]{_SCALE})*)*|{_ATOM})"
    r"(?:\sand\sa\s(?:half|quarter))?"
)
"""A number in words, as a pattern: "twenty-one", "two hundred and five", "two and a half"."""

IN_FIGURES = (
    r"(?:(?<![\w.,])[-−](?=\d))?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+/\d+(?![\d/])|\d+(?:\.\d+)*)"
    r"(?:\s?[½¼¾⅓⅔])?|[½¼¾⅓⅔]"
)
"""A number in figures, as a pattern."""

ORDINAL = (
    rf"(?:\d+(?:st|nd|rd|th)|(?:{'|'.join(_TENS)})-(?:{'|'.join(list(_ORDINALS)[:9])})|{'|'.join(_ORDINALS)})"
)


ONE_TO_NINE = tuple(_UNITS[1:])
"""The words from "one" to "nine"."""

FIRST_WORDS = (*_SMALL, *_ORDINALS, "hundred", "thousand", "million", "billion", "trillion", "dozen")
"""The words that a number in words may begin with, but for "a"."""


def read(text: str) -> str:
    """The number in one form: "1,200", "twelve hundred" and "1200.0" are all "1200"."""
    text = text.strip().lower().replace("−", "-").replace("‑", "-")
    if not text[0].isalpha():
        return _figures(text)
    return _plain(_words(text))


def scale(number: str, word: str) -> str:
    """The number times a scale: ("1.2", "million") is "1200000"."""
    try:
        return _plain(Decimal(number) * _SCALES[word.strip().lower()])
    except InvalidOperation:
        return number


def ordinal(text: str) -> int:
    """The number of an ordinal: "2nd" and "second" are 2."""
    text = text.lower()
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    tens, _, rest = text.rpartition("-")
    return _ORDINALS[rest] + (_SMALL[tens] if tens else 0)


def portion(top: str | None, bottom: str) -> str:
    """How many of a hundred: ("two", "thirds") is 66.6667, ("a", "quarter") is 25."""
    parts = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}[bottom[:3].lower()]
    many = Decimal(read(top)) if top and top.lower() not in ("a", "an") else Decimal(1)
    return _plain(many * 100 / parts)


def _figures(text: str) -> str:
    text = text.replace(",", "")
    glyph = next((char for char in text if char in _GLYPHS), "")
    whole = text.replace(glyph, "").strip() if glyph else text
    try:
        value = Fraction(whole) if "/" in whole or glyph else None
        if glyph:
            value = Fraction(whole or 0) + Fraction(_GLYPHS[glyph])
    except (ValueError, ZeroDivisionError):
        return text
    if value is not None:
        return _plain(Decimal(value.numerator) / Decimal(value.denominator))
    try:
        return _plain(Decimal(whole))
    except InvalidOperation:
        # "3.11.2" is a version: it has no value, only figures.
        return whole


def _words(text: str) -> Decimal:
    extra = Decimal(0)
    for end, part in ((" and a half", "0.5"), (" and a quarter", "0.25")):
        if text.endswith(end):
            text, extra = text[: -len(end)], Decimal(part)
    total, group = 0, 0
    for word in re.split(r"[-,\s]+", text):
        if word in _SMALL:
            group += _SMALL[word]
        elif word in ("a", "an"):
            group = 1
        elif word in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
    return Decimal(total + group) + extra


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.0001")) if -value.as_tuple().exponent > 6 else value  # type: ignore[operator]
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
