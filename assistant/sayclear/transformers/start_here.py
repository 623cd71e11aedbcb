"""Name the first step of a reply to "how do I" in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayclear.inline import capital, full_stop
from sayclear.layout import leans_back, pieces
from sayclear.markdown import Block, plain
from sayclear.readability.orders import actions, is_action, is_order
from sayclear.readability.rules import OWN_CHOICE, About
from sayclear.readability.rules.next_action import asks_how
from sayclear.readability.units import words_of
from sayclear.reply import Added
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile

_FIRST = re.compile(
    r"^(?:step (?:1|one)\s?[:.–—-]\s*|(?:first(?:ly)?|first of all|to start(?: with)?"
    r"|to begin(?: with)?)\b,?\s+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[*_]*[^*_.!?:–—]{1,60}?[*_]*(?::[*_]*|\s[–—-])\s+(?=\w)")
_SAID = re.compile(
    r"^(?:(?:you (?:can|could|might|may) |i(?:['’]d| would) |let['’]s |so, )?(?:start|begin)(?: off)?"
    r" (?:by|with)"
    r"|the (?:first|easiest first|best first|only first) (?:step|thing)(?: (?:to do|you need to do))? is to"
    r"|the (?:best|easiest|quickest|simplest) (?:way|place) (?:to start|forward|in) is (?:to|with)"
    r"|(?:first,? |to start,? )?(?:you(?:['’]ll| will)? need to|you (?:should|have to|must|can|could)))"
    r"\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ING = re.compile(r"^(?P<verb>[a-z]+)ing\b", re.IGNORECASE)
_NO_START = re.compile(
    r"[\W_]*(?:(?:just |please )?(?:tell|let|ask|send|give) me\b|let['’]s\b|say\b"
    r"|imagine\b|think\b|remember\b|don['’]t\b"
    r"|do not\b|never\b|if\b|when\b|once\b|unless\b|after\b|before\b|while\b|until\b|then\b"
    r"|finally\b|next\b|also\b)",
    re.IGNORECASE,
)
_SHELL = re.compile(r"^(?:```|~~~)\s*(?:bash|sh|shell|console|zsh|powershell|cmd|terminal)\b", re.IGNORECASE)
_NEAR_TOP = 6
_LONGEST_LOOK = 40
"""So many pieces are looked at: a first step stands near the top."""


def start_here(layout: Layout, profile: Profile, about: About) -> Layout:
    """The first thing that the reply itself tells to do, and nothing else; never in somebody else's text."""
    if not profile.limit("next_action") or about.given or not asks_how(about.question):
        return layout
    if any(block.text.lstrip("*_ ").lower().startswith("start here:") for block in layout.shown):
        return layout
    limit = profile.limit("sentence_words") or 1000
    lines = (f"Start here: {capital(full_stop(step))}" for step in _steps(layout.shown))
    line = next((line for line in lines if len(words_of(plain(line))) <= limit), None)
    if line is None:
        return layout
    return Layout(
        (Block("paragraph", line), *layout.shown), layout.more, (*layout.added, Added("step", line))
    )


def _steps(blocks: Sequence[Block]) -> Iterator[str]:
    """What may be the first step, the best first: said to be the first, a numbered step, any order."""
    orders: list[str] = []
    numbered: list[str] = []
    seen = 0
    for block in blocks:
        if block.quoted:
            continue
        if block.kind == "code":
            orders += _command(block)
        elif block.is_prose:
            for piece in pieces(block.text):
                seen += 1
                bare = piece.replace("**", "").replace("__", "").strip()
                if (said := _said_first(bare)) and (seen <= _NEAR_TOP or not said.startswith("begin with")):
                    yield said
                step = _order(bare)
                if step and block.kind == "item" and block.marker[:1].isdigit():
                    numbered.append(step)
                elif step:
                    orders.append(step)
        if numbered or seen > _LONGEST_LOOK:
            break
    found = [*numbered[:1], *orders]
    # "Leave it out" says little at the top, where nobody knows what "it" is.
    yield from (step for step in found if not leans_back(step))


def _said_first(sentence: str) -> str | None:
    """ "You can start by opening the box." -> "open the box"."""
    match = _SAID.match(sentence)
    if not match or sentence.endswith("?"):
        return None
    rest, lead = match["rest"], sentence[: match.start("rest")].lower()
    if lead.rstrip().endswith("with"):
        return f"begin with {rest}" if not _ING.match(rest) else None
    if lead.rstrip().endswith("by"):
        rest = _from_ing(rest) or ""
    elif not re.search(r"\b(?:first|start)\b", lead):
        return None
    return rest if rest and is_order(rest) else None


def _from_ing(words: str) -> str | None:
    """ "opening the box" -> "open the box", where just one such verb is known to give an order."""
    match = _ING.match(words)
    if not match:
        return None
    root, tail = match["verb"], words[match.end() :]
    forms = [root, root + "e"]
    if len(root) > 3 and root[-1] == root[-2]:
        forms.insert(0, root[:-1])
    return next((form + tail for form in forms if is_order(form + tail)), None)


def _order(sentence: str) -> str | None:
    """The first action of an order, without its label; None where the sentence is none."""
    for words in (sentence, _LABEL.sub("", sentence, count=1)):
        words = _FIRST.sub("", re.sub(r"^\d+\\?[.)]\s+", "", words))
        if words.endswith(":") or _NO_START.match(words) or not is_action(words):
            continue
        begins = actions(words)
        if len(begins) > 1:
            return re.sub(r"(?:[\s,;]|\b(?:and|then)\b)+$", "", words[: begins[1]])
        return words
    return None


def _command(block: Block) -> list[str]:
    """A block of commands is a first step too; its words stay where they are."""
    lines = block.text.strip().split("\n")
    commands = [line for line in lines[1:-1] if line.strip() and not line.strip().startswith("#")]
    if not commands or not _SHELL.match(lines[0].strip()):
        return []
    return ["run the first command below" if len(commands) > 1 else "run the command below"]


TRANSFORMER = Transformer(
    name="start_here",
    phase="reply",
    reply=start_here,
    reads=frozenset({"text.next_action", "text.sentence_words"}),
    source=OWN_CHOICE,
    examples=(
        Case(
            "1. Find your card.\n2. Call the office.",
            "Start here: Find your card.\n\n1. Find your card.\n2. Call the office.",
            {"text.next_action": 1},
            question="How do I pay my rent?",
        ),
        Case(
            "It is easy. Write down three ideas. Then rest.",
            "Start here: Write down three ideas.\n\nIt is easy. Write down three ideas. Then rest.",
            {"text.next_action": 1},
            question="I can't start my essay",
        ),
        Case(
            "You can start by opening the box.",
            "Start here: Open the box.\n\nYou can start by opening the box.",
            {"text.next_action": 1},
            question="Where do I start?",
        ),
        Case(
            "```bash\ngit status\n```",
            "Start here: Run the command below.\n\n```bash\ngit status\n```",
            {"text.next_action": 1},
            question="How do I see what changed?",
        ),
    ),
    leaves_alone=("1. Find your card.\n2. Call the office.", "You can pay by card."),
    after=("number_steps", "part_long_lists"),
)
