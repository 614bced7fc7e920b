"""A top few, in order."""

from __future__ import annotations

from random import Random

from ...core.definition import Answer, Answers, Item, Scale
from ..simulated import Rated


class Ordered(Rated):
    separate = False

    def mean(self, scale: Scale, given: list[tuple[Item, int]]) -> float | None:
        return None

    def at_level(self, scale: Scale, level: int) -> Answers:
        places = dict(enumerate(scale.form.numbers))
        return {item.id: places.get(index) for index, item in enumerate(scale.items)}

    def ways(self, scale: Scale) -> list[Answers]:
        size = len(scale.items)
        ordered: list[Answer] = [*scale.form.numbers, *[None] * (size - len(scale.form.numbers))]
        turns = [scale.items[index:] + scale.items[:index] for index in range(size)]
        return [{item.id: value for item, value in zip(turn, ordered, strict=True)} for turn in turns]

    def opposite(self, scale: Scale, given: Answers) -> Answers:
        return given

    def at_random(self, scale: Scale, dice: Random, missing: float) -> Answers:
        chosen = dice.sample(scale.items, len(scale.form.numbers))
        places = {item.id: place for place, item in enumerate(chosen, 1) if dice.random() >= missing}
        return {item.id: places.get(item.id) for item in scale.items}


WAY = Ordered()
