"""How much later than the bare model Sayclear shows the first sentence (a ratio; to reach: 1.1)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from benchmarks.texts import QUESTIONS
from sayclear import prompt, sentences, turn
from sayclear.events import ChunkReady
from sayclear_adapters.models import DEFAULT_MODEL, open_model
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for


def measure() -> Iterator[str]:
    """Yield one line a figure.

    Each question is asked twice by each side: once before and once after the other side. Whoever asks
    second finds the question already read; the mean of both orders takes that out.
    """
    use_grammar()
    profile = profile_for("plain")
    model = open_model(DEFAULT_MODEL).model_copy(update={"temperature": 0.0})
    _ours(model, profile, "Hello.")
    ratios, waits, repaired = [], [], 0
    for question in QUESTIONS:
        ours_after, changed = _after(_bare, _ours, model, profile, question)
        bare_after, _ = _after(_ours, _bare, model, profile, f"{question} ")
        if changed:
            repaired += 1
            continue
        (bare_first, ours_second), (ours_first, bare_second) = ours_after, bare_after
        ratios.append(((ours_second / bare_first) * (ours_first / bare_second)) ** 0.5)
        waits.append(ours_first)
    if not ratios:
        yield "every first sentence needed a repair, so there is no figure"
        return
    ratio, wait = statistics.median(ratios), statistics.median(waits)
    yield f"first sentence without a repair: median ratio {ratio:.2f}, largest {max(ratios):.2f}"
    yield f"seconds to the first sentence: median {wait:.2f} of {len(waits)} ({repaired} more were repaired)"


Side = Callable[[Any, Any, str], tuple[float, bool]]


def _after(
    first: Side, second: Side, model: Any, profile: Any, question: str
) -> tuple[tuple[float, float], bool]:
    """Seconds of both sides, one after the other, and whether the first sentence was changed."""
    one, changed_one = first(model, profile, question)
    two, changed_two = second(model, profile, question)
    return (one, two), changed_one or changed_two


def _bare(model: Any, profile: Any, question: str) -> tuple[float, bool]:
    """Seconds until the bare model has written the last mark of its first sentence."""
    messages = prompt.build(profile, words=question)
    begin, text = time.perf_counter(), ""
    with closing(model.stream(messages)) as stream:
        for chunk in stream:
            text += str(chunk.text)
            stripped = text.strip()
            marked = stripped.endswith((".", "!", "?"))
            if "\n" in stripped or (
                marked and sentences.ends_here(stripped, len(stripped) - 1, len(stripped))
            ):
                break
    return time.perf_counter() - begin, False


def _ours(model: Any, profile: Any, question: str) -> tuple[float, bool]:
    """Seconds until the first chunk is ready, and whether it was changed."""
    begin = time.perf_counter()
    with closing(turn.run(question, model=model, profile=profile)) as events:
        for event in events:
            if isinstance(event, ChunkReady):
                return time.perf_counter() - begin, bool(event.changes)
    return time.perf_counter() - begin, True
