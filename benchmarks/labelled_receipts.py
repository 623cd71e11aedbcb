"""How far receipts agree with two readers' labels, rule by rule, on 100 texts of our own.

The labels were written before the rules saw the texts, by reading, each reader blind to the other.
Where the two disagree, `decided.jsonl` has what a third reading of the contract gave, and why.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality_texts import FOLDER, read
from sayclear.readability import About, check

LABELLED = FOLDER / "labelled"
Labels = Mapping[str, Mapping[str, str]]
"""Verdict by text and rule: "fits", "not", "flagged" or "-"."""


def labels(name: str) -> Labels:
    """One reader's verdicts."""
    lines = (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line.strip())
    return {row["text"]: {rule: label[0] for rule, label in row["labels"].items()} for row in rows}


def decided() -> Labels:
    """What counts: both readers' verdict, or the third reading where they differ."""
    first, second, third = labels("first_reader"), labels("second_reader"), labels("decided")
    return {
        text: {
            rule: third.get(text, {}).get(rule, verdict if verdict == second[text][rule] else "open")
            for rule, verdict in rules.items()
        }
        for text, rules in first.items()
    }


def ours(file: Path) -> dict[str, str]:
    """The verdicts of our own check."""
    header = file.read_text("utf-8").partition("\n\n")[0]
    sample = read(file, "labelled")
    about = About(question=sample.question, said=sample.question, given="given: yes" in header)
    verdicts = {}
    for finding in check(sample.text, sample.profile, about=about).findings:
        if finding.limit is None:
            verdicts[finding.rule] = "-"
        else:
            verdicts[finding.rule] = "flagged" if finding.flagged else "fits" if finding.ok else "not"
    return verdicts


def measure(*, with_places: bool = False) -> Iterator[str]:
    """Yield the agreement of the readers, ours with them, and each rule below 0.97."""
    first, second, truth = labels("first_reader"), labels("second_reader"), decided()
    pairs = [(first[text][rule], second[text][rule]) for text in first for rule in first[text]]
    yield f"the two readers agree on {sum(a == b for a, b in pairs)} of {len(pairs)} verdicts"
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for text, rules in truth.items():
        found = ours(LABELLED / "texts" / f"{text}.md")
        for rule, verdict in rules.items():
            mine = found[rule]
            if verdict == "open" or (verdict == "-" and mine == "-"):
                continue
            # "-" of a reader: the rule is not used, or what it asks does not come up.
            same = mine == verdict or (verdict == "-" and mine == "fits")
            asked[rule] += 1
            right[rule] += same
            if with_places and not same:
                yield f"    {text} {rule}: labelled {verdict}, ours {mine}"
    share = right.total() / asked.total()
    yield f"receipts agree with them on {right.total()} of {asked.total()}: {share:.3f}"
    for rule in asked:
        if right[rule] / asked[rule] < 0.97:
            yield f"    {rule}: {right[rule]} of {asked[rule]}"


if __name__ == "__main__":
    import sys

    for line in measure(with_places="--places" in sys.argv):
        print(line)
