"""An assessment as its `assessment.yml` defines it.

The build checks every definition with a strict model before it gets here
(`scripts/sitemaker/definitions/model.py`), so this module only gives the data a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, prod
from typing import Any

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


@dataclass(frozen=True)
class Form:
    """A way of answering. `kind` decides which values count and how they are scored."""

    id: str
    kind: str
    labels: tuple[str, ...]
    bands: tuple[Band, ...]
    top: int

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that can be given as an answer, in order."""
        if self.kind == "points":
            return tuple(range(101))
        if self.kind == "ranking":
            return tuple(range(1, self.top + 1))
        return tuple(range(1, len(self.labels) + 1))

    @cached_property
    def values(self) -> tuple[Answer, ...]:
        """Every possible answer, no answer first. The order is part of the result code."""
        outside = {"points": (), "ranking": (), "quiz": OUTSIDE[:1]}.get(self.kind, OUTSIDE)
        return (None, *self.numbers, *outside)


@dataclass(frozen=True)
class Item:
    """One question. `data` holds what only some answer forms need (poles, right answer)."""

    id: str
    text: str
    reversed: bool
    data: dict[str, Any]

    @property
    def private(self) -> bool:
        """Whether the answer is never shown in a group: what someone does without an agreement."""
        return bool(self.data.get("private"))


@dataclass(frozen=True)
class Scale:
    """Items that together say something about one theme."""

    id: str
    name: str
    form: Form
    items: tuple[Item, ...]
    data: dict[str, Any]

    @property
    def needed(self) -> int:
        """How many items must be answered for a mean: two thirds, rounded up."""
        return ceil(2 * len(self.items) / 3)


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
    def from_data(cls, data: dict[str, Any]) -> Definition:
        """Shape the checked content of an `assessment.yml` (with the shared part merged in)."""
        forms = {
            form_id: Form(
                id=form_id,
                kind=form["kind"],
                labels=tuple(form.get("labels", ())),
                bands=tuple(Band(b["name"], b["level"], b["from"]) for b in form.get("bands", ())),
                top=form.get("top", 0),
            )
            for form_id, form in data["forms"].items()
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
