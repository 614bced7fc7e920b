"""What a visitor can do with a result: keep, share, print, copy, download, and bring to an intake.

Everything works in the browser; the buttons carry `data-action`, the page's script does the rest.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ..core.definition import Answers, Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join, link
from ..scoring.result import Result
from .summary import contrast, points, unknown

KEEP = ("print", "copy", "download-json", "download-csv", "download-svg", "download-png")
SHARE = ("copy-link", "show-qr")
BRING = ("mail", "print-intake", "copy-intake")

TAKE = Texts("take", dict.fromkeys(("heading", "share", "warning", "code", *KEEP, *SHARE), ""))
FIELDS = ("organisation", "issue", "question")
INTAKE = Texts(
    "intake",
    dict.fromkeys(("heading", "intro", "points", "contrast", "unknown", *FIELDS, *BRING), "")
    | {"scores": "", "stays": "", "or": "", "contact": ""},
)


def section(definition: Definition, result: Result) -> Markup:
    """The buttons to take a result along. A warning stands before the ways to share it."""
    words = TAKE.of(definition)
    return element(
        "section",
        element("h3", words["heading"]),
        _buttons(TAKE, definition, *KEEP),
        element("h3", words["share"]),
        element("p", words["warning"], class_="notice"),
        element("p", words["code"], " ", element("code", result["code"], data_code=result["code"])),
        _buttons(TAKE, definition, *SHARE),
        element("figure", data_qr=True, hidden=True),
        element("p", role="status", class_="status", data_said=True),
        class_="take",
    )


def intake(definition: Definition, answers: Answers, result: Result) -> Markup:
    """The intake sheet: what to talk about, what is not known yet, and room for one's own question."""
    words = INTAKE.of(definition)
    parts: list[Markup] = []
    if talk := points(definition, result):
        parts += [element("h4", words["points"]), _list(talk, "ol")]
    if difference := contrast(definition, result):
        parts += [element("h4", words["contrast"]), element("p", difference)]
    if open_questions := unknown(definition, answers):
        parts += [element("h4", words["unknown"]), _list(open_questions, "ul")]
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["intro"]),
        element("div", *parts, data_sheet=True),
        _form(definition),
        class_="intake",
    )


@cache
def _form(definition: Definition) -> Markup:
    """Room for one's own words, and the ways to bring the sheet along."""
    words = INTAKE.of(definition)
    return element(
        "form",
        _field("organisation", words["organisation"]),
        _field("issue", words["issue"]),
        _field("question", words["question"], tag="textarea"),
        element(
            "label",
            element("input", type="checkbox", name="scores"),
            element("span", words["scores"]),
            class_="tick",
        ),
        element("p", words["stays"], class_="hint"),
        _buttons(INTAKE, definition, *BRING),
        element("p", words["or"], " ", link(words["contact"], "contact/"), "."),
        element("p", role="status", class_="status", data_said=True),
        data_intake=True,
        autocomplete="off",
    )


@cache
def _buttons(part: Texts, definition: Definition, *actions: str) -> Markup:
    words = part.of(definition)
    return element(
        "p",
        *(
            element("button", words[name], type="button", class_="button secondary", data_action=name)
            for name in actions
        ),
        class_="actions",
    )


def _field(name: str, label: str, tag: str = "input") -> Markup:
    attributes: dict[str, Any] = {"name": name, "id": f"intake-{name}", "maxlength": 2000}
    control = (
        element(tag, rows=3, **attributes) if tag == "textarea" else element(tag, type="text", **attributes)
    )
    return join(element("label", label, for_=f"intake-{name}"), control)


def _list(lines: list[str], tag: str) -> Markup:
    return element(tag, *(element("li", line) for line in lines))
