"""A hundred points, divided over motives: what gets more here must get less elsewhere.

Points say something about the order within one person and are never averaged or compared
as scores (Hicks, L.E. (1970), Some properties of ipsative, normative, and forced-choice
normative measures, Psychological Bulletin 74, 167-184).
"""

from __future__ import annotations

from typing import Any

from ..core.definition import Answers, Definition, Scale
from ..core.errors import InputError
from ..drawing import chart
from ..drawing.chart import BAR, NAME, Axis
from ..drawing.markup import Markup, element, join

TOTAL = 100

TEXTS = dict.fromkeys(["hint", "label", "less", "more", "none", "exact"], "") | {
    "for": "item",
    "now": "item points",
    "left": "given count",
    "over": "given count",
    "number": "item",
    "few": "given count",
    "many": "given count",
}


def check(scale: Scale, answers: Answers) -> None:
    """Raise InputError when the points are too many, or all given and too few."""
    given = _given(scale, answers)
    total = sum(given.values())
    if total > TOTAL or (total < TOTAL and len(given) == len(scale.items)):
        remedy = f"Haal er {total - TOTAL} weg" if total > TOTAL else f"Verdeel er nog {TOTAL - total}"
        raise InputError(f"{scale.name}: je verdeelde {total} van de {TOTAL} punten. {remedy}.")


def score(scale: Scale, answers: Answers) -> dict[str, Any]:
    """The `points` of every motive, and the `top`: who has the most, ties shared.

    Motives that were left out count 0 once the others make up the total; until then
    `points` is None and `top` is empty.
    """
    given = _given(scale, answers)
    complete = sum(given.values()) == TOTAL
    points = {item.id: given.get(item.id, 0) for item in scale.items} if complete else None
    most = max(points.values()) if points else None
    return {
        "needed": len(scale.items),
        "points": points,
        "top": [item for item, number in points.items() if number == most] if points else [],
    }


def lines(definition: Definition, scale: Scale, entry: dict[str, Any]) -> list[str]:
    """The result in plain lines: the points of each motive."""
    words = definition.texts["points"]
    if not entry["points"]:
        return [f"{scale.name}: {definition.texts['result']['no-band']}"]
    return [words["now"].format(item=item.text, points=entry["points"][item.id]) for item in scale.items]


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
