"""Begin a long text with one of its own sentences: the first that holds a date, an amount or a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayclear.facts import find
from sayclear.layout import BREAK, holds_lines, is_label, leans_back, pieces, words_in
from sayclear.markdown import Block, plain
from sayclear.readability.orders import is_order
from sayclear.readability.rules import OWN_CHOICE, About, rules
from sayclear.readability.units import read, words_of
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

LABEL = "In one sentence:"
_LONG = 2
"""A text is long from twice the words that are shown first."""
_USUAL_LENGTH = 200
_FEWEST_WORDS = 4
_KEPT = ("sentence_words", "acronyms", "idioms", "vague_times", "pressure")
"""Rules that one more sentence could break."""

_ALREADY = re.compile(r"[\W_]*(?:in one sentence|in short|summary|key points?|tl;?dr)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\byou\s+(?:must|need\s+to|have\s+to|should)\b|\bplease\s+\w+|\bwe\s+need\s+you\b", re.I
)
# What takes something back or hangs on something else may not be torn from what is around it.
_HANGS = re.compile(
    r"\b(?:if|unless|except|excluding|apart\s+from|other\s+than|until|without|only|provided|whether|otherwise|however"
    r"|although|though|but|when|where|this|that|these|those|such|it|its|they|them|their|he|him|his|she|her|hers|both"
    r"|former|latter|above|below|following|also|too|then|instead|another|otherwise|some|most|(?-i:may)|might|could|for"
    r"\s+example|as\s+follows|not)\b|[(“”\":;]|\bsays\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"""[\W_]*(?:but|however|unless|except|only|although|though|(?:this|these|it|that)\s+(?:do|does|is|are)\s+not
    |if\s[^,]*,[^.]*\b(?:not|no|nothing|free|half|less|instead)|you\s+(?:do\s+not|don['’]t)\s+(?:have|need)
    |there\s+(?:is|are)\s+(?:an?\s+)?exceptions?|in\s+some\s+cases|some\s+people)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OLD = re.compile(r"\b(?:was|were|had|did|wrote|received|thank\s+you)\b|\b(?:dear|yours)\b", re.IGNORECASE)


def add_summary(layout: Layout, profile: Profile, about: About) -> Layout:
    """Never a dose, and no sentence that leans on another or that another takes back."""
    if not profile.on("reply.summary"):
        return layout
    blocks = layout.shown
    length = profile.limit("length_words") or _USUAL_LENGTH
    if words_in(blocks) <= _LONG * length or any(_ALREADY.match(plain(block.text)) for block in blocks):
        return layout
    if any(block.kind == "paragraph" and _TAKES_BACK.match(plain(block.text)) for block in blocks):
        # What a paragraph takes back may be said anywhere above it.
        return layout
    top = 1 if blocks[0].kind == "heading" else 0
    found = _best(blocks, top, profile, about)
    if found is None:
        return layout
    number, sentence = found
    line = _line(sentence, profile)
    # New blocks down to the one that holds the sentence: then the two are held against each other.
    same = [replace(block) for block in blocks[: number + 1]]
    shown = (*same[:top], Block("paragraph", line), *same[top:], *blocks[number + 1 :])
    return Layout(shown, layout.more, (*layout.added, Added("summary", line)))


def _line(sentence: str, profile: Profile) -> str:
    limit = profile.limit("sentence_words")
    longer = len(words_of(LABEL)) + len(words_of(plain(sentence)))
    return f"{LABEL} {sentence}" if limit is None or longer <= limit else f"{LABEL}{BREAK}{sentence}"


def _best(blocks: Sequence[Block], top: int, profile: Profile, about: About) -> tuple[int, str] | None:
    """The first sentence that asks something and says by when or how much; else the first with either."""
    found = [
        (number, sentence, _weight(sentence))
        for number, sentence in _candidates(blocks, top)
        if _fits(sentence, profile, about)
    ]
    best = max((weight for *_, weight in found), default=0)
    return next(((number, sentence) for number, sentence, weight in found if weight == best and best), None)


def _weight(sentence: str) -> int:
    text = plain(sentence)
    kinds = {fact.kind for fact in find(text) if fact.firm}
    asks = _REQUEST.search(text) is not None or is_order(text)
    says = bool(kinds & {"date", "money"})
    if "dose" in kinds or "warning" in kinds or (_OLD.search(text) and not asks):
        return 0
    return 2 if asks and says else 1 if asks or says else 0


def _candidates(blocks: Sequence[Block], top: int) -> Iterator[tuple[int, str]]:
    under_label = False
    for number, block in enumerate(blocks[top:], top):
        if block.kind == "paragraph" and not under_label and not block.quoted and block.depth < 0:
            yield from ((number, sentence) for sentence in _free(block, blocks[number + 1 : number + 2]))
        under_label = block.is_prose and is_label(plain(block.text))


def _free(block: Block, following: Sequence[Block]) -> Iterator[str]:
    """Sentences that nothing before or behind them changes."""
    if holds_lines(block.text):
        return
    sentences = pieces(block.text)
    after = [*sentences[1:], pieces(following[0].text)[0] if following and following[0].text.strip() else ""]
    for sentence, behind in zip(sentences, after, strict=True):
        text = plain(sentence)
        if not text.rstrip("*_ ").endswith((".", "!")) or len(words_of(text)) < _FEWEST_WORDS:
            continue
        if _HANGS.search(text) or leans_back(text):
            continue
        if _TAKES_BACK.match(plain(behind)):
            continue
        yield sentence


def _fits(sentence: str, profile: Profile, about: About) -> bool:
    """Does the sentence keep the limits by itself, so that the line brings no new fault?"""
    text = read(sentence)
    limits = ((name, profile.limit(name)) for name in _KEPT)
    return all(limit is None or rules()[name].measure(text, about).value <= limit for name, limit in limits)


_ON = {"reply.summary": True, "text.length_words": 30}
_LONG_PART = (
    "The hall is in Mill Lane, near the old bus station, and you can walk there from the town. "
    "There are two desks and a room to wait in, with a table for children and a small shop that sells tea. "
    "The car park behind the hall has places for about forty cars."
)

TRANSFORMER = Transformer(
    name="add_summary",
    phase="reply",
    reply=add_summary,
    reads=frozenset({"reply.summary", "text.length_words", *(f"text.{rule}" for rule in _KEPT)}),
    source=OWN_CHOICE,
    examples=(
        Case(
            f"{_LONG_PART}\n\nYou must pay the fee of £45 by 3 May 2027.",
            f"In one sentence: You must pay the fee of £45 by 3 May 2027.\n\n{_LONG_PART}\n\n"
            "You must pay the fee of £45 by 3 May 2027.",
            _ON,
            given=True,
        ),
    ),
    leaves_alone=("You must pay the fee of £45 by 3 May 2027.",),
    after=("put_answer_first", "list_enumerations", "set_out_conditions", "number_steps"),
)
