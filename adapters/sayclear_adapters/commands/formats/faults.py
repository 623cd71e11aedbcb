"""What does not fit in a text, place by place, each with its own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayclear.readability import About, Place, rules
from sayclear.reply import Finding
from sayclear.words import say
from sayclear_adapters.commands.formats import Checked
from sayclear_adapters.commands.formats.places import Original, Region


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that does not fit."""

    place: Place
    """In the checked text."""
    region: Region | None
    """In the file; None where that is not known."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that is not met."""

    rule: str
    sentence: str
    spots: tuple[Spot, ...]
    """In the order of the text. Empty where the rule is about the text as a whole."""
    by_place: bool
    """True where each place is a fault of its own; False where they make one fault together."""


def faults(checked: Checked) -> Iterator[Fault]:
    """Each rule that is not met, with its places."""
    if checked.receipt.passed:
        return
    original = Original(checked.data, name=checked.name, text=checked.text, read=checked.read)
    for finding in checked.receipt.findings:
        if not finding.ok:
            yield _fault(finding, checked, original)


def _fault(finding: Finding, checked: Checked, original: Original) -> Fault:
    sizes = _sizes(finding, checked)
    spots = [
        Spot(place, original.region(place), _sentence(finding, size))
        for place, size in zip(finding.places, sizes, strict=True)
    ]
    by_place = any(size is not None for size in sizes) or finding.value == len(finding.places)
    return Fault(finding.rule, finding.say, tuple(sorted(spots, key=lambda spot: spot.place.start)), by_place)


def _sizes(finding: Finding, checked: Checked) -> list[float | None]:
    """What each place measures, where the rule measures places and not the text."""
    measured = rules()[finding.rule].measure(checked.read, About(given=True))
    size_of = dict(zip(measured.places, measured.sizes, strict=False))
    return [size_of.get(place) for place in finding.places]


def _sentence(finding: Finding, size: float | None) -> str:
    if size is None or finding.limit is None:
        return finding.say
    return say(f"rules.{finding.rule}", value=f"{size:g}", limit=f"{finding.limit:g}")
