"""Fold what is over the length behind "More". What must be done, and by when, always stays in sight."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayclear.facts import find
from sayclear.layout import holds_lines, is_label, pieces, words_in
from sayclear.markdown import Block, plain
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_MUST = re.compile(
    r"\b(?:must|mustn['’]t|never|do\s+not|don['’]t|deadline|due|overdue|no\s+later\s+than|at\s+the\s+latest|closing\s+date"
    r"|bring|(?:you|they|patients|pupils|child)\s+(?:will\s+)?need(?!\s+(?:not|n't))|has\s+to|have\s+to|required\s+to"
    r"|warning|danger\w*|caution|emergency|999|111|overdose)\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:do(?:es)?\s+not|don['’]t|doesn['’]t)\s+(?:usually\s+|normally\s+)?(?:have|need)\s+to\b|\bneed\s+not\b", re.I)
_BY = re.compile(r"\b(?:by|before|until|till|from|on\s+or\s+before|within|after|than|expires?\s+on|ends?\s+on|at)\s+(?:\w+\s+){0,2}$", re.I)
_LEANS_BACK = re.compile(
    r"[\W_]*(?:otherwise|then|but|so|and|or|this|these|that|those|it|they|he|she|in that case|after that|because of this|if so|if not)\b",
    re.IGNORECASE,
)


def fold_long_replies(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Nothing is deleted, and each part keeps its order. Deadlines, musts, warnings, doses and things to bring stay."""
    limit = profile.limit("length_words")
    if limit is None or words_in(layout.shown) <= limit:
        return layout
    parts = _parts(layout.shown)
    _keep_with_their_lines(parts)
    left = limit - sum(part.words for part in parts if part.stays)
    for part in parts:
        if part.stays or part.block.kind == "heading":
            continue
        if part.words > left:
            break
        left -= part.words
        part.shown = True
    _show_headings(parts)
    if all(part.seen for part in parts) or not any(part.seen for part in parts):
        return layout
    return Layout(
        tuple(part.block for part in parts if part.seen),
        (*(part.block for part in parts if not part.seen), *layout.more),
        layout.added,
    )


@dataclass(slots=True)
class _Part:
    """A block, or some sentences of a paragraph."""

    block: Block
    words: int
    stays: bool
    shown: bool = False
    lead: int = -1
    """Index of the line over it ("You must bring:")."""

    @property
    def seen(self) -> bool:
        return self.stays or self.shown


def _parts(blocks: tuple[Block, ...]) -> list[_Part]:
    made: list[_Part] = []
    lead = -1
    for block in blocks:
        if block.kind == "paragraph" and block.depth < 0 and not block.quoted and not holds_lines(block.text):
            for text, stays in _stretches(block.text):
                made.append(_part(replace(block, text=text, lines=()), stays=stays))
            lead = len(made) - 1 if is_label(made[-1].block.text) else -1
            continue
        part = _part(block, stays=block.kind != "heading" and _stays(plain(block.text)))
        if block.kind == "item" or block.depth >= 0:
            part.lead = lead
        made.append(part)
    return made


def _part(block: Block, *, stays: bool) -> _Part:
    return _Part(block, words_in((block,)), stays)


def _stretches(text: str) -> list[tuple[str, bool]]:
    """Sentences that stay, and sentences that may be folded, as they follow each other."""
    sentences = pieces(text)
    stays = [_stays(plain(sentence)) for sentence in sentences]
    for index in range(len(sentences) - 1, 0, -1):
        # "Otherwise, your claim will end." says nothing without the sentence before it.
        if stays[index] and _LEANS_BACK.match(plain(sentences[index])):
            stays[index - 1] = True
    for index in range(1, len(sentences)):
        if stays[index - 1] and re.match(r"[\W_]*otherwise\b", plain(sentences[index]), re.IGNORECASE):
            stays[index] = True
    out: list[tuple[str, bool]] = []
    for sentence, stay in zip(sentences, stays, strict=True):
        if out and out[-1][1] == stay:
            out[-1] = (f"{out[-1][0]} {sentence}", stay)
        else:
            out.append((sentence, stay))
    return out or [(text, False)]


def _stays(sentence: str) -> bool:
    if _MUST.search(_FREE.sub(" ", sentence)):
        return True
    return any(
        fact.kind in ("warning", "dose")
        or (fact.kind in ("date", "time") and _BY.search(sentence[: fact.place[0]]) is not None)
        for fact in find(sentence)
    )


def _keep_with_their_lines(parts: list[_Part]) -> None:
    """A list stays whole where its opening line stays; an item that stays keeps its opening line."""
    for part in parts:
        if part.lead < 0:
            continue
        lead = parts[part.lead]
        if part.stays:
            lead.stays = True
    for part in parts:
        if part.lead >= 0 and parts[part.lead].stays and _stays(plain(parts[part.lead].block.text)):
            part.stays = True


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
    examples=(),
    leaves_alone=("Short text stays.",),
    after=("start_here", "shorten_paragraphs", "part_long_lists"),
)
