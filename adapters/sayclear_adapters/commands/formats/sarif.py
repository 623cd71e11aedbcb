"""SARIF 2.1.0: what many editors and code hosts show beside the lines of a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from sayclear.readability import rules
from sayclear.words import say
from sayclear_adapters.commands.formats import Checked
from sayclear_adapters.commands.formats.faults import Fault, Spot, faults
from sayclear_profiles import Profile, setting

BETWEEN = ",\n"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RELATED = 20


def begin(profile: Profile) -> str:
    """The tool and its rules. The results follow as they come."""
    run = {
        "tool": {
            "driver": {
                "name": "Sayclear",
                "version": version("sayclear"),
                "rules": [_rule(rule, limit) for rule, limit in _used(profile).items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {"presets": list(profile.presets)},
    }
    head = _json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    # The last brackets stay open: "}]}".
    return f'{head[:-3]}, "results": [\n'


def one(checked: Checked) -> tuple[str, bool]:
    """The results of one file."""
    index = {rule: at for at, rule in enumerate(_used(checked.profile))}
    where = _artifact(checked.name)
    results = [
        {"ruleId": fault.rule, "ruleIndex": index[fault.rule], "level": "warning", **result}
        for fault in faults(checked)
        for result in _results(fault, where)
    ]
    if checked.receipt.note:
        said = {"text": checked.receipt.note}
        results.append(
            {"kind": "informational", "level": "none", "message": said, "locations": [_location(where, None)]}
        )
    return BETWEEN.join(map(_json, results)), checked.receipt.passed


def broken(_name: str, _number: int, _sentence: str) -> str:
    """Nothing here: `end` says which files could not be checked."""
    return ""


def end(faults: Sequence[tuple[str, str]]) -> str:
    """Whether every file could be checked, and the last brackets."""
    invocation: dict[str, Any] = {"executionSuccessful": not faults}
    if faults:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": sentence},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(name)}}],
            }
            for name, sentence in faults
        ]
    return f'\n], "invocations": {_json([invocation])}}}]}}\n'


def _used(profile: Profile) -> dict[str, float]:
    """The rules that judge a given text and have a limit, with the limit."""
    return {
        rule.id: limit
        for rule in rules().values()
        if rule.judges_given and (limit := profile.limit(rule.id)) is not None
    }


def _rule(rule: str, limit: float) -> dict[str, Any]:
    entry, source = setting(f"text.{rule}"), rules()[rule].source
    found = {
        "id": rule,
        "shortDescription": {"text": entry.label},
        "fullDescription": {"text": entry.help},
        "help": {"text": say("check.rule_help", help=entry.help, because=entry.because, source=source.title)},
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "limit": int(limit) if limit.is_integer() else limit,
            "source": source.title,
            "strength": source.strength,
        },
    }
    return {**found, "helpUri": source.url} if source.url else found


def _results(fault: Fault, where: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not fault.spots:
        yield {"message": {"text": fault.sentence}, "locations": [_location(where, None)]}
    elif fault.by_place:
        for spot in fault.spots:
            yield {"message": {"text": spot.sentence}, "locations": [_location(where, spot)]}
    else:
        first, *others = fault.spots
        result: dict[str, Any] = {
            "message": {"text": fault.sentence},
            "locations": [_location(where, first)],
        }
        if others:
            result["relatedLocations"] = [_location(where, spot) for spot in others[:_MOST_RELATED]]
        yield result


def _location(where: dict[str, Any], spot: Spot | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": where}
    if spot is not None and (region := spot.region):
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
    return {"physicalLocation": physical}


@cache
def _artifact(name: str) -> dict[str, Any]:
    """A file as an address: as it was named where it lies below the current folder, else in full."""
    if name == "-":
        return {"uri": "stdin"}
    path = PurePath(name)
    if path.is_absolute() or ".." in path.parts:
        return {"uri": f"file://{_address(str(Path(name).resolve()))}"}
    return {"uri": _address(path.as_posix())}


def _address(path: str) -> str:
    return quote(path, safe="/", errors="surrogateescape")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
