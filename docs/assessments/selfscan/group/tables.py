"""The tables of a comparison: everybody's own places, and the numbers behind all charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join
from .wording import value

FIGURES = ("n", "median", "least", "most", "mean", "spread")

WORDS = Texts(
    "comparison",
    dict.fromkeys(("everybody", "others", "open-table", "table.caption", "table.scale", "table.who"), "")
    | {f"table.{figure}": "" for figure in FIGURES}
    | {f"words.{spread}": "" for spread in ("close", "some", "clear")}
    | {"person": "number"},
)


def open_table(definition: Definition, comparison: dict[str, Any]) -> Markup | None:
    """Everybody's own places, in a small group that agreed to see them."""
    if not comparison["people"]:
        return None
    words = WORDS.of(definition)
    scales = [scale for scale in comparison["scales"] if "dots" in scale]
    names = [
        " – ".join(
            filter(None, [person["label"] or words["person"].format(number=number), person["organisation"]])
        )
        for number, person in enumerate(comparison["people"], 1)
    ]
    head = element(
        "tr",
        element("th", words["table.scale"], scope="col"),
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
        scroll(words["open-table"], element("table", element("thead", head), element("tbody", *body))),
    )


def figures(definition: Definition, comparison: dict[str, Any]) -> Markup:
    """The numbers of all charts: a block per theme, a row for everybody and for each organisation."""
    words = WORDS.of(definition)
    head = element(
        "tr", *(element("th", words[f"table.{key}"], scope="col") for key in ("scale", "who", *FIGURES))
    )
    body = [element("tbody", *_block(definition, scale)) for scale in comparison["scales"] if "dots" in scale]
    caption = element("caption", words["table.caption"])
    return scroll(words["table.caption"], element("table", caption, element("thead", head), *body))


def _block(definition: Definition, scale: dict[str, Any]) -> Iterable[Markup]:
    words = WORDS.of(definition)
    entries = [scale | {"name": words["everybody"], "others": False}, *scale["organisations"]]
    for place, entry in enumerate(entries):
        numbers = [value(definition, scale, entry[key]) for key in ("median", "min", "max", "mean")]
        cells = [str(entry["n"]), *numbers, words.get(f"words.{entry['spread']}", "–")]
        yield element(
            "tr",
            element("th", scale["name"], scope="rowgroup", rowspan=len(entries)) if place == 0 else None,
            element("th", who(words, entry), scope="row"),
            *(element("td", cell) for cell in cells),
        )


def who(words: dict[str, str], entry: dict[str, Any]) -> str:
    """The name of a group, also of the people who may not be shown apart."""
    return str(words["others"] if entry["others"] else entry["name"])


def scroll(label: str, table: Markup) -> Markup:
    """A table that scrolls sideways by itself, and can be reached with the keyboard to do so."""
    return element("div", table, class_="table", tabindex="0", role="region", aria_label=label)
