"""Part a long list into shorter ones, each under a line that says which part it is."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from sayclear.layout import new_list_id
from sayclear.markdown import Block
from sayclear.readability.rules import About, Source
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def part_long_lists(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Parts of about the same size. Numbers go on; items inside an item stay with it."""
    limit = profile.limit("list_items")
    if limit is None:
        return layout
    sizes: dict[tuple[int, int], int] = {}
    for block in layout.shown:
        if block.kind == "item":
            sizes[block.list_id, block.depth] = sizes.get((block.list_id, block.depth), 0) + 1
    long = {key: size for key, size in sizes.items() if size > limit}
    if not long:
        return layout
    out: list[Block] = []
    added: list[Added] = list(layout.added)
    seen: dict[tuple[int, int], int] = {}
    ids: dict[tuple[int, int], int] = {}
    for block in layout.shown:
        key = (block.list_id, block.depth)
        if block.kind == "item" and key in long and not block.quoted:
            parts = ceil(long[key] / limit)
            number = seen.get(key, 0)
            part = number * parts // long[key]
            if number == 0 or part != (number - 1) * parts // long[key]:
                label = f"Part {part + 1} of {parts}:"
                parent = next((item for item in reversed(out) if item.depth == block.depth - 1), None)
                out.append(
                    Block("paragraph", label, "", block.depth - 1, 0, parent.list_id if parent else -1)
                )
                added.append(Added("label", label))
                ids[key] = new_list_id()
            seen[key] = number + 1
        out.append(replace(block, list_id=ids[key]) if key in ids else block)
    return Layout(tuple(out), layout.more, tuple(added))


TRANSFORMER = Transformer(
    name="part_long_lists",
    phase="reply",
    reply=part_long_lists,
    reads=frozenset({"text.list_items"}),
    english_only=False,
    source=Source(
        "Break up text into chunks and short lists",
        "https://odphp.health.gov/healthliteracyonline/design-easy-scanning/break-text-chunks-and-short-lists",
        "guideline",
    ),
    examples=(
        Case(
            "- a\n- b\n- c\n- d",
            "Part 1 of 2:\n\n- a\n- b\n\nPart 2 of 2:\n\n- c\n- d",
            {"text.list_items": 3},
        ),
        Case(
            "1. a\n2. b\n3. c",
            "Part 1 of 2:\n\n1. a\n2. b\n\nPart 2 of 2:\n\n3. c",
            {"text.list_items": 2},
        ),
    ),
    leaves_alone=("- a\n- b", "No list here."),
    after=("list_enumerations", "number_steps", "lift_deep_lists", "shorten_paragraphs"),
)
