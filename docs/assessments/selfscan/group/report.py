"""A comparison as a page: what stands out, where everybody stands, the agenda, all figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..definition import Definition
from ..markup import Markup, element, join
from ..wording import halves
from . import agenda_sheet, chart
from .agenda import RULES
from .comparison import exceeds
from .theme import Theme, themes
from .wording import places, tenths, value

MOST_LINES = 3
"""Lines in each of the short lists at the top."""

MOST_ROWS = 40
"""Organisations in a chart; the table has them all."""


def page(definition: Definition, comparison: dict[str, Any], points: Sequence[dict[str, Any]]) -> Markup:
    """The whole comparison as HTML; for a group that may not be shown, why not."""
    words = definition.texts["comparison"]
    if comparison["state"] != "shown":
        return join(
            element("h2", words["heading"], id="vergelijking", tabindex="-1"),
            element("p", message(definition, comparison), class_="notice", data_notice=comparison["state"]),
        )
    compared = themes(definition)
    return join(
        element("h2", words["heading"], id="vergelijking", tabindex="-1"),
        element("p", _lead(definition, comparison), class_="lead"),
        *_notices(definition, comparison),
        _highlights(definition, comparison),
        agenda_sheet.agenda(definition, points),
        element("h3", words["places"]),
        _legend(words, comparison),
        *(
            _scale(definition, theme, scale, comparison)
            for theme, scale in zip(compared, comparison["scales"], strict=True)
        ),
        _open_table(definition, comparison),
        _table(definition, comparison),
        agenda_sheet.facilitator(definition, comparison),
        _limits(words),
    )


def message(definition: Definition, comparison: dict[str, Any]) -> str | None:
    """Why nothing is shown, or None."""
    if comparison["state"] == "shown":
        return None
    text = definition.texts["comparison"][comparison["state"]]
    return str(text).format(n=comparison["n"], least=definition.data["comparison"]["people"]["least"])


# --- at the top ------------------------------------------------------------------------------------


def _lead(definition: Definition, comparison: dict[str, Any]) -> str:
    words = definition.texts["comparison"]
    count = len(comparison["organisations"])
    text = words["lead" if count > 1 else "lead-group"].format(
        n=comparison["n"], organisations=count, title=definition.title
    )
    widest = _widest(comparison)
    return f"{text} {words['most'].format(name=widest[0]['name'])}" if widest else str(text)


def _notices(definition: Definition, comparison: dict[str, Any]) -> list[Markup]:
    words = definition.texts["comparison"]
    found = []
    if comparison["consent"]:
        found.append("open")
    elif any(not one["shown"] for one in comparison["organisations"]):
        found.append("hidden")
    if any(item.private for item in definition.items):
        found.append("private")
    change = element("button", words["page"]["change"], type="button", class_="link", data_action="edit")
    return [
        element(
            "p", words[name], " ", change if name == "hidden" else None, class_="notice", data_notice=name
        )
        for name in found
    ]


def _highlights(definition: Definition, comparison: dict[str, Any]) -> Markup:
    """Where they differ most, what they do not know, what to build on."""
    words = definition.texts["comparison"]
    rules = {rule["id"]: rule for rule in definition.data["comparison"]["agenda"]}

    def found(name: str) -> list[dict[str, Any]]:
        matches = [
            (size, scale)
            for scale in comparison["scales"]
            for size, _ in RULES[name](definition, rules[name], scale)
        ]
        return [scale for _, scale in sorted(matches, key=lambda match: -match[0])][:MOST_LINES]

    differ = [_difference(definition, scale) for scale in _widest(comparison)]
    unknown = [
        words["ask-around-line"].format(name=scale["name"], tenths=tenths(scale["unknown"]))
        for scale in found("unknown")
    ]
    build = [scale["name"] for scale in found("build-on")]
    return element(
        "div",
        _short_list(words["differ"], differ, words["differ-none"]),
        _short_list(words["ask-around"], unknown, words["ask-around-none"]),
        _short_list(words["build"], build, words["build-none"]),
        class_="highlights",
    )


def _widest(comparison: dict[str, Any]) -> list[dict[str, Any]]:
    """The themes on which organisations, or else people, lie furthest apart; the widest first."""
    by_mean = [scale for scale in comparison["scales"] if exceeds(scale["difference"], 0)]
    if by_mean:
        return sorted(by_mean, key=lambda scale: -scale["difference"])[:MOST_LINES]
    spread = [scale for scale in comparison["scales"] if scale.get("spread") in ("some", "clear")]
    return sorted(spread, key=lambda scale: -scale["ad_m"])[:MOST_LINES]


def _difference(definition: Definition, scale: dict[str, Any]) -> str:
    words = definition.texts["comparison"]
    apart = [entry for entry in scale["organisations"] if not entry["others"]]
    if scale["difference"] is None:
        return str(words["spread-line"]).format(name=scale["name"], spread=words["words"][scale["spread"]])
    return str(words["differ-line"]).format(name=scale["name"], places=places(definition, scale, apart))


def _short_list(heading: str, lines: Sequence[str], none: str) -> Markup:
    content = element("ul", *(element("li", line) for line in lines)) if lines else element("p", none)
    return element("section", element("h3", heading), content)


# --- per theme -------------------------------------------------------------------------------------


def _legend(words: dict[str, Any], comparison: dict[str, Any]) -> Markup:
    size = _bundle(comparison)
    text = words["legend"] if size == 1 else words["legend-more"].format(people=size)
    return element("p", text, class_="hint")


def _scale(definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]) -> Markup:
    words = definition.texts["comparison"]
    if theme.averaged:
        content = _dots(definition, theme, scale, comparison) if scale["mean"] is not None else None
    else:
        content = _items(definition, theme, scale) if scale["items"] else None
    return element(
        "section",
        element("h4", theme.name),
        content or element("p", words["too-few"]),
        *(element("p", text) for text in _remarks(definition, theme, scale, comparison)),
        class_="theme",
        data_scale=theme.id,
        data_mean="" if scale.get("mean") is None else repr(scale["mean"]),
        data_difference="" if scale["difference"] is None else repr(scale["difference"]),
    )


def _dots(definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]) -> Markup:
    words = definition.texts["comparison"]
    entries = (scale["organisations"] or [scale | {"name": words["everybody"], "others": False}])[:MOST_ROWS]
    rows = [
        chart.Row(_who(words, entry), entry["dots"], entry["median"], short(theme, entry["median"]))
        for entry in entries
    ]
    label = words["chart"].format(name=theme.name, low=theme.ends[0], high=theme.ends[1])
    return chart.dots(axis(definition, theme), rows, _bundle(comparison), label, words["middle"])


def axis(definition: Definition, theme: Theme) -> chart.Axis:
    """The line on which a theme is drawn, with the names that stand above it."""
    words = definition.texts["comparison"]
    if theme.kind == "bipolar":
        ends = theme.scale.data["left"], theme.scale.data["right"]
    elif theme.kind == "change":
        ends = words["low"], words["high"]
    else:
        ends = theme.form.labels[0].lower(), theme.form.labels[-1].lower()
    return chart.Axis(*theme.ends, bands=theme.form.bands, ends=ends)


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
        chart.Row("", entry["dots"])
        for scale in comparison["scales"]
        if "dots" in scale
        for entry in (scale["organisations"] or [scale])
    ]
    return chart.bundle(rows)


def _items(definition: Definition, theme: Theme, scale: dict[str, Any]) -> Markup:
    """Points or places per item, for everybody and per organisation, as bars and numbers."""
    words = definition.texts["comparison"]
    points = theme.kind == "points"
    heading = words["weight"] if points else words["chosen"]
    groups = [scale | {"name": words["everybody"], "others": False}, *scale["organisations"]]

    def cell(group: dict[str, Any], place: int) -> Markup:
        item = group["items"][place]
        share = item["median"] / 100 if points else item["n"] / max(group["n"], 1)
        text = str(round(item["median"])) if points else words["chosen-times"].format(count=item["n"])
        return element("td", chart.bar(share), " ", text)

    head = element(
        "tr",
        element("th", heading, scope="col"),
        *(element("th", _who(words, one), scope="col") for one in groups),
    )
    body = [
        element("tr", element("th", item["name"], scope="row"), *(cell(group, place) for group in groups))
        for place, item in enumerate(scale["items"])
    ]
    return _scroll(heading, element("table", element("thead", head), element("tbody", *body)))


def _remarks(
    definition: Definition, theme: Theme, scale: dict[str, Any], comparison: dict[str, Any]
) -> Iterable[str]:
    words = definition.texts["comparison"]
    if scale.get("spread"):
        steps = halves(scale["ad_m"])
        average = words["average-none"] if steps == "0" else words["average"].format(steps=steps)
        yield f"{words['spread'][scale['spread']]} {average}"
    if scale.get("equal") and not comparison["consent"]:
        yield words["equal"]
    if theme.kind == "bipolar" and scale["mean"] is not None and (scale["min"] > 0 or scale["max"] < 0):
        yield words["one-side"]
    rule = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == "unknown")
    if any(RULES["unknown"](definition, rule, scale)):
        yield words["not-known"].format(tenths=tenths(scale["unknown"]))


def _who(words: dict[str, Any], entry: dict[str, Any]) -> str:
    return str(words["others"] if entry["others"] else entry["name"])


# --- tables ----------------------------------------------------------------------------------------


def _open_table(definition: Definition, comparison: dict[str, Any]) -> Markup | None:
    """Everybody's own places, in a small group that agreed to see them."""
    if not comparison["people"]:
        return None
    words = definition.texts["comparison"]
    scales = [scale for scale in comparison["scales"] if "dots" in scale]
    names = [
        " – ".join(
            filter(None, [person["label"] or words["person"].format(number=number), person["organisation"]])
        )
        for number, person in enumerate(comparison["people"], 1)
    ]
    head = element(
        "tr",
        element("th", words["table"]["scale"], scope="col"),
        *(element("th", name, scope="col") for name in names),
    )
    body = [
        element(
            "tr",
            element("th", scale["name"], scope="row"),
            *(
                element("td", value(definition, scale, person["means"][scale["id"]]))
                for person in comparison["people"]
            ),
        )
        for scale in scales
    ]
    return join(
        element("h3", words["open-table"]),
        _scroll(words["open-table"], element("table", element("thead", head), element("tbody", *body))),
    )


def _table(definition: Definition, comparison: dict[str, Any]) -> Markup:
    """The numbers of all charts: a block per theme, a row for everybody and for each organisation."""
    words = definition.texts["comparison"]
    columns = words["table"]
    head = element("tr", *(element("th", columns[key], scope="col") for key in ("scale", "who", *FIGURES)))
    body = [element("tbody", *_block(definition, scale)) for scale in comparison["scales"] if "dots" in scale]
    caption = element("caption", columns["caption"])
    return _scroll(columns["caption"], element("table", caption, element("thead", head), *body))


FIGURES = ("n", "median", "least", "most", "mean", "spread")


def _block(definition: Definition, scale: dict[str, Any]) -> Iterable[Markup]:
    words = definition.texts["comparison"]
    entries = [scale | {"name": words["everybody"], "others": False}, *scale["organisations"]]
    for place, entry in enumerate(entries):
        numbers = [value(definition, scale, entry[key]) for key in ("median", "min", "max", "mean")]
        cells = [str(entry["n"]), *numbers, words["words"].get(entry["spread"], "–")]
        yield element(
            "tr",
            element("th", scale["name"], scope="rowgroup", rowspan=len(entries)) if place == 0 else None,
            element("th", _who(words, entry), scope="row"),
            *(element("td", cell) for cell in cells),
        )


def _scroll(label: str, table: Markup) -> Markup:
    return element("div", table, class_="table", tabindex="0", role="region", aria_label=label)


def _limits(words: dict[str, Any]) -> Markup:
    return element(
        "section",
        element("h3", words["limits-heading"]),
        element("ul", *(element("li", line) for line in words["limits"])),
        class_="limits",
    )
