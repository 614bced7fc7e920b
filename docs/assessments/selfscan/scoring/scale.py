"""Scores of single scales, and which of them stand out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.definition import DONT_KNOW, Answers, Band, Form, Item, Scale

BORDER = 0.25
"""So close to the limit of a band (in answer steps) that the band is a close call."""

SPREAD = 1.0
"""Highest minus lowest mean from which 'strongest' and 'weakest' mean something."""

CLOSE = 0.5
"""Scales nearer than this to the highest (lowest) mean share its place."""


def recode(form: Form, item: Item, number: int) -> int:
    """The answer so that more is always better: 1..5, or -2..+2 for poles and changes.

    A reversed item counts as (lowest + highest - answer), so 6 - x on five points.
    """
    low, high = form.numbers[0], form.numbers[-1]
    value = low + high - number if item.reversed else number
    return value - (low + high) // 2 if form.kind in ("bipolar", "change") else value


def band_of(bands: Sequence[Band], mean: float) -> Band:
    """The band that an unrounded mean falls in."""
    return [band for band in bands if band.start <= mean][-1]


def is_borderline(bands: Sequence[Band], mean: float) -> bool:
    """Whether a mean lies within `BORDER` of the limit between two bands."""
    return any(abs(mean - band.start) <= BORDER for band in bands[1:])


def score(scale: Scale, answers: Answers) -> dict[str, Any]:
    """Score one scale.

    Returns `id`, `name`, `mean` (unrounded; None below two thirds of the items, and for
    statements that are no scale together: a likert form without bands),
    `band` (None without a mean or without bands), `answered`, `needed`,
    `borderline` and `unknown` (how often "weet ik niet" was given).
    """
    given = [answers[item.id] for item in scale.items]
    numbers = [
        recode(scale.form, item, value)
        for item, value in zip(scale.items, given, strict=True)
        if isinstance(value, int)
    ]
    averaged = scale.form.kind in ("bipolar", "change") or bool(scale.form.bands)
    mean = sum(numbers) / len(numbers) if averaged and len(numbers) >= scale.needed else None
    bands = scale.form.bands
    return {
        "id": scale.id,
        "name": scale.name,
        "mean": mean,
        "band": band_of(bands, mean).name if bands and mean is not None else None,
        "answered": len(numbers),
        "needed": scale.needed,
        "borderline": bool(bands) and mean is not None and is_borderline(bands, mean),
        "unknown": given.count(DONT_KNOW),
    }


def standing_out(scores: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The ids of the strongest and the weakest scales; both empty when they hardly differ.

    A place is shared by all scales strictly within `CLOSE` of it. Because the
    spread is at least `SPREAD`, no scale can be in both lists.
    """
    means = {entry["id"]: entry["mean"] for entry in scores if entry["mean"] is not None}
    if not means or max(means.values()) - min(means.values()) < SPREAD:
        return [], []
    high, low = max(means.values()), min(means.values())
    return (
        [name for name, mean in means.items() if high - mean < CLOSE],
        [name for name, mean in means.items() if mean - low < CLOSE],
    )
