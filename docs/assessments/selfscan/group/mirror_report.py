"""Two results side by side as a page: both places for every theme, and where they lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import kinds
from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join, scroll
from ..scoring.theme import Theme
from ..scoring.view import Pair
from ..scoring.wording import enumerate_names
from .mirror import SideBySide
from .tables import WORDS as TABLES
from .theme import themes
from .wording import STAMP, steps, value

WORDS = Texts(
    "comparison.mirror",
    dict.fromkeys(["heading", "lead-same", "lead-mirror", "gaps", "gaps-none", "question", "legend"], "")
    | dict.fromkeys(["gap", "same"], "")
    | {"gap-line": "name places", "value": "name value", "steps": "steps"},
)


def page(definition: Definition, pair: SideBySide) -> Markup:
    """The whole page as HTML."""
    words = WORDS.of(definition)
    by_id = {theme.id: theme for theme in themes(definition)}
    compared = [(by_id[scale["id"]], scale) for scale in pair["scales"]]
    apart = [_gap_line(definition, theme, scale, pair) for theme, scale in compared if scale.get("apart")]
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
        element(
            "div", *(_scale(definition, theme, scale, pair) for theme, scale in compared), class_="themes"
        ),
        _table(definition, [(theme, scale) for theme, scale in compared if "means" in scale], pair),
        element("p", "", class_="stamp", data_stamp=STAMP.of(definition)["stamp"]),
    )


def _gap_line(definition: Definition, theme: Theme, scale: Pair, pair: SideBySide) -> str:
    words = WORDS.of(definition)
    places = enumerate_names(
        [
            words["value"].format(name=name, value=value(definition, theme, mean))
            for name, mean in zip(pair["names"], scale["means"], strict=True)
        ]
    )
    return words["gap-line"].format(name=scale["name"], places=places)


def _scale(definition: Definition, theme: Theme, scale: Pair, pair: SideBySide) -> Markup:
    gap = scale.get("gap")
    return element(
        "section",
        element("h4", scale["name"]),
        kinds.of(theme.form).pair_chart(definition, theme, scale, pair["names"]),
        class_="theme",
        data_scale=scale["id"],
        data_gap=None if "gap" not in scale else "" if gap is None else repr(gap),
    )


def _table(definition: Definition, compared: list[tuple[Theme, Pair]], pair: SideBySide) -> Markup:
    """The numbers of all charts, with the difference in steps."""
    words, tables = WORDS.of(definition), TABLES.of(definition)
    columns = (tables["table.scale"], *pair["names"], words["gap"])
    rows = [
        element(
            "tr",
            element("th", scale["name"], scope="row"),
            *(element("td", value(definition, theme, mean)) for mean in scale["means"]),
            element("td", _gap(words, theme, scale["means"])),
        )
        for theme, scale in compared
    ]
    caption = tables["table.caption"]
    head = element("tr", *(element("th", text, scope="col") for text in columns))
    return scroll(
        caption,
        element("table", element("caption", caption), element("thead", head), element("tbody", *rows)),
    )


def _gap(words: Mapping[str, str], theme: Theme, means: Sequence[float | None]) -> str:
    """How far apart the places are as they stand beside it, which are rounded."""
    first, second = means
    if first is None or second is None:
        return "–"
    kind = kinds.of(theme.form)
    apart = steps(theme, kind.rounded(second) - kind.rounded(first))
    return words["same"] if apart == "0" else words["steps"].format(steps=apart)
