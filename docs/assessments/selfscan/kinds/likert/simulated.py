"""Statements: a mean only for those that are a scale together."""

from __future__ import annotations

from ...core.definition import Item, Scale
from ..simulated import Rated


class Statements(Rated):
    def mean(self, scale: Scale, given: list[tuple[Item, int]]) -> float | None:
        return super().mean(scale, given) if scale.form.bands else None

    def told(self, scale: Scale) -> list[str]:
        return super().told(scale) if scale.form.bands else [""]


WAY = Statements()
