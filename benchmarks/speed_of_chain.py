"""How long the whole chain takes on replies of about 300 words, with the parser loaded."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.quality_texts import samples
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar


def measure() -> Iterator[str]:
    """Yield one line for replies and one for letters; each text once, after a text to warm up."""
    use_grammar()
    for kind in ("replies", "letters"):
        texts = list(samples("development", kind))
        shape(texts[0].text, texts[0].profile, texts[0].about)
        times = []
        for sample in texts:
            begin = time.perf_counter()
            shape(sample.text, sample.profile, sample.about)
            times.append((time.perf_counter() - begin) * 1000)
        words = statistics.mean(len(sample.text.split()) for sample in texts)
        late = sorted(times)[int(0.95 * len(times))]
        yield (
            f"{kind}: median {statistics.median(times):.0f} ms, 95th percentile {late:.0f} ms, "
            f"{len(texts)} texts of {words:.0f} words on average"
        )
