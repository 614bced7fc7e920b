"""How simulated respondents answer a scale of each kind: for the exercise, the laboratory and tests, not for the browser.

`WAY` in the `simulated.py` of a kind's folder says how; a kind without `WAY` is answered by `Rated`: labels, item by item.
"""

from __future__ import annotations

import importlib
from functools import cache
from importlib.util import find_spec
from random import Random

from ..core.definition import OUTSIDE, Answer, Answers, Item, Scale

LEVELS = range(1, 6)
"""How favourable an answer is, from least to most; a reversed statement is answered the other way round."""


class Rated:
    centre = 0
    """What a mean counts from."""
    separate = True
    """Whether items may be answered apart from each other."""

    def favourable(self, item: Item, level: int) -> int:
        """The answer that is so favourable."""
        return 6 - level if item.reversed else level

    def mean(self, scale: Scale, given: list[tuple[Item, int]]) -> float | None:
        """By the book; `given` are enough answers for a mean."""
        values = [6 - value if item.reversed else value for item, value in given]
        return sum(value - self.centre for value in values) / len(values)

    def at_level(self, scale: Scale, level: int) -> Answers:
        """A whole scale answered equally favourably; an order goes by the list and points are shared."""
        return {item.id: self.favourable(item, level) for item in scale.items}

    def ways(self, scale: Scale) -> list[Answers]:
        """A scale at every level; an order with each item first; a hundred points for each item."""
        return [self.at_level(scale, level) for level in LEVELS]

    def opposite(self, scale: Scale, given: Answers) -> Answers:
        """The answers of someone who sees everything the other way round."""
        turned = len(scale.form.labels) + 1
        return {item: turned - value if isinstance(value, int) else value for item, value in given.items()}

    def at_random(self, scale: Scale, dice: Random, missing: float) -> Answers:
        """Someone with a leaning, who leaves a share of the answers open."""
        level = dice.choice(LEVELS)
        answers: Answers = {}
        for item in scale.items:
            if dice.random() < missing:
                words: list[Answer] = [word for word in (*OUTSIDE, None) if word in scale.form.values]
                answers[item.id] = dice.choice(words)
            else:
                near = min(5, max(1, level + dice.choice((-1, 0, 0, 1))))
                answers[item.id] = self.favourable(item, near)
        return answers

    def told(self, scale: Scale) -> list[str]:
        """What a copied text says of this scale, whatever was answered: one of these."""
        return [f"\n- {scale.name}"]


@cache
def _of(kind: str) -> Rated:
    module = f"selfscan.kinds.{kind}.simulated"
    way: Rated = importlib.import_module(module).WAY if find_spec(module) else Rated()
    return way


def of(scale: Scale) -> Rated:
    """The way of answering this scale."""
    return _of(scale.form.kind)
