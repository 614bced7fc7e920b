"""Statements between two poles: a position from -2 (left) to +2 (right). Neither side is better.

Hence no bands, no strongest or weakest and no types: only which side, how far, and that
people near the middle can go both ways.
"""

from __future__ import annotations

from typing import Any

from ..core.definition import Answers, Definition, Scale
from ..drawing import chart
from ..drawing.chart import BAR, HEAD, LINE, NAME, ROW, Axis
from ..drawing.markup import Markup, element, join, table
from ..scoring import scale, wording
from ..scoring.notices import UNKNOWN_SHARE

TEXTS = dict.fromkeys(
    ["left", "right", "hint", "heading", "intro", "chart", "caption", "both", "middle"], ""
) | {
    "place": "steps side",
    "table.scale": "",
    "table.side": "",
    "table.place": "",
}

END = 2
"""The position of the poles; the middle is 0."""

MIDDLE = 0.5
"""Nearer to the middle than this (half an answer step) someone can go both ways."""


def score(one: Scale, answers: Answers) -> dict[str, Any]:
    """The side someone leans to: "links", "beide kanten", "rechts", or None without a position."""
    position = scale.score(one, answers)["mean"]
    return {"side": None if position is None else _side(position)}


def _side(position: float) -> str:
    if abs(position) < MIDDLE:
        return "beide kanten"
    return "links" if position < 0 else "rechts"


def side_name(definition: Definition, entry: dict[str, Any]) -> str:
    """The outcome in words: the name of a pole, "beide kanten", or that there is too little to say."""
    if entry["side"] is None:
        return str(definition.texts["result"]["no-band"])
    return str(_poles(definition, entry).get(entry["side"]) or definition.texts["bipolar"]["both"])


def _poles(definition: Definition, entry: dict[str, Any]) -> dict[str, str]:
    data = definition.scale(entry["id"]).data
    return {"links": data["left"], "rechts": data["right"]}


# --- on the result page ---------------------------------------------------------------------------


def overview(definition: Definition, entries: list[dict[str, Any]]) -> Markup:
    """All positions under each other, as strips and in a table."""
    words = definition.texts["bipolar"]
    return chart.figure(
        words["caption"],
        _strips(definition, entries),
        chart.view(definition.texts["result"]["as-table"], _table(definition, entries)),
    )


def opening(definition: Definition) -> Markup:
    """What a position is, before each of them is explained."""
    words = definition.texts["bipolar"]
    return join(element("h3", words["heading"]), element("p", words["intro"]))


def section(definition: Definition, one: Scale, entry: dict[str, Any]) -> Markup:
    """What this side means when you work together, and a question for the conversation."""
    words = definition.texts["result"]
    if entry["side"]:
        texts = wording.advice(one, entry)
        parts = [
            element("p", texts["meaning"]),
            element("p", element("strong", words["question"]), " ", texts["question"]),
        ]
    else:
        parts = [element("p", words["too-few"].format(needed=entry["needed"], items=len(one.items)))]
    if entry["unknown"] >= UNKNOWN_SHARE * len(one.items):
        parts.append(element("p", one.data["texts"]["unknown"], class_="unknown"))
    return element(
        "section",
        element("h4", one.name, " ", element("span", side_name(definition, entry), class_="band")),
        *parts,
        data_scale=one.id,
        data_mean="" if entry["mean"] is None else repr(entry["mean"]),
        data_band="",
        data_side=entry["side"] or "",
    )


def lines(definition: Definition, one: Scale, entry: dict[str, Any]) -> list[str]:
    """The result in plain lines: which side."""
    return [f"{one.name}: {side_name(definition, entry)}"]


def _table(definition: Definition, entries: list[dict[str, Any]]) -> Markup:
    words = definition.texts["bipolar"]
    heads = (words["table"][key] for key in ("scale", "side", "place"))
    rows = ([entry["name"], side_name(definition, entry), _place(definition, entry)] for entry in entries)
    return table(words["caption"], heads, rows)


def _place(definition: Definition, entry: dict[str, Any]) -> str:
    words = definition.texts["bipolar"]
    if entry["mean"] is None:
        return "–"
    steps = wording.halves(abs(entry["mean"]))
    if steps == "0":
        return str(words["middle"])
    pole = _poles(definition, entry)["links" if entry["mean"] < 0 else "rechts"]
    return str(words["place"]).format(steps=steps, side=pole[0].lower() + pole[1:])


AXIS = Axis(-END, END)


def _strips(definition: Definition, entries: list[dict[str, Any]]) -> Markup:
    """Per scale a strip with the poles at its ends, the stretch of both sides and the position."""
    words = definition.texts["bipolar"]
    height = HEAD + ROW * len(entries)
    return chart.drawing(
        height,
        words["chart"],
        *chart.limits(AXIS, (-MIDDLE, MIDDLE), HEAD - 8, height - 6),
        chart.text(words["both"], AXIS.x(0), 16, "head", "middle"),
        *(_strip(definition, entry, HEAD + ROW * index) for index, entry in enumerate(entries)),
    )


def _strip(definition: Definition, entry: dict[str, Any], top: float) -> Markup:
    """The pole that someone leans to is printed strongest."""
    poles = _poles(definition, entry)
    names = [
        chart.text(poles[side], AXIS.x(end), top + NAME, "name" if entry["side"] == side else "note", anchor)
        for side, end, anchor in (("links", -END, "start"), ("rechts", END, "end"))
    ]
    missing = None
    if entry["mean"] is None:
        note = definition.texts["result"]["no-band"]
        missing = chart.text(note, AXIS.x(0), top + LINE + BAR, "head", "middle")
    return join(*names, chart.place(AXIS, entry["mean"], top + LINE), missing)
