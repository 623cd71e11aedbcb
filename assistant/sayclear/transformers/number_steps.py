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
    r"|(?<!\w)\((?-i:[a-hA-H]|[ivx]{1,4})\)\s",
    re.IGNORECASE,
)
_REACHES_BACK = re.compile(
    r"\b(?:if|unless|when|until|before|after|while|because|so that|or)\b", re.IGNORECASE
)
_NEAR = re.compile(
    r"\b(?:until|before|after)\s+(?:the|your|an?)\s+[\w-]+(?=\s*,)|\buntil\s+\w+(?=\s+and\b)", re.IGNORECASE
)
"""Reaches over its own action alone: "go on until the church, turn left"."""
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_AIM = re.compile(r"[\W_]*(?:in\s+order\s+)?to\s+[^,.:;]{3,90},", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:in|are|has|follow|do|take|these|the\s+(?:following|next))\s+(?:these\s+)?"
    r"(?P<number>two|three|four|five|six|seven|\d)?\s*steps\b",
    re.IGNORECASE,
)
_NUMBERS = "zero one two three four five six seven eight nine".split()
_REMARK = re.compile(
    r"""[\W_]*(?:you\s+(?:will|should|may|might|can)\s+(?:now\s+|then\s+)?(?:see|hear|feel|get|find|notice)\b
    |(?:this|that|it|they|these|those)\b|be\s+careful\b|do\s+not\b|don['’]t\b|never\b
    |the\s+[\w-]+(?:\s+[\w-]+)?\s+(?:will|should|turns|goes|comes|opens|starts)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is said about the step before it."""
_WARNS = re.compile(r"[\W_]*(?:do\s+not|don['’]t|never|be\s+careful)\b", re.IGNORECASE)
_LONGEST_REMARK = 15
_FEWEST = 3
_DOSE = re.compile(
    r"\b(?:tablets?|capsules?|pills?|doses?|drops|inhaler|medicine|medication|\d+\s?m[gl])\b", re.I
)
"""How much to take, and how often, is no row of steps."""
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
    spans = cut(block.text)
    sentences = [block.text[start:end].replace("\n", " ") for start, end in spans]
    runs = _runs(sentences, spans, _faults(block.text, about), lines=holds_lines(block.text))
    if not runs:
        yield block
        return
    at = 0
    for start, stop in runs:
        yield from _prose(block, sentences[at:start])
        made = list(_as_list(block, sentences[start:stop]))
        # A list of one step is no list.
        single = sum(new.kind == "item" for new in made) == 1
        yield from _prose(block, sentences[start:stop]) if single else made
        at = stop
    yield from _prose(block, sentences[at:])


def _prose(block: Block, sentences: Sequence[str]) -> Iterator[Block]:
    if sentences:
        yield replace(block, text=" ".join(sentences), lines=())


def _runs(
    sentences: Sequence[str],
    spans: Sequence[tuple[int, int]],
    faults: Sequence[tuple[int, int]],
    *,
    lines: bool,
) -> list[tuple[int, int]]:
    """Stretches of sentences that are steps: orders, and what is said about the order before it."""
    kinds = [
        "order" if orders.is_order(plain(sentence)) else "remark" if _is_remark(plain(sentence)) else "other"
        for sentence in sentences
    ]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(sentences):
        if kinds[at] != "order":
            at += 1
            continue
        stop = at
        while stop < len(sentences) and kinds[stop] != "other":
            stop += 1
        known = [n for n in range(at, stop) if any(a <= spans[n][0] and spans[n][1] <= b for a, b in faults)]
        while _WARNS.match(plain(sentences[stop - 1])):
            # What is forbidden at the end is about all of it.
            stop -= 1
        several = kinds[at:stop].count("order") >= _FEWEST and not lines
        if several and not any(_DOSE.search(sentence) for sentence in sentences[at:stop]):
            found.append((at, stop))
        elif known:
            found.append((known[0], known[-1] + 1))
        at = stop + 1
    return found


def _is_remark(sentence: str) -> bool:
    return (
        _REMARK.match(sentence) is not None
        and len(sentence.split()) <= _LONGEST_REMARK
        and not sentence.rstrip("*_ ").endswith(("?", ":"))
    )


def _as_list(block: Block, sentences: Sequence[str]) -> Iterator[Block]:
    """One run as a list, with a line over it where the first sentence says what the steps are for."""
    rest = list(sentences)
    whole = False
    if (lead := _LEAD.search(rest[0])) and len(rest) > 2:
        yield replace(block, text=rest.pop(0), lines=())
        whole = _counts(lead["number"], len(rest))
    opening, steps = _aim(rest[0]) if len(rest) > 1 else ("", [])
    if not opening:
        opening, steps = _steps_of(rest[0]) if not whole else ("", [rest[0]])
    if opening:
        yield replace(block, text=opening, lines=())
    stays = not opening or _AIM.match(f"{opening[:-1]},") is not None
    for number, sentence in enumerate(rest[1:], start=1):
        if not orders.is_order(plain(sentence)):
            steps[-1] += f" {sentence}"
            continue
        if not stays:
            # What the condition is not known to be about comes after its list.
            yield from _items(steps)
            yield from _after(block, rest[number:])
            return
        head, found = _steps_of(sentence)
        steps += [sentence] if head or whole else found
    yield from _items(steps)


def _counts(said: str | None, number: int) -> bool:
    """Does the text say that there are so many steps?"""
    return (said or "").lower() in (str(number), *_NUMBERS[number : number + 1])


def _after(block: Block, sentences: Sequence[str]) -> Iterator[Block]:
    if sum(orders.is_order(plain(sentence)) for sentence in sentences) >= _FEWEST:
        yield from _as_list(block, sentences)
    else:
        yield from _prose(block, sentences)


def _items(steps: Sequence[str]) -> Iterator[Block]:
    list_id = new_list_id()
    for number, step in enumerate(steps, start=1):
        yield Block("item", step, f"{number}. ", 0, 0, list_id)


def _aim(sentence: str) -> tuple[str, list[str]]:
    """ "To reset it, first unplug it." has one step, and says what all the steps are for."""
    inline = Inline(sentence)
    aim = _AIM.match(inline.clear)
    if not aim or len(orders.actions(inline.clear)) != 1:
        return "", []
    label, step = inline.piece(0, aim.end() - 1), inline.piece(aim.end() + 1, len(inline.clear))
    if label is None or step is None or not step.strip():
        return "", []
    return f"{label}:", [full_stop(capital(step.strip()))]


def _reaches_back(clear: str, starts: Sequence[int]) -> bool:
    """Is there a condition or a time that could be about more than one of the actions?"""
    near = [match.start() for match in _NEAR.finditer(clear)]
    return any(
        match.start() not in near and not (_UNTIL.match(clear, match.start()) and match.start() > starts[-1])
        for match in _REACHES_BACK.finditer(clear, starts[0])
    )


def _steps_of(sentence: str) -> tuple[str, list[str]]:
    """What stands over the steps ("If you smell gas:"), and the steps of one sentence."""
    inline = Inline(sentence)
    starts = orders.actions(inline.clear)
    condition = _CONDITION.match(inline.clear)
    if len(starts) < 2 or _reaches_back(inline.clear, starts):
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
    lead = _LEAD.search(before[-1].text) if before else None
    if lead and _counts(lead["number"], len(blocks)):
        return list(blocks)
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
            "To reset it, first unplug it. Wait ten seconds. You will hear a click. Plug it back in.",
            "To reset it:\n\n1. First unplug it.\n2. Wait ten seconds. You will hear a click.\n"
            "3. Plug it back in.",
            {"text.steps_numbered": 0},
        ),
        Case(
            "Go on until the church, turn left and walk past the school.",
            "1. Go on until the church.\n2. Turn left.\n3. Walk past the school.",
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
        "Take one tablet in the morning. Do not take more. Take one tablet at night. Keep the box shut.",
        "There are two steps.\n\n1. Open the box and take out the cable.\n2. Plug it in.",
    ),
    after=("list_enumerations", "set_out_conditions"),
)
