"""Write orders that follow each other as a numbered list, one action in each step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sayclear.inline import Inline, capital, cut, full_stop
from sayclear.layout import holds_lines, new_list_id
from sayclear.markdown import Block, plain
from sayclear.readability import orders, read
from sayclear.readability.rules import About, Source, rules
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_NUMBERED = re.compile(r"(\d+)([.)]) ")
# Somebody points at a number, or counts with letters: the numbers have to stay as they are.
_REFERS = re.compile(
    r"\b(?:steps?|points?|items?|numbers?|clauses?|paragraphs?|sections?|conditions?|terms?|rules?)\s+\d"
    r"|(?<!\w)\([a-z]{1,3}\)\s",
    re.IGNORECASE,
)
_REACHES_BACK = re.compile(
    r"\b(?:if|unless|when|until|before|after|while|because|so that|or)\b", re.IGNORECASE
)
_JOINT = re.compile(r"[\s,;]*(?:\band\b)?[\s,;]*(?:\bthen\b)?[\s,;]*$", re.IGNORECASE)
_TOGETHER = re.compile(r",\s+(?=(?:wait|check|keep|make\s+sure|see|let|note|remember)\b(?![^,]*\band\b))")
"""What is no action of its own stays in the step before: "put it in, wait 8 minutes"."""
_CONDITION = re.compile(
    r"[\W_]*(?:please\s+)?(?:if|when|once|before|after|while|until|unless|to)\b[^,.:;]{3,90},", re.IGNORECASE
)


def number_steps(layout: Layout, profile: Profile, about: About) -> Layout:
    """Orders in running text, in bullets that are steps, and steps that hold several actions."""
    if profile.limit("steps_numbered") is None:
        return layout
    fixed = any(_REFERS.search(block.text) for block in (*layout.shown, *layout.more))
    out: list[Block] = []
    for _, group in groupby(layout.shown, key=lambda block: block.list_id if block.kind == "item" else -1):
        blocks = list(group)
        if blocks[0].kind == "item":
            out += blocks if fixed else _list(blocks, out)
        else:
            out += [new for block in blocks for new in _paragraph(block, about)]
    return Layout(tuple(out), layout.more, layout.added)


def _faults(text: str, about: About) -> list[tuple[int, int]]:
    places = rules()["steps_numbered"].measure(read(text), about).places
    return [(place.start, place.end) for place in places]


def _paragraph(block: Block, about: About) -> Iterator[Block]:
    if block.kind != "paragraph" or block.quoted or block.depth >= 0 or re.match(r"[\s\d#>+-]", block.text):
        yield block
        return
    runs = _faults(block.text, about)
    if not runs:
        yield block
        return
    before: list[str] = []
    steps: list[str] = []
    made: list[Block] = []

    def close() -> None:
        if before:
            made.append(replace(block, text=" ".join(before), lines=()))
            before.clear()
        if steps:
            list_id = new_list_id()
            made.extend(
                Block("item", step, f"{number}. ", 0, 0, list_id)
                for number, step in enumerate(steps, start=1)
            )
            steps.clear()

    for start, end in cut(block.text):
        sentence = block.text[start:end].replace("\n", " ")
        if not any(begin <= start and end <= stop for begin, stop in runs):
            if steps:
                close()
            before.append(sentence)
            continue
        opening, found = _steps_of(sentence)
        if opening:
            close()
            before.append(opening)
        steps += found
        if opening:
            close()
    close()
    yield from made


def _steps_of(sentence: str) -> tuple[str, list[str]]:
    """What stands over the steps ("If you smell gas:"), and the steps of one sentence."""
    inline = Inline(sentence)
    starts = orders.actions(inline.clear)
    condition = _CONDITION.match(inline.clear)
    if len(starts) < 2 or _REACHES_BACK.search(inline.clear, starts[0]):
        return "", [sentence]
    opening = ""
    begin = 0
    if condition and condition.end() <= starts[0]:
        label = inline.piece(0, condition.end() - 1)
        if label is None:
            return "", [sentence]
        opening, begin = f"{label}:", condition.end()
    stops = [*starts[1:], len(inline.clear)]
    begins = [begin, *starts[1:]]
    found: list[str] = []
    for first, stop in zip(begins, stops, strict=True):
        joint = _JOINT.search(inline.clear, first, stop)
        end = joint.start() if joint and stop != len(inline.clear) else stop
        text = inline.clear[first:end]
        piece = inline.piece(first + len(text) - len(text.lstrip()), first + len(text.rstrip()))
        if piece is None or not piece.strip():
            return "", [sentence]
        found.append(full_stop(capital(_TOGETHER.sub(" and ", piece.strip()))))
    return opening, found


def _list(blocks: Sequence[Block], before: Sequence[Block]) -> list[Block]:
    """The items of one list: crowded steps are parted, and bullets that are steps are numbered."""
    first = blocks[0]
    numbered = _NUMBERED.match(first.marker)
    same_level = [block for block in blocks if block.depth == first.depth]
    if first.quoted or len(same_level) != len(blocks):
        return list(blocks)
    if not numbered:
        return _numbered(blocks) if _are_steps(blocks, before) else list(blocks)
    made: list[Block] = []
    for block in blocks:
        steps = _parted(block)
        made += [block] if len(steps) == 1 else [replace(block, text=step, lines=()) for step in steps]
    return list(blocks) if len(made) == len(blocks) else _numbered(made, begin=int(numbered.group(1)))


def _parted(block: Block) -> list[str]:
    """The actions of one step; a sentence that is no action stays with the step before it."""
    steps: list[str] = []
    if holds_lines(block.text):
        return [block.text]
    for start, end in cut(block.text):
        sentence = block.text[start:end]
        opening, found = _steps_of(sentence)
        if opening:
            return [block.text]
        if steps and not orders.is_action(plain(sentence)):
            steps[-1] += " " + sentence
        else:
            steps += found
    return steps


def _are_steps(blocks: Sequence[Block], before: Sequence[Block]) -> bool:
    lead = before[-1].text if before and before[-1].kind != "item" else ""
    text = "\n".join([lead, "", *(f"- {block.text}" for block in blocks)])
    return bool(rules()["steps_numbered"].measure(read(text), About()).places)


def _numbered(blocks: Sequence[Block], *, begin: int = 1) -> list[Block]:
    return [
        replace(block, marker=f"{number}. ", lines=()) for number, block in enumerate(blocks, start=begin)
    ]


TRANSFORMER = Transformer(
    name="number_steps",
    phase="reply",
    reply=number_steps,
    reads=frozenset({"text.steps_numbered"}),
    source=Source(
        "Separate Each Instruction",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p09-separated-instructions/",
        "guideline",
    ),
    examples=(
        Case(
            "This is easy. Open the box. Take out the cable. Plug it in.",
            "This is easy.\n\n1. Open the box.\n2. Take out the cable.\n3. Plug it in.",
            {"text.steps_numbered": 0},
        ),
        Case(
            "If you smell gas, open the windows, leave the house and call 0800 111 999.",
            "If you smell gas:\n\n1. Open the windows.\n2. Leave the house.\n3. Call 0800 111 999.",
            {"text.steps_numbered": 0},
        ),
        Case(
            "Put the egg in the pan, wait 8 minutes, take it out and turn off the heat.",
            "1. Put the egg in the pan and wait 8 minutes.\n2. Take it out.\n3. Turn off the heat.",
            {"text.steps_numbered": 0},
        ),
        Case(
            "1. Open the box and take out the cable.\n2. Plug it in.",
            "1. Open the box.\n2. Take out the cable.\n3. Plug it in.",
            {"text.steps_numbered": 0},
        ),
    ),
    leaves_alone=(
        "Open the box. You will see a cable. It is blue.",
        "1. Press and hold the button.\n2. Wait. You will see a light.",
        "These help many people:\n\n- Drink water.\n- Take a walk.",
    ),
    after=("list_enumerations", "set_out_conditions"),
)
