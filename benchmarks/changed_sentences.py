"""Draw changed sentences at random, for people to read: `python -m benchmarks.changed_sentences 200 7`.
Names of kinds behind the two numbers draw from these texts alone.

Each sentence of our replies, letters and articles goes through the chain by itself, with its text's
profile. Verdicts of readers lie beside the texts, in `quality/read/`, and `measure` counts them.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from benchmarks.quality_texts import FOLDER, Half, Sample, samples
from sayclear import markdown
from sayclear.layout import is_quoted, pieces
from sayclear.readability import check
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar

READ = FOLDER / "read"
HALVES: tuple[Half, ...] = ("development", "held_out")


def sentences(*kinds: str) -> Iterator[tuple[Sample, str]]:
    """Each sentence of prose, with the text it stands in."""
    for half in HALVES:
        for sample in samples(half, *kinds):
            for block in markdown.parse(sample.text):
                if block.kind in ("paragraph", "item") and not is_quoted(block, sample.about):
                    for piece in pieces(block.text):
                        yield sample, piece


def draw(count: int, seed: int, *kinds: str) -> Iterator[dict[str, str | list[str]]]:
    """Sentences that the chain changes, in an order that `seed` fixes."""
    use_grammar()
    everything = list(sentences(*kinds))
    random.Random(seed).shuffle(everything)  # noqa: S311 - not a secret
    found = 0
    for sample, sentence in everything:
        if found == count:
            return
        profile = sample.profile.with_turn({"text.length_words": 2000})
        if _has_few_hard_words(sample):
            # One sentence alone may be over a share that its whole text keeps.
            profile = profile.with_turn({"text.hard_words_percent": None})
        # No question: what a whole reply begins with ("Start here: ...") is not to be read here.
        reply = shape(sentence, profile, replace(sample.about, question=""))
        by = sorted({change.transformer for change in reply.changes})
        if by:
            found += 1
            yield {
                "id": f"{found:03}",
                "presets": list(sample.presets),
                "before": sentence,
                "after": reply.whole,
                "by": by,
            }


@cache
def _has_few_hard_words(sample: Sample) -> bool:
    findings = check(sample.text, sample.profile, about=sample.about).findings
    return next(finding.ok for finding in findings if finding.rule == "hard_words_percent")


def measure() -> Iterator[str]:
    """Yield the share of each verdict, by round and reader. Each round's readers were blind to each other."""
    for number in (1, 2, 3, 4, 5):
        rounds = [_verdicts(f"round{number}_{reader}") for reader in ("first", "second")]
        for reader, verdicts in zip(("first", "second"), rounds, strict=True):
            counts = Counter(verdicts.values())
            shares = ", ".join(f"{name} {n} ({n / len(verdicts):.1%})" for name, n in counts.most_common())
            yield f"round {number}, {reader} reader: {shares} of {len(verdicts)}"
        both = [sorted({one[key] for one in rounds}) for key in rounds[0]]
        yield (
            f"round {number}: both say good {sum(said == ['good'] for said in both)}, "
            f"both say changed {sum(said == ['changed'] for said in both)}, "
            f"one or both say changed {sum('changed' in said for said in both)}"
        )


def _verdicts(name: str) -> dict[str, str]:
    rows = (json.loads(line) for line in (READ / f"{name}.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: row["verdict"] for row in rows}


if __name__ == "__main__":
    for row in draw(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]):
        print(json.dumps(row, ensure_ascii=False))
