"""How good the readability figures are.

Usage: python -m benchmarks.readability_quality [FOLDER]

FOLDER (or the environment variable SAYCLEAR_DATA) holds development sets that are no part of this
project: `cefr_sp/`, `clear/clear_dev.csv`, `onestop/`. Each one that is missing is named, and small
sets of our own are measured in its place. Nothing is fitted here.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks import fit_cefr, readability_sets
from sayclear.readability import languages, read
from sayclear.readability.grades import Grades, grades, sentence_cefr
from sayclear.readability.languages.syllables import syllables as foreign_syllables
from sayclear.readability.syllables import syllables

_OURS = "our own set, too small to prove anything"
_FIGURES: tuple[tuple[str, Callable[[Grades], float]], ...] = (
    ("ease", lambda found: found.ease),
    ("cefr", lambda found: found.cefr),
    ("Flesch reading ease", lambda found: found.flesch),
    ("Flesch-Kincaid grade", lambda found: found.grade),
)


def measure(folder: Path | None) -> Iterator[str]:
    """Yield one line a figure."""
    for name, part in (("cefr_sp", _cefr_sp), ("clear", _clear), ("onestop", _onestop)):
        there = folder is not None and (folder / name).is_dir()
        if not there:
            yield f"{name}: not here, so a set of our own is measured instead"
        yield from part(folder / name if folder is not None and there else None)
    yield from _syllables()
    yield from _guesses()


def _cefr_sp(folder: Path | None) -> Iterator[str]:
    if folder is None:
        ours = readability_sets.SENTENCES
        off = [_level(sentence) - level for sentence, level in ours]
        yield f"CEFR level of a sentence: RMSE {_rms(off):.2f} on {len(ours)} sentences ({_OURS})"
        return
    everything: list[float] = []
    for name in fit_cefr.DEV:
        pairs = fit_cefr.pairs(folder / name)
        off = [_level(sentence) - level for sentence, level in pairs]
        everything += off
        yield f"CEFR-SP dev, {name}: RMSE {_rms(off):.3f} on {len(off)} sentences"
    yield f"CEFR-SP dev, both parts: RMSE {_rms(everything):.3f} (to reach: 0.60)"


def _level(sentence: str) -> float:
    units = read(sentence).units
    words = sum(len(unit.words) for unit in units)
    return sum(len(unit.words) * sentence_cefr(unit) for unit in units) / words if words else 1.0


def _clear(folder: Path | None) -> Iterator[str]:
    if folder is None:
        rows: Sequence[tuple[str, float]] = readability_sets.TEXTS
        note = _OURS
    else:
        with (folder / "clear_dev.csv").open(encoding="utf-8", newline="") as file:
            rows = [(row["text"], float(row["bt_easiness"])) for row in csv.DictReader(file)]
        note = "CLEAR, development half; to reach: 0.60"
    graded = [(found, easy) for text, easy in rows if (found := grades(read(text)))]
    easiness = [easy for _, easy in graded]
    for name, figure in _FIGURES:
        r = abs(np.corrcoef([figure(found) for found, _ in graded], easiness)[0, 1])
        yield f"{name} against easiness: |r| {r:.3f} on {len(graded)} texts ({note})"


def _onestop(folder: Path | None) -> Iterator[str]:
    triples: Sequence[Sequence[str]]
    if folder is None:
        triples = readability_sets.LEVELS
        note = _OURS
    else:
        names = sorted(path.name.removesuffix("-adv.txt") for path in (folder / "Adv-Txt").glob("*-adv.txt"))
        triples = [
            tuple(
                (folder / f"{level}-Txt" / f"{name}-{level.lower()}.txt").read_text("utf-8-sig")
                for level in ("Ele", "Int", "Adv")
            )
            for name in names
            if all(
                (folder / f"{level}-Txt" / f"{name}-{level.lower()}.txt").exists() for level in ("Ele", "Int")
            )
        ]
        note = "OneStopEnglish"
    for name, figure in _FIGURES:
        sign = -1 if name in ("ease", "Flesch reading ease") else 1
        scores = [
            [sign * figure(found) for text in three if (found := grades(read(text)))] for three in triples
        ]
        right = [
            sum(three[low] < three[high] for three in scores) / len(scores)
            for low, high in ((0, 2), (0, 1), (1, 2))
        ]
        easy, middle, hard = (f"{share:.3f}" for share in right)
        yield (
            f"{name} orders {len(scores)} triples: easiest and hardest {easy}, easiest and middle {middle}, "
            f"middle and hardest {hard} ({note})"
        )


def _graded(text: str) -> Grades:
    found = grades(read(text))
    assert found is not None
    return found


def _syllables() -> Iterator[str]:
    for language, words in readability_sets.SYLLABLES.items():
        counted = [(word, count) for count, line in words.items() for word in line.split()]
        right = sum(
            (syllables(word) if language == "en" else foreign_syllables(word, language)) == count
            for word, count in counted
        )
        yield f"syllables, {language}: {right / len(counted):.3f} of {len(counted)} words ({_OURS})"


def _guesses() -> Iterator[str]:
    found = [
        (language, languages.guess(read(text)).code)
        for language, texts in readability_sets.LANGUAGES.items()
        for text in texts
    ]
    right = sum(language == code for language, code in found)
    unsure = sum(code == "unsure" for _, code in found)
    yield f"language told: {right} of {len(found)} short texts right, {unsure} unsure ({_OURS})"


def _rms(values: Sequence[float]) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


def main() -> None:
    """Print every figure."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SAYCLEAR_DATA", "")
    folder = Path(given) if given else None
    if folder is not None and not folder.is_dir():
        sys.exit(f"There is no folder {folder}.")
    for line in measure(folder):
        print(line)


if __name__ == "__main__":
    main()
