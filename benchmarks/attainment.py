"""How many texts fit every limit of their preset, before and after the transformers, with no model."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.quality_texts import KINDS, Half, Sample, samples
from sayclear.readability import check
from sayclear.readability.units import read
from sayclear.receipts import receipt_of
from sayclear.reply import Receipt, Reply
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar


@dataclass(frozen=True, slots=True)
class Outcome:
    """One text on its way through the chain."""

    sample: Sample
    before: Receipt
    reply: Reply
    after: Receipt
    units: int
    long_before: int
    long_after: tuple[str, ...]
    units_after: int
    """Sentence units, and those over the limit."""


def outcome(sample: Sample) -> Outcome:
    """Check, shape, check again."""
    profile, about = sample.profile, sample.about
    limit = profile.limit("sentence_words") or 10_000
    reply = shape(sample.text, profile, about)
    was, now = read(sample.text).sentences, read(reply.text, reply.more).sentences
    return Outcome(
        sample,
        check(sample.text, profile, about=about),
        reply,
        receipt_of(reply, profile, about),
        len(was),
        sum(len(unit.words) > limit for unit in was),
        tuple(unit.text for unit in now if len(unit.words) > limit),
        len(now),
    )


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Shares that fit, units over the limit, and the rules that are not met."""
    count = len(outcomes)
    if not count:
        return
    fits_before = sum(o.before.passed for o in outcomes) / count
    fits_after = sum(o.after.passed for o in outcomes) / count
    long_before = sum(o.long_before for o in outcomes) / max(1, sum(o.units for o in outcomes))
    long_after = sum(len(o.long_after) for o in outcomes) / max(1, sum(o.units_after for o in outcomes))
    only_long = sum(
        o.after.passed or {f.rule for f in o.after.not_met} == {"sentence_words"} for o in outcomes
    )
    yield (
        f"{count} texts: fit {fits_before:.1%} before, {fits_after:.1%} after; "
        f"all but sentence_words {only_long / count:.1%}"
    )
    yield f"sentence units over the limit: {long_before:.2%} before, {long_after:.2%} after"
    missed = Counter(f.rule for o in outcomes for f in o.after.not_met)
    yield "not met after: " + (
        ", ".join(f"{rule} {n / count:.0%}" for rule, n in missed.most_common()) or "none"
    )
    lost = sum(len(o.after.facts_lost) for o in outcomes)
    yield f"facts lost by our own ledger: {lost}"


def measure(half: Half = "development") -> Iterator[str]:
    """Yield one line a figure, for each kind of text and each preset."""
    use_grammar()
    for kind in KINDS:
        done = [outcome(sample) for sample in samples(half, kind)]
        if not done:
            continue
        yield f"{half}, {kind}: " + next(iter(table(done)))
        yield from (f"    {line}" for line in list(table(done))[1:])
        for presets in sorted({o.sample.presets for o in done}):
            own = [o for o in done if o.sample.presets == presets]
            yield f"  {' + '.join(presets)}: " + next(iter(table(own)))


if __name__ == "__main__":
    for line in measure("held_out" if "held_out" in sys.argv else "development"):
        print(line)
