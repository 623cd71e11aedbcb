"""JSON: laid out for one file, one line a file for many."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sayclear.readability.report import check_json
from sayclear_adapters.commands.formats import Checked
from sayclear_adapters.meters.textstat import measure
from sayclear_profiles import Profile

BETWEEN = ""


def begin(_profile: Profile) -> str:
    """Nothing comes before."""
    return ""


def one(checked: Checked) -> tuple[str, bool]:
    """All that was counted and estimated."""
    value = check_json(checked.text, checked.profile, textstat=measure)
    if checked.many:
        laid_out = json.dumps({"file": checked.name, **value}, ensure_ascii=False)
    else:
        laid_out = json.dumps(value, ensure_ascii=False, indent=2)
    return laid_out + "\n", value["passed"]


def broken(_name: str, _number: int, _sentence: str) -> str:
    """Nothing: the sentence goes to standard error."""
    return ""


def end(_faults: Sequence[tuple[str, str]]) -> str:
    """Nothing comes after."""
    return ""
