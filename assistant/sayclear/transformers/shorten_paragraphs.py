"""Part long paragraphs, so that each holds few sentences."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from sayclear.layout import BREAK, holds_lines, is_label, leans_back, new_list_id, pieces, regroup
from sayclear.markdown import Block, plain
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def shorten_paragraphs(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Parts of about the same size. What a label line is about becomes a list under it."""
    limit, depth = profile.limit("paragraph_sentences"), profile.limit("list_depth")
    if limit is None:
        return layout
    deepest = 99 if depth is None else int(depth)
    shown = tuple(new for block in layout.shown for new in _block(block, int(limit), deepest))
    return Layout(shown, layout.more, layout.added)


def _block(block: Block, limit: int, deepest: int) -> tuple[Block, ...]:
    if block.kind not in ("paragraph", "item") or block.quoted:
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
    cost = [0 if not leans_back(plain(sentence)) else 1 for sentence in sentences]
    best: dict[int, tuple[tuple[float, float, float], tuple[int, ...]]] = {0: ((0, 0, 0), ())}
    for stop in range(1, len(sentences) + 1):
        choices = []
        for start in range(max(0, stop - limit), stop):
            (leaning, number, uneven), cuts = best[start]
            size = stop - start
            step = (
                leaning + (cost[start] if start else 0),
                number + 1,
                uneven + (size - len(sentences) / fewest) ** 2,
            )
            choices.append((step, (*cuts, start)))
        # Of equal ones, the last: a longer group comes first.
        best[stop] = min(reversed(choices), key=lambda choice: (choice[0], [-cut for cut in choice[1]]))
    starts = [*best[len(sentences)][1], len(sentences)]
    return [sentences[a:b] for a, b in pairwise(starts)]


def _as_list(block: Block, limit: int, deepest: int) -> tuple[Block, ...]:
    """ "If you move:" and many sentences under it: they stay together as a list."""
    label, _, rest = block.text.partition(BREAK)
    under = pieces(rest)
    if not is_label(label) or any(map(is_label, under)) or len(under) <= limit or block.depth + 1 > deepest:
        return (block,)
    list_id = new_list_id()
    items = (Block("item", piece, "- ", block.depth + 1, block.quoted, list_id) for piece in under)
    return (*regroup(block, [label]), *items)


TRANSFORMER = Transformer(
    name="shorten_paragraphs",
    phase="reply",
    reply=shorten_paragraphs,
    reads=frozenset({"text.paragraph_sentences", "text.list_depth"}),
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
