"""How far raters agree about items: in answer steps, and against chance.

Everything here takes the numbers that were given; a missing answer is left out per
item. What is undefined is None and never a made-up number. Notation: n raters,
J items, s² the variance of one item with n-1, L and H the lowest and highest answer,
A = H - L + 1 answer options.

With fewer than five raters these figures mean almost nothing: show the answers instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum
from typing import Any

from ..core.errors import InputError
from .averages import Numbers, mean, median


def variance(numbers: Numbers) -> float | None:
    """s² = Σ(x - M)² / (n - 1); None for fewer than two numbers."""
    if len(numbers) < 2:
        return None
    centre = fsum(numbers) / len(numbers)
    squares = (count * (number - centre) ** 2 for number, count in Counter(numbers).items())
    return fsum(squares) / (len(numbers) - 1)


def uniform_variance(options: int) -> float:
    """σ²_EU = (A² - 1) / 12: the variance when every answer is equally likely; 2 for five options."""
    return (options**2 - 1) / 12


def r_wg(numbers: Numbers, options: int) -> float | None:
    """r_wg = 1 - s² / σ²_EU for one item, negative values set to 0.

    James, L.R., Demaree, R.G. & Wolf, G. (1984), Estimating within-group interrater
    reliability with and without response bias, Journal of Applied Psychology 69, 85-98.
    """
    spread = variance(numbers)
    return None if spread is None else max(0.0, 1 - spread / uniform_variance(options))


def r_wg_j(items: Sequence[Numbers], options: int) -> float | None:
    """r_wg(j) = J(1 - q) / (J(1 - q) + q), with q = mean s² / σ²_EU and at most 1.

    Over the items with a variance. It rises with J, so it is no headline figure.
    James, Demaree & Wolf (1984), as `r_wg`.
    """
    spreads = _defined(variance(numbers) for numbers in items)
    if not spreads:
        return None
    disagreement = min(1.0, fsum(spreads) / len(spreads) / uniform_variance(options))
    agreement = len(spreads) * (1 - disagreement)
    return agreement / (agreement + disagreement)


def r_star_wg_j(items: Sequence[Numbers], options: int) -> float | None:
    """r*_wg(j) = 1 - mean s² / σ²_EU, over the items with a variance; may be negative.

    Lindell, M.K., Brandt, C.J. & Whitney, D.J. (1999), A revised index of interrater
    agreement for multi-item ratings of a single target, Applied Psychological
    Measurement 23, 127-135.
    """
    spread = mean(_defined(variance(numbers) for numbers in items))
    return None if spread is None else 1 - spread / uniform_variance(options)


def a_wg(numbers: Numbers, low: float, high: float) -> float | None:
    """a_wg = 1 - 2s² / ([(H + L)M - M² - HL] · n / (n - 1)) for one item.

    1 when all raters chose the same end. None for one rater, and where M lies so near
    an end that the formula does not hold: M < (L(n - 1) + H) / n or M > (H(n - 1) + L) / n.

    Brown, R.D. & Hauenstein, N.M.A. (2005), Interrater agreement reconsidered: an
    alternative to the rwg indices, Organizational Research Methods 8, 165-184.
    """
    n, spread = len(numbers), variance(numbers)
    if spread is None:
        return None
    if min(numbers) == high or max(numbers) == low:
        return 1.0
    # Sums instead of means, so that a mean right on the limit is not lost in rounding.
    total = fsum(numbers)
    if not low * (n - 1) + high <= total <= high * (n - 1) + low:
        return None
    centre = total / n
    greatest = ((high + low) * centre - centre**2 - high * low) * n / (n - 1)
    return 1 - 2 * spread / greatest


def ad_m(numbers: Numbers) -> float | None:
    """AD_M = Σ|x - M| / n: the average distance to the mean, in answer steps.

    Burke, M.J., Finkelstein, L.M. & Dusig, M.S. (1999), On average deviation indices for
    estimating interrater agreement, Organizational Research Methods 2, 49-68.
    """
    return _average_distance(numbers, mean(numbers))


def ad_md(numbers: Numbers) -> float | None:
    """AD_Md: as `ad_m`, around the median. Burke, Finkelstein & Dusig (1999)."""
    return _average_distance(numbers, median(numbers))


def ad_m_j(items: Sequence[Numbers]) -> float | None:
    """AD_M(J): the mean of AD_M over the items that have an AD_M. Burke, Finkelstein & Dusig (1999)."""
    return mean(_defined(map(ad_m, items)))


def measure(rows: Sequence[Sequence[float | None]], low: int, high: int) -> dict[str, Any]:
    """All figures for raters (rows) by items (columns), None for a missing answer.

    Returns `{"n", "items": [{"mean", "median", "ad_m", "ad_md", "rwg", "awg"}, ...],
    "scale": {"ad_m", "ad_md", "rwg_j", "rwg_star_j", "awg"}}`. The AD and a_wg of the
    scale are means over the items where they are defined.
    """
    options = high - low + 1
    items = [_defined(column) for column in zip(*rows, strict=True)]
    figures = [
        {
            "mean": mean(numbers),
            "median": median(numbers),
            "ad_m": ad_m(numbers),
            "ad_md": ad_md(numbers),
            "rwg": r_wg(numbers, options),
            "awg": a_wg(numbers, low, high),
        }
        for numbers in items
    ]
    return {
        "n": len(rows),
        "items": figures,
        "scale": {
            "ad_m": mean(_defined(item["ad_m"] for item in figures)),
            "ad_md": mean(_defined(item["ad_md"] for item in figures)),
            "rwg_j": r_wg_j(items, options),
            "rwg_star_j": r_star_wg_j(items, options),
            "awg": mean(_defined(item["awg"] for item in figures)),
        },
    }


def table(given: Any) -> dict[str, Any]:
    """`measure` for `{"range": [L, H], "data": [[...], ...]}` as it comes in.

    Raises InputError for anything that is not such a table.
    """
    if not isinstance(given, dict) or not {"range", "data"} <= given.keys():
        raise InputError('Geef een bereik en gegevens, zoals {"range": [1, 5], "data": [[4, 3], [5, null]]}.')
    low, high = _range(given["range"])
    rows = given["data"]
    if (
        not isinstance(rows, list)
        or not rows
        or not all(isinstance(row, list) for row in rows)
        or not rows[0]
    ):
        raise InputError(
            "data: geef ten minste één rij met ten minste één waarde, zoals [[4, 3], [5, null]]."
        )
    for place, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise InputError(
                f"data: rij {place} heeft {len(row)} waarden en rij 1 heeft er {len(rows[0])}. "
                "Geef elke rij evenveel waarden, met null voor een antwoord dat ontbreekt."
            )
        for value in row:
            if value is None:
                continue
            # True == 1 in Python, and NaN compares as false with everything.
            if type(value) not in (int, float) or not low <= value <= high:
                shown = str(value)[:40]
                raise InputError(f"data: {shown!r} in rij {place} is geen getal van {low} tot en met {high}.")
    return measure(rows, low, high)


def _range(given: Any) -> tuple[int, int]:
    if isinstance(given, list) and len(given) == 2:
        low, high = given
        if type(low) is int and type(high) is int and low < high:
            return low, high
    raise InputError("range: geef twee hele getallen, eerst het laagste en dan het hoogste, zoals [1, 5].")


def _average_distance(numbers: Numbers, centre: float | None) -> float | None:
    if centre is None:
        return None
    return fsum(count * abs(number - centre) for number, count in Counter(numbers).items()) / len(numbers)


def _defined(values: Any) -> list[float]:
    return [value for value in values if value is not None]
