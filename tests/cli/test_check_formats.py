"""`check` in each format: valid for the programs that read it, and places that are right in the file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Command

LONG = (
    "This is a very long sentence that goes on and on, and on and on and on, until it has far too many words."
)
MARKDOWN = (
    f"\ufeff# Your visit\r\n\r\n{LONG} It is short.\r\n\r\n"
    "- COME IN NOW please!!\r\n- It was a piece of cake.\r\n"
)
HTML = f"""<!doctype html>
<html><head><title>piece of cake</title><style>p {{}}</style></head><body>
<nav hidden>A piece of cake is hidden here.</nav>
<p>{LONG.replace("very long", "<b>very</b> lo<i>ng</i>")}</p>
<p>Tea &amp; cake &#127856;: it was a piece
of <a href="https://example.org/a-piece-of-cake">cake</a>. Good 🍰.</p>
</body></html>
"""
PLAIN = f"""Dear Anna,

• {LONG[:49]}
  {LONG[50:]}
• Yes 🍰

----------

It was a piece of cake.
"""
FILES = {"visit.md": MARKDOWN, "page.html": HTML, "letter.txt": PLAIN}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three files that do not fit, one that cannot be read, one that is not there."""
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "empty.md").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


NAMES = (*FILES, "empty.md", "<gone> & 'away'.md")
PRESETS = ("--preset", "autism")


def cut(text: str, region: dict[str, int]) -> str:
    """The characters of a region."""
    lines = re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
    chosen = lines[region["startLine"] - 1 : region["endLine"]]
    chosen[-1] = chosen[-1][: region["endColumn"] - 1]
    chosen[0] = chosen[0][region["startColumn"] - 1 :]
    return "\n".join(chosen)


# What the schema of SARIF 2.1.0 asks for, as far as we use it: the properties that an object may
# have (a "!" where it must), and what each holds.
SHAPES: dict[str, dict[str, str]] = {
    "log": {"$schema": "text", "version!": "text", "runs!": "[run]"},
    "run": {
        "tool!": "tool",
        "columnKind": "text",
        "newlineSequences": "[text]",
        "properties": "any",
        "results": "[result]",
        "invocations": "[invocation]",
    },
    "tool": {"driver!": "driver"},
    "driver": {"name!": "text", "version": "text", "rules": "[rule]"},
    "rule": {
        "id!": "text",
        "shortDescription": "message",
        "fullDescription": "message",
        "help": "message",
        "helpUri": "address",
        "defaultConfiguration": "configuration",
        "properties": "any",
    },
    "configuration": {"level": "level"},
    "message": {"text!": "text"},
    "result": {
        "ruleId": "text",
        "ruleIndex": "count",
        "kind": "kind",
        "level": "level",
        "message!": "message",
        "locations": "[location]",
        "relatedLocations": "[location]",
    },
    "location": {"physicalLocation": "physical"},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": "address"},
    "region": {"startLine": "line", "startColumn": "line", "endLine": "line", "endColumn": "line"},
    "invocation": {"executionSuccessful!": "switch", "toolExecutionNotifications": "[notification]"},
    "notification": {"level": "level", "message!": "message", "locations": "[location]"},
}
HOLDS = {
    "any": lambda value: isinstance(value, dict),
    "text": lambda value: isinstance(value, str) and value != "",
    "address": lambda value: re.fullmatch(r"[\w\-.~:/?#\[\]@!$&'()*+,;=%]+", value, re.ASCII),
    "switch": lambda value: isinstance(value, bool),
    "count": lambda value: isinstance(value, int) and value >= 0,
    "line": lambda value: isinstance(value, int) and value >= 1,
    "level": lambda value: value in ("none", "note", "warning", "error"),
    "kind": lambda value: value in ("informational", "fail", "pass", "notApplicable", "open", "review"),
}


def fits_shape(value: Any, shape: str, where: str = "log") -> None:
    """Hold a value against the shapes above."""
    if shape.startswith("["):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            fits_shape(item, shape[1:-1], f"{where}[{number}]")
    elif shape in SHAPES:
        allowed = {name.removesuffix("!"): held for name, held in SHAPES[shape].items()}
        assert isinstance(value, dict) and value.keys() <= allowed.keys(), (where, value)
        assert {name[:-1] for name in SHAPES[shape] if name.endswith("!")} <= value.keys(), (where, value)
        for name, held in value.items():
            fits_shape(held, allowed[name], f"{where}.{name}")
    else:
        assert HOLDS[shape](value), (where, value)


def test_sarif_is_valid_and_points_at_the_right_characters(sayclear: Command, folder: Path) -> None:
    ended = sayclear("check", *NAMES, "--format", "sarif", *PRESETS)
    assert ended.code == 2
    log = json.loads(ended.out)
    fits_shape(log, "log")
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints"
    assert run["properties"] == {"presets": ["literal-predictable"]}
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 17
    assert {"labels", "next_action", "pressure"}.isdisjoint(rule["id"] for rule in rules)
    assert all(rule["help"]["text"].endswith(f"Source: {rule['properties']['source']}.") for rule in rules)
    found: dict[tuple[str, str], list[str]] = {}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        name = unquote(place["artifactLocation"]["uri"])
        found.setdefault((name, result["ruleId"]), []).append(cut(FILES[name], place["region"]))
    assert found == {
        ("visit.md", "sentence_words"): [LONG],
        ("visit.md", "shouting"): ["COME IN NOW", "!!"],
        ("visit.md", "idioms"): ["a piece of cake"],
        ("page.html", "sentence_words"): [LONG.replace("very long", "<b>very</b> lo<i>ng</i>")],
        ("page.html", "shouting"): ["ng"],
        ("page.html", "idioms"): ['a piece\nof <a href="https://example.org/a-piece-of-cake">cake'],
        ("page.html", "emoji"): ["&#127856;", "🍰"],
        ("letter.txt", "sentence_words"): [f"{LONG[:49]}\n  {LONG[50:]}"],
        ("letter.txt", "idioms"): ["a piece of cake"],
        ("letter.txt", "emoji"): ["🍰"],
    }
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        unquote(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for note in invocation["toolExecutionNotifications"]
    ]
    assert told == ["empty.md", "<gone> & 'away'.md"]


def test_sarif_of_good_text_standard_input_and_a_place_that_is_nowhere(
    sayclear: Command, tmp_path: Path
) -> None:
    good = json.loads(sayclear("check", "-", "--format", "sarif", given="This is short.").out)
    fits_shape(good, "log")
    assert good["runs"][0]["results"] == [] and good["runs"][0]["invocations"] == [
        {"executionSuccessful": True}
    ]
    file = tmp_path / "long text.md"
    file.write_text("Words stand here. " * 100)
    ended = sayclear("check", str(file), "--format", "sarif")
    log = json.loads(ended.out)
    fits_shape(log, "log")
    results = {result["ruleId"]: result for result in log["runs"][0]["results"]}
    (place,) = results["length_words"]["locations"]
    assert place == {"physicalLocation": {"artifactLocation": {"uri": file.as_uri()}}}
    assert "region" in results["paragraph_sentences"]["locations"][0]["physicalLocation"]


def test_sarif_says_the_size_of_each_place(sayclear: Command) -> None:
    text = f"{LONG} Now more.\n\n{LONG[:-1]} and one more."
    log = json.loads(sayclear("check", "-", "--format", "sarif", "--preset", "dyslexia", given=text).out)
    said = [
        result["message"]["text"]
        for result in log["runs"][0]["results"]
        if result["ruleId"] == "sentence_words"
    ]
    assert said == [
        "One sentence has 24 words. Your limit is 15.",
        "One sentence has 27 words. Your limit is 15.",
    ]


# What the schema of Apache Ant asks for: attributes that must be there, and children in this order.
JUNIT = {
    "testsuites": (set(), ["testsuite"]),
    "testsuite": (
        {"id", "name", "package", "timestamp", "hostname", "tests", "failures", "errors", "time"},
        ["properties", "testcase", "system-out", "system-err"],
    ),
    "properties": (set(), ["property"]),
    "property": ({"name", "value"}, []),
    "testcase": ({"name", "classname", "time"}, ["failure", "error"]),
    "failure": ({"type", "message"}, []),
    "error": ({"type", "message"}, []),
    "system-out": (set(), []),
    "system-err": (set(), []),
}


def fits_junit(element: ElementTree.Element) -> None:
    """Hold an element and its children against the table above."""
    attributes, children = JUNIT[element.tag]
    assert set(element.attrib) == attributes, element.tag
    tags = [child.tag for child in element]
    assert tags == sorted(tags, key=children.index), element.tag
    if element.tag == "testsuite":
        for tag in ("properties", "system-out", "system-err"):
            assert tags.count(tag) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", element.attrib["timestamp"])
        assert int(element.attrib["tests"]) == tags.count("testcase")
        for count, tag in (("failures", "failure"), ("errors", "error")):
            assert int(element.attrib[count]) == len(element.findall(f"testcase/{tag}"))
    if element.tag == "testcase":
        assert len(tags) <= 1
    for child in element:
        fits_junit(child)


def test_junit_is_valid_with_a_suite_a_file_and_a_case_a_rule(sayclear: Command, folder: Path) -> None:
    (folder / "strange.md").write_text('A "<b>" & a feed\x0c here. It was a piece of cake ]]>.')
    ended = sayclear("check", *NAMES, "strange.md", "--format", "junit", *PRESETS)
    assert ended.code == 2
    root = ElementTree.fromstring(ended.out)  # noqa: S314 - we wrote it
    fits_junit(root)
    assert [suite.get("name") for suite in root] == [*NAMES, "strange.md"]
    assert [suite.get("id") for suite in root] == ["0", "1", "2", "3", "4", "5"]
    first = root[0]
    assert len(first.findall("testcase")) == 17, "rules without a limit are left out"
    failures = {failure.get("type"): failure for failure in first.findall("testcase/failure")}
    assert set(failures) == {"sentence_words", "shouting", "idioms"}
    shouting = failures["shouting"]
    assert shouting.get("message") == "Places in capitals, italics or with many marks: 2. Your limit is 0."
    assert shouting.text is not None and shouting.text.splitlines()[1:] == [
        "visit.md:5:3: COME IN NOW",
        "visit.md:5:21: !!",
    ]
    assert [error.get("type") for error in root.findall("testsuite/testcase/error")] == ["not checked"] * 2


def test_text_names_the_line(sayclear: Command, folder: Path) -> None:
    ended = sayclear("check", "page.html", *PRESETS)
    assert ended.code == 1
    assert "  Line 5: a piece of [cake" in ended.out
    many = sayclear("check", "page.html", "empty.md")
    assert many.code == 2 and many.out.startswith("page.html: ") and many.err.startswith("empty.md: ")


def test_json_is_the_same_by_both_names_and_asks_for_one_format(sayclear: Command, folder: Path) -> None:
    by_format = sayclear("check", "visit.md", "page.html", "--format", "json")
    assert by_format.out == sayclear("check", "visit.md", "page.html", "--json").out
    assert [json.loads(line)["file"] for line in by_format.out.splitlines()] == ["visit.md", "page.html"]
    assert sayclear("check", "visit.md", "--json", "--format", "sarif").code == 2


def test_no_format_names_a_diagnosis(sayclear: Command, folder: Path) -> None:
    for kind in ("text", "json", "junit", "sarif"):
        aliases = ("dyslexia", "adhd", "autism", "social-anxiety")
        presets = [word for alias in aliases for word in ("--preset", alias)]
        ended = sayclear("check", *NAMES, "--format", kind, *presets)
        assert not re.search(r"autis|adhd|dyslex|anxi", ended.out + ended.err, re.IGNORECASE), kind
