"""`sayclear report`: how easy past replies were, per day and per rule. Counts alone, and no text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from sayclear.errors import RequestError
from sayclear.words import pair, say
from sayclear_adapters.commands import shared
from sayclear_adapters.reports.page import (
    day_in_words,
    limits_in_words,
    limits_of,
    number,
    page,
    share_cells,
    share_heads,
)
from sayclear_adapters.reports.summary import Share, Summary, label, summary
from sayclear_adapters.store import choices, counts
from sayclear_profiles import profile_for

_KEEP = {
    "nothing": {counts.KEEP_COUNTS: False, counts.KEEP_NAMES: False},
    "counts": {counts.KEEP_COUNTS: True, counts.KEEP_NAMES: False},
    "names": {counts.KEEP_COUNTS: True, counts.KEEP_NAMES: True},
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("--html", default=None, metavar="FILE", help=say("report.help_html"))
    parser.add_argument("--forget", action="store_true", help=say("report.help_forget"))
    parser.add_argument("--keep", choices=tuple(_KEEP), default=None, help=say("report.help_keep"))
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Show what was counted; or change what is kept."""
    if given.keep or given.forget:
        return _change(given)
    if given.html:
        written = page(summary(counts.read()), kept=_kept())
        if given.html == "-":
            sys.stdout.write(written)
            return 0
        _write(given.html, written)
        if not given.json:
            print(say("report.page_is_in", file=given.html))
            return 0
    found = summary(counts.read(), by_day=given.json)
    if given.json:
        shared.print_json(_as_data(found))
    else:
        _print(found)
    return 0


def _change(given: argparse.Namespace) -> int:
    said: dict[str, Any] = {}
    if given.keep:
        before = choices.read()
        choices.write(before.model_copy(update={"settings": {**before.settings, **_KEEP[given.keep]}}))
        said["keep"] = given.keep
    if given.forget:
        said["deleted"] = counts.forget()
    if given.json:
        shared.print_json(said)
        return 0
    if given.forget:
        print(say("report.deleted", count=said["deleted"]))
    if given.keep:
        print(say(f"report.now_{given.keep}"))
    return 0


def _kept() -> list[str]:
    """What is kept, where, and how to delete it."""
    profile = counts.with_choices(profile_for())
    lines = [say("report.kept_counts"), say("report.kept_words")]
    if profile.on(counts.KEEP_NAMES):
        lines.append(say("report.kept_names"))
    if not profile.on(counts.KEEP_COUNTS):
        lines = [say("report.kept_none")]
    lines += [say("report.kept_file", file=str(counts.path())), say("report.kept_delete")]
    return [*lines, say("report.kept_stop")] if profile.on(counts.KEEP_COUNTS) else lines


def _write(name: str, written: str) -> None:
    try:
        Path(name).write_text(written, "utf-8")
    except OSError as fault:
        reason = fault.strerror or "no reason given"
        raise RequestError(*pair("cli.cannot_write", name=name, fault=reason)) from fault


def _print(found: Summary | None) -> None:
    if found is None:
        print(say("report.nothing_yet"))
    else:
        whole = found.replies.whole
        print(say("report.summary", fit=whole.fit, count=whole.count, flagged=whole.flagged))
        print(say("report.how_counted"))
        _print_tables(found)
    print("\n" + "\n".join(_kept()))


def _print_tables(found: Summary) -> None:
    longest = found.rules.get("sentence_words")
    _table(
        [say(f"report.column_{found.step}"), *share_heads(), say("report.column_longest")],
        [
            [day_in_words(start), *share_cells(share), number(longest.middle(start) if longest else None)]
            for start, share in found.replies.spans.items()
        ],
    )
    _table(
        [say("report.column_rule"), *share_heads(), say("report.column_value"), say("report.column_limit")],
        [
            [label(rule), *share_cells(measured.whole), number(measured.middle()), limits_of(measured)]
            for rule, measured in found.rules.items()
        ],
    )
    print(f"\n{say('report.per_limits')}:")
    for group in found.groups:
        share = group.share
        print(
            say(
                "report.alt_bar",
                label=limits_in_words(found, group),
                fit=share.fit,
                count=share.count,
                flagged=share.flagged,
            )
        )


def _table(heads: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    print()
    for row in (heads, *rows):
        first, *others = [
            f"{cell:<{width}}" if at == 0 else f"{cell:>{width}}"
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join([first, *others]).rstrip())


def _as_data(found: Summary | None) -> dict[str, Any]:
    profile = counts.with_choices(profile_for())
    kept = {
        "file": str(counts.path()),
        "counts": profile.on(counts.KEEP_COUNTS),
        "names": profile.on(counts.KEEP_NAMES),
    }
    if found is None:
        return {"kept": kept, "replies": 0, "fit": 0, "flagged": 0, "days": [], "rules": [], "limits": []}
    longest = found.rules.get("sentence_words")
    return {
        "kept": kept,
        **_share(found.replies.whole),
        "days": [
            {
                "day": start.isoformat(),
                **_share(share),
                "longest_sentence_words": _whole(longest.middle(start)) if longest else None,
            }
            for start, share in found.replies.spans.items()
        ],
        "rules": [
            {
                "id": rule,
                **_share(measured.whole),
                "value": _whole(measured.middle()),
                "days": [
                    {"day": start.isoformat(), **_share(share), "value": _whole(measured.middle(start))}
                    for start, share in measured.spans.items()
                ],
            }
            for rule, measured in found.rules.items()
        ],
        "limits": [
            {"needs": sorted(map(list, group.needs)), "limits": dict(group.limits), **_share(group.share)}
            for group in found.groups
        ],
    }


def _share(share: Share) -> dict[str, int]:
    return {"replies": share.count, "fit": share.fit, "flagged": share.flagged}


def _whole(value: float | None) -> float | None:
    """An int where it is whole."""
    return int(value) if value is not None and value == int(value) else value
