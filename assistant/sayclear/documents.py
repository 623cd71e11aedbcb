"""Files that people bring (txt, md, html) as Markdown text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Literal

from sayclear.errors import CannotRead, TooLong
from sayclear.words import pair

MOST_WORDS = 200_000
_LONGEST_WORD = 20_000
"""Characters without a space. A longer run is packed data, such as a picture, and no word."""
Kind = Literal["html", "markdown", "plain"]
_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm")
_KNOWN = (".txt", ".text", *_MARKDOWN, *_HTML)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<(?:body|head|p|div|table|h1)[\s>])", re.IGNORECASE
)
_LOOKS_LIKE_MARKDOWN = re.compile(r"^#{1,6} |^```|\*\*\S|\]\(\S+\)|^\|.*\|$", re.MULTILINE)


def from_bytes(data: bytes, *, name: str = "") -> str:
    """Markdown from the bytes of a file. `name` tells by its ending what it is; without it we look.

    Raises CannotRead for what is empty, binary, wrongly encoded or of another kind, and TooLong
    beyond `MOST_WORDS` words.
    """
    ending = Path(name).suffix.lower()
    if ending and ending not in _KNOWN:
        raise CannotRead(*pair("documents.kind", name=name))
    text = decoded(data)
    if any(len(word) > _LONGEST_WORD for word in text.split()):
        raise CannotRead(*pair("documents.no_words"))
    if len(text.split()) > MOST_WORDS:
        raise TooLong(*pair("documents.too_long", most=f"{MOST_WORDS:,}"))
    kind = kind_of(text, name=name)
    if kind == "html":
        text = from_html(text)
    elif kind == "plain":
        text = from_plain(text)
    else:
        text = with_address_lines(text)
    if not re.search(r"\w", text):
        raise CannotRead(*pair("documents.empty"))
    return text.strip() + "\n"


def kind_of(text: str, *, name: str = "") -> Kind:
    """What a text is: by the ending of its file's name, or, where that does not tell, by its looks."""
    ending = Path(name).suffix.lower()
    if ending in _HTML or (ending not in _MARKDOWN and _LOOKS_LIKE_HTML.match(text)):
        return "html"
    return "markdown" if ending in _MARKDOWN or _LOOKS_LIKE_MARKDOWN.search(text) else "plain"


def decoded(data: bytes) -> str:
    """The characters of a file, each line break as "\\n". Raises CannotRead."""
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise CannotRead(*pair("documents.empty"))
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        raise CannotRead(*pair("documents.binary"))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding != "utf-8":
            raise CannotRead(*pair("documents.encoding")) from fault
        text = _windows(data, fault)
    if _CONTROL.search(text):
        raise CannotRead(*pair("documents.binary"))
    return text


def _windows(data: bytes, fault: UnicodeDecodeError) -> str:
    """Text of older Windows programs, if it reads like text; else it is no text that we know."""
    if data.startswith(
        (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
    ):
        raise CannotRead(*pair("documents.binary")) from fault
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise CannotRead(*pair("documents.encoding")) from fault
    strange = sum(1 for char in text if ord(char) > 126)
    if _CONTROL.search(text) or strange > len(text) // 5:
        raise CannotRead(*pair("documents.encoding")) from fault
    return text


def from_html(text: str) -> str:
    """Markdown of an HTML page: what a reader would see, without scripts, styles and hidden parts."""
    # Late: half of the start-up time of `check` on a text file.
    from bs4 import BeautifulSoup, Comment, Doctype
    from markdownify import MarkdownConverter

    page = BeautifulSoup(text, "html.parser")
    for element in page.find_all(
        ["script", "style", "head", "template", "noscript", "svg", "iframe", "object"]
    ):
        element.decompose()
    for element in page.find_all(_is_hidden):
        if not element.decomposed:
            element.decompose()
    for remark in page.find_all(string=lambda string: isinstance(string, Comment | Doctype)):
        remark.extract()
    converter = MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=False, escape_asterisks=True)
    markdown = converter.convert_soup(page).replace("\xa0", " ")
    lines = [line if line.endswith("  ") and line.strip() else line.rstrip() for line in markdown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


_FENCED = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL)
_OTHER_BLOCK = re.compile(r"[ ]{0,3}(?:[#>|]|[-*+]\s|\d+[.)]\s|`{3}|~{3}|[-=_*]{3,}\s*$)|[ ]{4}|.*\|")
_SHORT_LINE = 60


def with_address_lines(text: str) -> str:
    """Markdown in which the lines of an address stay lines. Markdown would run them together.

    A group of two or more short lines, none of which ends as a sentence or goes on in small letters.
    """
    fences = [match.span() for match in _FENCED.finditer(text)]
    out: list[str] = []
    at = 0
    for group in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z)){2,}", text, re.MULTILINE):
        lines = group.group().rstrip("\n").split("\n")
        inside = any(start < group.end() and group.start() < end for start, end in fences)
        if not inside and all(map(_is_address_line, lines)):
            out += [text[at : group.start()], "  \n".join(line.rstrip() for line in lines)]
            at = group.start() + len("\n".join(lines))
    return "".join([*out, text[at:]])


def _is_address_line(line: str) -> bool:
    bare = line.strip().strip("*_")
    if len(line) > _SHORT_LINE or _OTHER_BLOCK.match(line) or not bare:
        return False
    return not bare[0].islower() and re.search(r"(?:[.!?;]|,\s*and)[\"'”’)*_]*$", bare) is None


def _is_hidden(element: object) -> bool:
    attributes = getattr(element, "attrs", None) or {}
    style = str(attributes.get("style", "")).replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


_BULLET = re.compile(r"(?P<indent>[ ]*)(?:[-*+•·●▪◦‣–—]|o(?=\s{2,}))\s+(?=\S)")
_NUMBER = re.compile(r"(?P<indent>[ ]*)\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~.])(?:\s*\1){3,}\s*$")
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 120
"""Characters. A text whose longest line is outside these was not wrapped: its line breaks are meant."""
_END = re.compile(r"[.!?:;,][\"'”’)]*$")
_GREETING = re.compile(
    r"(?:dear|hello|hi|to whom|yours|kind|best|with|many|thank|sincerely|regards)\b", re.IGNORECASE
)


def from_plain(text: str) -> str:
    """Markdown of plain text: wrapped lines joined, short lines kept, bullets and headings marked."""
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    lines = ["" if _RULE.match(line) else line for line in lines]
    width = max(map(len, lines), default=0)
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    blocks = [_block(group, width) for group in groups if group]
    return _with_headings(blocks)


def _block(lines: list[str], width: int) -> str:
    """One group of lines without an empty line in it."""
    out: list[str] = []
    indent = len(lines[0]) - len(lines[0].lstrip())
    in_list = False
    for line in lines:
        mark = _marker(line, indent) if in_list or not out or out[-1].endswith(":") else ""
        if mark:
            rest = (_BULLET.match(line) or _NUMBER.match(line)).end()  # type: ignore[union-attr]
            out.append(("\n" if out and not in_list else "") + mark + _escaped(line[rest:]))
            in_list = True
        elif not out:
            out.append(_escaped(line.strip()))
        elif _wraps(out[-1], line, width):
            out[-1] += " " + line.strip()
        else:
            out[-1] += "  "
            out.append(("  " if in_list else "") + _escaped(line.strip()))
    return "\n".join(out)


def _marker(line: str, indent: int) -> str:
    if number := _NUMBER.match(line):
        return " " * max(0, len(number["indent"]) - indent) + f"{number['number']}. "
    if bullet := _BULLET.match(line):
        return " " * max(0, len(bullet["indent"]) - indent) + "- "
    return ""


def _wraps(before: str, line: str, width: int) -> bool:
    """Was the line broken only because it was full? Then the next word would not have fitted."""
    following = line.strip()
    last = before.rsplit("\n", 1)[-1]
    if following[:1].islower():
        return True
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = len(last) % (width + 1) + 1 + len(following.split(" ")[0]) > width - 8
    return full and not last.endswith(":")


def _escaped(text: str) -> str:
    """Keep what is no Markdown from being read as Markdown."""
    text = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", text)
    text = re.sub(r"^(#{1,6})(?=\s)", r"\\\1", text)
    text = re.sub(r"^([>+])", r"\\\1", text)
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)


def _with_headings(blocks: list[str]) -> str:
    out: list[str] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else ""
        heading = (
            "\n" not in block
            and 1 <= len(block.split()) <= 9
            and not _END.search(block)
            and block[:1].isupper()
            and not re.search(r"\d{4}", block)
            and not _GREETING.match(block)
            and len(following.split()) > 9
        )
        out.append(f"## {block}" if heading else block)
    return "\n\n".join(out)
