"""Put the opening of a long sentence ("If you move house, ...") on a line of its own."""

from __future__ import annotations

import re

from sayclear import grammar, seams
from sayclear.inline import cut
from sayclear.layout import BREAK, is_label, is_quoted, leans_back, pieces, regroup
from sayclear.markdown import Block, plain
from sayclear.readability import orders
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def set_out_conditions(layout: Layout, profile: Profile, about: About) -> Layout:
    """The opening becomes a line that ends in a colon. All that it is about stays under it, in one block."""
    limit = profile.limit("sentence_words")
    if limit is None or not grammar.ready():
        return layout
    numbered = profile.limit("steps_numbered") is not None
    return Layout(
        tuple(
            new
            for block in layout.shown
            for new in ((block,) if is_quoted(block, about) else _block(block, limit, numbered=numbered))
        ),
        layout.more,
        layout.added,
    )


def _block(block: Block, limit: float, *, numbered: bool) -> tuple[Block, ...]:
    if block.kind not in ("paragraph", "item") or BREAK in block.text:
        return (block,)
    groups: list[list[str]] = [[]]
    changed = governed = False
    for sentence in pieces(block.text):
        lines = _lines(sentence, limit)
        if lines is not None and numbered and block.marker[:1].isdigit() and _holds_two_actions(lines):
            # "For a quick test, find it and type it" is one step; under a label it would be two in one.
            lines = None
        if lines is not None:
            changed = governed = True
            groups += [[lines], []]
        elif governed and leans_back(plain(sentence)):
            # "After that, ..." belongs to what stands under the opening.
            groups[-2].append(sentence)
        else:
            governed = False
            groups[-1].append(sentence)
    if not changed:
        return (block,)
    return regroup(block, (" ".join(group) for group in groups if group))


def _holds_two_actions(lines: str) -> bool:
    return len(orders.actions(plain(lines.partition(BREAK)[2]))) > 1


_PLACE = re.compile(
    r"(?:In|On|At|For|From|During|By|Before|After|Since|Until|Within|Between|To)\s"
    r"(?!.*\b(?:you|we|they|it|he|she|I|is|are|has|have)\b)"
)


def _lines(sentence: str, limit: float) -> str | None:
    if is_label(sentence) or len(words_of(plain(sentence))) <= limit:
        return None
    if seams.enumeration(sentence, limit):
        # A list is the better layout; another transformer makes it.
        return None
    found = seams.opening_line(sentence, limit) or seams.label_line(sentence, limit)
    if found is None:
        return None
    label, rest = found
    under = [piece for start, end in cut(rest) for piece in seams.split(rest[start:end], limit)]
    if _PLACE.match(label) and any(len(words_of(plain(piece))) > limit for piece in under):
        # "In the UK:" is only worth a line where the rest fits then.
        return None
    return f"{label}{BREAK}{' '.join(under)}"


TRANSFORMER = Transformer(
    name="set_out_conditions",
    phase="reply",
    reply=set_out_conditions,
    reads=frozenset({"text.sentence_words"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "If you cannot come to the desk on Friday, ring us on 0300 123 4567 and we will find "
            "another time.",
            "If you cannot come to the desk on Friday:  \n"
            "Ring us on 0300 123 4567 and we will find another time.",
            {"text.sentence_words": 15},
        ),
        Case(
            "The desk is closed. From 3 May 2026, you can bring your forms to the office in Mill Lane "
            "instead. Thank you.",
            "The desk is closed.\n\nFrom 3 May 2026:  \nYou can bring your forms to the office in Mill "
            "Lane instead.\n\nThank you.",
            {"text.sentence_words": 15},
        ),
    ),
    leaves_alone=(
        "If you cannot come, ring us.",
        "If you ask us nicely, will you get more time to pay, or will you have to pay the whole sum at "
        "once today?",
    ),
    after=("list_enumerations",),
)
