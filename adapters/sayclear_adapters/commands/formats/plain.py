"""Plain text: one line a file, and the first places that do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from sayclear.receipts import in_one_line
from sayclear.words import say
from sayclear_adapters.commands.formats import Checked, clip
from sayclear_profiles import Profile

BETWEEN = ""
_MOST_PLACES = 5


def begin(_profile: Profile) -> str:
    """Nothing comes before."""
    return ""


def one(checked: Checked) -> tuple[str, bool]:
    """The receipt in a line, then up to five places for each rule that is not met."""
    line = in_one_line(checked.receipt)
    lines = [f"{checked.name}: {line}" if checked.many else line]
    if not checked.receipt.passed:
        from sayclear_adapters.commands.formats.faults import faults

        for fault in faults(checked):
            for spot in fault.spots[:_MOST_PLACES]:
                words = clip(checked.text[spot.place.start : spot.place.end])
                if spot.region:
                    lines.append(f"  {say('check.place', line=spot.region.line, words=words)}")
                else:
                    lines.append(f"  {say('check.place_unknown', words=words)}")
    return "\n".join(lines) + "\n", checked.receipt.passed


def broken(_name: str, _number: int, _sentence: str) -> str:
    """Nothing: the sentence goes to standard error."""
    return ""


def end(_faults: Sequence[tuple[str, str]]) -> str:
    """Nothing comes after."""
    return ""
