"""Lift lists that stand too deep inside other lists."""

from __future__ import annotations

from dataclasses import replace

from sayclear.layout import new_list_id
from sayclear.markdown import Block
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def lift_deep_lists(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Items below the deepest level allowed move up to it, in their order, with their own signs."""
    limit = profile.limit("list_depth")
    if limit is None or all(block.depth <= limit for block in layout.shown):
        return layout
    out: list[Block] = []
    for block in layout.shown:
        if block.depth <= limit:
            out.append(block)
            continue
        before = out[-1] if out else None
        # One list for all lifted items that follow each other; a new one where the signs differ.
        same = (
            before is not None
            and before.depth == limit
            and before.kind in ("item", "paragraph")
            and _kind(before.marker) == _kind(block.marker)
        )
        list_id = before.list_id if same and before is not None else new_list_id()
        out.append(replace(block, depth=int(limit), list_id=list_id, lines=()))
    return Layout(tuple(out), layout.more, layout.added)


def _kind(marker: str) -> str:
    return "number" if marker[:1].isdigit() else marker


TRANSFORMER = Transformer(
    name="lift_deep_lists",
    phase="reply",
    reply=lift_deep_lists,
    reads=frozenset({"text.list_depth"}),
    source=OWN_CHOICE,
    examples=(
        Case("- a\n  - b\n  - c\n- d", "- a\n- b\n- c\n- d", {"text.list_depth": 0}),
        Case("- a\n  - b\n    - c", "- a\n  - b\n  - c"),
    ),
    leaves_alone=("- a\n- b", "No list here."),
    after=("number_steps",),
)
