"""Find out, once, whether a model can reword a sentence and change nothing.

Six sentences of our own go the same way as a person's: the same request, the same gate. Beside that
we know here which words belong together. A model that gets four right is able. The verdict is kept.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from sayclear.readability.vocabulary import stem
from sayclear.repair.rewording import OutOfTime, Step, reword

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

VERSION = 1
"""Counted up when the sentences, the request or the gate change: old verdicts then count no more."""

LIMIT = 15
ENOUGH = 4
SECONDS = 40.0
"""A model that needs longer is too slow to be of use here. Our own choice."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out when a model was tried."""

    able: bool
    passed: int
    tried: int
    """Sentences that were tried: six at most, fewer where the outcome was clear before."""
    seconds: float
    why: Literal["passed", "failed", "slow"]


class Verdicts(Protocol):
    """Keeps the verdicts, by the model's name and a fingerprint of its file."""

    def read(self, name: str, fingerprint: str) -> Verdict | None:
        """The kept verdict, or None where this model was not tried."""
        ...

    def write(self, name: str, fingerprint: str, verdict: Verdict) -> None:
        """Keep a verdict."""
        ...


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence, and words that must stand in one sentence of the rewrite."""

    sentence: str
    together: tuple[tuple[str, str], ...]


PROBES = (
    Probe(
        "The bakery in Orchard Street, which belongs to a family from Porto, bakes its rye bread at night "
        "and sells it to three schools and a hotel in the morning.",
        (("bakery", "Porto"), ("bakes", "night"), ("sells", "morning")),
    ),
    Probe(
        "Tom Hale started our choir in 2016 with nine singers, and it now meets on Tuesday evenings in the "
        "old fire station and gives two concerts a year.",
        (("Hale", "2016"), ("meets", "station"), ("gives", "concerts")),
    ),
    Probe(
        "The bridge was closed on 8 October because the river had washed away its north end, and the buses "
        "to Elmford now take the longer road along the lake.",
        (("bridge", "closed"), ("river", "north"), ("buses", "lake")),
    ),
    Probe(
        "Walking back from the market with a heavy bag, Mrs Okoro met the new postman at the corner, and he "
        "carried the bag to her door on the second floor.",
        (("postman", "corner"), ("carried", "door")),
    ),
    Probe(
        "The small museum has a train from 1903 and a ship made of glass, but the room with the ship does "
        "not open on Mondays and the train needs new paint.",
        (("train", "1903"), ("ship", "open"), ("train", "paint")),
    ),
    Probe(
        "The gardeners planted forty young trees along the canal in March, watered them through a dry spring "
        "and saw the first green leaves at the end of May.",
        (("planted", "canal"), ("watered", "spring"), ("leaves", "May")),
    ),
)


def try_out(model: BaseChatModel) -> Generator[Step, None, Verdict]:
    """Try a model; yields where it is, now and then. Raises what the model raises."""
    begin = time.monotonic()
    passed = 0
    for number, probe in enumerate(PROBES, 1):
        step = Step("trial", number, len(PROBES))
        try:
            pieces = yield from reword(model, probe.sentence, LIMIT, until=begin + SECONDS, step=step)
        except OutOfTime:
            return Verdict(
                able=False, passed=passed, tried=number, seconds=time.monotonic() - begin, why="slow"
            )
        passed += bool(pieces) and _right(probe, pieces)
        if passed >= ENOUGH or number - passed > len(PROBES) - ENOUGH:
            break
    able = passed >= ENOUGH
    return Verdict(able, passed, number, time.monotonic() - begin, "passed" if able else "failed")


def _right(probe: Probe, pieces: tuple[str, ...]) -> bool:
    told = [{stem(word.strip(".,")) for word in piece.split()} for piece in pieces]
    return all(any({stem(one), stem(other)} <= words for words in told) for one, other in probe.together)
