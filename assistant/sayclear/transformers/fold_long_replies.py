"""Fold what is over the length behind "More". What must be done, and by when, always stays in sight."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayclear.facts import find
from sayclear.layout import holds_lines, is_label, leans_back, pieces, words_in
from sayclear.markdown import Block, plain
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_MUST = re.compile(
    r"\b(?:must|mustn['’]t|never|deadline|is\s+due|are\s+due|was\s+due"
    r"|do(?:\s+not|n['’]t)\s+(?!worry|hesitate|beat|panic|feel|forget\s+that|get\s+discouraged|be\s+(?:afraid|shy))"
    r"|no\s+later\s+than|at\s+the\s+latest"
    r"|closing\s+date|bring(?!\s+(?:it|them)\s+home|\s+about)"
    r"|(?:you|they|patients|pupils|child)\s+(?:will\s+)?need(?!s?\s+not)"
    r"|(?<!we\s)(?<!we\swill\s)ha(?:s|ve)\s+to"
    r"|required\s+to|warning|danger\w*|caution|emergency|999|111|overdose)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:do(?:es)?\s+not|don['’]t|doesn['’]t)\s+(?:usually\s+|normally\s+)?(?:have|need)\s+to\b"
    r"|\bneed\s+not\b"
    r"|\b(?:if|when)\s+you\s+(?:do\s+not|don['’]t|have\s+to|need)\b|\bwe\s+(?:must|never|do\s+not"
    r"|don['’]t)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|until|till|within|later\s+than)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:within|at\s+least|no\s+less\s+than)\s+(?:[\w.]+\s+){1,3}?(?:minutes?|hours?|days?|weeks?"
    r"|months?|years?)\b['’]?"
    r"(?:\s+(?:notice|before|in\s+advance|of)\b)?",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:immediately|straight\s?away|at\s+once|right\s+away|urgent(?:ly)?|A&E|toxic|poison\w*"
    r"|fatal|deadly|lethal|hazard\w*|beware|careful(?:ly)?|severe\s+(?:pain"
    r"|bleeding|reaction|symptoms|headache)|stop\s+taking|not\s+(?:be\s+)?(?:allowed|permitted)"
    r"|(?:take|takes|taking|taken|dissolve|drink|swallow|inject|apply)\b[^.]*\b(?:tablets?|doses?"
    r"|sachets?|capsules?|drops"
    r"|(?:\d+\s?)?m[lg]|medicines?|medication))\b",
    re.IGNORECASE,
)


# What else may not be hidden: what is forbidden or costs money, what somebody has to do or have with
# them, what is refused, how much of a medicine, and what to do when something goes wrong.
_GRAVE = re.compile(
    r"""\b(?:
      forbidden | prohibited | offence | compulsory | mandatory | obligatory | essential | liable
    | (?:fine|penalty|charge) \s of \s [£$€]? | penalt(?:y|ies)
    | make \s (?:sure|certain) | ensure | (?:a|your) \s duty | under \s no \s circumstances
    | you \s (?:can\s?not|can['’]t|may \s not|will \s not|won['’]t)
    | you \s are \s not \s (?:allowed|entitled|eligible)
    | (?:cannot|can['’]t|will \s not|won['’]t) \s [^.]* \b unless
    | unless \s [^.]* \b (?:cannot|will \s not|won['’]t)
    | we \s (?:cannot|can['’]t|will \s not|won['’]t) \s
      (?:pay|refund|return|issue|accept|give|get|see|treat|help)
    | not \s (?:be \s)? (?:accepted|considered|refunded|valid|suitable|recommended|safe|covered)
    | received \s after | (?:ends?|expires?|closes?) \s on | last \s day \s (?:of|to|for)
    | (?:please|and) \s (?:sign|return|send|complete|fill|carry|enclose|bring|pay|keep)
    | have \s [^.]{1,40} \b ready | carry \s (?:the|this|your)
    | keep \s [^.]{0,30} \b (?:out \s of|away \s from)
    | may \s cause | side \s effects? | drows\w+ | allerg\w+
    | (?:times|once|twice) \s (?:a|per|each) \s day | (?:once|twice|times) \s daily | every \s \w+ \s hours?
    | no \s (?:food|drink|alcohol|smoking|more \s than)
    )(?!\w)
    | ^\W*(?:stop|return|sign|pay|freeze)\b
    | ^\W*(?:ring|call|phone|tell|contact) \s [^.]* \b (?:if|when|before)\b""",
    re.IGNORECASE | re.VERBOSE,
)

_START = re.compile(r"[\W_]*start here:", re.IGNORECASE)
_FIRST_PART = re.compile(r"Part 1 of \d+:$")
_LATER_PART = re.compile(r"Part (?!1 )\d+ of \d+:$")
_MAY_HOLD_A_DATE = re.compile(r"\d|day\b|noon|midnight|\bdoses?\b", re.IGNORECASE)


def fold_long_replies(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Nothing is deleted, and each part keeps its order. What must be done, and by when, stays."""
    limit = profile.limit("length_words")
    if limit is None or words_in(layout.shown) <= limit:
        return layout
    parts = _parts(layout.shown)
    _keep_together(parts)
    left = limit - sum(part.words for part in parts if part.stays)
    for group in _groups(parts, whole_lists=False):
        if group[0].stays or group[0].block.kind == "heading":
            continue
        words = sum(part.words for part in group)
        if words > left:
            break
        left -= words
        for part in group:
            part.shown = True
    _show_headings(parts)
    if all(part.seen for part in parts) or not any(part.seen for part in parts):
        return layout
    shown, folded = _joined(parts, seen=True), _joined(parts, seen=False)
    return Layout(shown, (*folded, *layout.more), layout.added)


def _joined(parts: list[_Part], *, seen: bool) -> tuple[Block, ...]:
    """The blocks of one side; sentences of one paragraph that follow each other are one block again."""
    out: list[Block] = []
    last = -2
    for number, part in enumerate(parts):
        if part.seen != seen:
            continue
        if last == number - 1 and part.goes_on:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {part.block.text}", lines=())
        else:
            out.append(part.block)
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
    goes_on: bool = False
    """Does it stand in the same paragraph as the part before it?"""

    @property
    def seen(self) -> bool:
        return self.stays or self.shown


def _parts(blocks: tuple[Block, ...]) -> list[_Part]:
    made: list[_Part] = []
    for block in blocks:
        before = made[-1].block if made else None
        if block.kind == "paragraph" and block.depth < 0 and not block.quoted and not holds_lines(block.text):
            for number, text in enumerate(_chains(block.text)):
                stays = _START.match(text) is not None or any(_stays(plain(piece)) for piece in pieces(text))
                part = _part(
                    replace(block, text=text, lines=()) if text != block.text else block, stays=stays
                )
                part.goes_on = number > 0
                later = _LATER_PART.match(text) is not None
                goes_with = bool(made) and (made[-1].block.depth >= 0 if later else leans_back(plain(text)))
                part.leans = goes_with or (bool(made) and _FIRST_PART.match(text) is not None)
                made.append(part)
            continue
        part = _part(block, stays=block.kind != "heading" and _stays(plain(block.text)))
        # A list is whole, with the line that opens it.
        part.leans = before is not None and block.depth >= 0 and (before.depth >= 0 or is_label(before.text))
        made.append(part)
    return made


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


def _keep_together(parts: list[_Part]) -> None:
    """Where one part of a group stays, all of it stays: no step goes missing, and no line loses its list."""
    for group in _groups(parts):
        if any(part.stays for part in group):
            for part in group:
                part.stays = True


def _chains(text: str) -> list[str]:
    """The sentences of a paragraph; two of which the second says little alone are not parted."""
    chains: list[str] = []
    for sentence in pieces(text):
        if chains and leans_back(plain(sentence)):
            chains[-1] += f" {sentence}"
        else:
            chains.append(sentence)
    return chains or [text]


def _stays(sentence: str) -> bool:
    if _MUST.search(_FREE.sub(" ", sentence)) or _HARM.search(sentence) or _IN_TIME.search(sentence):
        return True
    if _GRAVE.search(sentence):
        return True
    if not _MAY_HOLD_A_DATE.search(sentence):
        return False
    facts = find(sentence)
    # "Once the roots are long": no dose.
    kinds = {fact.kind for fact in facts if fact.text.lower() not in ("once", "twice")}
    if kinds & {"warning", "dose"} or {"date", "time"} <= kinds:
        return True
    return any(
        fact.kind in ("date", "time") and _BY.search(sentence[: fact.place[0]]) is not None for fact in facts
    )


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
    after=("start_here", "shorten_paragraphs", "part_long_lists"),
)
