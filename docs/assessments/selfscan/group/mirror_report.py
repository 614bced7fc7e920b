"""Two results side by side as a page: both places for every theme, and where they lie apart."""

from __future__ import annotations

from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing import dots
from ..drawing.markup import Markup, element, join
from ..scoring.wording import enumerate_names, halves
from .tables import WORDS as TABLES
from .tables import scroll
from .theme import themes
from .theme_report import WORDS as THEME
from .theme_report import axis, short
from .wording import STAMP, value

WORDS = Texts(
    "comparison.mirror",
    dict.fromkeys(["heading", "lead-same", "lead-mirror", "gaps", "gaps-none", "question", "legend"], "")
    | dict.fromkeys(["gap", "same", "chosen", "points"], "")
    | {"gap-line": "name places", "value": "name value", "steps": "steps"},
)


def page(definition: Definition, pair: dict[str, Any]) -> Markup:
    """The whole page as HTML."""
    words = WORDS.of(definition)
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
        element("p", "", class_="stamp", data_stamp=STAMP.of(definition)["stamp"]),
    )


def _gap_line(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> str:
    words = WORDS.of(definition)
    places = enumerate_names(
        [
            words["value"].format(name=name, value=value(definition, scale, mean))
            for name, mean in zip(pair["names"], scale["means"], strict=True)
        ]
    )
    return words["gap-line"].format(name=scale["name"], places=places)


def _scale(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> Markup:
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
    label = THEME.of(definition)["chart"].format(name=theme.name, low=theme.ends[0], high=theme.ends[1])
    return element(
        "section",
        element("h4", scale["name"]),
        dots.dots(axis(definition, theme), rows, 1, label, ""),
        class_="theme",
        data_scale=scale["id"],
        data_gap="" if scale["gap"] is None else repr(scale["gap"]),
    )


def _items(definition: Definition, scale: dict[str, Any], pair: dict[str, Any]) -> Markup:
    words = WORDS.of(definition)
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
    words, heads = WORDS.of(definition), TABLES.of(definition)
    columns = (heads["table.scale"], *pair["names"], words["gap"])
    rows = [
        element(
            "tr",
            element("th", scale["name"], scope="row"),
            *(element("td", value(definition, scale, mean)) for mean in scale["means"]),
            element("td", _gap(words, scale["gap"])),
        )
        for scale in pair["scales"]
        if "means" in scale
    ]
    caption = heads["table.caption"]
    head = element("tr", *(element("th", text, scope="col") for text in columns))
    return scroll(
        caption,
        element("table", element("caption", caption), element("thead", head), element("tbody", *rows)),
    )


def _gap(words: dict[str, str], gap: float | None) -> str:
    if gap is None:
        return "–"
    steps = halves(abs(gap))
    return words["same"] if steps == "0" else words["steps"].format(steps=steps)
