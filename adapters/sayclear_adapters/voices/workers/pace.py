"""Words per minute as libespeak-ng's own settings."""

from __future__ import annotations

from bisect import bisect_left

# Measured, with rests: libespeak-ng 1.52, voice "en", six short texts of our own in plain words (4.0
# letters a word), November 2026. Formal texts come out some 25 % slower. (words a minute, rate, word gap)
_MEASURED = (
    (39.0, 80, 30),
    (48.4, 80, 20),
    (55.0, 80, 15),
    (63.8, 80, 10),
    (73.1, 80, 6),
    (85.4, 80, 2),
    (100.6, 80, 0),
    (119.5, 100, 0),
    (143.9, 120, 0),
    (170.0, 140, 0),
    (194.6, 160, 0),
    (213.4, 175, 0),
    (232.9, 190, 0),
    (258.1, 210, 0),
    (284.8, 230, 0),
    (323.2, 260, 0),
    (378.1, 300, 0),
    (447.7, 350, 0),
    (511.3, 400, 0),
    (561.6, 450, 0),
)


def settings(words_per_minute: float) -> tuple[int, int]:
    """The rate, and the rest after each word in units of 10 ms. Below the slowest rate, rests grow."""
    speeds = [speed for speed, _, _ in _MEASURED]
    wanted = min(max(words_per_minute, speeds[0]), speeds[-1])
    above = max(bisect_left(speeds, wanted), 1)
    (low, low_rate, low_gap), (high, high_rate, high_gap) = _MEASURED[above - 1], _MEASURED[above]
    share = (wanted - low) / (high - low)
    return round(low_rate + share * (high_rate - low_rate)), round(low_gap + share * (high_gap - low_gap))
