"""What a group may see of itself: figures per theme, for everybody and per organisation.

Rules (thresholds under `comparison:` in `assessment.yml`): nothing below `least` people;
below `group` people only when all of them agreed; an organisation of its own only with
`group` people, or when all agreed; figures of agreement only from `group`, and those for
the facilitator from `facilitator` people. No organisation is ever ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from .. import kinds
from ..core.definition import Definition
from ..scoring.theme import Marks, Theme
from ..scoring.view import GroupFigures, ThemeFigures, View
from . import disclosure
from .gathering import Person, Refusal
from .theme import themes


class Organisation(TypedDict):
    """How many people of it there are, and whether it may be shown apart."""

    name: str
    n: int
    shown: bool


class OpenPerson(TypedDict):
    """Somebody in a small group that agreed to see everybody's own places: a mean by theme."""

    label: str
    organisation: str
    means: dict[str, float | None]


class Point(TypedDict):
    """Something to talk about: what is seen in which scale (`name`: of it, or of a part), and a question."""

    rule: str
    title: str
    scale: str
    name: str
    observation: str
    question: str
    minutes: int


class Comparison(TypedDict):
    """A group as far as it may be seen; all but the first five are empty until it is `shown`."""

    assessment: str
    version: int
    n: int
    consent: bool
    state: str
    """`few`: not enough people; `ask`: only with consent; `shown`."""
    organisations: list[Organisation]
    scales: list[ThemeFigures]
    people: list[OpenPerson]
    """An open table, below `group` people."""
    facilitator: dict[str, list[dict[str, Any]]] | None
    """See `_facilitator`."""
    message: NotRequired[str | None]
    """Why nothing is shown. This and the next two: see `service.compare`."""
    agenda: NotRequired[list[Point]]
    refused: NotRequired[list[Refusal]]


def compare(definition: Definition, people: Sequence[Person], consent: bool = False) -> Comparison:
    """Compare `people`; `consent` says that all of them agreed to an open table."""
    rules = definition.data["comparison"]
    limits = rules["people"]
    n = len(people)
    state = "few" if n < limits["least"] else "ask" if n < limits["group"] and not consent else "shown"
    comparison: Comparison = {
        "assessment": definition.slug,
        "version": definition.version,
        "n": n,
        "consent": consent,
        "state": state,
        "organisations": [],
        "scales": [],
        "people": [],
        "facilitator": None,
    }
    if state != "shown":
        return comparison
    smallest = 1 if consent else limits["group"]
    table = _Table(themes(definition), people)
    visible = disclosure.shown(table.sizes, table.loose, smallest)
    views = [table.views(theme, visible, smallest) for theme in table.themes]
    return {
        **comparison,
        "organisations": [
            {"name": name, "n": size, "shown": name in visible} for name, size in table.sizes.items()
        ],
        "scales": [
            _scale(rules, theme, shown, smallest) for theme, shown in zip(table.themes, views, strict=True)
        ],
        "people": _open_table(table.themes, people) if n < limits["group"] else [],
        "facilitator": _facilitator(table.themes, views, limits["facilitator"])
        if n >= limits["facilitator"]
        else None,
    }


def by_theme(definition: Definition, comparison: Comparison) -> list[tuple[Theme, ThemeFigures]]:
    """Every theme with its figures; empty when nothing is shown."""
    scales = comparison["scales"]
    return list(zip(themes(definition), scales, strict=True)) if scales else []


class _Table:
    """The marks of all people, by theme and organisation, in the order in which they came in."""

    def __init__(self, compared: Sequence[Theme], people: Sequence[Person]) -> None:
        self.themes = compared
        members: dict[str, list[tuple[Marks, ...]]] = {}
        for person in people:
            members.setdefault(person.organisation, []).append(person.marks)
        self.sizes = {name: len(marks) for name, marks in members.items() if name}
        self.loose = len(members.get("", ()))
        self._marks = {
            name: dict(zip(compared, zip(*marks, strict=True), strict=True))
            for name, marks in members.items()
        }

    def views(self, theme: Theme, visible: set[str], smallest: int) -> list[View]:
        """Everybody, then the organisations that may be shown for this theme, then the others."""
        apart = [View(name, marks[theme]) for name, marks in self._marks.items() if name]
        loose = self._marks[""][theme] if "" in self._marks else ()
        everybody = View("", [*(marks for view in apart for marks in view.marks), *loose])
        # Who did not answer this theme is no part of its total, so the question is asked anew.
        sizes = {view.name: view.n for view in apart}
        names = disclosure.shown(sizes, View("", loose).n, smallest) & visible
        if not names:
            return [everybody]
        shown = [view for view in apart if view.name in names]
        hidden = [marks for view in apart if view.name not in names for marks in view.marks]
        others = View("", [*hidden, *loose], others=True)
        return [everybody, *shown, *([others] if others.n >= smallest else [])]


def _scale(rules: Mapping[str, Any], theme: Theme, views: Sequence[View], smallest: int) -> ThemeFigures:
    kind = kinds.of(theme.form)
    everybody, *shown = views
    figures = kind.figures(rules, theme, everybody, smallest)
    organisations: list[GroupFigures] = [
        {"name": view.name, "others": view.others, **kind.figures(rules, theme, view, smallest)}
        for view in shown
    ]
    apart = [entry for entry in organisations if not entry["others"]]
    for place, item in enumerate(figures.get("items", ())):
        item["difference"] = _difference([entry["items"][place]["mean"] for entry in apart])
    unknown = sum(marks.unknown for marks in everybody.marks)
    return {
        "id": theme.id,
        "name": theme.name,
        "kind": theme.form.kind,
        "unknown": unknown / (len(everybody.marks) * len(theme.items)),
        "difference": _difference([entry["mean"] for entry in apart]) if kind.placed else None,
        **figures,
        "organisations": organisations,
    }


def _difference(means: Sequence[float | None]) -> float | None:
    known = [mean for mean in means if mean is not None]
    return max(known) - min(known) if len(known) > 1 else None


def _open_table(compared: Sequence[Theme], people: Sequence[Person]) -> list[OpenPerson]:
    return [
        {
            "label": person.label,
            "organisation": person.organisation,
            "means": {
                theme.id: marks.mean
                for theme, marks in zip(compared, person.marks, strict=True)
                if kinds.of(theme.form).placed
            },
        }
        for person in people
    ]


def _facilitator(
    compared: Sequence[Theme], views: Sequence[Sequence[View]], least: int
) -> dict[str, list[dict[str, Any]]]:
    """Figures of agreement: `scales` with those of everybody (without a name) and of each organisation
    of enough people, and `orders` for points and places; see `Kind.agreement`.
    """
    scales, orders = [], []
    for theme, (everybody, *shown) in zip(compared, views, strict=True):
        kind = kinds.of(theme.form)
        entry: dict[str, Any] = {"id": theme.id, "name": theme.name}
        if kind.placed:
            large = [view for view in shown if view.n >= least and not view.others]
            groups = [
                {"name": view.name} | kind.agreement(theme, view, least) for view in [everybody, *large]
            ]
            scales.append(entry | {"groups": groups})
        else:
            orders.append(entry | kind.agreement(theme, everybody, least))
    return {"scales": scales, "orders": orders}
