"""What someone expects to become lower or higher.

An answer counts from -2 to +2, where + is favourable; an item for which lower is favourable is
`reversed`. So one scale can hold several reversed items.
"""

from __future__ import annotations

from typing import ClassVar

from ...core.definition import Definition, Scale
from ...drawing import chart
from ...drawing.chart import NAME, Axis
from ...drawing.markup import Markup, join
from ...scoring.averages import halves
from ...scoring.scale import Entry
from ..averaged import Averaged

EXPECTED = 0.5
"""From this mean (half an answer step) a gain counts as expected; mirrored, a loss. Our own choice."""

LIMIT = 2
"""The most favourable answer of five; its negative is the least favourable answer."""


class Change(Averaged[Entry]):
    TEXTS: ClassVar = {
        "gain": "",
        "same": "",
        "loss": "",
        "unknown": "",
        "low": "",
        "high": "",
        "organisation": "organisation value",
    }

    def middle(self, numbers: tuple[int, ...]) -> int:
        return (numbers[0] + numbers[-1]) // 2

    def lines(self, definition: Definition, scale: Scale, entry: Entry) -> list[str]:
        """What is expected, and how the scan calls that."""
        called = definition.texts["levels"][entry["level"]] if "level" in entry else None
        says = self.words(definition)[outlook(entry["mean"])]
        return [f"{scale.name}: {says}" + (f" ({called})" if called else "")]

    def value(self, definition: Definition, scale: Scale, mean: float) -> str:
        """With its sign."""
        steps = halves(abs(mean))
        return steps if steps == "0" else f"{'−' if mean < 0 else '+'}{steps}"

    def ends(self, definition: Definition, scale: Scale) -> tuple[str, str]:
        words = self.words(definition)
        return words["low"], words["high"]


KIND = Change()


def outlook(mean: float | None) -> str:
    """The name of what a mean says: `gain`, `same`, `loss`, or `unknown` without a mean."""
    if mean is None:
        return "unknown"
    return "gain" if mean >= EXPECTED else "loss" if mean <= -EXPECTED else "same"


def strip(mean: float | None, axis: Axis, top: float) -> Markup:
    """A place, with its margin, between a loss and a gain."""
    unknown = chart.text("?", axis.x(0), top + NAME, "value", "middle") if mean is None else None
    return join(chart.place(axis, mean, top), unknown)
