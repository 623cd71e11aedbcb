"""Part long paragraphs, so that each holds few sentences."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from sayclear.layout import BREAK, holds_lines, is_label, is_quoted, leans_back, new_list_id, pieces, regroup
from sayclear.markdown import Block, plain
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def shorten_paragraphs(layout: Layout, profile: Profile, about: About) -> Layout:
    """Parts of about the same size. What a label line is about becomes a list under it."""
    limit, depth = profile.limit("paragraph_sentences"), profile.limit("list_depth")
    if limit is None:
        return layout
    deepest = 99 if depth is None else int(depth)
    shown = tuple(
        new
        for block in layout.shown
        for new in ((block,) if is_quoted(block, about) else _block(block, int(limit), deepest))
    )
    return Layout(shown, layout.more, layout.added)


def _block(block: Block, limit: int, deepest: int) -> tuple[Block, ...]:
    if block.kind not in ("paragraph", "item"):
        return (block,)
    found = pieces(block.text)
    if sum(not is_label(piece) for piece in found) <= limit:
        return (block,)
    if holds_lines(block.text):
        return _as_list(block, limit, deepest)
    groups = [" ".join(group) for group in _groups(found, max(limit, 1))]
    return regroup(block, groups)


def _groups(sentences: tuple[str, ...], limit: int) -> list[tuple[str, ...]]:
    """As few groups as can be, of about the same size, none of which begins with "But" or "It"."""
    fewest = ceil(len(sentences) / limit)
    even = len(sentences) / fewest
    leaning = [bool(number) and leans_back(plain(sentence)) for number, sentence in enumerate(sentences)]
    # For each place: what the best way to get there costs, and where its last group begins.
    best: list[tuple[tuple[int, int, float], int]] = [((0, 0, 0.0), 0)]
    for stop in range(1, len(sentences) + 1):
        ways = []
        for start in range(max(0, stop - limit), stop):
            bad, number, uneven = best[start][0]
            ways.append(((bad + leaning[start], number + 1, uneven + (stop - start - even) ** 2), start))
        # Of equal ones, the last: a longer group comes first.
        best.append(min(ways, key=lambda way: (way[0], -way[1])))
    cuts = [len(sentences)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [sentences[begin:stop] for begin, stop in pairwise(reversed(cuts))]


def _as_list(block: Block, limit: int, deepest: int) -> tuple[Block, ...]:
    """ "If you move:" and many sentences under it: they stay together as a list."""
    label, _, rest = block.text.partition(BREAK)
    under = pieces(rest)
    if not is_label(label) or any(map(is_label, under)) or len(under) <= limit or block.depth + 1 > deepest:
        return (block,)
    if label.startswith("**"):
        # A name for what follows, and no condition: its sentences may be paragraphs.
        first, *others = [" ".join(group) for group in _groups(under, max(limit, 1))]
        return regroup(block, [f"{label}{BREAK}{first}", *others])
    list_id = new_list_id()
    items = (Block("item", piece, "- ", block.depth + 1, block.quoted, list_id) for piece in under)
    return (*regroup(block, [label]), *items)


TRANSFORMER = Transformer(
    name="shorten_paragraphs",
    phase="reply",
    reply=shorten_paragraphs,
    reads=frozenset({"text.paragraph_sentences", "text.list_depth"}),
    english_only=False,
    source=Source(
        "Write clearly and in plain language",
        "https://style.ons.gov.uk/articles/write-clearly-and-in-plain-language/",
        "guideline",
    ),
    examples=(
        Case(
            "One is here. Two is here. Three is here.",
            "One is here. Two is here.\n\nThree is here.",
            {"text.paragraph_sentences": 2},
        ),
        Case(
            "- One is here. Two is here. Three is here.",
            "- One is here. Two is here.\n\n  Three is here.",
            {"text.paragraph_sentences": 2},
        ),
        Case(
            "If you move:  \nTell us. Send the form. Keep a copy.",
            "If you move:\n\n- Tell us.\n- Send the form.\n- Keep a copy.",
            {"text.paragraph_sentences": 2},
        ),
    ),
    leaves_alone=("One is here. Two is here.", "Flat 2  \n3 Mill Lane  \nLeeds  \nLS1 4AB  \nEngland"),
    after=("list_enumerations", "set_out_conditions", "number_steps"),
)
