"""How many planted faults the ledger of facts lets pass, and how many honest rewrites it refuses.

Run `python -m benchmarks.planted_losses`. The ledger was mended on three of the parts: "held_out" was
written with "development" and looked at later, "fresh" was written by somebody who knew no code, and
looked at after its first count. "third" was written in the same way, and only its totals were looked
at: it alone says how the ledger does on texts that it has not met.
`--held-out` shows the kinds of all parts but the third, and names their misses.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayclear.facts import Loss, compare

FOLDER = Path(__file__).parent / "quality" / "planted"
_HALVES = ("development", "held_out", "fresh", "third")
_BLIND = "third"
_SMALL_WORDS = frozenset("a an the of to in on at for by and is are it you we your our".split())
_ROUNDS = 15


@dataclass(slots=True)
class Tally:
    """What was seen of one kind in one half."""

    pairs: int = 0
    wrong_pairs: int = 0
    """Pairs with a fault that raise no alarm at all; honest pairs that raise one."""
    facts: int = 0
    unseen: int = 0
    named: list[str] = field(default_factory=list)
    """Each miss or false alarm in words."""


def pairs(name: str) -> list[dict[str, Any]]:
    """The pairs of `faults` or `honest`. "fresh" and "third" were written by others, who knew no code."""
    found = [json.loads(line) for line in _lines(name)]
    for half in ("fresh", "third"):
        found += [{"kind": "any"} | json.loads(line) | {"half": half} for line in _lines(f"{half}_{name}")]
    return found


def unseen(pair: dict[str, Any], losses: Iterable[Loss]) -> list[dict[str, str]]:
    """The planted faults that no loss names: none shares a word with them that says something."""
    said = [_words(loss.say) for loss in losses]
    return [
        fault
        for fault in pair["planted"]
        if not any(words & _words(f"{fault['fact']} {fault.get('now', '')}") for words in said)
    ]


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()


def _words(text: str) -> frozenset[str]:
    text = text.partition('"')[2] or text
    found = re.findall(r"[^\W_]+|[£$€%°]", text.lower().replace("’", "'"))
    return frozenset(found) - _SMALL_WORDS or frozenset(found)


def tallies() -> dict[tuple[str, str, str], Tally]:
    """By the file, the half and the kind of pair."""
    found: dict[tuple[str, str, str], Tally] = defaultdict(Tally)
    for pair in pairs("faults"):
        losses = compare(pair["before"], pair["after"], added=())
        tally = found["faults", pair["half"], pair["kind"]]
        missed = unseen(pair, losses)
        tally.pairs += 1
        tally.wrong_pairs += not losses
        tally.facts += len(pair["planted"])
        tally.unseen += len(missed)
        for fault in missed:
            now = f" -> {fault['now']!r}" if "now" in fault else ""
            said = "; ".join(loss.say for loss in losses) or "nothing"
            tally.named.append(f"{pair['id']} {fault['what']} {fault['fact']!r}{now} (said: {said})")
    for pair in pairs("honest"):
        losses = compare(pair["before"], pair["after"], added=())
        tally = found["honest", pair["half"], pair["kind"]]
        tally.pairs += 1
        tally.wrong_pairs += bool(losses)
        tally.named += [f"{pair['id']} {loss.say}" for loss in losses]
    return found


def measure(*, held_out: bool = False, names: bool = False) -> Iterator[str]:
    """Yield one line a figure: the totals, and with `names` each kind and each miss."""
    found = tallies()
    for half in _HALVES:
        faults = [tally for (name, of, _), tally in found.items() if (name, of) == ("faults", half)]
        honest = [tally for (name, of, _), tally in found.items() if (name, of) == ("honest", half)]
        facts, missed = sum(tally.facts for tally in faults), sum(tally.unseen for tally in faults)
        count, refused = sum(tally.pairs for tally in honest), sum(tally.wrong_pairs for tally in honest)
        silent = sum(tally.wrong_pairs for tally in faults)
        yield (
            f"{half}: {missed} of {facts} planted facts unseen ({missed / facts:.1%}, to reach 1 %), "
            f"{silent} of {sum(tally.pairs for tally in faults)} pairs without any alarm; "
            f"{refused} of {count} honest rewrites refused ({refused / count:.1%}, to reach 3 %)"
        )
        if names and half != _BLIND and (half == "development" or held_out):
            yield from _by_kind(found, half)
    yield _speed()


def _by_kind(found: dict[tuple[str, str, str], Tally], half: str) -> Iterator[str]:
    for (name, of, kind), tally in found.items():
        if of != half:
            continue
        if name == "faults":
            yield f"  {kind}: {tally.unseen} of {tally.facts} facts unseen"
        else:
            yield f"  honest, {kind}: {tally.wrong_pairs} of {tally.pairs} refused"
        yield from (f"    {line}" for line in tally.named)


def _speed() -> str:
    """One comparison at a time, over all pairs of 15 to 25 words."""
    texts = [
        (pair["before"], pair["after"])
        for name in ("faults", "honest")
        for pair in pairs(name)
        if 15 <= len(pair["before"].split()) <= 25
    ]
    times = []
    for _ in range(_ROUNDS):
        for before, after in texts:
            begin = time.perf_counter()
            compare(before, after)
            times.append((time.perf_counter() - begin) * 1000)
    high = statistics.quantiles(times, n=20)[-1]
    return (
        f"one comparison, {len(texts)} pairs of 15 to 25 words: median {statistics.median(times):.2f} ms, "
        f"95th percentile {high:.2f} ms"
    )


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held-out", action="store_true", help="name the misses of all parts but the third")
    options = asked.parse_args()
    for line in measure(held_out=options.held_out, names=True):
        print(line)


if __name__ == "__main__":
    main()
