"""A hundred points, divided over motives: what gets more here must get less elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ...core.definition import Answers, Definition, Scale
from ...core.errors import InputError
from ...drawing import chart
from ...drawing.chart import BAR, NAME, Axis
from ...drawing.markup import Markup, element, join
from ...scoring import scale as scoring
from ...scoring.averages import mean, median
from ...scoring.scale import Entry
from ...scoring.wording import OUTCOME
from ..ipsative import Ipsative

if TYPE_CHECKING:
    from ...scoring.theme import Marks, Theme
    from ...scoring.view import ItemFigures, View

TOTAL = 100


class Division(Entry):
    """Motives that were left out count 0 once the others make up the total."""

    points: dict[str, int] | None
    """Of every motive, by item; None until they make up the total."""
    top: list[str]
    """Who has the most, ties shared; empty without points."""


class Points(Ipsative[Division]):
    TEXTS: ClassVar = {
        "now": "item points",
        "refused-few": "name given total count",
        "refused-many": "name given total count",
        "organisation": "organisation value",
        "group": "",
        "pair": "",
    }

    def numbers(self, form: Mapping[str, Any]) -> tuple[int, ...]:
        return tuple(range(TOTAL + 1))

    def check(self, scale: Scale, answers: Answers) -> None:
        """Raise InputError when the points are too many, or all given and too few."""
        given = _given(scale, answers)
        total = sum(given.values())
        if total > TOTAL or (total < TOTAL and len(given) == len(scale.items)):
            way = f"{self.name}.refused-{'many' if total > TOTAL else 'few'}"
            raise InputError(way, name=scale.name, given=total, total=TOTAL, count=abs(TOTAL - total))

    def score(self, scale: Scale, answers: Answers) -> Division:
        points = divided(scale, answers)
        most = max(points.values()) if points else None
        return {
            **scoring.score(scale, answers),
            "needed": len(scale.items),
            "points": points,
            "top": [item for item, number in points.items() if number == most] if points else [],
        }

    def lines(self, definition: Definition, scale: Scale, entry: Division) -> list[str]:
        """The points of each motive."""
        now = self.words(definition)["now"]
        if not entry["points"]:
            return [f"{scale.name}: {OUTCOME.of(definition)['no-band']}"]
        return [now.format(item=item.text, points=entry["points"][item.id]) for item in scale.items]

    def value(self, definition: Definition, scale: Scale, mean: float) -> str:
        return str(round(mean))

    # --- a group -----------------------------------------------------------------------------------

    def marks(self, theme: Theme, answers: Answers) -> Marks:
        """All points, or nothing as long as they do not make up the total."""
        points = divided(theme.scale, answers)
        numbers = tuple(points[item.id] if points else None for item in theme.items)
        return theme.marks(answers, numbers)

    def item_figures(self, theme: Theme, view: View) -> list[ItemFigures]:
        return [
            {**figures, "mean": mean(numbers), "median": median(numbers)}
            for figures, numbers in zip(super().item_figures(theme, view), view.columns, strict=True)
        ]

    def share(self, definition: Definition, item: ItemFigures, n: int) -> tuple[float, str]:
        assert item["median"] is not None
        return item["median"] / TOTAL, str(round(item["median"]))


KIND = Points()


def divided(scale: Scale, answers: Answers) -> dict[str, int] | None:
    """The points of every motive; None until they make up the total."""
    given = _given(scale, answers)
    return {item.id: given.get(item.id, 0) for item in scale.items} if sum(given.values()) == TOTAL else None


def bar(points: int | None, axis: Axis, top: float) -> Markup:
    """A bar along the axis, with the points behind it."""
    end = axis.x(points or 0)
    return join(
        chart.track(axis, top),
        element("rect", x=axis.left, y=top, width=round(end - axis.left, 1), height=BAR, class_="chart-fill"),
        chart.text("?" if points is None else str(points), axis.right + 6, top + NAME, "value"),
    )


def _given(scale: Scale, answers: Answers) -> dict[str, int]:
    return {item.id: value for item in scale.items if isinstance(value := answers[item.id], int)}
