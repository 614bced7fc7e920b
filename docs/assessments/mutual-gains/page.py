"""The result page of mutual gains: the steps as a route, and an empty map of interests."""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Definition
from selfscan.core.texts import Texts
from selfscan.drawing.markup import Markup, element, table
from selfscan.result import scoring_of
from selfscan.scoring.wording import OUTCOME

PARTIES = 4
"""Rows on the map of interests besides one's own."""

ROUTE = Texts("route", {"heading": "", "intro": "", "start": ""})
HEADS = ("party", "position", "interest", "alternative", "trade")
MAP = Texts(
    "map",
    dict.fromkeys(["heading", "intro", "print", "caption", "own", "legend", "private"], "")
    | {f"heads.{head}": "" for head in HEADS}
    | {"other": "number"},
)

Entry = dict[str, Any]


def sections(definition: Definition, result: Entry) -> Markup:
    """The steps as a route, with the step to begin at."""
    words = ROUTE.of(definition)
    none = OUTCOME.of(definition)["no-band"]
    rules: Any = scoring_of(definition)
    steps = [
        element(
            "li",
            element("strong", entry["name"]),
            " ",
            element("span", entry["band"] or none, class_="band"),
            element("em", f" {words['start']}") if entry["id"] == result["start"] else None,
            aria_current="step" if entry["id"] == result["start"] else None,
        )
        for entry in result["scales"]
        if entry["id"] in rules.STEPS
    ]
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["intro"]),
        element("ol", *steps, class_="route"),
    )


def appendix(definition: Definition, result: Entry) -> Markup:
    """An empty map of interests to print and fill in."""
    words = MAP.of(definition)
    names = [words["own"], *(words["other"].format(number=number) for number in range(1, PARTIES + 1))]
    heads = [words[f"heads.{head}"] for head in HEADS]
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["intro"]),
        element(
            "p",
            element(
                "button", words["print"], type="button", class_="button secondary", data_action="print-map"
            ),
            class_="actions",
        ),
        table(words["caption"], heads, [[name, *[""] * (len(heads) - 1)] for name in names]),
        element("p", words["legend"]),
        element("p", words["private"], class_="notice"),
        class_="map",
    )
