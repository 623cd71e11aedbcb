"""Add the counts of past replies up: over time, per rule, and per set of limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from sayclear.readability.rules import rules
from sayclear_adapters.store.counts import Counted, Found
from sayclear_profiles import catalogue, presets

MOST_POINTS = 62
"""A longer time is shown in weeks, and then in months: more points are no picture."""


@dataclass(slots=True)
class Share:
    """How many were measured, and how many fit."""

    count: int = 0
    fit: int = 0
    """All that fit, those with a note among them."""
    flagged: int = 0
    """Those that fit with a short note in the text."""

    def add(self, *, ok: bool, flagged: bool) -> None:
        """Count one more."""
        self.count += 1
        self.fit += ok
        self.flagged += ok and flagged

    @property
    def unmet(self) -> int:
        """Those that do not fit."""
        return self.count - self.fit

    @property
    def percent(self) -> float:
        """How many of 100 fit."""
        return 100 * self.fit / self.count if self.count else 0.0

    @property
    def flagged_percent(self) -> float:
        """How many of 100 fit with a note."""
        return 100 * self.flagged / self.count if self.count else 0.0


@dataclass(slots=True)
class OverTime:
    """One thing that was measured, in all and for each stretch of time."""

    whole: Share = field(default_factory=Share)
    spans: dict[date, Share] = field(default_factory=lambda: defaultdict(Share))
    values: dict[date, list[float]] = field(default_factory=lambda: defaultdict(list))
    limits: set[float] = field(default_factory=set)

    def add(self, start: date, *, ok: bool, flagged: bool) -> None:
        """Count one more in the stretch that begins on `start`."""
        self.whole.add(ok=ok, flagged=flagged)
        self.spans[start].add(ok=ok, flagged=flagged)

    def middle(self, start: date | None = None) -> float | None:
        """The middle value of a stretch of time, or of all; None where there is none."""
        if start is not None:
            return median(self.values[start]) if self.values.get(start) else None
        every = [value for values in self.values.values() for value in values]
        return median(every) if every else None


@dataclass(slots=True)
class Group:
    """The replies that were held to the same limits."""

    limits: Mapping[str, float]
    needs: set[tuple[str, ...]] = field(default_factory=set)
    """Names of the presets that led to them, where the person wanted those kept."""
    share: Share = field(default_factory=Share)

    @property
    def title(self) -> str:
        """The titles of its presets, or ""."""
        known = presets()
        return "; ".join(
            ", ".join(known[need].title if need in known else need for need in needs)
            for needs in sorted(self.needs)
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """All counts, added up."""

    step: str
    """How long a stretch of time is: "day", "week" or "month"."""
    first: date
    last: date
    """The days of the first and the last reply."""
    replies: OverTime
    rules: Mapping[str, OverTime]
    """By the id of the rule, in the order of receipts."""
    groups: tuple[Group, ...]
    """The most used limits first."""

    @property
    def differing(self) -> tuple[str, ...]:
        """The rules whose limit is not the same in all groups."""
        return tuple(
            rule for rule in self.rules if len({group.limits.get(rule) for group in self.groups}) > 1
        )

    @property
    def starts(self) -> tuple[date, ...]:
        """The first day of each stretch of time that has a reply."""
        return tuple(self.replies.spans)


def summary(counted: Iterable[Counted], *, by_day: bool = False) -> Summary | None:
    """Add up; None where nothing was counted. With `by_day` a long time is not put into weeks or months."""
    rows = list(counted)
    if not rows:
        return None
    step = "day" if by_day else _step(rows[-1].day - rows[0].day)
    replies, by_rule = OverTime(), defaultdict[str, OverTime](OverTime)
    groups: dict[tuple[object, ...], Group] = {}
    for row in rows:
        start = _start(row.day, step)
        replies.add(
            start, ok=all(found.ok for found in row.found), flagged=any(found.flagged for found in row.found)
        )
        for found in row.found:
            _add(by_rule[found.rule], start, found)
        limits = {found.rule: found.limit for found in row.found}
        group = groups.setdefault(tuple(limits.items()), Group(limits))
        group.needs |= {row.needs} - {()}
        group.share.add(
            ok=all(found.ok for found in row.found), flagged=any(found.flagged for found in row.found)
        )
    return Summary(
        step,
        rows[0].day,
        rows[-1].day,
        replies,
        dict(_in_order(by_rule)),
        tuple(sorted(groups.values(), key=lambda group: -group.share.count)),
    )


def label(rule: str) -> str:
    """What a rule is called; a rule that is gone keeps its id."""
    entry = catalogue().get(f"text.{rule}")
    return entry.label if entry else rule


def _add(measured: OverTime, start: date, found: Found) -> None:
    measured.add(start, ok=found.ok, flagged=found.flagged)
    measured.values[start].append(found.value)
    measured.limits.add(found.limit)


def _in_order(by_rule: Mapping[str, OverTime]) -> Iterator[tuple[str, OverTime]]:
    known = [rule for rule in rules() if rule in by_rule]
    for rule in (*known, *sorted(by_rule.keys() - set(known))):
        yield rule, by_rule[rule]


def _step(length: timedelta) -> str:
    if length.days < MOST_POINTS:
        return "day"
    return "week" if length.days < 7 * MOST_POINTS else "month"


def _start(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day
