"""Makes groups of respondents for the comparison: everybody somewhere, some scales elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from selfscan.core import code
from selfscan.core.definition import DONT_KNOW, Answers, Definition
from selfscan.group.gathering import Person
from selfscan.group.theme import CodeReader
from sitemaker.runtime.respondents import at_level, everywhere

Levels = Mapping[str, int | None]
"""The level (1..5) of a scale, by id; None for "weet ik niet" everywhere."""


def answers(definition: Definition, levels: Levels, usual: int = 3) -> Answers:
    """Someone who is at these levels, and at the usual level on the other scales."""
    given = everywhere(definition, usual)
    for scale, level in levels.items():
        items = definition.scale(scale).items
        unknown: Answers = {item.id: DONT_KNOW for item in items}
        given |= unknown if level is None else at_level(definition.scale(scale), level)
    return given


def person(definition: Definition, given: Answers, organisation: str = "", label: str = "") -> Person:
    """Someone as read from their code."""
    _, number = code.read(code.encode(definition, given), lambda *_: definition)
    return Person(label, organisation, CodeReader(definition).read(number))


def people(definition: Definition, organisation: str, *levels: Levels) -> list[Person]:
    """One person for each of these levels."""
    return [person(definition, answers(definition, level), organisation) for level in levels]


def twelve(definition: Definition, contrast: str, dice: Random) -> list[tuple[str, str]]:
    """Organisation and code of four people from each of A, B and C, who differ on one scale.

    On that scale A is high, B is in between and C is low; elsewhere all are near the middle.
    """
    found = []
    elsewhere = [item.id for item in definition.items if not item.id.startswith(contrast)]
    for organisation, level in zip("ABC", (5, 4, 2), strict=True):
        # One answer that is a step off tells people with the same view apart.
        for item in dice.sample(elsewhere, 4):
            given = answers(definition, {contrast: level}) | {item: dice.choice((2, 4))}
            found.append((organisation, code.encode(definition, given)))
    return found
