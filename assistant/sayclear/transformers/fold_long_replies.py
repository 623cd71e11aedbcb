"""Fold what is over the length behind "More". What must be done, and by when, always stays in sight."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayclear.in_sight import is_medical, must_stay
from sayclear.layout import holds_lines, is_label, leans_back, new_list_id, pieces, words_in
from sayclear.markdown import Block, plain
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.units import words_of
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_START = re.compile(r"[\W_]*(?:start here|in one sentence):", re.IGNORECASE)
_FIRST_PART = re.compile(r"Part 1 of \d+:$")
_LATER_PART = re.compile(r"Part (?!1 )\d+ of \d+:$")
_PART_OF = re.compile(r"Part \d+ of \d+:$")


_GOES_ON = "This list goes on below."


def fold_long_replies(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Nothing is deleted, and each part keeps its order. What must be done, and by when, stays."""
    limit = profile.limit("length_words")
    if limit is None or words_in(layout.shown) <= limit:
        return layout
    parts = _parts(layout.shown)
    musts = [part.stays for part in parts]
    _keep_groups(parts)
    _show_headings(parts)
    if sum(part.words for part in parts if part.seen) > limit:
        # Whole lists would be too much: the lines alone, with what they need to be understood.
        for part, must in zip(parts, musts, strict=True):
            part.stays = must
        _keep_lines(parts)
    _show_headings(parts)
    _show_answer(parts, limit - sum(part.words for part in parts if part.seen))
    _fill(parts, limit - sum(part.words for part in parts if part.seen))
    _show_headings(parts)
    if all(part.seen for part in parts) or not any(part.seen for part in parts):
        return layout
    shown, folded = _joined(parts, seen=True), _joined(parts, seen=False)
    torn = tuple(Added("label", _GOES_ON) for part in parts if part.torn)
    return Layout(shown, (*folded, *layout.more), (*layout.added, *torn))


def _show_answer(parts: list[_Part], left: float) -> None:
    """The first sentence is the answer. It is shown even if the rest of its group has no room."""
    first = next((part for part in parts if part.block.kind != "heading"), None)
    if first is not None and first.block.kind == "paragraph" and first.words <= left:
        first.shown = True


def _fill(parts: list[_Part], left: float) -> None:
    """Show from the top what still has room; the first items of a list where the whole has none."""
    heading = None
    for group in _groups(parts, whole_lists=False):
        if group[0].block.kind == "heading":
            heading = group[0] if not group[0].shown else None
            continue
        waiting = [part for part in group if not part.seen]
        if not waiting:
            continue
        words = sum(part.words for part in waiting) + (heading.words if heading else 0)
        if words > left:
            _show_first_items(group, left - (heading.words if heading else 0))
            return
        left -= words
        heading = None
        for part in waiting:
            part.shown = True


def _show_first_items(group: list[_Part], left: float) -> None:
    """As many items from the top as have room, two at least, and a line that says that there are more."""
    starts = [n for n, part in enumerate(group) if part.block.kind == "item" and part.block.depth == 0]
    if not starts or group[0].block.kind not in ("paragraph", "item"):
        return
    room = left - len(words_of(_GOES_ON))
    shown = 0
    for number, stop in enumerate(starts[1:], 1):
        if sum(part.words for part in group[:stop] if not part.stays) > room:
            break
        shown = stop if number > 1 else 0
    for part in group[:shown]:
        part.shown = not part.stays
    if shown:
        group[shown - 1].torn = True


def _joined(parts: list[_Part], *, seen: bool) -> tuple[Block, ...]:
    """The blocks of one side; sentences of one paragraph that follow each other are one block again."""
    out: list[Block] = []
    last = -2
    other: dict[int, int] = {}
    for number, part in enumerate(parts):
        block = part.block
        if part.seen != seen:
            if block.kind == "item" and block.marker[:1].isdigit():
                # Behind a gap the numbers go on in a list of their own.
                other[block.list_id] = new_list_id()
            continue
        if last == number - 1 and part.goes_on:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {block.text}", lines=())
        else:
            out.append(replace(block, list_id=other.get(block.list_id, block.list_id)))
        if part.torn:
            out.append(Block("paragraph", _GOES_ON))
        last = number
    return tuple(out)


@dataclass(slots=True)
class _Part:
    """A block, or some sentences of a paragraph."""

    block: Block
    words: int
    stays: bool
    shown: bool = False
    leans: bool = False
    """Does it say little without the part before it?"""
    torn: bool = False
    """Does the rest of its list stand behind "More"?"""
    goes_on: bool = False
    """Does it stand in the same paragraph as the part before it?"""

    @property
    def seen(self) -> bool:
        return self.stays or self.shown


def _parts(blocks: tuple[Block, ...]) -> list[_Part]:
    made: list[_Part] = []
    medical = is_medical(" ".join(block.text for block in blocks))
    for block in blocks:
        before = made[-1].block if made else None
        if block.kind == "paragraph" and block.depth < 0 and not block.quoted and not holds_lines(block.text):
            for number, text in enumerate(_chains(block.text)):
                stays = _START.match(text) is not None or any(
                    must_stay(plain(piece), medical=medical) for piece in pieces(text)
                )
                part = _part(
                    replace(block, text=text, lines=()) if text != block.text else block, stays=stays
                )
                part.goes_on = number > 0
                later = _LATER_PART.match(text) is not None
                goes_with = bool(made) and (made[-1].block.depth >= 0 if later else leans_back(plain(text)))
                part.leans = goes_with or (bool(made) and _FIRST_PART.match(text) is not None)
                made.append(part)
            continue
        part = _part(block, stays=_stays(block, medical=medical))
        # A list is whole, with the line that opens it.
        part.leans = before is not None and block.depth >= 0 and _same_list(before, block)
        made.append(part)
    return made


def _same_list(before: Block, block: Block) -> bool:
    """Does the block go on with the list of the block before, or with what a label opened?"""
    begins_list = block.kind == "item" and block.depth == 0 and before.list_id != block.list_id
    return is_label(before.text) or (before.depth >= 0 and not begins_list)


def _stays(block: Block, *, medical: bool) -> bool:
    if block.kind == "heading":
        return False
    sentences = pieces(block.text) if block.is_prose else (block.text,)
    step = block.kind == "item" and block.marker[:1].isdigit()
    return _START.match(block.text) is not None or any(
        must_stay(plain(sentence), medical=medical, step=step) for sentence in sentences
    )


def _part(block: Block, *, stays: bool) -> _Part:
    return _Part(block, words_in((block,)), stays)


def _groups(parts: list[_Part], *, whole_lists: bool = True) -> list[list[_Part]]:
    """Parts that are shown or folded together: a list with its opening line, and what leans back.

    Without `whole_lists`, "Part 2 of 3:" of a list begins a group of its own.
    """
    groups: list[list[_Part]] = []
    for part in parts:
        later = not whole_lists and _LATER_PART.match(part.block.text) is not None
        if groups and part.leans and not later and groups[-1][0].block.kind != "heading":
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _keep_groups(parts: list[_Part]) -> None:
    """Where one part of a group stays, all of it stays: no step goes missing, and no line loses its list."""
    for group in _groups(parts):
        if any(part.stays for part in group):
            for part in group:
                part.stays = True


def _keep_lines(parts: list[_Part]) -> None:
    """A line that stays takes with it the item that it stands in, and the line that opens its list."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if not part.stays:
            continue
        if is_label(part.block.text) and must_stay(plain(part.block.text)):
            # "Bring these:" is nothing without its list.
            for item in parts[place + 1 :]:
                if item.block.depth <= part.block.depth:
                    break
                item.stays = True
        if part.block.depth < 0:
            if part.leans and not _PART_OF.match(part.block.text):
                parts[place - 1].stays = True
            continue
        for before in reversed(parts[:place]):
            block = before.block
            item_around = block.kind == "item" and block.depth < part.block.depth
            own_item = block.kind == "item" and part.block.kind != "item" and block.depth == part.block.depth
            if block.depth < 0 or item_around or own_item:
                opens = is_label(block.text) and not _PART_OF.match(block.text)
                before.stays = before.stays or item_around or own_item or opens
                break


def _chains(text: str) -> list[str]:
    """The sentences of a paragraph; two of which the second says little alone are not parted."""
    chains: list[str] = []
    for sentence in pieces(text):
        if chains and leans_back(plain(sentence)):
            chains[-1] += f" {sentence}"
        else:
            chains.append(sentence)
    return chains or [text]


def _show_headings(parts: list[_Part]) -> None:
    """A heading is shown where something under it is."""
    under = False
    for part in reversed(parts):
        if part.block.kind == "heading":
            part.shown = under
            under = False
        elif part.seen:
            under = True


TRANSFORMER = Transformer(
    name="fold_long_replies",
    phase="reply",
    reply=fold_long_replies,
    reads=frozenset({"text.length_words"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "The office is in Mill Lane. It is near the old bus station, and you can walk there from "
            "the town. "
            "There are two desks and a room to wait in.\n\n"
            "There is a car park behind the house with places for about forty cars, and you can park "
            "there all day.\n\n"
            "You must bring your card by 3 May.",
            "The office is in Mill Lane. It is near the old bus station, and you can walk there from "
            "the town.\n\n"
            "You must bring your card by 3 May.\n\n"
            "There are two desks and a room to wait in.\n\n"
            "There is a car park behind the house with places for about forty cars, and you can park "
            "there all day.",
            {"text.length_words": 36},
        ),
    ),
    leaves_alone=("Short text stays.",),
    after=("start_here", "shorten_paragraphs", "part_long_lists", "add_summary", "mark_key_words"),
)
