"""Which of many changes lose a fact only together with the rest of the text."""

from collections.abc import Callable, Sequence

_MOST = 4
"""More culprits than this in one text, and something else is wrong with it."""


def blame(suspects: Sequence[str], loses: Callable[[frozenset[str]], bool]) -> frozenset[str] | None:
    """The changes to leave out, so that `loses(left out)` is false; found by halving.

    Each round finds one change without which the ones before it lose nothing, in about log2 of
    `suspects` trials. None where that does not settle it.
    """
    left_out: frozenset[str] = frozenset()
    while loses(left_out):
        free = [name for name in suspects if name not in left_out]
        if len(left_out) >= _MOST or not free or loses(left_out | set(free)):
            return None
        low, high = 0, len(free)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if loses(left_out | set(free[:middle])) else (low, middle)
        left_out |= {free[high - 1]}
    return left_out
