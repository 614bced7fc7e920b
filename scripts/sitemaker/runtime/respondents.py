"""Simulated respondents: the ways of answering that every scan must be able to take."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from selfscan.core.definition import DONT_KNOW, OUTSIDE, Answer, Answers, Definition, Scale
from selfscan.kinds import simulated
from selfscan.kinds.simulated import LEVELS


def deliberate(definition: Definition) -> Iterator[Answers]:
    """Straight lines, all low to all high, all outside the scale, and each single scale apart."""
    yield from (straight_line(definition, number) for number in LEVELS)
    yield from (outside(definition, word) for word in (*OUTSIDE, None))
    rest = [outside(definition, DONT_KNOW), *(everywhere(definition, level) for level in LEVELS)]
    yield from rest
    for scale in definition.scales:
        for own, others in product(
            [*simulated.of(scale).ways(scale), *(_outside(scale, word) for word in OUTSIDE)], rest[::2]
        ):
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
    return _all(simulated.of(scale).at_random(scale, dice, missing) for scale in definition.scales)


def pronounced(definition: Definition, dice: Random) -> Answers:
    """Someone who is at one end of every scale."""
    return _all(at_level(scale, dice.choice((1, 5))) for scale in definition.scales)


def opposite(definition: Definition, answers: Answers) -> Answers:
    """The answers of someone who sees everything the other way round."""
    return _all(
        simulated.of(scale).opposite(scale, {item.id: answers[item.id] for item in scale.items})
        for scale in definition.scales
    )


def at_level(scale: Scale, level: int) -> Answers:
    """A whole scale answered equally favourably."""
    return simulated.of(scale).at_level(scale, level)


def _outside(scale: Scale, word: Answer) -> Answers:
    return {item.id: word if word in scale.form.values else None for item in scale.items}


def _all(parts: Iterator[Answers]) -> Answers:
    return {item: value for part in parts for item, value in part.items()}
