"""Take emoji and italics out of inline Markdown, and leave no gap."""

from __future__ import annotations

import re

from sayclear.inline import protected, touches
from sayclear.readability.rules.emoji import EMOJI

_EMPHASIS = (
    re.compile(r"(?<![*\\\w])\*(?![*\s])(?P<inner>(?:[^*\n]|\*\*[^*\n]+\*\*)+?)(?<![*\s\\])\*(?!\*)"),
    re.compile(r"(?<![\w_\\])_(?![_\s])(?P<inner>[^_\n]+?)(?<![_\s\\])_(?![\w_])"),
    re.compile(r"</?(?:u|ins|em|i)>(?P<inner>)", re.IGNORECASE),
)
_BOTH = re.compile(
    r"(?<![*_\\\w])(?:\*\*\*|___|\*\*_|_\*\*)(?![*_\s])(?P<inner>[^*_\n]+?)(?<![\s\\])(?:\*\*\*|___|\*\*_|_\*\*)(?![*_\w])"
)
_CROSSES = frozenset("\u274c\u274e\u2716\u26d4\U0001f6ab\U0001f44e")
_TICKS = frozenset("\u2705\u2714\u2611\U0001f44d")
_COLOURS = dict(
    zip(
        "\U0001f534\U0001f7e0\U0001f7e1\U0001f7e2\U0001f535\U0001f7e3\U0001f7e4\u26ab\u26aa",
        "red orange yellow green blue purple brown black white".split(),
        strict=True,
    )
)
"""Round signs. Several of them side by side are a key: "red for late, green for paid"."""
_KEYCAP = re.compile(r"([0-9])\ufe0f?\u20e3")
_SAYS_NO = re.compile(
    r"[\s*_]*(?:do(?:es)?\s+not|don['’]t|doesn['’]t|never|not?|none|avoid|stop|skip|cannot|can['’]t|without|isn['’]t)\b",
    re.I,
)


def named_colours(text: str) -> tuple[str, ...]:
    """What is written in place of the round signs of a key: "red for", "green for"."""
    found = [f"{word} for" for sign, word in _COLOURS.items() if sign in text]
    return tuple(found) if len(found) > 1 else ()


def without_emoji(text: str, *, in_cell: bool = False) -> str:
    """The text without emoji that are not in code.

    A cross that alone says "not" stays as a plain "✗", and in a table a tick as "✓".
    """
    if text.isascii():
        return text
    key = named_colours(text)
    kept = [span for span in protected(text) if text[span[0]] == "`"]

    def instead(match: re.Match[str]) -> str:
        if touches(kept, *match.span()):
            return match.group()
        sign = match.group()[0]
        if keycap := _KEYCAP.match(match.group()):
            first = not re.search(r"\w", text[: match.start()])
            return f"{keycap.group(1)}:" if first and not in_cell else keycap.group(1)
        if key and sign in _COLOURS:
            return f"{_COLOURS[sign]} for"
        if in_cell and sign in _TICKS:
            return "✓"
        opens = not re.search(r"\w", text[: match.start()]) and re.search(r"\w", text[match.end() :])
        if sign in _CROSSES and (in_cell or (opens and not _SAYS_NO.match(text, match.end()))):
            return "✗"
        return "\0"

    cleared = EMOJI.sub(instead, text)
    if cleared == text:
        return text
    # Marks that hold nothing any more go too. A space that stood on both sides is one space now.
    cleared = re.sub(r"(\*\*|\*|__|_)[ ]*\0(?:[ ]*\0)*[ ]*\1", "\0", cleared)
    cleared = re.sub(r"[ ]*\0(?:[ ]*\0)*(?=[ ]*(?:[.,!?;:]|$))", "", cleared)
    cleared = re.sub(r"(?:^|(?<=[ *_]))(?:\0[ ]*)+", "", cleared).replace("\0", "")
    return cleared.strip()


def upright(text: str) -> str:
    """Without italics and underline. Of bold italics the bold stays."""
    text = _without(_BOTH, text, "**")
    if "***" in text or "___" in text:
        return text
    for pattern in _EMPHASIS:
        text = _without(pattern, text, "")
    return text


def _without(pattern: re.Pattern[str], text: str, instead: str) -> str:
    code = [span for span in protected(text) if text[span[0]] == "`"]

    def bare(match: re.Match[str]) -> str:
        inside = touches(code, *match.span())
        return match.group() if inside else f"{instead}{match['inner']}{instead}"

    return pattern.sub(bare, text)
