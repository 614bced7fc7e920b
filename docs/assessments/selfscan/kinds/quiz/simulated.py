"""Two choices of which one is right: the right choice is the favourable answer."""

from __future__ import annotations

from ...core.definition import Item, Scale
from ..simulated import Rated


class Practice(Rated):
    def favourable(self, item: Item, level: int) -> int:
        right: int = item.data["correct"]
        return right if level > 3 else 3 - right

    def mean(self, scale: Scale, given: list[tuple[Item, int]]) -> float | None:
        return None


WAY = Practice()
