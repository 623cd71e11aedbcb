"""Dates and times, each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sayclear.facts import numerals
from sayclear.facts.marks import Fact
from sayclear.facts.measures import DAY_OF, DAYS, MONTH_OF

_LATE = re.compile(r"\s(?:in\sthe\s(?:afternoon|evening)|at\snight|tonight)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|–|—|to|until|till|through)\s*\Z", re.IGNORECASE)

_ALSO_WORDS = frozenset("may march mar sep dec jan jun oct nov apr jul aug".split())
"""Months that are also words or names, and short forms that a sentence may begin with."""


def days_between(facts: list[Fact], text: str) -> Iterator[Fact]:
    """ "Monday to Wednesday" holds Tuesday too: whoever lists all three says the same."""
    for first, last in pairwise(facts):
        if first.value not in DAYS or last.value not in DAYS:
            continue
        if not _BETWEEN.match(text[first.place[1] : last.place[0]]):
            continue
        start, end = DAYS.index(first.value), DAYS.index(last.value)
        for number in range(start + 1, end if end > start else end + 7):
            yield replace(first, value=DAYS[number % 7], firm=False)


def date(match: re.Match[str], group: str, text: str) -> str:
    """Day, month and year as far as they are given, or the day of the week; "" where it is no date."""
    found = match.group().lower()
    match group:
        case "iso":
            return found
        case "slash":
            first, second, year = int(match["s1"]), int(match["s2"]), match["s3"]
            if second > 12:
                first, second = second, first
            known = f"{second:02}-{first:02}" if first > 12 else f"{first}/{second}"
            return f"{year if len(year) == 4 else '20' + year}-{known}"
        case "dmy" | "mdy":
            n = "1" if group == "dmy" else "2"
            name, day = match[f"m{n}"], match[f"d{n}"].lower()
            if name[0].islower() and name.lower() in ("may", "march", "mar", "dec"):
                return ""
            number = numerals.ordinal(day) if not day.isdigit() else int(day)
            year = match[f"y{n}"]
            return f"{year or '-'}-{_month(name):02}-{number:02}"
        case "month":
            name = match["m3"]
            verb = name.lower() in _ALSO_WORDS
            if verb and not match["y3"] and (name[0].islower() or _starts(text, match.start())):
                return ""
            return f"{match['y3'] or '-'}-{_month(name):02}"
        case "day":
            bare = found.rstrip(".")
            bare = bare if bare in DAY_OF else bare.removesuffix("s")
            short = bare not in DAYS
            if short and (match.group()[0].islower() or _starts(text, match.start())):
                return ""
            return DAY_OF[bare]
    return " ".join(found.split())


def _starts(text: str, index: int) -> bool:
    lead = text[max(0, index - 8) : index].rstrip(" \"'“‘(\n")
    return lead[-1] in ".!?:" if lead else True


def _month(name: str) -> int:
    return MONTH_OF[name.lower().rstrip(".")]


def time(match: re.Match[str], group: str, text: str) -> str:
    """Hours and minutes. Where the half of the day is not given it is read as the morning."""
    match group:
        case "clock":
            hour = int(match["h1"]) % 12 + (12 if match["ap1"].lstrip().lower().startswith("p") else 0)
            return f"{hour:02}:{match['n1'] or '00'}"
        case "clock24":
            hour, minute = int(match["h2"]), int(match["n2"])
        case "oclock":
            hour, minute = int(numerals.read(match["h3"])), 0
        case "past":
            hour = int(numerals.read(match["h4"]))
            minute = {"half": 30, "quarter": 15}.get(match["part"].lower()) or int(
                numerals.read(match["part"])
            )
            if match["side"].lower() == "to":
                hour, minute = (hour - 1) or 12, 60 - minute
        case "minutes_to":
            hour, minute = int(numerals.read(match["h5"])), 60 - int(numerals.read(match["m5"]))
            hour = (hour - 1) or 12
        case _:
            return "00:00" if match.group().lower() == "midnight" else "12:00"
    if hour < 12 and _LATE.match(text, match.end()):
        hour += 12
    return f"{hour:02}:{minute:02}"
