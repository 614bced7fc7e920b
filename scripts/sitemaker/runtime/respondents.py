"""Simulated respondents: the ways of answering that every scan must be able to take."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from selfscan.core.definition import DONT_KNOW, OUTSIDE, Answer, Answers, Definition, Item, Scale

LEVELS = range(1, 6)
"""How favourable an answer is, from least to most; a reversed statement is answered the other way round."""


def deliberate(definition: Definition) -> Iterator[Answers]:
    """Straight lines, all low to all high, all outside the scale, and each single scale apart."""
    yield from (straight_line(definition, number) for number in LEVELS)
    yield from (outside(definition, word) for word in (*OUTSIDE, None))
    rest = [outside(definition, DONT_KNOW), *(everywhere(definition, level) for level in LEVELS)]
    yield from rest
    for scale in definition.scales:
        for own, others in product([*_ways(scale), *(_outside(scale, word) for word in OUTSIDE)], rest[::2]):
            yield others | own


def everywhere(definition: Definition, level: int) -> Answers:
    """Someone who finds everything equally favourable."""
    return _all(at_level(scale, level) for scale in definition.scales)


def outside(definition: Definition, word: Answer) -> Answers:
    """Someone who gives the same answer outside the scale everywhere, and nothing where that cannot be."""
    return _all(_outside(scale, word) for scale in definition.scales)


def straight_line(definition: Definition, number: int) -> Answers:
    """Someone who always ticks the same box, whatever the statement says."""
    return everywhere(definition, number) | {
        item: number for item, form in definition.form_of.items() if len(form.labels) >= number
    }


def at_random(definition: Definition, dice: Random, missing: float = 0) -> Answers:
    """Someone with a random leaning per scale, who leaves a share of the answers open."""
    return _all(_at_random(scale, dice, missing) for scale in definition.scales)


def pronounced(definition: Definition, dice: Random) -> Answers:
    """Someone who is at one end of every scale."""
    return _all(at_level(scale, dice.choice((1, 5))) for scale in definition.scales)


def opposite(definition: Definition, answers: Answers) -> Answers:
    """The answers of someone who sees everything the other way round."""
    return _all(_opposite(scale, answers) for scale in definition.scales)


def at_level(scale: Scale, level: int) -> Answers:
    """A whole scale answered equally favourably; an order goes by the list and points are shared."""
    if scale.form.kind == "points":
        share, rest = divmod(100, len(scale.items))
        return {item.id: share + (index < rest) for index, item in enumerate(scale.items)}
    if scale.form.kind == "ranking":
        places = dict(enumerate(scale.form.numbers))
        return {item.id: places.get(index) for index, item in enumerate(scale.items)}
    return {item.id: _favourable(scale, item, level) for item in scale.items}


def _ways(scale: Scale) -> list[Answers]:
    """A scale at every level; an order with each item first; a hundred points for each item."""
    if scale.form.kind not in ("points", "ranking"):
        return [at_level(scale, level) for level in LEVELS]
    size = len(scale.items)
    divided: list[Answer] = [100, *[0] * (size - 1)]
    ordered: list[Answer] = [*scale.form.numbers, *[None] * (size - len(scale.form.numbers))]
    values = divided if scale.form.kind == "points" else ordered
    turns = [scale.items[index:] + scale.items[:index] for index in range(size)]
    return [{item.id: value for item, value in zip(turn, values, strict=False)} for turn in turns]


def _opposite(scale: Scale, answers: Answers) -> Answers:
    given = {item.id: answers[item.id] for item in scale.items}
    numbers = {item: value for item, value in given.items() if isinstance(value, int)}
    if scale.form.kind == "ranking":
        return given
    if scale.form.kind == "points":
        order = sorted(numbers, key=lambda item: numbers[item])
        return given | {one: numbers[other] for one, other in zip(order, reversed(order), strict=True)}
    return given | {item: len(scale.form.labels) + 1 - value for item, value in numbers.items()}


def _favourable(scale: Scale, item: Item, level: int) -> int:
    if scale.form.kind == "quiz":
        right: int = item.data["correct"]
        return right if level > 3 else 3 - right
    return 6 - level if item.reversed else level


def _at_random(scale: Scale, dice: Random, missing: float) -> Answers:
    if scale.form.kind == "points":
        cuts = sorted(dice.choices(range(0, 101, 5), k=len(scale.items) - 1))
        parts = [end - start for start, end in zip([0, *cuts], [*cuts, 100], strict=True)]
        return {item.id: part for item, part in zip(scale.items, parts, strict=True)}
    if scale.form.kind == "ranking":
        chosen = dice.sample(scale.items, len(scale.form.numbers))
        places = {item.id: place for place, item in enumerate(chosen, 1) if dice.random() >= missing}
        return {item.id: places.get(item.id) for item in scale.items}
    level = dice.choice(LEVELS)
    answers: Answers = {}
    for item in scale.items:
        if dice.random() < missing:
            answers[item.id] = dice.choice([word for word in (*OUTSIDE, None) if word in scale.form.values])
        else:
            near = min(5, max(1, level + dice.choice((-1, 0, 0, 1))))
            answers[item.id] = _favourable(scale, item, near)
    return answers


def _outside(scale: Scale, word: Answer) -> Answers:
    return {item.id: word if word in scale.form.values else None for item in scale.items}


def _all(parts: Iterator[Answers]) -> Answers:
    return {item: value for part in parts for item, value in part.items()}
