"""Words per minute as libespeak-ng's own settings."""

from __future__ import annotations

from bisect import bisect_left

# Measured, with rests: libespeak-ng 1.52, voice "en", five short texts of our own (a council, a clinic,
# advice, a formal notice, science; 4.5 letters a word), October 2026. (words a minute, rate, word gap)
_MEASURED = (
    (37.8, 80, 30),
    (46.5, 80, 20),
    (52.6, 80, 15),
    (60.6, 80, 10),
    (69.0, 80, 6),
    (80.0, 80, 2),
    (92.8, 80, 0),
    (110.2, 100, 0),
    (132.7, 120, 0),
    (156.5, 140, 0),
    (179.1, 160, 0),
    (196.6, 175, 0),
    (214.5, 190, 0),
    (237.3, 210, 0),
    (261.8, 230, 0),
    (296.6, 260, 0),
    (347.3, 300, 0),
    (409.7, 350, 0),
    (467.3, 400, 0),
    (515.3, 450, 0),
)


def settings(words_per_minute: float) -> tuple[int, int]:
    """The rate, and the rest after each word in units of 10 ms. Below the slowest rate, rests grow."""
    speeds = [speed for speed, _, _ in _MEASURED]
    wanted = min(max(words_per_minute, speeds[0]), speeds[-1])
    above = max(bisect_left(speeds, wanted), 1)
    (low, low_rate, low_gap), (high, high_rate, high_gap) = _MEASURED[above - 1], _MEASURED[above]
    share = (wanted - low) / (high - low)
    return round(low_rate + share * (high_rate - low_rate)), round(low_gap + share * (high_gap - low_gap))
