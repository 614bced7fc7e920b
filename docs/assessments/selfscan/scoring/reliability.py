"""Whether the items of a scale measure one thing, and how precise its mean is: for a pilot, not for a result.

Rows are people, columns are items, recoded so that more is always better. Somebody who left an item open is
left out as a whole. What is undefined is None and never a made-up number. Notation: n people, k items, s² a
variance with n - 1.

Not in the browser: nobody's result needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, exp, fsum, log, sqrt
from statistics import NormalDist
from typing import Any

from ..core.errors import InputError
from .agreement import variance
from .averages import Numbers, mean

Rows = Sequence[Sequence[float]]

CONFIDENCE = 0.95

PLANNED_ALPHA, PLANNED_WIDTH = 0.7, 0.2
"""For how many people a pilot needs: the interval around an alpha of .7 is then from .6 to .8. A choice of our own."""


def alpha(rows: Rows) -> float | None:
    """α = k / (k - 1) · (1 - Σ s²_item / s²_total); None for one item, fewer than two people, or equal totals.

    Cronbach, L.J. (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16, 297-334.
    A lower bound of reliability for errors that do not correlate; it says nothing about validity.
    """
    items = list(zip(*rows, strict=True))
    total = _spread([fsum(row) for row in rows])
    if len(items) < 2 or not total:
        return None
    return len(items) / (len(items) - 1) * (1 - fsum(_spread(item) or 0 for item in items) / total)


def interval(
    value: float, people: int, items: int, confidence: float = CONFIDENCE
) -> tuple[float, float] | None:
    """Between what an alpha lies, for so many people and items; None for fewer than three people or an alpha of 1.

    1 - exp(ln(1 - α) - ln(n / (n - 1)) ± z · √(2k / ((k - 1)(n - 2)))): Bonett, D.G. & Wright, T.A. (2015),
    Cronbach's alpha reliability: interval estimation, hypothesis testing, and sample size planning, Journal of
    Organizational Behavior 36, 3-15. It leans on parallel items; close to Feldt's (1965) exact F interval.
    """
    if people < 3 or items < 2 or value >= 1:
        return None
    centre = log(1 - value) - log(people / (people - 1))
    reach = _z(confidence) * sqrt(2 * items / ((items - 1) * (people - 2)))
    return 1 - exp(centre + reach), 1 - exp(centre - reach)


def people_needed(
    items: int, value: float = PLANNED_ALPHA, width: float = PLANNED_WIDTH, confidence: float = CONFIDENCE
) -> int:
    """How many people it takes for an interval of this width around an alpha of this value. Bonett & Wright (2015).

    n₀ = 8k / (k - 1) · (1 - α)² (z / w)² + 2, then n = (n₀ - 2)(w₀ / w)² + 2 with the width w₀ that n₀ gives.
    """
    first = ceil(8 * items / (items - 1) * (1 - value) ** 2 * (_z(confidence) / width) ** 2 + 2)
    found = interval(value, first, items, confidence)
    assert found
    return ceil((first - 2) * ((found[1] - found[0]) / width) ** 2 + 2)


def measure(rows: Sequence[Sequence[float | None]]) -> dict[str, Any]:
    """All figures for people (rows) by items (columns), None for an answer that is missing.

    Returns `n` (people that count), `left_out` (who left an item open), `items`, `alpha` and `sem`. Per item
    `mean`, `sd`, `item_rest` (Pearson's correlation with the sum of the other items) and `alpha_dropped` (alpha
    of the other items). `sem` is the standard error of measurement of the *mean of the items*, in answer steps:
    sd · √(1 - α), Lord, F.M. & Novick, M.R. (1968), Statistical theories of mental test scores, Addison-Wesley.
    """
    whole = [[value for value in row if value is not None] for row in rows if None not in row]
    found = alpha(whole)
    means = [fsum(row) / len(row) for row in whole]
    spread = _spread(means)
    return {
        "n": len(whole),
        "left_out": len(rows) - len(whole),
        "items": [_item(whole, place) for place in range(len(rows[0]))],
        "alpha": found,
        "sem": None if found is None or spread is None else sqrt(spread * (1 - found)),
    }


def _item(rows: Rows, place: int) -> dict[str, float | None]:
    column = [row[place] for row in rows]
    others = [[*row[:place], *row[place + 1 :]] for row in rows]
    spread = _spread(column)
    return {
        "mean": mean(column),
        "sd": None if spread is None else sqrt(spread),
        "item_rest": correlation(column, [fsum(row) for row in others]) if others and others[0] else None,
        "alpha_dropped": alpha(others),
    }


def correlation(first: Numbers, other: Numbers) -> float | None:
    """Pearson's r; None without a spread in both."""
    if not _spread(first) or not _spread(other):
        return None
    centre, middle = fsum(first) / len(first), fsum(other) / len(other)
    together = fsum((x - centre) * (y - middle) for x, y in zip(first, other, strict=True))
    apart = fsum((x - centre) ** 2 for x in first) * fsum((y - middle) ** 2 for y in other)
    return together / sqrt(apart)


def table(given: Any) -> dict[str, Any]:
    """`measure` for `{"data": [[...], ...]}` as it comes in. Raises InputError for anything that is not such a table."""
    if not isinstance(given, dict) or "data" not in given:
        raise InputError('Geef gegevens met een rij per persoon, zoals {"data": [[4, 3, 5], [2, null, 3]]}.')
    rows = given["data"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) and row for row in rows):
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
            # True == 1 in Python, and sums of numbers like 1e300 are no answers either.
            if value is not None and (type(value) not in (int, float) or not abs(value) <= MOST):
                raise InputError(
                    f"data: {str(value)[:40]!r} in rij {place} is geen getal. Geef een getal, of null."
                )
    return measure(rows)


MOST = 1e9
"""No answer is further from 0."""


def _spread(numbers: Numbers) -> float | None:
    """s², exactly 0 where all are equal: the mean of thirds is not exact."""
    return 0.0 if len(numbers) > 1 and min(numbers) == max(numbers) else variance(numbers)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
