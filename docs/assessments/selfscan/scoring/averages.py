"""The middle of some numbers, and how many answers it takes to speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, fsum

Numbers = Sequence[float]

PARTS, OF = 2, 3
"""A mean takes two thirds of the answers: a usual choice, for which no limit from research is known."""


def mean(numbers: Numbers) -> float | None:
    return fsum(numbers) / len(numbers) if numbers else None


def median(numbers: Numbers) -> float | None:
    """The middle number, or the mean of the two in the middle."""
    if not numbers:
        return None
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(numbers) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def needed(items: int) -> int:
    """How many of so many items must be answered for a mean: two thirds, rounded up."""
    return ceil(PARTS * items / OF)


def mean_of(numbers: Numbers, items: int) -> float | None:
    """The mean of the answers to so many items, unrounded; None when too few were answered."""
    return mean(numbers) if len(numbers) >= needed(items) else None


def rounded(mean: float) -> float:
    """To half a step, away from 0."""
    return (int(abs(mean) * 2 + 0.5) / 2) * (-1 if mean < 0 else 1)


def halves(mean: float) -> str:
    """A mean rounded to half a step, as people write it: 3, 3½. Finer would be false precision."""
    whole, half = divmod(int(rounded(mean) * 2), 2)
    return f"{whole or ''}½" if half else str(whole)
