"""How much later than the bare model Sayclear shows the first sentence (a ratio; to reach: 1.1)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import closing

from benchmarks.texts import QUESTIONS
from sayclear import prompt, sentences, turn
from sayclear.events import ChunkReady
from sayclear_adapters.models import DEFAULT_MODEL, open_model
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for

ROUNDS = 3


def measure() -> Iterator[str]:
    """Yield one line a figure. Both sides get the same prompt, with its constant part already read."""
    use_grammar()
    profile = profile_for("plain")
    model = open_model(DEFAULT_MODEL).model_copy(update={"temperature": 0.0})
    _bare(model, profile, QUESTIONS[0])
    ratios, waits = [], []
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            bare = _bare(model, profile, question)
            ours, changed = _ours(model, profile, question)
            if not changed:
                ratios.append(ours / bare)
                waits.append(ours)
    if not ratios:
        yield "every first sentence needed a repair, so there is no figure"
        return
    yield (
        f"first sentence without a repair: median ratio {statistics.median(ratios):.2f}, "
        f"largest {max(ratios):.2f}; median {statistics.median(waits):.2f} s of {len(ratios)}"
    )


def _bare(model: object, profile: object, question: str) -> float:
    """Seconds until the bare model has written the last mark of its first sentence."""
    messages = prompt.build(profile, words=question)  # type: ignore[arg-type]
    begin, text = time.perf_counter(), ""
    with closing(model.stream(messages)) as stream:  # type: ignore[attr-defined]
        for chunk in stream:
            text += str(chunk.text)
            stripped = text.strip()
            if stripped.endswith((".", "!", "?", ":")) or "\n" in stripped:
                if "\n" in stripped or sentences.ends_here(stripped, len(stripped) - 1, len(stripped)):
                    break
    return time.perf_counter() - begin


def _ours(model: object, profile: object, question: str) -> tuple[float, bool]:
    """Seconds until the first chunk is ready, and whether it was changed."""
    begin = time.perf_counter()
    with closing(turn.run(question, model=model, profile=profile)) as events:  # type: ignore[arg-type,type-var]
        for event in events:
            if isinstance(event, ChunkReady):
                return time.perf_counter() - begin, bool(event.changes)
    return time.perf_counter() - begin, True
