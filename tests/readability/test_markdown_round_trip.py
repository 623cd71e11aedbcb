"""What is parsed, written and parsed again reads the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayclear import markdown
from sayclear.markdown import Block

INLINE_PIECES = (
    *("word", "Two words.", "**bold**", "*slanted*", "`code`", "[link](https://a.example)", "<u>under</u>"),
    *("&amp;", "1.", "10. x", "-", "+ x", "# x", "> x", "a_b", "\\*", "\\", "---", "===", "~~s~~", "![x](y)"),
    *("|", "`", "*"),
)
INLINE = st.lists(st.sampled_from(INLINE_PIECES), min_size=1, max_size=5).map(" ".join)
PARAGRAPH = st.lists(INLINE, min_size=1, max_size=3).map("\n".join)
HEADING = st.builds(lambda level, text: "#" * level + " " + text, st.integers(1, 6), INLINE)
CODE = st.builds(lambda text: f"```\n{text}\n```", INLINE)
LINE = st.sampled_from(["---", "***"])
TABLE = st.builds(lambda a, b: f"| {a} | {b} |\n| --- | --- |\n| {b} | {a} |", INLINE, INLINE)
LEAF = st.one_of(PARAGRAPH, HEADING, CODE, LINE, TABLE)


def indented(text: str, width: int) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * width + line if line else "" for line in rest)])


def listed(blocks: list[str], marks: str, gap: str) -> str:
    items = []
    for number, block in enumerate(blocks, 1):
        mark = f"{number}. " if marks == "1" else f"{marks} "
        items.append(mark + indented(block, len(mark)))
    return gap.join(items)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.builds(listed, some, st.sampled_from(["-", "*", "+", "1"]), st.sampled_from(["\n", "\n\n"])),
        st.builds(quoted, inner),
        some.map("\n\n".join),
    )


DOCUMENT = st.lists(st.recursive(LEAF, wider, max_leaves=6), min_size=1, max_size=3).map("\n\n".join)


SIGNS = str.maketrans("*+)", "--.")


def shape(blocks: tuple[Block, ...]) -> list[tuple[str, str, str, int, int]]:
    """What a reader sees; the sign of a bullet may change where two lists touch."""
    return [
        (
            block.kind,
            markdown.plain(block.text) if block.is_prose else block.text,
            block.marker.translate(SIGNS),
            block.depth,
            block.quoted,
        )
        for block in blocks
    ]


@settings(max_examples=400, deadline=None)
@given(DOCUMENT)
@example("- a\n\n  b\n- c")
@example("1. a\n   - b\n     - c\n2. d")
@example("> - a\n>   b\n>\n> c")
def test_round_trip(source: str) -> None:
    once = markdown.parse(source)
    written = markdown.render(once)
    assert shape(markdown.parse(written)) == shape(once), written


@settings(max_examples=300, deadline=None)
@given(DOCUMENT)
def test_places_point_at_the_words(source: str) -> None:
    for block in markdown.parse(source):
        if not block.is_prose:
            continue
        for run in markdown.runs(block.text):
            if run.text.isalpha():
                start = block.source_index(run.start)
                assert source[start : start + len(run.text)] == run.text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_anything_is_some_markdown(source: str) -> None:
    for block in markdown.parse(source):
        for index in (0, max(len(block.text) - 1, 0)):
            assert 0 <= block.source_index(index) <= len(source)
        for run in markdown.runs(block.text):
            assert 0 <= run.start <= run.end <= len(block.text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**a** b *c*", "a b c"),
        ("a \\* b &amp; c", "a * b & c"),
        ("[the page](https://a.example) and `x`", "the page and x"),
        ("snake_case_name", "snake_case_name"),
        ("<u>a</u> ~~b~~", "a b"),
    ],
)
def test_plain(text: str, plain: str) -> None:
    assert markdown.plain(text) == plain


@pytest.mark.parametrize("mark", [">", "- ", "[", "*a", "`", "<", "![", "_a ", "(", "1. "])
def test_deep_nesting_is_no_trap(mark: str) -> None:
    assert markdown.parse(mark * 3000) is not None


@given(st.text(alphabet="aZ é*_`[]()<>&;:.|\\~-#1 ", min_size=1, max_size=30).map("A".__add__))
def test_one_line_is_read_the_short_way_as_the_long_way(line: str) -> None:
    assert markdown.parse(line) == tuple(markdown._Walk(line).blocks())
    assert markdown.parse(f"**{line}") == tuple(markdown._Walk(f"**{line}").blocks())
