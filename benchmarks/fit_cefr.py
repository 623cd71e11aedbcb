"""Fit the weights of the CEFR estimate on the Wiki-Auto part of CEFR-SP, and print them.

Usage: python -m benchmarks.fit_cefr FOLDER

FOLDER holds the files of CEFR-SP (Arase, Uchida and Kajiwara 2022), which are not part of this project:
a sentence and two ratings a line, parted by tabs. Weights come from the Wiki-Auto training file alone
(CC BY-SA 3.0). The development files, of which SCoRE is non-commercial, are only measured on.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayclear.readability.grades import FEATURES, features
from sayclear.readability.units import words_of

_TRAIN = "CEFR-SP_Wikiauto_train.txt"
DEV = ("CEFR-SP_Wikiauto_dev.txt", "CEFR-SP_SCoRE_dev.txt")
# The files part marks and "n't" from their words; we join them again, as people write.
_JOIN = (
    (re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m)\b"), r"\1"),
    (re.compile(r" ([.,;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[$£]) "), r"\1"),
    (re.compile(r" - "), "-"),
)


def pairs(path: Path) -> list[tuple[str, float]]:
    """Each sentence as people write it, and the mean of its two ratings."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        sentence, *ratings = line.split("\t")
        for pattern, instead in _JOIN:
            sentence = pattern.sub(instead, sentence)
        found.append((sentence, (float(ratings[0]) + float(ratings[1])) / 2))
    return found


def read(path: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The features of each sentence, and the mean of its two ratings."""
    rows, levels = [], []
    for sentence, level in pairs(path):
        found = features(words_of(sentence))
        if found is not None:
            rows.append((1.0, *found))
            levels.append(level)
    return np.array(rows), np.array(levels)


def fit(rows: NDArray[np.float64], levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights by least squares. Rare levels count more, by the fourth root of how rare they are."""
    _, which, count = np.unique(levels, return_inverse=True, return_counts=True)
    care = (count[which] / len(levels)) ** -0.25
    solved = np.linalg.lstsq(rows * care[:, None], levels * care, rcond=None)[0]
    return np.asarray(solved, dtype=np.float64)


def error(rows: NDArray[np.float64], levels: NDArray[np.float64], weights: NDArray[np.float64]) -> str:
    """Root mean square error in levels, mean error, and correlation."""
    guess = np.clip(rows @ weights, 1, 6)
    off = guess - levels
    return (
        f"RMSE {np.sqrt((off**2).mean()):.3f}, mean error {off.mean():+.2f}, "
        f"r {np.corrcoef(guess, levels)[0, 1]:.3f}, {len(levels)} sentences"
    )


def main(folder: Path) -> None:
    """Print the weights for `grades.py`, and how far they are off."""
    train = read(folder / _TRAIN)
    weights = fit(*train).round(4)
    for name, weight in zip(("base", *FEATURES), weights, strict=True):
        print(f"{weight:8.4f}  {name}")
    print(f"{_TRAIN}: {error(*train, weights)}")
    parts = [read(folder / name) for name in DEV if (folder / name).exists()]
    for name, part in zip(DEV, parts, strict=False):
        print(f"{name}: {error(*part, weights)}")
    if parts:
        rows, levels = (np.concatenate(column) for column in zip(*parts, strict=True))
        print(f"all development sentences: {error(rows, levels, weights)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder that holds the CEFR-SP files.")
    main(Path(sys.argv[1]))
