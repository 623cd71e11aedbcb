"""Take up what stands too deep inside other lists into the item that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayclear.layout import holds_lines
from sayclear.markdown import Block, plain
from sayclear.readability import words_of
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def lift_deep_lists(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Items below the deepest level allowed become part of the item above them: "two of these: a; b".

    Side by side with it they would belong to something else. Where the joined item would be too long
    to read, or holds more than short items, the list stays deep and the receipt says so.
    """
    limit = profile.limit("list_depth")
    if limit is None or all(block.depth <= limit for block in layout.shown):
        return layout
    longest = profile.limit("sentence_words") or float("inf")
    out: list[Block] = []
    at = 0
    while at < len(layout.shown):
        block = layout.shown[at]
        end = at + 1
        while end < len(layout.shown) and layout.shown[end].depth > max(block.depth, limit - 1):
            end += 1
        below = layout.shown[at + 1 : end]
        joined = _joined(block, below) if block.kind == "item" and block.depth == limit and below else None
        if joined is not None and len(words_of(plain(joined))) <= longest:
            out.append(replace(block, text=joined, lines=()))
            at = end
        else:
            out.append(block)
            at += 1
    return Layout(tuple(out), layout.more, layout.added)


def _joined(parent: Block, below: Sequence[Block]) -> str | None:
    """One item that says what the parent and the short bullets below it say; None where it cannot be."""
    depth = parent.depth + 1
    plain_bullets = all(
        block.kind == "item" and block.depth == depth and not block.marker[:1].isdigit() for block in below
    )
    if not plain_bullets or any(_is_long(block.text) for block in (parent, *below)):
        return None
    head, last = parent.text.rstrip(), below[-1].text.rstrip()
    stop = last[-1] if last[-1:] in ".!?" else ""
    children = "; ".join(block.text.rstrip().rstrip(".;,") for block in below)
    return f"{head.rstrip(':.;,')}: {children}{stop}"


def _is_long(text: str) -> bool:
    """Does it hold lines of its own, a seam of its own, or more than one sentence?"""
    bare = text.rstrip().rstrip(".:;,")
    return not bare.strip() or holds_lines(text) or any(mark in bare for mark in (": ", "; ", ". ", "\n"))


TRANSFORMER = Transformer(
    name="lift_deep_lists",
    phase="reply",
    reply=lift_deep_lists,
    reads=frozenset({"text.list_depth"}),
    english_only=False,
    source=OWN_CHOICE,
    examples=(
        Case("- a\n  - b\n  - c\n- d", "- a: b; c\n- d", {"text.list_depth": 0}),
        Case("- a\n  - b\n    - c", "- a\n  - b: c"),
        Case(
            "- bring two of these:\n  - a bill\n  - a bank card\n- your form",
            "- bring two of these: a bill; a bank card\n- your form",
            {"text.list_depth": 0},
        ),
    ),
    leaves_alone=("- a\n- b", "No list here.", "- a\n  - b\n    1. Do this.\n    2. Do that."),
    after=("number_steps",),
)
