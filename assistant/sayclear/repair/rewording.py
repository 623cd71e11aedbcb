"""One sentence, at most two tries: ask, filter, hold against the sentence."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sayclear.repair import ask, gate

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage


@dataclass(frozen=True, slots=True)
class Step:
    """Where the work is."""

    what: Literal["trial", "reply"]
    """On sentences of our own, to try the model out once; or on those of the reply."""
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Try:
    """One answer, and why it was refused; None where it was taken."""

    answer: str
    refused: gate.Refusal | None


class OutOfTime(Exception):
    """The time for all of the work is over."""


def reword(
    model: BaseChatModel,
    sentence: str,
    limit: float,
    *,
    until: float,
    step: Step,
    tries: list[Try] | None = None,
) -> Generator[Step, None, tuple[str, ...]]:
    """The sentences that may stand in the place of `sentence`; none where the original should stay.

    Yields `step` at once, and then a few times a second: closing the generator stops the model.
    Asks a second time only for one lost number or name: nothing else got better by asking again
    (`docs/repair.md`). Each answer is put into `tries`, for whoever wants to read it. Raises OutOfTime
    at the time `until`, and what the model raises.
    """
    yield step
    first, lost = "", ""
    for _ in range(2):
        asked = ask.messages(sentence, limit, first_answer=first, lost=lost)
        answer = yield from _heard(model, asked, step, most=3 * len(sentence) + 200, until=until)
        pieces = gate.without_lead(sentence, ask.parse(answer))
        why = gate.refusal(sentence, pieces, limit)
        if tries is not None:
            tries.append(Try(answer, why))
        if why is None:
            return pieces
        lost = gate.lost_fact(sentence, pieces) if why in ("content", "facts") else ""
        if not lost:
            break
        first = answer
    return ()


def _heard(
    model: BaseChatModel, asked: list[BaseMessage], step: Step, *, most: int, until: float
) -> Generator[Step, None, str]:
    """The whole answer; "" where it is none."""
    said = ""
    with closing(ask.listen(model, asked, most=most, until=until)) as answer:
        try:
            for piece in answer:
                said += piece
                yield step
        except ask.NoAnswer:
            said = ""
    if time.monotonic() > until:
        raise OutOfTime
    return said
