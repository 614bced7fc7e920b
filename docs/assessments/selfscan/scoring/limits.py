"""Where a mean or a difference passes a limit. In steps of the form: see `Form.step`."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.definition import Band, Form

BORDER = 0.25
"""So close to the limit of a band (in steps) that the band is a close call."""

MARGIN = 0.5
"""To either side of a mean (in steps), about one standard error of measurement (SD .7-.9, alpha .6-.7)."""

SPREAD = 1.0
"""Highest minus lowest mean (in steps) from which 'strongest' and 'weakest' mean something."""

CLOSE = 0.5
"""Scales nearer than this (in steps) to the highest (lowest) mean share its place."""

ROUNDING = 1e-9
"""Means of thirds and quarters are not exact: 0.9999999999999996 is a difference of one step."""


def reaches(value: float | None, limit: float) -> bool:
    """Whether a value is at least a limit, but for rounding."""
    return value is not None and value >= limit - ROUNDING


def exceeds(value: float | None, limit: float) -> bool:
    """Whether a value is above a limit by more than rounding."""
    return value is not None and value > limit + ROUNDING


def band_of(bands: Sequence[Band], mean: float) -> Band:
    """The band that an unrounded mean falls in."""
    return [band for band in bands if band.start <= mean][-1]


def level_of(bands: Sequence[Band], name: str) -> str:
    """The level (`low`, `mixed`, `high`) of the band with this name."""
    return next(band.level for band in bands if band.name == name)


def is_borderline(form: Form, mean: float) -> bool:
    """Whether a mean lies within `BORDER` of the limit between two bands."""
    return any(abs(mean - band.start) <= BORDER * form.step for band in form.bands[1:])
