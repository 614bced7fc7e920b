"""What a group gave for one theme, before anybody decides what of it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NotRequired, TypedDict

from .theme import Marks


@dataclass(frozen=True)
class View:
    """What the people of one group gave for one theme. The first view is everybody's.

    `others` are the people who may not be shown apart, taken together.
    """

    name: str
    marks: Sequence[Marks]
    others: bool = False

    @cached_property
    def n(self) -> int:
        """How many answered."""
        return sum(person.answered for person in self.marks)

    @cached_property
    def means(self) -> list[float]:
        return sorted(person.mean for person in self.marks if person.mean is not None)

    @cached_property
    def columns(self) -> list[list[int]]:
        """The numbers that were given, per item."""
        columns = zip(*[person.numbers for person in self.marks], strict=True)
        return [[number for number in column if number is not None] for column in columns]

    def full_columns(self, least: int) -> list[list[int]]:
        """The columns of the items that enough people answered."""
        return [column for column in self.columns if len(column) >= least]


class ItemFigures(TypedDict):
    """What a group gave to one of the things it divided or ordered."""

    id: str
    name: str
    n: int
    """How many gave it points or a place."""
    mean: float | None
    median: float | None
    difference: NotRequired[float | None]
    """Highest minus lowest mean of the organisations; only among the figures of everybody."""


class Figures(TypedDict):
    """What may be shown of a group for one theme; `n` says how many answered.

    A kind whose answers have a place on a line gives all but `items`; another gives only those.
    """

    n: int
    items: NotRequired[list[ItemFigures]]
    median: NotRequired[float | None]
    min: NotRequired[float | None]
    max: NotRequired[float | None]
    mean: NotRequired[float | None]
    """Of the respondents' means."""
    dots: NotRequired[list[list[float]]]
    """[value, how many people], values on halves of a number."""
    ad_m: NotRequired[float | None]
    """AD_M(J), in numbers of the form; None for a group that is too small for it."""
    spread: NotRequired[str | None]
    """The name of what `ad_m` says: `close`, `some` or `clear`."""
    equal: NotRequired[bool]
    """Whether all are on the same place."""


class GroupFigures(Figures):
    """The figures of an organisation, or of all who may not be shown apart (`others`)."""

    name: str
    others: bool


class ThemeFigures(Figures):
    """One theme of a comparison: the figures of everybody, and of the organisations that are shown."""

    id: str
    name: str
    kind: str
    unknown: float
    """The share of "weet ik niet"."""
    difference: float | None
    """Highest minus lowest mean of the organisations."""
    organisations: list[GroupFigures]


class Pair(TypedDict):
    """One theme of two results side by side; either `means`, `gap` and `apart`, or `items`."""

    id: str
    name: str
    kind: str
    means: NotRequired[list[float | None]]
    gap: NotRequired[float | None]
    """The second minus the first."""
    apart: NotRequired[bool]
    """Whether the gap is worth a question."""
    items: NotRequired[list[PairedItem]]


class PairedItem(TypedDict):
    name: str
    values: list[int | None]
