"""Files as Markdown: what is read, and what is refused in one plain sentence."""

from __future__ import annotations

import pytest

from sayclear.documents import MOST_WORDS, from_bytes, from_plain
from sayclear.errors import CannotRead, TooLong


def text(data: str, name: str = "letter.txt") -> str:
    return from_bytes(data.encode(), name=name).rstrip("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    words = "The café costs £5 – “today”."
    data = words.encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        data = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding] + data
    assert from_bytes(data, name="a.txt") == words + "\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.txt"),
        (b" \n\t ", "a.txt"),
        (b"...", "a.txt"),
        (b"<html><script>x()</script></html>", "a.html"),
        (bytes(range(256)) * 9, "a.txt"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "a.txt"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a.txt"),
        (b"words \x81\x8d\x8f words", "a.txt"),
        ("слово ".encode("cp1251") * 20, "a.txt"),
        (b"words", "a.docx"),
        (b"\xff\xfe\x00\xd8\x41", "a.txt"),
    ],
)
def test_what_cannot_be_read(data: bytes, name: str) -> None:
    with pytest.raises(CannotRead) as raised:
        from_bytes(data, name=name)
    assert raised.value.say.endswith(".") and raised.value.mend.endswith(".")


def test_too_long() -> None:
    assert from_bytes(b"word " * MOST_WORDS)
    with pytest.raises(TooLong):
        from_bytes(b"word " * (MOST_WORDS + 1))


def test_wrapped_lines_are_joined_and_short_lines_kept() -> None:
    letter = (
        "Ms A. Lindqvist\n27 Orchard Close\nHarrowmere HM3 8QD\n\n"
        "We are writing about your claim for help with the rent of the flat that you\n"
        "moved into in May. We need some more papers from you.\n\n"
        "Yours sincerely\nD. Okafor"
    )
    assert text(letter) == (
        "Ms A. Lindqvist  \n27 Orchard Close  \nHarrowmere HM3 8QD\n\n"
        "We are writing about your claim for help with the rent of the flat that you moved into in May. "
        "We need some more papers from you.\n\n"
        "Yours sincerely  \nD. Okafor"
    )


def test_bullets_numbers_and_headings_are_marked() -> None:
    letter = (
        "What to bring\n\nYou need all of these things when you come to the desk on Friday:\n• a pen\n• "
        "a card\n\n"
        "1) Come to the desk.\n2) Ask for Anna."
    )
    assert text(letter) == (
        "## What to bring\n\nYou need all of these things when you come to the desk on Friday:\n\n- a "
        "pen\n- a card\n\n"
        "1. Come to the desk.\n2. Ask for Anna."
    )


def test_accidental_markdown_is_escaped() -> None:
    assert from_plain("Your number is\n10. Please keep it.\n\n# 4 is free\n\n<b> is a tag").split("\n\n") == [
        "Your number is  \n10\\. Please keep it.",
        "\\# 4 is free",
        "\\<b> is a tag",
    ]


def test_markdown_in_a_text_file_stays_markdown() -> None:
    markdown = "# Hello\n\n**Come** at 9."
    assert text(markdown) == markdown
    assert from_bytes(markdown.encode(), name="") == markdown + "\n"


def test_html() -> None:
    page = (
        "<!doctype html><html><head><title>x</title><style>p{}</style></head><body><!-- remark -->"
        "<h1>Your visit</h1><p>Come at <b>10:30</b>.<br>Bring a pen.</p><p hidden>secret</p>"
        '<p style="display: none">secret</p><ul><li>One</li><li>Two</li></ul>'
        "<script>alert(1)</script></body></html>"
    )
    assert text(page, "a.html") == "# Your visit\n\nCome at **10:30**.  \nBring a pen.\n\n- One\n- Two"
    assert text(page, "") == text(page, "a.html")


def test_the_lines_of_an_address_stay_lines() -> None:
    text = "# Visit\n\nMill Lane Surgery\n3 Mill Lane\nLeeds LS1 4AB\n\nThis line wraps\nand goes on here.\n"
    assert from_bytes(text.encode(), name="a.md") == (
        "# Visit\n\nMill Lane Surgery  \n3 Mill Lane  \nLeeds LS1 4AB\n\nThis line wraps\nand goes on here.\n"
    )


def test_lists_tables_and_code_are_no_addresses() -> None:
    text = "- One\n- Two\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n```\nCode\nMore\n```\n"
    assert from_bytes(text.encode(), name="a.md") == text
