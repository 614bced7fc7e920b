"""The result page of the drie K's: three by three, what you want, what you expect and what you can show."""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Definition, Item
from selfscan.core.texts import Texts
from selfscan.drawing import chart
from selfscan.drawing.chart import BAR, LINE, NAME, RIGHT, ROW, Axis
from selfscan.drawing.markup import Markup, element, join, table
from selfscan.kinds import change, points
from selfscan.result import scoring_of

MATRIX = Texts(
    "matrix",
    dict.fromkeys(
        ["heading", "chart", "caption", "legend", "name", "motive", "expected", "underpinned", "important"],
        "",
    )
    | dict.fromkeys(["yes", "partly", "no", "unknown"], "")
    | {"points": "points"},
)

Entry = dict[str, Any]


def sections(definition: Definition, result: Entry) -> Markup:
    """The three K's by three as a chart with its table, and the underpinning question by question."""
    words = MATRIX.of(definition)
    rules: Any = scoring_of(definition)
    scales = {entry["id"]: entry for entry in result["scales"]}
    reasons = [_reason(rules, item, result, scales) for item in definition.scale(rules.MOTIVES).items]
    heads = (words["name"], words["motive"], words["expected"], words["underpinned"])
    cells = table(words["caption"], heads, [_cells(definition, reason) for reason in reasons])
    return join(
        element("h3", words["heading"]),
        chart.figure(
            words["legend"],
            _chart(definition, reasons, rules.IMPORTANT),
            chart.view(chart.VIEW.of(definition)["as-table"], cells),
        ),
    )


def _reason(rules: Any, item: Item, result: Entry, scales: dict[str, Entry]) -> Entry:
    """All there is to show about one reason; about "iets anders" that is only its points."""
    given = result["motives"][item.id] if result["motives"] else None
    for k in rules.KS:
        if k.motive == item.id:
            pattern: Entry = result["patterns"][k.expected]
            return pattern | {"name": item.text, "is_k": True, "mean": scales[k.expected]["mean"]}
    return {"name": item.text, "is_k": False, "points": given, "important": (given or 0) >= rules.IMPORTANT}


def _cells(definition: Definition, reason: Entry) -> list[str]:
    words = MATRIX.of(definition)
    motive = words["unknown"]
    if reason["points"] is not None:
        weight = f", {words['important']}" if reason["important"] else ""
        motive = words["points"].format(points=reason["points"]) + weight
    if not reason["is_k"]:
        return [reason["name"], motive, "–", "–"]
    expected = definition.texts["change"][reason["expected"]]
    return [reason["name"], motive, expected, words[reason["underpinned"]]]


HEAD = 40
POINTS = Axis(0, points.TOTAL, 8, 100)
CHANGE = Axis(-change.LIMIT, change.LIMIT, 144, 258)
BOX = 290
"""The three columns; the last is a box with a word."""


def _chart(definition: Definition, reasons: list[Entry], important: int) -> Markup:
    """Per reason a bar of points, a place between loss and gain, and a box that is full, half or empty."""
    words, ends = MATRIX.of(definition), definition.texts["change"]
    tops = range(HEAD, HEAD + ROW * len(reasons), ROW)
    return chart.drawing(
        HEAD + ROW * len(reasons),
        words["chart"],
        chart.text(words["motive"], POINTS.left, 14, "head"),
        chart.text(words["expected"], CHANGE.x(0), 14, "head", "middle"),
        chart.text(words["underpinned"], RIGHT, 14, "head", "end"),
        chart.text(ends["loss"], CHANGE.left, 30, "note"),
        chart.text(ends["gain"], CHANGE.right, 30, "note", "end"),
        *(_row(words, reason, top, important) for reason, top in zip(reasons, tops, strict=True)),
    )


def _row(words: Entry, reason: Entry, top: int, important: int) -> Markup:
    bar = top + LINE
    parts = [
        chart.text(reason["name"], POINTS.left, top + NAME, "name"),
        *chart.limits(POINTS, [important], bar - 3, bar + BAR + 3),
        points.bar(reason["points"], POINTS, bar),
    ]
    if reason["is_k"]:
        parts += [
            *chart.limits(CHANGE, (-change.EXPECTED, change.EXPECTED), bar - 3, bar + BAR + 3),
            change.strip(reason["mean"], CHANGE, bar),
            _box(words, reason, bar),
        ]
    return join(*parts)


def _box(words: Entry, reason: Entry, top: float) -> Markup:
    underpinned = reason["underpinned"]
    word = "?" if underpinned == "unknown" else words[underpinned]
    share = {"yes": BAR, "partly": BAR / 2}.get(underpinned, 0)
    return join(
        element("rect", x=BOX, y=top, width=BAR, height=BAR, class_="chart-box"),
        element("rect", x=BOX, y=top, width=share, height=BAR, class_="chart-fill") if share else None,
        chart.text(word, BOX + BAR + 6, top + NAME, "value"),
    )
