"""The tables of a comparison: everybody's own places, and the numbers behind all charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join, scroll
from ..scoring.theme import Theme
from ..scoring.view import Figures, ThemeFigures
from .comparison import Comparison, by_theme
from .wording import value

FIGURES = ("n", "median", "least", "most", "mean", "spread")

WORDS = Texts(
    "comparison",
    dict.fromkeys(("everybody", "others", "open-table", "table.caption", "table.scale", "table.who"), "")
    | {f"table.{figure}": "" for figure in FIGURES}
    | {f"words.{spread}": "" for spread in ("close", "some", "clear")}
    | {"person": "number"},
)


def open_table(definition: Definition, comparison: Comparison) -> Markup | None:
    """Everybody's own places, in a small group that agreed to see them."""
    if not comparison["people"]:
        return None
    words = WORDS.of(definition)
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
            element("th", theme.name, scope="row"),
            *(
                element("td", value(definition, theme, person["means"][theme.id]))
                for person in comparison["people"]
            ),
        )
        for theme, _ in _placed(definition, comparison)
    ]
    return join(
        element("h3", words["open-table"]),
        scroll(words["open-table"], element("table", element("thead", head), element("tbody", *body))),
    )


def figures(definition: Definition, comparison: Comparison) -> Markup:
    """The numbers of all charts: a block per theme, a row for everybody and for each organisation."""
    words = WORDS.of(definition)
    head = element(
        "tr", *(element("th", words[f"table.{key}"], scope="col") for key in ("scale", "who", *FIGURES))
    )
    body = [element("tbody", *_block(definition, *placed)) for placed in _placed(definition, comparison)]
    caption = element("caption", words["table.caption"])
    return scroll(words["table.caption"], element("table", caption, element("thead", head), *body))


def _placed(definition: Definition, comparison: Comparison) -> Iterable[tuple[Theme, ThemeFigures]]:
    """The themes on which people have a place on a line."""
    return ((theme, scale) for theme, scale in by_theme(definition, comparison) if "dots" in scale)


def _block(definition: Definition, theme: Theme, scale: ThemeFigures) -> Iterable[Markup]:
    words = WORDS.of(definition)
    groups: Sequence[tuple[str, Figures]] = [
        (words["everybody"], scale), *((who(words, group), group) for group in scale["organisations"])
    ]  # fmt: skip
    for place, (name, figures) in enumerate(groups):
        numbers = (figures["median"], figures["min"], figures["max"], figures["mean"])
        cells = [
            str(figures["n"]),
            *(value(definition, theme, number) for number in numbers),
            words.get(f"words.{figures['spread']}", "–"),
        ]
        yield element(
            "tr",
            element("th", theme.name, scope="rowgroup", rowspan=len(groups)) if place == 0 else None,
            element("th", name, scope="row"),
            *(element("td", cell) for cell in cells),
        )


def who(words: Mapping[str, str], group: Mapping[str, Any]) -> str:
    """The name of a group, also of the people who may not be shown apart."""
    return str(words["others"] if group["others"] else group["name"])
