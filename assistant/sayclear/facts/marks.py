"""What a fact is, and the facts that stand in the marks of a text: code, links and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number",
    "range",
    "date",
    "time",
    "money",
    "unit",
    "percent",
    "name",
    "polarity",
    "must",
    "may",
    "should",
    "condition",
    "warning",
    "dose",
    "url",
    "email",
    "code",
    "hedge",
    "share",
    "role",
    "danger",
    "denial",
    "detail",
    "doer",
    "opposite",
    "sentence",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a text says."""

    kind: Kind
    value: str
    """In one form for all spellings: "3pm" and "15:00" are both "15:00"."""
    place: tuple[int, int]
    """First character, and the one after the last, in the text as it was given."""
    text: str
    """As it stands there."""
    firm: bool = True
    """False where the words may be meant otherwise ("one"): such a fact can be kept, but not lost."""


_FENCE = r"^[ \t>]*(?P<ticks>`{3,}|~{3,})[^\n]*\n(?P<fence>.*?)(?:\n[ \t>]*(?P=ticks)[`~]*[ \t]*$|\Z)"
_CODE = r"(?P<tick>`+)(?!`)(?P<code>(?:(?!\n[ \t>]*(?:\n|[-+*#]|\d+[.)])).)+?)(?<!`)(?P=tick)(?!`)"
_TARGET = r"(?<=\])\((?P<target><[^<>\n]*>|[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)"
_ENDS = "com|org|net|edu|gov|info|example|uk|ie|eu|de|fr|es|it|nl|io|au|ca|nz"
_URL = (
    r"(?P<url>\b(?:https?://|www\.)[^\s<>\"”’|\\^`{}\[\]]+"
    rf"|\b(?<![@.])(?:[a-z0-9][a-z0-9-]*\.)+(?:{_ENDS})\b(?![@-])(?:/[^\s<>\"”’|\\^`{{}}\[\]]*)?)"
)
_FILE = (
    r"(?P<file>\b[\w-]+\.(?:txt|csv|tsv|json|toml|ya?ml|ini|cfg|log|md|pdf|docx?|xlsx?|pptx?|html?|zip|exe"
    r"|jpe?g|png|gif|mp3|mp4|wav|py|js|sh)\b)"
)
_KEYS = (
    r"(?P<keys>\b(?i:ctrl|control|cmd|command|alt|option|shift|win|windows|fn)(?:\s?\+\s?[A-Za-z0-9]+)+"
    r"|\b[A-Za-z]\w*(?:\+\w+)+)"
)
_EMAIL = r"(?P<email>\b(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
_TAG = r"(?P<tag></?[A-Za-z][^<>\n]{0,80}>|<!--.*?-->|&#?\w{2,8};)"
_MARKER = r"^[ \t>]*(?P<marker>(?:(?:[-+*•]|\d{1,3}[.)])(?=[ \t]|$)[ \t]*)+|\#{1,6}(?=[ \t]))"
_MARKS = re.compile(
    "|".join((_FENCE, _CODE, _TARGET, _EMAIL, _URL, _FILE, _KEYS, _TAG, _MARKER)), re.MULTILINE | re.DOTALL
)
_QUICK = re.compile(
    r"[`@<&#\]+]|://|www\.|\w\.[a-z]{2}|^[ \t>]*(?:[-+*•]|\d{1,3}[.)])(?:[ \t]|$)", re.MULTILINE
)
_STARS = str.maketrans("*_~|", "    ")
_ENUMERATOR = re.compile(r"\((\d{1,2}|[a-z])\)|(?<![\w.])(\d{1,2}|[a-z])\)")


def unmark(text: str) -> tuple[str, list[Fact]]:
    """Blank out the marks of Markdown, and return the facts that stood in them.

    What is blanked becomes spaces, so that places stay what they are.
    """
    facts: list[Fact] = []
    if _QUICK.search(text):
        text = _MARKS.sub(lambda match: _blank(match, facts), text)
    return _without_enumerators(text).translate(_STARS), facts


def _blank(match: re.Match[str], facts: list[Fact]) -> str:
    start, end = match.span()
    whole = match.group()
    kept = ""
    for group in ("fence", "code"):
        if match.group(group) is not None:
            facts.append(Fact("code", match.group(group).strip(), (start, end), match.group(group).strip()))
    if target := match.group("target"):
        facts.append(_address(target.strip("<>"), start, end))
    elif url := match.group("url"):
        url = url.rstrip(".,;:!?'*_~")
        if url.count("(") < url.count(")"):
            url = url[: url.rindex(")")]
        facts.append(_address(url, start, start + len(url)))
        kept = whole[len(url) :]
    elif email := match.group("email"):
        facts.append(_address(email, start, end))
    elif keys := match.group("keys"):
        facts.append(Fact("code", re.sub(r"\s", "", keys).lower(), (start, end), keys))
    elif name := match.group("file"):
        facts.append(Fact("code", name, (start, end), name))
    elif (tag := match.group("tag")) and ("://" in tag or "@" in tag) and not tag.startswith(("<a", "<!")):
        facts.append(_address(tag.strip("<>"), start, end))
    gone = whole[: len(whole) - len(kept)]
    return "".join(char if char == "\n" else " " for char in gone) + kept


def _address(text: str, start: int, end: int) -> Fact:
    if "@" in text and "://" not in text:
        address = text.removeprefix("mailto:").rstrip(".").lower()
        return Fact("email", address, (start, end), address)
    return Fact("url", text.rstrip("/"), (start, end), text)


def _without_enumerators(text: str) -> str:
    """Blank "(1) ... (2) ..." and "a) ... b) ..." where they count up: they are layout, not facts."""
    if ")" not in text:
        return text
    found = [(match, match.group(1) or match.group(2)) for match in _ENUMERATOR.finditer(text)]
    if len(found) < 2:
        return text
    expected, run, gone = "", [], []
    for match, label in found:
        if label in ("1", "a"):
            run = [match]
        elif run and label == expected:
            run.append(match)
        else:
            run = []
        if len(run) > 1:
            gone.extend(run if len(run) == 2 else run[-1:])
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
    for match in gone:
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return text
