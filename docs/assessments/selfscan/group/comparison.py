"""What a group may see of itself: figures per theme, for everybody and per organisation.

Rules (thresholds under `comparison:` in `assessment.yml`): nothing below `least` people;
below `group` people only when all of them agreed; an organisation of its own only with
`group` people, or when all agreed; figures of agreement only from `group`, and those for
the facilitator from `facilitator` people. No organisation is ever ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..core.definition import Definition
from ..scoring.agreement import ad_m_j, mean, median, r_star_wg_j
from ..scoring.concordance import kendall_w
from . import disclosure
from .gathering import Person
from .theme import Marks, Theme, themes

ROUNDING = 1e-9
"""Means of thirds and quarters are not exact: 0.9999999999999996 is a difference of one step."""

STEP = 12
"""Dots stand on twelfths of an answer step: that holds halves, thirds and quarters."""


def reaches(value: float | None, limit: float) -> bool:
    """Whether a value is at least a limit, but for rounding."""
    return value is not None and value >= limit - ROUNDING


def exceeds(value: float | None, limit: float) -> bool:
    """Whether a value is above a limit by more than rounding."""
    return value is not None and value > limit + ROUNDING


def compare(definition: Definition, people: Sequence[Person], consent: bool = False) -> dict[str, Any]:
    """Compare `people`; `consent` says that all of them agreed to an open table.

    Returns `assessment`, `version`, `n`, `consent`, `state` (`few`: not enough people,
    `ask`: only with consent, `shown`) and, when shown, `organisations` (`{"name", "n",
    "shown"}`), `scales` (see `_scale`), `people` (an open table, below `group` people) and
    `facilitator` (see `_facilitator`). Otherwise those are empty.
    """
    rules = definition.data["comparison"]
    limits = rules["people"]
    n = len(people)
    state = "few" if n < limits["least"] else "ask" if n < limits["group"] and not consent else "shown"
    comparison: dict[str, Any] = {
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
    return comparison | {
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
        return sum(one.answered for one in self.marks)

    @cached_property
    def means(self) -> list[float]:
        return sorted(one.mean for one in self.marks if one.mean is not None)

    @cached_property
    def columns(self) -> list[list[int]]:
        """The numbers that were given, per item."""
        columns = zip(*[one.numbers for one in self.marks], strict=True)
        return [[number for number in column if number is not None] for column in columns]

    def full_columns(self, least: int) -> list[list[int]]:
        """The columns of the items that enough people answered."""
        return [column for column in self.columns if len(column) >= least]


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
        everybody = View("", [*(one for view in apart for one in view.marks), *loose])
        # Who did not answer this theme is no part of its total, so the question is asked anew.
        sizes = {view.name: view.n for view in apart}
        names = disclosure.shown(sizes, View("", loose).n, smallest) & visible
        if not names:
            return [everybody]
        shown = [view for view in apart if view.name in names]
        hidden = [one for view in apart if view.name not in names for one in view.marks]
        others = View("", [*hidden, *loose], others=True)
        return [everybody, *shown, *([others] if others.n >= smallest else [])]


def _scale(rules: dict[str, Any], theme: Theme, views: Sequence[View], smallest: int) -> dict[str, Any]:
    """One theme: `id`, `name`, `kind`, `unknown` (share of "weet ik niet"), `difference`
    (highest minus lowest mean of the organisations, or None), the figures of everybody (see
    `_figures`), and `organisations`: `name`, `others` and their figures, for those shown.
    """
    everybody, *shown = views
    figures = _figures(rules, theme, everybody, smallest)
    organisations: list[dict[str, Any]] = [
        {"name": view.name, "others": view.others} | _figures(rules, theme, view, smallest) for view in shown
    ]
    apart = [entry for entry in organisations if not entry["others"]]
    for place, item in enumerate(figures.get("items", ())):
        item["difference"] = _difference([entry["items"][place]["mean"] for entry in apart])
    return {
        "id": theme.id,
        "name": theme.name,
        "kind": theme.kind,
        "unknown": sum(one.unknown for one in everybody.marks) / (len(everybody.marks) * len(theme.items)),
        "difference": _difference([entry["mean"] for entry in apart]) if theme.averaged else None,
        **figures,
        "organisations": organisations,
    }


def _figures(rules: dict[str, Any], theme: Theme, view: View, smallest: int) -> dict[str, Any]:
    """What may be shown of a view; with fewer than `smallest` answers None or empty.

    Always `n`: how many answered. For a mean: `median`, `min`, `max`, `mean` of the
    respondents' means (1..5, or -2..2), `dots` ([value, how many] on twelfths), `ad_m`
    (AD_M(J), from `group` people), `spread` (its word) and `equal` (all on one place).
    For points and rankings `items`: `id`, `name`, `n` (who gave it points or a place), and
    `mean` and `median` of the points.
    """
    enough = view.n >= smallest
    if not theme.averaged:
        return {"n": view.n, "items": _items(theme, view) if enough else []}
    means = view.means if enough else []
    group = rules["people"]["group"]
    spread = ad_m_j(view.full_columns(group)) if view.n >= group else None
    dots: Counter[float] = Counter()
    for value, count in Counter(means).items():
        dots[round(value * STEP) / STEP] += count
    return {
        "n": view.n,
        "median": median(means),
        "min": means[0] if means else None,
        "max": means[-1] if means else None,
        "mean": mean(means),
        "dots": [[value, count] for value, count in sorted(dots.items())],
        "ad_m": spread,
        "spread": _word(spread, rules["spread"]),
        "equal": view.n > 1 and bool(means) and means[0] == means[-1],
    }


def _items(theme: Theme, view: View) -> list[dict[str, Any]]:
    points = theme.kind == "points"
    return [
        {
            "id": item.id,
            "name": item.text,
            "n": len(numbers),
            "mean": mean(numbers) if points else None,
            "median": median(numbers) if points else None,
        }
        for item, numbers in zip(theme.items, view.columns, strict=True)
    ]


def _word(spread: float | None, limits: dict[str, float]) -> str | None:
    if spread is None:
        return None
    if exceeds(spread, limits["clear"]):
        return "clear"
    return "some" if reaches(spread, limits["close"]) else "close"


def _difference(means: Sequence[float | None]) -> float | None:
    known = [one for one in means if one is not None]
    return max(known) - min(known) if len(known) > 1 else None


def _open_table(compared: Sequence[Theme], people: Sequence[Person]) -> list[dict[str, Any]]:
    """Everybody's own places, for a small group that agreed to see them."""
    return [
        {
            "label": person.label,
            "organisation": person.organisation,
            "means": {
                theme.id: marks.mean
                for theme, marks in zip(compared, person.marks, strict=True)
                if theme.averaged
            },
        }
        for person in people
    ]


def _facilitator(compared: Sequence[Theme], views: Sequence[Sequence[View]], least: int) -> dict[str, Any]:
    """Figures of agreement: `scales` with r*_wg(j) and AD_M(J) for everybody (without a name)
    and each organisation of enough people, and `orders` with Kendall's W of points and rankings.
    """
    scales, orders = [], []
    for theme, (everybody, *shown) in zip(compared, views, strict=True):
        entry: dict[str, Any] = {"id": theme.id, "name": theme.name}
        if theme.averaged:
            large = [view for view in shown if view.n >= least and not view.others]
            groups = [{"name": view.name} | _agreement(theme, view, least) for view in [everybody, *large]]
            scales.append(entry | {"groups": groups})
        else:
            orders.append(entry | {"w": _concordance(theme, everybody, least)})
    return {"scales": scales, "orders": orders}


def _agreement(theme: Theme, view: View, least: int) -> dict[str, Any]:
    columns = view.full_columns(least)
    return {"rwg_star_j": r_star_wg_j(columns, len(theme.form.numbers)), "ad_m": ad_m_j(columns)}


def _concordance(theme: Theme, view: View, least: int) -> float | None:
    """Kendall's W; what got no place shares the ranks after the last place."""
    after = theme.form.top + 1
    rows = [
        [after if number is None else number for number in one.numbers] for one in view.marks if one.answered
    ]
    return kendall_w(rows) if len(rows) >= least else None
