"""The report as one HTML page: pictures, and a table beside each. No script, and no request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files

from sayclear.words import say
from sayclear_adapters.reports import pictures
from sayclear_adapters.reports.pictures import Line
from sayclear_adapters.reports.summary import Group, OverTime, Share, Summary, label

_NOTHING_IS_FETCHED = "default-src 'none'; style-src 'unsafe-inline'"


def page(found: Summary | None, *, kept: Sequence[str]) -> str:
    """The whole page. `kept` are sentences on what is stored, and how to delete it."""
    title = escape(say("report.title"))
    inside = _inside(found) if found else [_paragraph(say("report.nothing_yet"))]
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_IS_FETCHED}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{title}</title>\n<style>\n{_look()}</style>\n</head>\n<body>",
            pictures.PATTERNS,
            f"<main>\n<h1>{title}</h1>",
            *inside,
            f"<h2>{escape(say('report.kept_title'))}</h2>",
            *map(_paragraph, kept),
            "</main>\n</body>\n</html>\n",
        ]
    )


def day_in_words(day: date) -> str:
    """ "3 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def limits_in_words(found: Summary, group: Group) -> str:
    """What sets the limits of a group apart from those of the other groups."""
    limits = [
        f"{label(rule)} {group.limits[rule]:g}"
        if rule in group.limits
        else f"{label(rule)} {say('report.off')}"
        for rule in found.differing
    ]
    said = ", ".join(limits) or say("report.same_limits")
    return say("report.limits_named", title=group.title, limits=said) if group.title else said


def _look() -> str:
    return files("sayclear_adapters.reports").joinpath("look.css").read_text("utf-8")


def _inside(found: Summary) -> Iterator[str]:
    whole = found.replies.whole
    yield _paragraph(say("report.summary", fit=whole.fit, count=whole.count, flagged=whole.flagged))
    first, last = day_in_words(found.first), day_in_words(found.last)
    yield _paragraph(say("report.period", first=first, last=last))
    yield _paragraph(say("report.how_counted"))
    yield from _over_time(found)
    yield from _per_rule(found)
    yield from _each_rule(found)
    yield from _per_limits(found)


def _over_time(found: Summary) -> Iterator[str]:
    title = say("report.over_time")
    spans = list(found.replies.spans.items())
    most = max(share.count for _, share in spans)
    step = say(f"report.{found.step}")
    yield f"<h2>{escape(title)}</h2>"
    yield _fill_key()
    columns = pictures.columns(spans, say("report.alt_columns", step=step, most=most))
    yield _figure(columns, found.starts, top=str(most), foot="0")
    longest = found.rules.get("sentence_words")
    yield _table(
        say("report.table", title=title),
        [_when(found), *share_heads(), say("report.column_longest")],
        (
            [day_in_words(start), *share_cells(share), number(longest.middle(start) if longest else None)]
            for start, share in spans
        ),
    )
    yield from _line_picture(say("report.all_limits"), found, found.replies, level=3)


def _per_rule(found: Summary) -> Iterator[str]:
    title = say("report.per_rule")
    yield f"<h2>{escape(title)}</h2>"
    yield _fill_key()
    yield from _bars((label(rule), measured.whole) for rule, measured in found.rules.items())
    yield _table(
        say("report.table", title=title),
        [say("report.column_rule"), *share_heads(), say("report.column_value"), say("report.column_limit")],
        (
            [label(rule), *share_cells(measured.whole), number(measured.middle()), limits_of(measured)]
            for rule, measured in found.rules.items()
        ),
    )


def _each_rule(found: Summary) -> Iterator[str]:
    yield f"<h2>{escape(say('report.each_rule'))}</h2>"
    yield _paragraph(say("report.each_rule_help"))
    for rule, measured in found.rules.items():
        share = say("report.percent", percent=f"{measured.whole.percent:.0f}")
        yield f"<details><summary>{escape(label(rule))}: {escape(share)}</summary>"
        yield from _line_picture(label(rule), found, measured, level=3)
        yield "</details>"


def _per_limits(found: Summary) -> Iterator[str]:
    title = say("report.per_limits")
    yield f"<h2>{escape(title)}</h2>"
    yield _fill_key()
    yield from _bars((limits_in_words(found, group), group.share) for group in found.groups)
    yield _table(
        say("report.table", title=title),
        [say("report.column_limits"), *share_heads()],
        ([limits_in_words(found, group), *share_cells(group.share)] for group in found.groups),
    )


def _line_picture(title: str, found: Summary, measured: OverTime, *, level: int) -> Iterator[str]:
    spans = list(measured.spans.items())
    shares = [share.percent for _, share in spans]
    drawn = [Line("round", shares)]
    if measured.whole.flagged:
        drawn.append(Line("square", [share.flagged_percent for _, share in spans]))
    yield f"<h{level}>{escape(title)}</h{level}>"
    yield _line_key(flagged=len(drawn) > 1)
    alternative = say("report.alt_lines", label=title, low=f"{min(shares):.0f}", high=f"{max(shares):.0f}")
    days = [start for start, _ in spans]
    yield _figure(
        pictures.lines(days, drawn, alternative),
        days,
        top=say("report.percent", percent=100),
        foot=say("report.percent", percent=0),
    )
    valued = bool(measured.values)
    heads = [_when(found), say("report.fit_share"), say("report.flagged_share")]
    yield _table(
        say("report.table", title=title),
        [*heads, say("report.column_value")] if valued else heads,
        (
            [
                day_in_words(start),
                say("report.percent", percent=f"{share.percent:.0f}"),
                say("report.percent", percent=f"{share.flagged_percent:.0f}"),
                *([number(measured.middle(start))] if valued else []),
            ]
            for start, share in spans
        ),
    )


def _bars(shares: Iterable[tuple[str, Share]]) -> Iterator[str]:
    for name, share in shares:
        alternative = say(
            "report.alt_bar", label=name, fit=share.fit, count=share.count, flagged=share.flagged
        )
        percent = say("report.percent", percent=f"{share.percent:.0f}")
        yield (
            f'<figure class="row"><figcaption>{escape(name)}: {escape(percent)}</figcaption>'
            f"{pictures.bar(share, alternative)}</figure>"
        )


def _figure(picture: str, days: Sequence[date], *, top: str, foot: str) -> str:
    ends = [day_in_words(day) for day in dict.fromkeys((days[0], days[-1]))]
    across = "".join(f"<span>{escape(end)}</span>" for end in ends)
    return (
        f'<figure class="chart"><div class="up"><span>{escape(top)}</span><span>{escape(foot)}</span></div>'
        f'{picture}<div class="across">{across}</div></figure>'
    )


def _fill_key() -> str:
    return _key(
        (pictures.swatch(fill), say(f"report.column_{name}"))
        for fill, name in (("solid", "fit"), ("striped", "flagged"), ("dotted", "unmet"))
    )


def _line_key(*, flagged: bool) -> str:
    entries = [(pictures.line_swatch("round"), say("report.fit_share"))]
    if flagged:
        entries.append((pictures.line_swatch("square"), say("report.flagged_share")))
    return _key(entries)


def _key(entries: Iterable[tuple[str, str]]) -> str:
    items = "".join(f"<li>{picture} {escape(words)}</li>" for picture, words in entries)
    return f'<ul class="key">{items}</ul>'


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in a box of its own, which can be moved with the keyboard where the window is narrow."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(map(_row, rows))
    name = re.sub(r"\W+", "-", caption.lower())
    called = f'aria-labelledby="{name}"'
    return (
        f'<p class="caption" id="{name}">{escape(caption)}</p>'
        f'<div class="wide" role="region" tabindex="0" {called}><table {called}>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def _paragraph(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"


def _when(found: Summary) -> str:
    return say(f"report.column_{found.step}")


def share_heads() -> list[str]:
    """The heads of the columns that `share_cells` fills."""
    return [say(f"report.column_{name}") for name in ("count", "fit", "flagged", "unmet")]


def share_cells(share: Share) -> list[str]:
    """How many there are, fit, fit with a note, and do not fit."""
    return [str(share.count), str(share.fit - share.flagged), str(share.flagged), str(share.unmet)]


def limits_of(measured: OverTime) -> str:
    """The limits that a rule had."""
    return ", ".join(f"{limit:g}" for limit in sorted(measured.limits))


def number(value: float | None) -> str:
    """A number, or an empty cell."""
    return "" if value is None else f"{value:g}"
