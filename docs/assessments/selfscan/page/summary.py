"""A result in plain lines: for a copied text, a mail, a table in Word and the intake sheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from .. import kinds
from ..core.definition import DONT_KNOW, Answers, Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join
from ..kinds.kind import label
from ..scoring.result import Result
from ..scoring.scale import Entry
from ..scoring.wording import names

WORDS = Texts("result", {"profile": "", "conversation": "", "limits": ""})
TABLE = Texts(
    "take.csv", dict.fromkeys(["scale", "item", "text", "answer", "label", "mean", "band", "code"], "")
)
CONTRAST = Texts("intake", {"contrast-line": "strongest weakest"})
LIMITS = Texts("", {"limits[]": ""})

Block = tuple[str, list[str]]
"""A heading and the lines below it."""


def blocks(definition: Definition, result: Result) -> list[Block]:
    """The result as headings with lines, in the order of the page."""
    words = WORDS.of(definition)
    profile = [line for entry in result["scales"] for line in _lines(definition, entry)]
    parts: list[Block] = [(definition.title, [result["sentence"]]), (words["profile"], profile)]
    if questions := points(definition, result):
        parts.append((words["conversation"], questions))
    parts.append((words["limits"], LIMITS.lines(definition, "limits")))
    return parts


def points(definition: Definition, result: Result) -> list[str]:
    """The questions to talk about: one for each scale in `focus`."""
    entries = {entry["id"]: entry for entry in result["scales"]}
    scales = [definition.scale(name) for name in result["focus"]]
    return [kinds.of(scale.form).advice(scale, entries[scale.id])["question"] for scale in scales]


def contrast(definition: Definition, result: Result) -> str | None:
    """What stands furthest apart, or None when the scales hardly differ."""
    if not result["strongest"]:
        return None
    return CONTRAST.of(definition)["contrast-line"].format(
        strongest=names(definition, result["strongest"]), weakest=names(definition, result["weakest"])
    )


def unknown(definition: Definition, answers: Answers) -> list[str]:
    """The questions that were answered with "weet ik niet"."""
    return [item.text for item in definition.items if answers[item.id] == DONT_KNOW and item.text]


def text(parts: list[Block]) -> str:
    """Blocks as plain text."""
    return "\n\n".join("\n".join([heading, *(f"- {line}" for line in lines)]) for heading, lines in parts)


def rich(parts: list[Block]) -> Markup:
    """Blocks as HTML without any styling, so that Word puts its own on it."""
    return join(
        *(
            join(element("h2", heading), element("ul", *(element("li", line) for line in lines)))
            for heading, lines in parts
        )
    )


def table(definition: Definition, answers: Answers, result: Result) -> str:
    """Answers and scores as CSV with semicolons, as Dutch spreadsheets expect; starts with a BOM."""
    words = TABLE.of(definition)
    given = [
        (scale.name, item.id, _statement(item.data), value, label(definition, scale.form, value))
        for scale in definition.scales
        for item in scale.items
        for value in [answers[item.id]]
    ]
    scores = [
        (entry["name"], None if entry["mean"] is None else _comma(entry["mean"]), entry["band"])
        for entry in result["scales"]
    ]
    output = io.StringIO()
    csv.writer(output, delimiter=";", lineterminator="\r\n").writerows(
        [
            [words[name] for name in ("scale", "item", "text", "answer", "label")],
            *given,
            [],
            [words[name] for name in ("scale", "mean", "band")],
            *scores,
            [],
            [words["code"], result["code"]],
        ]
    )
    return "\ufeff" + output.getvalue()


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _statement(item: dict[str, Any]) -> str:
    return str(item.get("text") or f"{item.get('left')} ↔ {item.get('right')}")


def _lines(definition: Definition, entry: Entry) -> list[str]:
    scale = definition.scale(entry["id"])
    return kinds.of(scale.form).lines(definition, scale, entry)
