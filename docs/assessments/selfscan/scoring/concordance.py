"""Agreement about an order: Kendall's coefficient of concordance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum


def kendall_w(rows: Sequence[Sequence[float]]) -> float | None:
    """Kendall's W = χ²_Friedman / (n(k - 1)), corrected for ties: 0 no, 1 full agreement.

    Rows are n raters, columns k things; each row is ranked within itself, ties get the
    mean of their ranks. With R_j the rank sums and t the sizes of the ties:
    W = 12 Σ(R_j - n(k + 1)/2)² / (n²(k³ - k) - n ΣΣ(t³ - t)).
    None for fewer than two raters or things, and when every rater ties everything.

    Kendall, M.G. & Babington Smith, B. (1939), The problem of m rankings, Annals of
    Mathematical Statistics 10, 275-287.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < 2 or k < 2:
        return None
    sums, tied = [0.0] * k, 0
    for row, times in Counter(map(tuple, rows)).items():
        sums = [total + times * rank for total, rank in zip(sums, ranks(row), strict=True)]
        tied += times * sum(size**3 - size for size in Counter(row).values())
    greatest = n**2 * (k**3 - k) - n * tied
    if not greatest:
        return None
    return 12 * fsum((total - n * (k + 1) / 2) ** 2 for total in sums) / greatest


def ranks(row: Sequence[float]) -> list[float]:
    """Ranks from 1 for the lowest number; equal numbers share the mean of their ranks."""
    ordered = sorted(row)
    first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
    size = Counter(row)
    return [first[value] + (size[value] - 1) / 2 for value in row]
