"""JUnit XML: one test suite a file, one test case a rule that is used.

It fits the schema of Apache Ant, which asks for more than the one of Jenkins and so fits both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from sayclear_adapters.commands.formats import Checked, clip
from sayclear_adapters.commands.formats.faults import Fault, faults
from sayclear_profiles import Profile

BETWEEN = ""
_MOST_PLACES = 100
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def begin(_profile: Profile) -> str:
    """The head of the file."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'


def one(checked: Checked) -> tuple[str, bool]:
    """The suite of one file."""
    by_rule = {fault.rule: fault for fault in faults(checked)} if not checked.receipt.passed else {}
    cases = [
        _case(checked.name, finding.rule, _failure(checked, by_rule.get(finding.rule)))
        for finding in checked.used
    ]
    presets = [
        f"<property name={_quoted('preset')} value={_quoted(name)}/>" for name in checked.profile.presets
    ]
    note = checked.receipt.note or ""
    suite = _suite(checked.name, checked.number, cases, presets, failures=len(by_rule), note=note)
    return suite, checked.receipt.passed


def broken(name: str, number: int, sentence: str) -> str:
    """The suite of a file that could not be checked: one case, with an error."""
    fault = f"<error type={_quoted('not checked')} message={_quoted(sentence)}/>"
    return _suite(name, number, [_case(name, "read", fault)], [], errors=1)


def end(_faults: Sequence[tuple[str, str]]) -> str:
    """The foot of the file."""
    return "</testsuites>\n"


def _suite(
    name: str,
    number: int,
    cases: list[str],
    properties: list[str],
    *,
    failures: int = 0,
    errors: int = 0,
    note: str = "",
) -> str:
    now = datetime.now().strftime("%Y-%m-%dT%H:%M:%S")
    head = (
        f"<testsuite id={_quoted(number)} name={_quoted(_shown(name))} package={_quoted('sayclear.check')} "
        f"timestamp={_quoted(now)} hostname={_quoted('localhost')} tests={_quoted(len(cases))} "
        f"failures={_quoted(failures)} errors={_quoted(errors)} time={_quoted(0)}>"
    )
    inside = ["  <properties>", *(f"    {item}" for item in properties), "  </properties>"]
    said = f"  <system-out>{_text(note)}</system-out>"
    return "\n".join([head, *inside, *cases, said, "  <system-err/>", "</testsuite>\n"])


def _case(name: str, rule: str, inside: str) -> str:
    head = f"  <testcase name={_quoted(rule)} classname={_quoted(_shown(name))} time={_quoted(0)}"
    return f"{head}>{inside}</testcase>" if inside else f"{head}/>"


def _failure(checked: Checked, fault: Fault | None) -> str:
    if fault is None:
        return ""
    lines = "\n".join(_lines(checked, fault))
    return f"<failure type={_quoted(fault.rule)} message={_quoted(fault.sentence)}>{_text(lines)}</failure>"


def _lines(checked: Checked, fault: Fault) -> Iterator[str]:
    yield fault.sentence
    for spot in fault.spots[:_MOST_PLACES]:
        at = f":{spot.region.line}:{spot.region.column}" if spot.region else ""
        sentence = f" {spot.sentence}" if fault.by_place and spot.sentence != fault.sentence else ""
        words = clip(checked.text[spot.place.start : spot.place.end])
        yield f"{_shown(checked.name)}{at}:{sentence} {words}"


def _shown(name: str) -> str:
    return "stdin" if name == "-" else name


def _quoted(value: str | int) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", str(value)))


def _text(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words))
