"""What someone expects to become lower or higher.

`scale.recode` turns an answer into -2..+2, where + is favourable; an item for which lower
is favourable is `reversed`. So one scale can hold several reversed items.
"""

from __future__ import annotations

from typing import Any

from ..core.definition import Definition, Scale
from ..drawing import chart
from ..drawing.chart import NAME, Axis
from ..drawing.markup import Markup, join

TEXTS = {"gain": "", "same": "", "loss": "", "unknown": ""}

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


def strip(mean: float | None, axis: Axis, top: float) -> Markup:
    """A place, with its margin, between a loss and a gain."""
    unknown = chart.text("?", axis.x(0), top + NAME, "value", "middle") if mean is None else None
    return join(chart.place(axis, mean, top), unknown)
