"""What someone expects to become lower or higher.

`scale.recode` turns an answer into -2..+2, where + is favourable; an item for which lower
is favourable is `reversed`. So one scale can hold several reversed items.
"""

from __future__ import annotations

from typing import Any

from ..chart import BAR, MARGIN
from ..definition import Definition, Scale
from ..markup import Markup, element, join

EXPECTED = 0.5
"""From this mean (half an answer step) a gain counts as expected; mirrored, a loss. Our own choice."""

LIMIT = 2
"""The most favourable answer; its negative is the least favourable one."""


def outlook(mean: float | None) -> str:
    """The name of what a mean says: `gain`, `same`, `loss`, or `unknown` without a mean."""
    if mean is None:
        return "unknown"
    return "gain" if mean >= EXPECTED else "loss" if mean <= -EXPECTED else "same"


def lines(definition: Definition, scale: Scale, entry: dict[str, Any]) -> list[str]:
    """The result in plain lines: what is expected, and how the scan calls that."""
    called = definition.texts["levels"][entry["level"]] if "level" in entry else None
    says = definition.texts["change"][outlook(entry["mean"])]
    return [f"{scale.name}: {says}" + (f" ({called})" if called else "")]


def strip(mean: float | None, left: float, right: float, top: float) -> Markup:
    """A place, with its margin, between a loss at `left` and a gain at `right`."""
    bar: dict[str, float] = {"y": top, "height": BAR, "rx": BAR / 2}
    track = element("rect", x=left, width=right - left, **bar, class_="chart-track")
    if mean is None:
        mark: dict[str, str | float] = {"x": place(0, left, right), "y": top + 12, "text_anchor": "middle"}
        return join(track, element("text", "?", **mark, class_="chart-value"))
    start, end = place(max(-LIMIT, mean - MARGIN), left, right), place(min(LIMIT, mean + MARGIN), left, right)
    return join(
        track,
        element("rect", x=start, width=round(end - start, 1), **bar, class_="chart-margin"),
        element("circle", cx=place(mean, left, right), cy=top + BAR / 2, r=BAR / 2, class_="chart-point"),
    )


def place(mean: float, left: float, right: float) -> float:
    return round(left + (right - left) * (mean + LIMIT) / (2 * LIMIT), 1)
