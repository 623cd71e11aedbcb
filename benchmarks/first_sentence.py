"""How much later than the bare model Sayclear shows the first sentence (a ratio; to reach: 1.1)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from benchmarks.texts import QUESTIONS
from sayclear import prompt, turn
from sayclear.events import ChunkReady
from sayclear_adapters.models import DEFAULT_MODEL, open_model
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for

ROUNDS = 3


def measure() -> Iterator[str]:
    """Yield one line a figure.

    Both sides get the same messages at temperature 0, so they write the same words. Each question was
    read by the model before, on both sides alike, and the sides take turns in going first.
    """
    use_grammar()
    profile = profile_for("plain")
    model = open_model(DEFAULT_MODEL).model_copy(update={"temperature": 0.0})
    ours, bare, repaired = [], [], 0
    for question in QUESTIONS:
        _, sentence, changed = _ours(model, profile, question)
        if changed:
            repaired += 1
            continue
        for number in range(ROUNDS * 2):
            if number % 2:
                ours.append(_ours(model, profile, question)[0])
                bare.append(_bare(model, profile, question, sentence))
            else:
                bare.append(_bare(model, profile, question, sentence))
                ours.append(_ours(model, profile, question)[0])
    if not ours:
        yield "every first sentence needed a repair, so there is no figure"
        return
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    median = statistics.median
    yield f"first sentence without a repair: median ratio {median(ratios):.2f} of {len(ratios)} pairs"
    yield f"median seconds: {median(ours):.3f} with Sayclear, {median(bare):.3f} without"
    yield f"first sentences that needed a repair, and are left out: {repaired} of {len(QUESTIONS)}"


def _bare(model: Any, profile: Any, question: str, sentence: str) -> float:
    """Seconds until the bare model has written the last character of this sentence."""
    begin, text = time.perf_counter(), ""
    messages = prompt.build(profile, words=question)
    with closing(model.stream(messages)) as stream:
        for chunk in stream:
            text += str(chunk.text)
            if sentence in text:
                break
    return time.perf_counter() - begin


def _ours(model: Any, profile: Any, question: str) -> tuple[float, str, bool]:
    """Seconds until the first chunk is ready, its text, and whether it was changed."""
    begin = time.perf_counter()
    with closing(turn.run(question, model=model, profile=profile)) as events:
        for event in events:
            if isinstance(event, ChunkReady):
                return time.perf_counter() - begin, event.text, bool(event.changes)
    return time.perf_counter() - begin, "", True
