"""A result in plain lines: for a copied text, a mail, a table in Word and the intake sheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from ..core.definition import DONT_KNOW, NOT_APPLICABLE, Answer, Answers, Definition, Form
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join
from ..kinds import KINDS
from ..scoring.wording import OUTCOME, advice, names

WORDS = Texts("result", {"profile": "", "conversation": "", "limits": ""})
TABLE = Texts(
    "take.csv", dict.fromkeys(["scale", "item", "text", "answer", "label", "mean", "band", "code"], "")
)
CONTRAST = Texts("intake", {"contrast-line": "strongest weakest"})
LIMITS = Texts("", {"limits[]": ""})

Block = tuple[str, list[str]]
"""A heading and the lines below it."""


def blocks(definition: Definition, result: dict[str, Any]) -> list[Block]:
    """The result as headings with lines, in the order of the page."""
    words = WORDS.of(definition)
    profile = [line for entry in result["scales"] for line in _lines(definition, entry)]
    parts: list[Block] = [(definition.title, [result["sentence"]]), (words["profile"], profile)]
    if questions := points(definition, result):
        parts.append((words["conversation"], questions))
    parts.append((words["limits"], LIMITS.lines(definition, "limits")))
    return parts


def points(definition: Definition, result: dict[str, Any]) -> list[str]:
    """The questions to talk about: one for each scale in `focus`."""
    entries = {entry["id"]: entry for entry in result["scales"]}
    return [advice(definition.scale(name), entries[name])["question"] for name in result["focus"]]


def contrast(definition: Definition, result: dict[str, Any]) -> str | None:
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


def table(definition: Definition, answers: Answers, result: dict[str, Any]) -> str:
    """Answers and scores as CSV with semicolons, as Dutch spreadsheets expect; starts with a BOM."""
    words = TABLE.of(definition)
    given = [
        (one.name, item.id, _statement(item.data), value, label(definition, one.form, value))
        for one in definition.scales
        for item in one.items
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


def label(definition: Definition, form: Form, value: Answer) -> str:
    """An answer as the respondent saw it."""
    if value in (DONT_KNOW, NOT_APPLICABLE):
        return str(definition.data["outside"][value])
    return form.labels[value - 1] if isinstance(value, int) and form.labels else ""


def _statement(item: dict[str, Any]) -> str:
    return str(item.get("text") or f"{item.get('left')} ↔ {item.get('right')}")


def _lines(definition: Definition, entry: dict[str, Any]) -> list[str]:
    scale = definition.scale(entry["id"])
    kind = KINDS.get(scale.form.kind)
    if kind and hasattr(kind, "lines"):
        return list(kind.lines(definition, scale, entry))
    if not scale.form.bands:
        return []
    words = OUTCOME.of(definition)
    band = entry["band"] or words["no-band"]
    border = f", {words['borderline']}" if entry["borderline"] else ""
    basis = words["of"].format(answered=entry["answered"], items=len(scale.items))
    return [f"{entry['name']}: {band}{border} ({basis})"]
