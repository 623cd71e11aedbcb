"""Ask a model to reword one sentence: one rule, one example, and nothing else of the reply."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

from sayclear import sentences
from sayclear.prompt import disarm

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage

SYSTEM = "You rewrite text in plain English. Keep every fact. Add nothing. Answer with the rewrite only."

ASK = (
    "Split this into short sentences. Each sentence has at most {limit} words. Keep every fact.\n\n"
    "Text: {text}"
)

AGAIN = 'You left out "{lost}". Write the whole rewrite again, with "{lost}" in it.'

EXAMPLE = (
    "The swimming pool in Hexley, which was shut in March because a pipe had burst, opens again on "
    "9 June, and lessons for beginners start one week later.",
    "The swimming pool in Hexley was shut in March. That was because a pipe had burst. It opens again on "
    "9 June. Lessons for beginners start one week later.",
)
"""A small model may copy from it: `gate` knows its rare words."""

EXAMPLE_WORDS = frozenset("swim swimming pool hexley pipe burst lesson lessons beginner beginners".split())

_HEARTBEAT = 0.2
"""Seconds after which those who watch hear from us, so that Stop works."""

_LEAD = re.compile(r"^(?:->|→|(?:answer|rewrite|rewritten|output|text)\s*:)\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def messages(sentence: str, limit: float, *, first_answer: str = "", lost: str = "") -> list[BaseMessage]:
    """What is sent: the rule with its limit, the example, the sentence. Nothing about the person.

    `first_answer` and `lost` are for a second try: what came, and the one fact that it left out.
    """
    # Late: it takes 0.15 s, and most replies need no repair.
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    def request(text: str) -> HumanMessage:
        return HumanMessage(ASK.format(limit=f"{limit:g}", text=text))

    asked: list[BaseMessage] = [SystemMessage(SYSTEM), request(EXAMPLE[0]), AIMessage(EXAMPLE[1])]
    asked.append(request(disarm(sentence)))
    if lost:
        asked += [AIMessage(disarm(first_answer)), HumanMessage(AGAIN.format(lost=disarm(lost)))]
    return asked


class NoAnswer(Exception):
    """The answer went on for too long, or the model cut it off."""


def listen(model: BaseChatModel, asked: list[BaseMessage], *, most: int, until: float) -> Generator[str]:
    """The answer in pieces, an empty one now and then, so that whoever reads may stop.

    Closing it stops the model. It ends at the time `until` (`time.monotonic`), whole or not. Raises
    NoAnswer for one of more than `most` characters, and for one that the model cut off.
    """
    length = 0
    told = time.monotonic()
    waiting = ""
    with closing(cast("Generator[AIMessageChunk]", model.stream(asked))) as stream:
        for chunk in stream:
            waiting += str(chunk.text)
            length += len(str(chunk.text))
            if length > most or chunk.response_metadata.get("finish_reason") in ("length", "repeats"):
                raise NoAnswer
            now = time.monotonic()
            if now > until:
                return
            if now - told >= _HEARTBEAT:
                yield waiting
                waiting, told = "", now
    yield waiting


def parse(answer: str) -> tuple[str, ...]:
    """The sentences of an answer. Empty where it is none: nothing, half a sentence, broken JSON."""
    text = _LEAD.sub("", answer.strip())
    if text[:1] in ("{", "["):
        text = " ".join(_from_json(text))
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    text = " ".join(" ".join(lines).split())
    if not re.search(r"\w.*[.!?]$", text):
        return ()
    return tuple(text[start:end] for start, end in sentences.cut(text))


def _from_json(text: str) -> list[str]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if isinstance(found, dict):
        found = found.get("sentences")
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        return []
    return found
