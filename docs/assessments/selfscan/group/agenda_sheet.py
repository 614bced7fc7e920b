"""The agenda as a form that can be changed before printing, and the sheet for the facilitator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join, scroll
from . import tables
from .comparison import Comparison, Point

WORDS = Texts(
    "comparison.agenda",
    dict.fromkeys(
        ["heading", "intro", "none", "observation", "question", "minutes", "add", "remove", "own"], ""
    )
    | {"together": "minutes"},
)
PAGE = Texts("comparison.page", {"print-agenda": ""})
FACILITATOR = Texts(
    "comparison.facilitator",
    dict.fromkeys(
        ["heading", "intro", "tips[]", "figures", "figures-caption", "scale", "who", "rwg", "ad"], ""
    )
    | dict.fromkeys(["order-caption", "order"], "")
    | {"figures-from": "people"},
)


def agenda(definition: Definition, points: Sequence[Point]) -> Markup:
    """The points in fields; the template at the end is for a point of one's own."""
    words = WORDS.of(definition)
    pages = PAGE.of(definition)
    blank: Point = {
        "title": words["own"],
        "name": "",
        "observation": "",
        "question": "",
        "minutes": 10,
        "rule": "own",
        "scale": "",
    }
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["intro"] if points else words["none"]),
        element("ol", *(_point(words, point, number) for number, point in enumerate(points, 1)), data_points=True),
        element("p", "", class_="together", data_together=words["together"]),
        element("template", _point(words, blank, 0), data_point=True),
        element(
            "p",
            element("button", words["add"], type="button", class_="button secondary", data_action="add-point"),
            element(
                "button", pages["print-agenda"],
                type="button", class_="button secondary", data_action="print-agenda",
            ),
            class_="actions",
        ),
        class_="agenda",
        data_agenda=True,
    )  # fmt: skip


def _point(words: dict[str, str], point: Point, number: int) -> Markup:
    return element(
        "li",
        element("h4", ": ".join(filter(None, [point["title"], point["name"]]))),
        _field(words["observation"], "textarea", point["observation"], number, "observation"),
        _field(words["question"], "textarea", point["question"], number, "question"),
        _field(words["minutes"], "input", str(point["minutes"]), number, "minutes"),
        element(
            "button", words["remove"], element("span", f": {point['title']}", class_="visually-hidden"),
            type="button", class_="link", data_action="remove-point",
        ),
        data_rule=point["rule"],
        data_for=point["scale"],
    )  # fmt: skip


def _field(label: str, tag: str, text: str, number: int, name: str) -> Markup:
    name_id = f"punt-{number}-{name}"
    attributes: dict[str, Any] = {"id": name_id, "data_field": name}
    if tag == "textarea":
        # What was typed stands beside the field for paper, where a field cannot grow.
        control = element(
            "span",
            element("textarea", text, rows=1, maxlength=500, **attributes),
            class_="grow",
            data_value=text,
        )
    else:
        control = element("input", type="number", min=0, max=480, value=text, **attributes)
    return element("p", element("label", label, for_=name_id), control, class_="field", data_of=name)


def facilitator(definition: Definition, comparison: Comparison) -> Markup:
    """Advice for whoever leads the conversation, and figures of agreement from enough people."""
    words = FACILITATOR.of(definition)
    least = definition.data["comparison"]["people"]["facilitator"]
    figures = comparison["facilitator"]
    return element(
        "details",
        element("summary", words["heading"]),
        element("p", words["intro"]),
        element("ul", *(element("li", tip) for tip in FACILITATOR.lines(definition, "tips"))),
        element("h4", words["figures"]),
        _figures(definition, figures)
        if figures
        else element("p", words["figures-from"].format(people=least)),
        class_="facilitator",
        data_facilitator=True,
    )


def _figures(definition: Definition, figures: dict[str, Any]) -> Markup:
    words = FACILITATOR.of(definition)
    everybody = tables.WORDS.of(definition)["everybody"]
    rows = [
        element(
            "tr",
            element("th", scale["name"], scope="row"),
            element("td", group["name"] or everybody),
            element("td", decimal(group["rwg_star_j"])),
            element("td", decimal(group["ad_m"])),
        )
        for scale in figures["scales"]
        for group in scale["groups"]
    ]
    head = element("tr", *(element("th", words[key], scope="col") for key in ("scale", "who", "rwg", "ad")))
    parts = [_table(words["figures-caption"], head, rows)] if rows else []
    if figures["orders"]:
        head = element("tr", *(element("th", words[key], scope="col") for key in ("scale", "order")))
        orders = [
            element("tr", element("th", order["name"], scope="row"), element("td", decimal(order["w"])))
            for order in figures["orders"]
        ]
        parts.append(_table(words["order-caption"], head, orders))
    return join(*parts)


def _table(caption: str, head: Markup, rows: Sequence[Markup]) -> Markup:
    table = element("table", element("caption", caption), element("thead", head), element("tbody", *rows))
    return scroll(caption, table)


def decimal(number: float | None) -> str:
    """Two decimals with a comma; a dash for what is undefined."""
    return "–" if number is None else f"{number:.2f}".replace(".", ",").replace("-", "−")
