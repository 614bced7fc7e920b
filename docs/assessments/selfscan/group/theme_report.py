"""One theme of a comparison on the page: dots or bars, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing import dots
from ..drawing.markup import Markup, element
from ..scoring.wording import halves
from .comparison import reaches
from .tables import WORDS as TABLES
from .tables import scroll, who
from .theme import Theme
from .wording import tenths

WORDS = Texts(
    "comparison",
    {
        "legend": "",
        "legend-more": "people",
        "chart": "name low high",
        "middle": "",
        "low": "",
        "high": "",
        "too-few": "",
        "weight": "",
        "chosen": "",
        "chosen-times": "count",
        "average": "steps",
        "equal": "",
        "one-side": "",
        "not-known": "tenths",
    },
)

MOST_ROWS = 40
"""Organisations in a chart; the table has them all."""


def legend(definition: Definition, comparison: dict[str, Any]) -> Markup:
    words = WORDS.of(definition)
    size = _bundle(comparison)
    text = words["legend"] if size == 1 else words["legend-more"].format(people=size)
    return element("p", text, class_="hint")


def section(
    definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]
) -> Markup:
    words = WORDS.of(definition)
    word = scale.get("spread")
    if theme.averaged:
        content = _dots(definition, theme, scale, comparison) if scale["mean"] is not None else None
    else:
        content = _items(definition, theme, scale) if scale["items"] else None
    return element(
        "section",
        element(
            "h4",
            theme.name,
            " ",
            element("span", TABLES.of(definition)[f"words.{word}"], class_="band") if word else None,
        ),
        content or element("p", words["too-few"]),
        *(element("p", text) for text in _remarks(definition, theme, scale, comparison)),
        class_="theme",
        data_scale=theme.id,
        data_mean="" if scale.get("mean") is None else repr(scale["mean"]),
        data_difference="" if scale["difference"] is None else repr(scale["difference"]),
    )


def _dots(definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]) -> Markup:
    words, groups = WORDS.of(definition), TABLES.of(definition)
    order = [one["name"] for one in comparison["organisations"]]
    entries = scale["organisations"] or [scale | {"name": groups["everybody"], "others": False}]
    rows = [
        dots.Row(
            who(groups, entry),
            entry["dots"],
            order.index(entry["name"]) if entry["name"] in order else len(order),
            entry["median"],
            short(theme, entry["median"]),
        )
        for entry in entries[:MOST_ROWS]
    ]
    label = words["chart"].format(name=theme.name, low=theme.ends[0], high=theme.ends[1])
    return dots.dots(axis(definition, theme), rows, _bundle(comparison), label, words["middle"])


def axis(definition: Definition, theme: Theme) -> dots.Axis:
    """The line on which a theme is drawn, with the names that stand above it."""
    words = WORDS.of(definition)
    if theme.kind == "bipolar":
        ends = theme.scale.data["left"], theme.scale.data["right"]
    elif theme.kind == "change":
        ends = words["low"], words["high"]
    else:
        ends = theme.form.labels[0].lower(), theme.form.labels[-1].lower()
    return dots.Axis(*theme.ends, bands=theme.form.bands, ends=ends)


def short(theme: Theme, mean: float | None) -> str:
    """A place in a few characters, for the end of a line."""
    if mean is None:
        return ""
    steps = halves(abs(mean))
    if theme.kind == "likert" or steps == "0":
        return steps
    if theme.kind == "change":
        return f"{'−' if mean < 0 else '+'}{steps}"
    return f"← {steps}" if mean < 0 else f"{steps} →"


def _bundle(comparison: dict[str, Any]) -> int:
    """One size for all charts of a page: how many people a dot stands for."""
    rows = [
        dots.Row("", entry["dots"])
        for scale in comparison["scales"]
        if "dots" in scale
        for entry in (scale["organisations"] or [scale])
    ]
    return dots.bundle(rows)


def _items(definition: Definition, theme: Theme, scale: dict[str, Any]) -> Markup:
    """Points or places per item, for everybody and per organisation, as bars and numbers."""
    words, names = WORDS.of(definition), TABLES.of(definition)
    points = theme.kind == "points"
    heading = words["weight"] if points else words["chosen"]
    groups = [scale | {"name": names["everybody"], "others": False}, *scale["organisations"]]

    def cell(group: dict[str, Any], place: int) -> Markup:
        item = group["items"][place]
        share = item["median"] / 100 if points else item["n"] / max(group["n"], 1)
        text = str(round(item["median"])) if points else words["chosen-times"].format(count=item["n"])
        return element("td", dots.bar(share), " ", text)

    head = element(
        "tr",
        element("th", heading, scope="col"),
        *(element("th", who(names, one), scope="col") for one in groups),
    )
    body = [
        element("tr", element("th", item["name"], scope="row"), *(cell(group, place) for group in groups))
        for place, item in enumerate(scale["items"])
    ]
    return scroll(heading, element("table", element("thead", head), element("tbody", *body)))


def _remarks(
    definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]
) -> Iterable[str]:
    words = WORDS.of(definition)
    if scale.get("spread") in ("some", "clear"):
        yield words["average"].format(steps=halves(scale["ad_m"]))
    if scale.get("equal") and not comparison["consent"]:
        yield words["equal"]
    if theme.kind == "bipolar" and scale["mean"] is not None and (scale["min"] > 0 or scale["max"] < 0):
        yield words["one-side"]
    rule = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == "unknown")
    if reaches(scale["unknown"], rule["from"]):
        yield words["not-known"].format(tenths=tenths(scale["unknown"]))
