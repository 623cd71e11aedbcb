"""Numbers, money, percentages, quantities, dates and times, each in one form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sayclear.facts import dates, numerals
from sayclear.facts.marks import Fact, Kind
from sayclear.facts.measures import (
    ADVERBS,
    CURRENCY,
    DAY_OF,
    DAYS,
    DOSES,
    LONGER_PERIODS,
    MONTH_OF,
    MONTHS,
    PENNIES,
    PERIODS,
    UNIT_OF,
    one_measure,
)
from sayclear.facts.tokens import Token

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = rf"(?:{'|'.join(DAYS)}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
_NUMBER = rf"(?:{numerals.IN_FIGURES}|\b{numerals.IN_WORDS}(?!\w))"
_LONG = "|".join(sorted((re.escape(form) for form in UNIT_OF), key=len, reverse=True))
_SCALE = r"(?:\s?(?P<scale1>hundred|thousand|million|billion|trillion|(?:k|m|mn|bn)\b))?"
_COUNT_SCALE = r"(?:\s?(?P<scale2>hundred|thousand|million|billion|trillion|bn\b|(?<=\d)k\b))?"
_HALF_DAY = r"\s?(?P<{n}>[ap]\.?\s?m\b\.?)"

_AMOUNT = re.compile(
    "|".join(
        (
            r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)",
            r"(?P<slash>\b(?P<s1>\d{1,2})(?P<sep>[/.])(?P<s2>\d{1,2})(?P=sep)(?P<s3>\d{4}|(?<=/)\d{2})\b)",
            rf"(?P<dmy>\b(?P<d1>{numerals.ORDINAL}|\d{{1,2}})(?:\s+(?:day\s+)?of)?\s+(?P<m1>{_MONTH})\b"
            r"(?:,?\s+(?P<y1>\d{4})\b)?)",
            rf"(?P<mdy>\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)"
            r"(?:,?\s+(?P<y2>\d{4})\b)?)",
            rf"(?P<month>\b(?P<m3>{_MONTH})(?!\w)(?:,?\s+(?P<y3>\d{{4}})\b)?)",
            rf"(?P<day>\b{_DAY}s?(?!\w))",
            r"(?P<near>\b(?:today|tomorrow|yesterday|tonight|(?:next|last|this)\s(?:week|month|year|weekend))\b)",
            r"(?P<clock>\b(?P<h1>\d{1,2})(?:[:.](?P<n1>\d{2}))?" + _HALF_DAY.format(n="ap1") + ")",
            r"(?P<clock24>\b(?P<h2>[01]?\d|2[0-3]):(?P<n2>[0-5]\d)(?::\d\d)?\b)",
            rf"(?P<oclock>\b(?P<h3>{numerals.IN_WORDS}|\d{{1,2}})\s?o['’]clock)",
            rf"(?P<past>\b(?P<part>half|quarter|five|ten|twenty|twenty-five)\s(?P<side>past|(?:(?<=half\s)|(?<=quarter\s))to)"
            rf"\s(?P<h4>{numerals.IN_WORDS}|\d{{1,2}})\b)",
            rf"(?P<minutes_to>(?:(?<=at\s)|(?<=by\s))(?P<m5>five|ten|twenty|twenty-five)\sto\s(?P<h5>{numerals.IN_WORDS})\b)",
            r"(?P<noon>\b(?:12\s)?(?:noon|midday|midnight)\b)",
            r"(?P<phone>(?:\+|\b0)\d(?:[ ()-]{0,2}\d){6,13}\b)",
            rf"(?P<money>(?P<cur>[£$€¥]|\b(?:gbp|usd|eur)\s)\s?(?P<sum>{numerals.IN_FIGURES}){_SCALE})",
            r"(?P<halfscale>\bhalf\sa\s(?P<halved>dozen|hundred|thousand|million|billion)\b)",
            rf"(?P<extra>\ban?\s(?P<extraunit>{_LONG})\sand\sa\s(?P<more>half|quarter)\b)",
            rf"(?P<partof>\b(?:an?\s|(?P<parts>three)\s)?quarters?\sof\san?\s(?P<partunit>{_LONG})\b)",
            rf"(?P<halfof>\bhalf\s(?:an?|the)\s(?P<halfunit>{_LONG})\b)",
            rf"(?P<portion>(?:(?P<top>\ban?|\b(?:{'|'.join(numerals.ONE_TO_NINE)})|\b\d)\s)?"
            r"(?:(?P<bottom>half|third|quarter|fifth|tenth)(?=\s(?:an?|of|the|our|your|their)\b)|(?P<bottoms>(?<=a\s)quarter(?!\s(?:past|to|of)\b)|halves|thirds|quarters|fifths|tenths))\b)",
            r"(?P<mixed>\b[A-Za-z]+\d[A-Za-z\d]*\b)",
            r"(?P<aged>(?:(?<=under-)|(?<=over-)|(?<=under\s)|(?<=over\s))(?P<age>\d{1,2}|"
            rf"{numerals.IN_WORDS})s\b)",
            rf"(?P<rank>\b{numerals.ORDINAL}\b(?!\s(?:{_MONTH})\b))",
            rf"(?P<count>(?P<number>{_NUMBER}){_COUNT_SCALE}"
            r"(?:(?P<percent>\s?%|[-\s](?:percent|per\scent)\b)"
            r"|(?:(?:[-\s]|(?<=\d))(?P<coin>pounds?|dollars?|euros?|quid|yen|gbp|usd|eur|pence|penny|cents?"
            r"|(?<=\d)p)(?![\w]))"
            rf"|(?:[-\s]?(?:(?P<work>working|business|calendar)\s)?(?P<unit>{_LONG})(?:\s(?P<scale_of>celsius|fahrenheit))?"
            r"(?![\w°]))|(?![A-Za-z\d])))",
            r"(?P<odd>\b\d+[A-Za-z][A-Za-z\d]*\b)",
            r"(?P<times>\b(?:once|twice|thrice)\b)",
            rf"(?P<per>(?:\bper\s|/\s?|\bevery\s|\beach\s)(?P<period>{PERIODS})\b)",
            rf"(?P<adverb>\b(?:{'|'.join(ADVERBS)})\b)",
            rf"(?P<aunit>\ban?\s(?:(?P<awork>working|business)\s)?(?P<aperiod>{_LONG})\b)",
        )
    ),
    re.IGNORECASE,
)
_Maker = Callable[..., Fact]
_BETWEEN = re.compile(r"\s*(?:-|–|—|‑|to|until|till|through|up to)\s*\Z", re.IGNORECASE)
_GAP = 9
_JOINED = frozenset(("money", "percent", "unit", "dose", "number", "time", "date"))
_COUNTS = frozenset(("number", "unit", "dose", "percent", "money", "range"))
_EITHER = re.compile(r"\s*(?:or|and)\s*\Z", re.IGNORECASE)
_TOGETHER = re.compile(r"\s*\Z")
_WHOLE_ONE = re.compile(
    r"\b(?:for|in|within|after|than|about|nearly|almost|over|under|lasts?|takes?|least|most|wait|add|until)\s\Z",
    re.IGNORECASE,
)
"""Before "a week": it is one week, and not "per week"."""
_RANK_BEFORE = re.compile(r"\b(?:the|your|his|her|my|our|their|its|this|a|every)\s\Z", re.IGNORECASE)


_TRIGGERS = frozenset(
    (
        *MONTH_OF,
        *DAY_OF,
        *(f"{day}s" for day in DAYS),
        *numerals.FIRST_WORDS,
        *ADVERBS,
        *PERIODS.split("|"),
    )
) | frozenset(
    "a an per every each half quarter noon midday midnight once twice thrice today tomorrow yesterday "
    "tonight next last this gbp usd eur".split()
)


def amounts(text: str, words: list[Token]) -> list[Fact]:
    """All amounts of a text that has no marks left, in their order. `words` are its tokens."""
    facts: list[Fact] = []
    done = 0
    for token in words:
        word = token[0]
        if word in _TRIGGERS or word[0].isdigit():
            beginnings = [token[1]]
        elif word.isalpha() and word.isascii():
            continue
        else:
            beginnings = _parts(token)
        for index in beginnings:
            match = _match(text, index, done) if index >= done else None
            if match is None:
                continue
            done = match.end()
            for fact in _read(match, facts[-1] if facts else None, text):
                if facts and fact.kind in _JOINED:
                    facts[-1], fact = _join(facts[-1], fact, text)
                facts.append(fact)
    return facts


def spans(text: str, facts: list[Fact]) -> Iterator[Fact]:
    """ "5 to 10" and "between Monday and Thursday": all that lies between is meant too."""
    for first, last in itertools.pairwise(facts):
        days = first.value in DAYS and last.value in DAYS
        if not days and (first.kind != last.kind or first.kind not in _COUNTS):
            continue
        start, end = first.place[1], last.place[0]
        if first.kind == "range" or (end - start < _GAP and _spans(text, first.place[0], start, end)):
            place = (first.place[0], last.place[1])
            value = f"{first.value} to {last.value}"
            yield Fact("range", value, place, text[slice(*place)])


def _spans(text: str, begin: int, start: int, end: int) -> bool:
    if _BETWEEN.match(text[start:end]):
        return True
    return bool(_EITHER.match(text[start:end])) and text[max(0, begin - 8) : begin].lower() == "between "


def _parts(token: Token) -> list[int]:
    """Where in this token an amount may begin: also behind a hyphen ("Mon-Fri")."""
    found, at = [], token.start
    for part in token.word.split("-"):
        if part.removesuffix("s") in _TRIGGERS or not part.isalpha() or not part.isascii():
            found.append(at)
        at += len(part) + 1
    return found if token.word[0].isalnum() else []


def _match(text: str, index: int, least: int) -> re.Match[str] | None:
    start = index
    while start > least and text[start - 1] in "£$€¥+-−/":
        start -= 1
    return _AMOUNT.match(text, start) or (_AMOUNT.match(text, index) if start < index else None)


def _read(match: re.Match[str], before: Fact | None, text: str) -> list[Fact]:
    group = match.lastgroup or ""
    place, found = match.span(), match.group()

    def fact(kind: Kind, value: str, *, firm: bool = True) -> Fact:
        return Fact(kind, value, place, found, firm)

    match group:
        case "iso" | "slash" | "dmy" | "mdy" | "month" | "day" | "near":
            value = dates.date(match, group, text)
            return [fact("date", value)] if value else []
        case "clock" | "clock24" | "oclock" | "past" | "minutes_to" | "noon":
            return [fact("time", dates.time(match, group, text))]
        case "phone":
            return [fact("number", "tel " + re.sub(r"\D", "", found))]
        case "money":
            number = numerals.read(match["sum"])
            number = numerals.scale(number, match["scale1"]) if match["scale1"] else number
            return [fact("money", f"{CURRENCY[match['cur'].strip().lower()]} {number}")]
        case "halfof":
            return [_quantity(fact, "0.5", match["halfunit"])]
        case "halfscale":
            return [fact("number", numerals.scale("0.5", match["halved"]))]
        case "partof":
            return [_quantity(fact, "0.75" if match["parts"] else "0.25", match["partunit"])]
        case "extra":
            return [_quantity(fact, "1.5" if match["more"].lower() == "half" else "1.25", match["extraunit"])]
        case "portion":
            return [
                fact("percent", f"{numerals.portion(match['top'], match['bottom'] or match['bottoms'])} %")
            ]
        case "mixed" | "odd":
            return [fact("name", found.lower())]
        case "aged":
            return [fact("number", numerals.read(match["age"]))]
        case "rank":
            return _rank(fact, match, text)
        case "count":
            return [_count(fact, match)]
        case "times":
            often = {"once": "1", "twice": "2", "thrice": "3"}[found.lower()]
            return [fact("dose", f"{often} time", firm=often != "1")]
        case "per" | "adverb":
            return _often(fact, (match["period"] or ADVERBS[found.lower()]).lower())
        case _:
            return _one_unit(fact, match, before, text)


def _often(fact: _Maker, period: str) -> list[Fact]:
    """ "Fortnightly" is every two weeks."""
    if period in LONGER_PERIODS:
        return [fact("unit", LONGER_PERIODS[period]), fact("share", "every")]
    return [fact("unit", f"per {'year' if period == 'annum' else period}")]


def _rank(fact: _Maker, match: re.Match[str], text: str) -> list[Fact]:
    number = numerals.ordinal(match.group())
    figures = match.group()[0].isdigit()
    firm = figures or (
        number > 1 and bool(_RANK_BEFORE.search(text, max(0, match.start() - 8), match.start()))
    )
    return [fact("number", f"no. {number}", firm=firm)]


def _count(fact: _Maker, match: re.Match[str]) -> Fact:
    number = numerals.read(match["number"])
    if match["scale2"]:
        number = numerals.scale(number, match["scale2"])
    if match["percent"]:
        return fact("percent", f"{number} %")
    if coin := (match["coin"] or "").lower():
        if coin in PENNIES:
            return fact("money", f"{PENNIES[coin]} {numerals.read(f'{float(number) / 100:.4f}')}")
        return fact("money", f"{CURRENCY[coin]} {number}")
    if match["unit"]:
        work = "working " if (match["work"] or "").lower() in ("working", "business") else ""
        unit = match["scale_of"] and f"°{match['scale_of'][0]}"
        return _quantity(fact, number, unit or match["unit"], work)
    alone = match["number"].lower() in ("one", "a", "an")
    return fact("number", number, firm=not alone)


def _one_unit(fact: _Maker, match: re.Match[str], before: Fact | None, text: str) -> list[Fact]:
    """ "a week": "per week" straight after an amount, else perhaps one week."""
    unit = UNIT_OF[match["aperiod"].lower()]
    if before and _TOGETHER.match(text[before.place[1] : match.start()]) and before.kind != "date":
        return _often(fact, unit)
    number, each = one_measure("1", unit)
    one = f"{number} {'working ' if match['awork'] else ''}{each}"
    if _WHOLE_ONE.search(text, max(0, match.start() - 12), match.start()):
        return [fact("dose" if unit in DOSES else "unit", one)]
    return [fact("unit", one, firm=False), fact("unit", f"per {unit}", firm=False)]


def _quantity(fact: _Maker, number: str, unit: str, work: str = "") -> Fact:
    number, unit = one_measure(number, UNIT_OF[unit.lower()])
    return fact("dose" if unit in DOSES else "unit", f"{number} {work}{unit}")


def _join(first: Fact, second: Fact, text: str) -> tuple[Fact, Fact]:
    """ "5 to 6 days", "£5-10", "9 to 5pm": what only one of the two says holds for both."""
    between = text[first.place[1] : second.place[0]]
    if len(between) > _GAP:
        return first, second
    span = bool(_BETWEEN.match(between))
    if not span and not _EITHER.match(between):
        return first, second
    kinds = {first.kind, second.kind}
    if first.kind == "number" and second.kind in ("unit", "dose", "percent") and first.value[0].isdigit():
        first = replace(
            first, kind=second.kind, value=f"{first.value} {second.value.partition(' ')[2]}", firm=True
        )
    elif first.value.startswith("no. ") and second.kind == "date" and second.value[-3:-2] == "-":
        # "the 3rd and 4th of July"
        day = f"{second.value[:-2]}{int(first.value[4:]):02}"
        first = replace(first, kind="date", value=day, firm=True)
    elif span and first.kind == "number" and second.kind == "money" and second.text[0] not in CURRENCY:
        first = replace(first, kind="money", value=f"{second.value[:3]} {first.value}")
    elif span and first.kind == "money" and second.kind == "number":
        second = replace(second, kind="money", value=f"{first.value[:3]} {second.value}")
    elif (
        span
        and first.kind == "number"
        and second.kind == "time"
        and re.fullmatch(r"\d{1,2}(?:\.\d\d)?", first.text)
    ):
        hour, _, minute = first.text.partition(".")
        late = int(second.value[:2])
        value = int(hour) % 12
        value += 12 if late >= 12 and value + 12 < late else 0
        first = replace(first, kind="time", value=f"{value:02}:{minute or '00'}", firm=True)
    if span and kinds <= {"number", "unit", "dose", "percent", "money"} and first.kind == second.kind:
        first, second = replace(first, kind="range"), replace(second, kind="range")
    return first, second
