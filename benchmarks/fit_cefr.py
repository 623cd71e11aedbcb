"""Fit the coefficients of `sayclear.readability.grades`: `python -m benchmarks.fit_cefr FOLDER`.

FOLDER holds CEFR-SP_Wikiauto_train.txt and CEFR-SP_Wikiauto_dev.txt (https://github.com/yukiar/CEFR-SP,
CC BY-SA 3.0): a sentence and two raters' levels a line, parted by tabs. No other part may be used:
it is not free for every use.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

from sayclear.readability.grades import cefr, features

Rated = tuple[list[str], np.ndarray]


def read(file: Path) -> Rated:
    """Sentences as one would write them, and the mean of the two levels."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [_joined(row[0]) for row in rows], np.array([(int(row[1]) + int(row[2])) / 2 for row in rows])


def fit(sentences: list[str], levels: np.ndarray) -> np.ndarray:
    """Intercept and coefficients, by least squares."""
    return np.linalg.lstsq(_design(sentences), levels, rcond=None)[0]


def _design(sentences: list[str]) -> np.ndarray:
    return np.array([(1.0, *features(sentence)) for sentence in sentences])


def _joined(tokens: str) -> str:
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", tokens)
    return re.sub(r"([(\[]) ", r"\1", re.sub(r" ([.,;:!?%)\]])", r"\1", text))


def _error(found: np.ndarray, levels: np.ndarray) -> str:
    off = float(np.sqrt(((found - levels) ** 2).mean()))
    near = float((np.abs(np.round(found) - levels) <= 1).mean())
    return (
        f"error {off:.3f} of a level, r {np.corrcoef(found, levels)[0, 1]:.3f}, within one level {near:.1%}"
    )


def main(folder: Path) -> None:
    """Print new coefficients, and how far they and the shipped ones are off."""
    train, dev = (read(folder / f"CEFR-SP_Wikiauto_{part}.txt") for part in ("train", "dev"))
    weights = fit(*train)
    print(f"intercept {weights[0]:.4f}, coefficients {', '.join(f'{weight:.4f}' for weight in weights[1:])}")
    found = np.clip(_design(dev[0]) @ weights, 1, 6)
    print(f"fitted now, {len(dev[1])} development sentences: {_error(found, dev[1])}")
    print(f"shipped, the same sentences: {_error(np.array([cefr(sentence) for sentence in dev[0]]), dev[1])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
