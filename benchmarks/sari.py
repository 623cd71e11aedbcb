"""SARI of the transformers on ASSET's validation part, beside the share of copies and of kept numbers.

SARI alone rewards cutting text away (the first 80 % of the words score 29), so nothing is tuned to it.
Formula: Xu and others 2016, Optimizing Statistical Machine Translation for Text Simplification,
https://doi.org/10.1162/tacl_a_00107; the mean over sentences of the mean of add, keep and delete.
"""

from __future__ import annotations

import os
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayclear.readability import About
from sayclear.shaping import shape
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)?|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def tokens(text: str) -> list[str]:
    """Lower-case words, numbers and marks."""
    return _TOKEN.findall(text.lower())


def sari(source: str, output: str, references: Sequence[str]) -> float:
    """From 0 to 100, over n-grams of one to four words."""
    scores = []
    words = tokens(source), tokens(output), [tokens(reference) for reference in references]
    for size in range(1, 5):
        scores.append(_scores(*(words[0], words[1], words[2]), size))
    add, keep, drop = (statistics.mean(score[part] for score in scores) for part in range(3))
    return 100 * (add + keep + drop) / 3


def _grams(words: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _scores(
    source: list[str], output: list[str], references: list[list[str]], size: int
) -> tuple[float, float, float]:
    count = len(references)
    was = Counter({gram: n * count for gram, n in _grams(source, size).items()})
    now = Counter({gram: n * count for gram, n in _grams(output, size).items()})
    wanted: Counter[tuple[str, ...]] = Counter()
    for reference in references:
        wanted.update(_grams(reference, size))
    kept, right = was & now, was & wanted
    good = kept & wanted
    precision = _share(sum(good[gram] / kept[gram] for gram in good), len(kept))
    recall = _share(sum(good[gram] / right[gram] for gram in good), len(right))
    gone, unwanted = was - now, was - wanted
    rightly = gone & unwanted
    dropped = _share(sum(rightly[gram] / gone[gram] for gram in rightly), len(gone))
    added, new = set(now) - set(was), set(wanted) - set(was)
    found = added & new
    return _f1(_share(len(found), len(added)), _share(len(found), len(new))), _f1(precision, recall), dropped


def _share(part: float, whole: float) -> float:
    # Nothing added and nothing to add is 0. (An unchanged text scores 20.73 with the published tokens, and
    # 22.32 with these.)
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(data: Path | None = None) -> Iterator[str]:
    """Yield one line a preset, or say that the set is not here."""
    folder = data or Path(os.environ.get("SAYCLEAR_DATA", ""))
    if not (folder / "asset" / "asset.valid.orig").is_file():
        yield "ASSET is not here: name its folder in SAYCLEAR_DATA"
        return
    use_grammar()
    sources = (folder / "asset" / "asset.valid.orig").read_text("utf-8").splitlines()
    files = (folder / "asset" / f"asset.valid.simp.{number}" for number in range(10))
    references = list(zip(*(file.read_text("utf-8").splitlines() for file in files), strict=True))
    yield _line("unchanged", sources, sources, references)
    for preset in ("plain", "easy-words"):
        profile = profile_for(preset)
        outputs = [" ".join(shape(text, profile, About(given=True)).whole.split()) for text in sources]
        yield _line(preset, sources, outputs, references)


def _line(
    name: str, sources: Sequence[str], outputs: Sequence[str], references: Sequence[Sequence[str]]
) -> str:
    score = statistics.mean(sari(*row) for row in zip(sources, outputs, references, strict=True))
    copies = statistics.mean(a.split() == b.split() for a, b in zip(sources, outputs, strict=True))
    numbers = [
        (sum((Counter(_NUMBER.findall(a)) & Counter(_NUMBER.findall(b))).values()), len(_NUMBER.findall(a)))
        for a, b in zip(sources, outputs, strict=True)
    ]
    recall = sum(found for found, _ in numbers) / max(1, sum(all_of_them for _, all_of_them in numbers))
    count = len(sources)
    return f"{name:<12} SARI {score:.2f}, copies {copies:.0%}, numbers kept {recall:.4f} ({count} sentences)"


if __name__ == "__main__":
    for line in measure():
        print(line)
