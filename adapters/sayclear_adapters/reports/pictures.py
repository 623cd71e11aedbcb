"""Bars and lines as SVG inside the page. Shapes differ by pattern as well as by colour.

No picture holds words: those stand around it as HTML, so they grow with the reader's letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise

from sayclear_adapters.reports.summary import Share

_WIDE, _HIGH, _EDGE = 600, 200, 14

PATTERNS = """<svg class="patterns" aria-hidden="true" focusable="false"><defs>
<pattern id="striped" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="ground" width="10" height="10"/><rect class="note" width="5" height="10"/></pattern>
<pattern id="dotted" width="10" height="10" patternUnits="userSpaceOnUse">
<rect class="ground" width="10" height="10"/><circle class="unmet" cx="5" cy="5" r="2.6"/></pattern>
</defs></svg>"""
"""The fillings, once a page."""

_FILLS = ("solid", "striped", "dotted")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a picture: a value from 0 to 100 for each day, or None."""

    look: str
    """"round" (whole line, round points) or "square" (broken line, square points)."""
    values: Sequence[float | None]


def swatch(fill: str) -> str:
    """A small sample of a filling, for the explanation beside a picture."""
    return (
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        f'<rect class="bar {fill}" x="1" y="1" width="22" height="14"/></svg>'
    )


def line_swatch(look: str) -> str:
    """A small sample of a line."""
    return (
        '<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
        f'<path class="line {look}" d="M1 8H23"/>{_point(12, 8, look)}</svg>'
    )


def bar(share: Share, alternative: str) -> str:
    """One bar, cut into what fits, what fits with a note, and what does not fit."""
    return (
        f'<svg class="share" viewBox="0 0 {_WIDE} 30" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(alternative)}">{"".join(_pieces(share))}</svg>'
    )


def _pieces(share: Share) -> Iterator[str]:
    at = 0.0
    for fill, count in zip(_FILLS, (share.fit - share.flagged, share.flagged, share.unmet), strict=True):
        width = (_WIDE - 2) * count / max(share.count, 1)
        if count:
            yield f'<rect class="bar {fill}" x="{at + 1:.1f}" y="1" width="{width:.1f}" height="28"/>'
        at += width


def columns(spans: Sequence[tuple[date, Share]], alternative: str) -> str:
    """One column for each stretch of time, as high as it has replies."""
    most = max((share.count for _, share in spans), default=1)
    days = [start for start, _ in spans]
    gap = min(((after - before).days for before, after in pairwise(days)), default=1)
    length = (days[-1] - days[0]).days if days else 0
    width = 0.85 * (_WIDE - 2 * _EDGE) / (length / gap + 1)
    shapes = []
    for (_, share), middle in zip(spans, _across(days, _EDGE + width / 2), strict=True):
        foot = float(_HIGH - _EDGE)
        for fill, count in zip(_FILLS, (share.fit - share.flagged, share.flagged, share.unmet), strict=True):
            height = (_HIGH - 2 * _EDGE) * count / most
            foot -= height
            if count:
                shapes.append(
                    f'<rect class="bar {fill}" x="{middle - width / 2:.1f}" y="{foot:.1f}" '
                    f'width="{width:.1f}" height="{height:.1f}"/>'
                )
    return _picture("".join(shapes), alternative)


def lines(days: Sequence[date], drawn: Sequence[Line], alternative: str) -> str:
    """Lines over time, from 0 to 100."""
    places = _across(days, _EDGE)
    shapes = []
    for line in drawn:
        points = [
            (across, _EDGE + (_HIGH - 2 * _EDGE) * (1 - value / 100))
            for across, value in zip(places, line.values, strict=True)
            if value is not None
        ]
        path = " ".join(f"{across:.1f} {down:.1f}" for across, down in points)
        shapes.append(f'<path class="line {line.look}" d="M{path}"/>')
        shapes += [_point(across, down, line.look) for across, down in points]
    return _picture("".join(shapes), alternative)


def _picture(shapes: str, alternative: str) -> str:
    grid = "".join(
        f'<path class="grid" d="M0 {down}H{_WIDE}"/>' for down in (_EDGE, _HIGH // 2, _HIGH - _EDGE)
    )
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(alternative)}">{grid}{shapes}</svg>'
    )


def _point(across: float, down: float, look: str) -> str:
    """A line of no length: its round or square ends stay as they are where the picture is stretched."""
    return f'<path class="point {look}" d="M{across:.1f} {down:.1f}h.01"/>'


def _across(days: Sequence[date], edge: float) -> list[float]:
    """Where each day stands: as far apart as the days are; one day alone stands in the middle."""
    length = (days[-1] - days[0]).days if days else 0
    if not length:
        return [_WIDE / 2] * len(days)
    return [edge + (_WIDE - 2 * edge) * (day - days[0]).days / length for day in days]
