"""An assessment as its `assessment.yml` defines it.

The build checks every definition with a strict model before it gets here
(`scripts/sitemaker/definitions/model.py`), so this module only gives the data a shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, Protocol

DONT_KNOW = "weet-niet"
NOT_APPLICABLE = "nvt"
OUTSIDE = (DONT_KNOW, NOT_APPLICABLE)

Answer = int | str | None
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Band:
    """A named stretch of a scale: from `start` up to the start of the next band."""

    name: str
    level: str
    start: float


class Counting(Protocol):
    """What a form asks of its kind: which answers there are, and what they count for.

    All that a kind does stands in `selfscan.kinds`; nothing here knows a kind by name.
    """

    outside: tuple[str, ...]
    """The answers outside the scale, in the order in which a code counts them."""
    rated: bool
    """Whether a respondent rates every item apart, so that the same number everywhere is telling."""

    def numbers(self, form: Mapping[str, Any]) -> tuple[int, ...]:
        """The numbers that can be given, in order. `form` is what `assessment.yml` says of the form."""

    def middle(self, numbers: tuple[int, ...]) -> int:
        """The number that counts as 0; 0 where numbers count as they are."""

    def averaged(self, form: Mapping[str, Any]) -> bool:
        """Whether the items of a scale have a mean together."""


USUAL_OPTIONS = 5
"""The answers of a usual form. What is said in steps, is said of such a form: see `Form.step`."""


@dataclass(frozen=True, eq=False, repr=False)
class Form:
    """A way of answering. Its `kind` says which numbers there are and what they count for."""

    id: str
    kind: str
    labels: tuple[str, ...]
    bands: tuple[Band, ...]
    numbers: tuple[int, ...]
    """The numbers that can be given as an answer, in order."""
    outside: tuple[str, ...] = OUTSIDE
    middle: int = 0
    """The number that counts as 0; 0 where numbers count as they are."""
    averaged: bool = True
    """Whether the items of a scale have a mean together."""
    rated: bool = True
    """Whether every item is rated apart."""

    @cached_property
    def values(self) -> tuple[Answer, ...]:
        """Every possible answer, no answer first. The order is part of the result code."""
        return (None, *self.numbers, *self.outside)

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest mean: 1 and 5, or -2 and 2 where the middle counts as 0."""
        return self.numbers[0] - self.middle, self.numbers[-1] - self.middle

    @cached_property
    def step(self) -> float:
        """How large one step is in numbers of this form: 1 with five answers, 2 with ten.

        Limits are told in steps. The limit for agreement (AD) grows with the number of answers, A / 6, so
        the others do too: Burke, M.J. & Dunlap, W.P. (2002), Estimating interrater agreement with the
        average deviation index: a user's guide, Organizational Research Methods 5, 159-172.
        """
        return len(self.numbers) / USUAL_OPTIONS

    def usual(self, number: float) -> float:
        """A number or mean on the line from 1 to 5, as many steps from its middle: to compare forms."""
        if len(self.numbers) == USUAL_OPTIONS:
            return number
        return (1 + USUAL_OPTIONS) / 2 + (number - (self.numbers[0] + self.numbers[-1]) / 2) / self.step

    @classmethod
    def from_data(cls, form_id: str, data: Mapping[str, Any], kind: Counting) -> Form:
        numbers = kind.numbers(data)
        return cls(
            id=form_id,
            kind=data["kind"],
            labels=tuple(data.get("labels", ())),
            bands=tuple(Band(band["name"], band["level"], band["from"]) for band in data.get("bands", ())),
            numbers=numbers,
            outside=kind.outside,
            middle=kind.middle(numbers),
            averaged=kind.averaged(data),
            rated=kind.rated,
        )


@dataclass(frozen=True, eq=False, repr=False)
class Item:
    """One question. `data` holds what only some answer forms need (poles, right answer)."""

    id: str
    text: str
    reversed: bool
    data: dict[str, Any]

    @property
    def counts(self) -> bool:
        """Whether it is part of the mean; else it tells where that comes from: a whole is not averaged with its parts."""
        return bool(self.data.get("counts", True))

    @property
    def private(self) -> bool:
        """Whether the answer is never shown in a group: what someone does without an agreement."""
        return bool(self.data.get("private"))


@dataclass(frozen=True, eq=False, repr=False)
class Scale:
    """Items that together say something about one theme."""

    id: str
    name: str
    form: Form
    items: tuple[Item, ...]
    data: dict[str, Any]

    @cached_property
    def counted(self) -> tuple[Item, ...]:
        """The items of which the mean is taken."""
        return tuple(item for item in self.items if item.counts)


@dataclass(frozen=True, eq=False)
class Definition:
    """A whole assessment. `texts` holds every sentence that is not about one scale.

    Only equal to itself, so that what is the same in all its results can be kept (`functools.cache`).
    """

    slug: str
    number: int
    version: int
    title: str
    scales: tuple[Scale, ...]
    texts: dict[str, Any]
    data: dict[str, Any]

    @property
    def mirrors(self) -> str | None:
        """The assessment that another person answers here about someone (see `mirror`), if any."""
        return self.data.get("mirrors")

    @property
    def edition(self) -> int:
        """Of the rules that all scans share. Results of an older version of a scan keep those of then: 1 had no number."""
        return int(self.data.get("edition", 1))

    @property
    def path(self) -> str:
        """Where its page is, from the home page."""
        return f"assessments/{self.mirrors}/spiegel/" if self.mirrors else f"assessments/{self.slug}/"

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for scale in self.scales for item in scale.items)

    @cached_property
    def form_of(self) -> dict[str, Form]:
        """The answer form of each item, by item id, in the order of asking."""
        return {item.id: scale.form for scale in self.scales for item in scale.items}

    @cached_property
    def states(self) -> int:
        """How many different sets of answers there are."""
        return prod(len(form.values) for form in self.form_of.values())

    @cached_property
    def _scale_of(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    def scale(self, scale_id: str) -> Scale:
        return self._scale_of[scale_id]

    @classmethod
    def from_data(cls, data: dict[str, Any], kinds: Mapping[str, Counting]) -> Definition:
        """Shape the checked content of an `assessment.yml` (with the shared part merged in)."""
        used = {scale["form"] for scale in data["scales"]}
        forms = {
            form_id: Form.from_data(form_id, form, kinds[form["kind"]])
            for form_id, form in data["forms"].items()
            if form_id in used
        }
        scales = tuple(
            Scale(
                id=scale["id"],
                name=scale["name"],
                form=forms[scale["form"]],
                items=tuple(
                    Item(item["id"], item.get("text", ""), item.get("reversed", False), item)
                    for item in scale["items"]
                ),
                data=scale,
            )
            for scale in data["scales"]
        )
        return cls(
            slug=data["slug"],
            number=data["number"],
            version=data["version"],
            title=data["title"],
            scales=scales,
            texts=data["texts"],
            data=data,
        )
