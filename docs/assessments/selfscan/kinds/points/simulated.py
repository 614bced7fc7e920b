"""A hundred points over motives."""

from __future__ import annotations

from random import Random

from ...core.definition import Answers, Item, Scale
from ..simulated import Rated


class Divided(Rated):
    separate = False

    def mean(self, scale: Scale, given: list[tuple[Item, int]]) -> float | None:
        return None

    def at_level(self, scale: Scale, level: int) -> Answers:
        share, rest = divmod(100, len(scale.items))
        return {item.id: share + (index < rest) for index, item in enumerate(scale.items)}

    def ways(self, scale: Scale) -> list[Answers]:
        return [{item.id: 100 * (item is first) for item in scale.items} for first in scale.items]

    def opposite(self, scale: Scale, given: Answers) -> Answers:
        numbers = {item: value for item, value in given.items() if isinstance(value, int)}
        order = sorted(numbers, key=lambda item: numbers[item])
        return given | {item: numbers[other] for item, other in zip(order, reversed(order), strict=True)}

    def at_random(self, scale: Scale, dice: Random, missing: float) -> Answers:
        cuts = sorted(dice.choices(range(0, 101, 5), k=len(scale.items) - 1))
        parts = [end - start for start, end in zip([0, *cuts], [*cuts, 100], strict=True)]
        return {item.id: part for item, part in zip(scale.items, parts, strict=True)}

    def told(self, scale: Scale) -> list[str]:
        return [scale.items[-1].text, f"- {scale.name}"]


WAY = Divided()
