"""How the gate of the repair judges: good cuts, and the same cuts with one word changed.

    python -m benchmarks.repair_gate [--half H] [--show]

The good cuts are those of our own code. In each one that passes, words are taken out, put in, and
swapped, by a fixed seed. What passes all the same is printed, to be read: an article may go.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator

from benchmarks.quality_texts import samples
from sayclear import sentences
from sayclear.markdown import plain
from sayclear.repair import may_be_sent, refusal
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for

PRESET = "reading-ease"
NEW = ("not", "never", "only", "soon")


def cuts(half: str) -> Iterator[tuple[str, str]]:
    """Each cut that our code made in a sentence that might be sent: before and after."""
    profile = profile_for(PRESET)
    seen: set[str] = set()
    for sample in samples("held_out" if half == "held_out" else "development"):
        for change in shape(sample.text, profile, sample.about).changes:
            before = plain(change.before)
            if change.transformer == "split_long_sentences" and before not in seen and may_be_sent(before):
                seen.add(before)
                yield before, plain(change.after)


def spoiled(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text with one word taken out, put in, or swapped with another: what was done, and the text."""
    words = text.split()
    long = [at for at, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 3]
    for _ in range(3 if len(long) > 1 else 0):
        one, two = chance.sample(long, 2)
        if words[one] != words[two]:
            swapped = list(words)
            swapped[one], swapped[two] = words[two], words[one]
            yield "swapped", " ".join(swapped)
    for word in NEW:
        at = chance.randrange(1, len(words) - 1)
        yield "put in", " ".join([*words[:at], word, *words[at:]])
    small = [at for at, word in enumerate(words[:-1]) if word.isalpha() and word.islower()]
    for at in chance.sample(small, min(2, len(small))):
        yield "taken out", " ".join([*words[:at], *words[at + 1 :]])


def why(before: str, after: str, limit: float) -> str | None:
    """What the gate says to this."""
    return refusal(before, [after[start:end] for start, end in sentences.cut(after)], limit)


def main() -> None:
    """Print the figures, and what passed that should perhaps not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--half", choices=("development", "held_out"), default="development")
    parser.add_argument("--show", action="store_true", help="print the good cuts that were refused too")
    given = parser.parse_args()
    use_grammar()
    limit = profile_for(PRESET).limit("sentence_words") or 15
    chance = random.Random(3)  # noqa: S311 - not a secret
    good: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    passed: list[tuple[str, str]] = []
    for before, after in cuts(given.half):
        told = why(before, after, limit)
        good[told or "passed"] += 1
        if told:
            if given.show:
                print(f"{told}: {before}\n    {after}")
            continue
        for kind, text in spoiled(after, chance):
            tried[kind] += 1
            if why(before, text, limit) is None:
                passed.append((kind, text))
    print(
        f"good cuts: {good['passed']} of {good.total()} pass; refused: {dict(good - Counter(passed=10**9))}"
    )
    print(f"one word changed: {len(passed)} of {tried.total()} pass {dict(tried)}")
    for kind, text in passed:
        print(f"  {kind}: {text}")


if __name__ == "__main__":
    main()
