"""A place in the checked text is found again in the file, whatever the file is."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.documents import decoded, from_bytes
from sayclear.readability import read
from sayclear_adapters.commands.formats.places import Original, Region, beside

WORDS = st.sampled_from(
    "the a cat form Monday 12.50 it's well-known call us now please bring it O’Neil".split()
)
SENTENCE = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: " ".join(words).capitalize())
END = st.sampled_from([".", "!", "?", " (soon).", '."'])
SENTENCES = st.lists(st.tuples(SENTENCE, END).map("".join), min_size=1, max_size=4)
PARAGRAPHS = st.lists(SENTENCES.map(" ".join), min_size=1, max_size=5)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def cut(source: str, region: Region) -> str:
    lines = source.split("\n")[region.line - 1 : region.end_line]
    lines[-1] = lines[-1][: region.end_column - 1]
    lines[0] = lines[0][region.column - 1 :]
    return "\n".join(lines)


def holds(data: bytes, name: str) -> None:
    """Each sentence of the checked text is found, with the same letters."""
    text = from_bytes(data, name=name)
    checked = read(text)
    original = Original(data, name=name, text=text, read=checked)
    assert checked.sentences
    for unit in checked.sentences:
        region = original.region(unit.place)
        assert region is not None, unit.text
        seen = html.unescape(re.sub(r"<[^>]*>", "", cut(decoded(data), region)))
        assert letters(seen) == letters(unit.text)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["\n\n", "\r\n\r\n", "\n\n- ", "\n\n> ", "\n\n## "]))
def test_markdown(paragraphs: list[str], between: str) -> None:
    holds(f"\n  \n{between.join(paragraphs)}\n".encode(), "a.md")


@settings(max_examples=60, deadline=None)
@given(
    PARAGRAPHS,
    st.sampled_from(["\n\n", "\n\n• ", "\n\n   ", "\n_________\n\n", "\n\no  "]),
    st.integers(40, 70),
)
def test_plain_text_with_wrapped_lines(paragraphs: list[str], between: str, width: int) -> None:
    lines = [re.sub(rf"(.{{{width}}}\S*) ", r"\1\n", paragraph) for paragraph in paragraphs]
    holds(between.join(lines).encode("utf-16"), "a.txt")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["p", "li", "td", "h2"]), st.sampled_from(["b", "i", "span", "u"]))
def test_html(paragraphs: list[str], block: str, mark: str) -> None:
    body = "".join(
        f"<{block}>{html.escape(paragraph).replace('a', f'<{mark}>a</{mark}>', 1)}</{block}>\n"
        "<script>the cat form</script><!-- call us now --><div hidden>bring it</div>"
        for paragraph in paragraphs
    )
    around = {"li": "ul", "td": "table"}.get(block, "div")
    page = f"<!doctype html><title>the cat</title><body><{around}>{'<tr>' * (block == 'td')}{body}</{around}>"
    holds(page.encode(), "a.html")


def test_words_that_one_side_has_alone_are_stepped_over() -> None:
    checked = "one two three four five six seven eight".split()
    written = [*"one two".split(), *["more"] * 40, *"three four five six seven eight".split()]
    assert beside(checked, written) == [0, 1, *range(42, 48)]
    assert beside([*"one two new three four".split()], "one two three four".split()) == [0, 1, -1, 2, 3]
    assert beside("a b".split(), "x y z".split()) == [-1, -1]
