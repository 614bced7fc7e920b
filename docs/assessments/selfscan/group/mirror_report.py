"""Two results side by side as a page: both places for every theme, and where they lie apart."""

from __future__ import annotations

from typing import Any

from ..core.definition import Definition
from ..drawing import dots
from ..drawing.markup import Markup, element, join
from ..scoring.wording import enumerate_names, halves
from .tables import scroll
from .theme import themes
from .theme_report import axis, short
from .wording import value


def page(definition: Definition, pair: dict[str, Any]) -> Markup:
    """The whole page as HTML."""
    words = definition.texts["comparison"]["mirror"]
    apart = [_gap_line(definition, scale, pair) for scale in pair["scales"] if scale.get("apart")]
    return join(
        element("p", definition.title, class_="step-count"),
        element("h2", words["heading"], id="vergelijking", tabindex="-1"),
        element("p", words[f"lead-{pair['kind']}"], class_="lead"),
        element("h3", words["gaps"]),
        element("ul", *(element("li", line) for line in apart))
        if apart
        else element("p", words["gaps-none"]),
        element("p", words["question"]) if apart else None,
        element("p", words["legend"], class_="hint"),
        element("div", *(_scale(definition, scale, pair) for scale in pair["scales"]), class_="themes"),
        _table(definition, pair),
        element("p", "", class_="stamp", data_stamp=definition.texts["comparison"]["page"]["stamp"]),
    )


def _gap_line(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> str:
    words = definition.texts["comparison"]["mirror"]
    places = enumerate_names(
        [
            words["value"].format(name=name, value=value(definition, scale, mean))
            for name, mean in zip(pair["names"], scale["means"], strict=True)
        ]
    )
    return str(words["gap-line"]).format(name=scale["name"], places=places)


def _scale(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> Markup:
    words = definition.texts["comparison"]
    if "means" not in scale:
        return element(
            "section",
            element("h4", scale["name"]),
            _items(definition, scale, pair),
            class_="theme",
            data_scale=scale["id"],
        )
    theme = next(one for one in themes(definition) if one.id == scale["id"])
    rows = [
        dots.Row(name, [[mean, 1]] if mean is not None else [], place, text=short(theme, mean))
        for place, (name, mean) in enumerate(zip(pair["names"], scale["means"], strict=True))
    ]
    label = words["chart"].format(name=theme.name, low=theme.ends[0], high=theme.ends[1])
    return element(
        "section",
        element("h4", scale["name"]),
        dots.dots(axis(definition, theme), rows, 1, label, ""),
        class_="theme",
        data_scale=scale["id"],
        data_gap="" if scale["gap"] is None else repr(scale["gap"]),
    )


def _items(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> Markup:
    words = definition.texts["comparison"]["mirror"]
    heading = words["points" if scale["kind"] == "points" else "chosen"]
    head = element("tr", *(element("th", text, scope="col") for text in (heading, *pair["names"])))
    rows = [
        element(
            "tr",
            element("th", item["name"], scope="row"),
            *(element("td", "–" if number is None else str(number)) for number in item["values"]),
        )
        for item in scale["items"]
    ]
    return scroll(heading, element("table", element("thead", head), element("tbody", *rows)))


def _table(definition: Definition, pair: dict[str, Any]) -> Markup:
    """The numbers of all charts, with the difference in steps."""
    words = definition.texts["comparison"]
    columns = (words["table"]["scale"], *pair["names"], words["mirror"]["gap"])
    rows = [
        element(
            "tr",
            element("th", scale["name"], scope="row"),
            *(element("td", value(definition, scale, mean)) for mean in scale["means"]),
            element("td", _gap(words["mirror"], scale["gap"])),
        )
        for scale in pair["scales"]
        if "means" in scale
    ]
    caption = words["table"]["caption"]
    head = element("tr", *(element("th", text, scope="col") for text in columns))
    return scroll(
        caption,
        element("table", element("caption", caption), element("thead", head), element("tbody", *rows)),
    )


def _gap(words: dict[str, Any], gap: float | None) -> str:
    if gap is None:
        return "–"
    steps = halves(abs(gap))
    return str(words["same"]) if steps == "0" else str(words["steps"]).format(steps=steps)
