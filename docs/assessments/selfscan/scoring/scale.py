"""Scores of single scales, and which of them stand out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from ..core.definition import DONT_KNOW, Answer, Answers, Form, Item, Scale
from .averages import mean_of, needed
from .limits import CLOSE, SPREAD, band_of, is_borderline


class Entry(TypedDict):
    """The score of one scale. A kind adds fields of its own, in the folder of that kind."""

    id: str
    name: str
    mean: float | None
    """Unrounded; None below two thirds of the items, and for a form whose items have no mean together."""
    band: str | None
    """The name of the band; None without a mean or without bands."""
    answered: int
    """Of the items that count."""
    needed: int
    """How many answers it takes."""
    borderline: bool
    unknown: int
    """How often "weet ik niet" was given."""
    level: NotRequired[str]
    """Set by a scan's own `scoring.py`: under which key of the scale's `texts` its words stand."""
    given: NotRequired[dict[str, Answer]]
    """Set by a scan's own `scoring.py`: the answers, where the page tells them one by one."""
    remark: NotRequired[bool]
    """Set by a scan's own `scoring.py`: whether the scale's text `remark` is to be told."""


def recode(form: Form, item: Item, number: int) -> int:
    """The answer so that more is always better: 1..5, or -2..+2 where the middle counts as 0.

    A reversed item counts as (lowest + highest - answer), so 6 - x on five points.
    """
    value = turned_from(form) - number if item.reversed else number
    return value - form.middle


def turned_from(form: Form) -> int:
    """What a reversed answer is subtracted from: lowest + highest."""
    return form.numbers[0] + form.numbers[-1]


def score(scale: Scale, answers: Answers) -> Entry:
    """Score one scale by the rules that all kinds share."""
    numbers = [
        recode(scale.form, item, value)
        for item in scale.counted
        if isinstance(value := answers[item.id], int)
    ]
    bands = scale.form.bands
    mean = mean_of(numbers, len(scale.counted)) if scale.form.averaged else None
    return {
        "id": scale.id,
        "name": scale.name,
        "mean": mean,
        "band": band_of(bands, mean).name if bands and mean is not None else None,
        "answered": len(numbers),
        "needed": needed(len(scale.counted)),
        "borderline": mean is not None and is_borderline(scale.form, mean),
        "unknown": [answers[item.id] for item in scale.items].count(DONT_KNOW),
    }


def standing_out(means: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """The ids of the strongest and the weakest scales; both empty when they hardly differ.

    `means` are told in steps (see `Form.usual`). A place is shared by all scales strictly within
    `CLOSE` of it. Because the spread is at least `SPREAD`, no scale can be in both lists.
    """
    if not means or max(means.values()) - min(means.values()) < SPREAD:
        return [], []
    high, low = max(means.values()), min(means.values())
    return (
        [name for name, mean in means.items() if high - mean < CLOSE],
        [name for name, mean in means.items() if mean - low < CLOSE],
    )
