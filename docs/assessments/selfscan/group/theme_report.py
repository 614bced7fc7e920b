"""One theme of a comparison on the page: dots or bars, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Iterable

from .. import kinds
from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing import dots
from ..drawing.markup import Markup, element
from ..kinds.kind import Group
from ..scoring.limits import reaches
from ..scoring.theme import Theme
from ..scoring.view import Figures, ThemeFigures
from .comparison import Comparison
from .tables import WORDS as TABLES
from .tables import who
from .wording import steps, tenths

WORDS = Texts(
    "comparison",
    {
        "legend": "",
        "legend-more": "people",
        "too-few": "",
        "average": "steps",
        "equal": "",
        "not-known": "tenths",
    },
)


def legend(definition: Definition, comparison: Comparison) -> Markup:
    words = WORDS.of(definition)
    size = _bundle(comparison)
    text = words["legend"] if size == 1 else words["legend-more"].format(people=size)
    return element("p", text, class_="hint")


def section(definition: Definition, theme: Theme, scale: ThemeFigures, comparison: Comparison) -> Markup:
    words, groups = WORDS.of(definition), TABLES.of(definition)
    word, mean = scale.get("spread"), scale.get("mean")
    order = [organisation["name"] for organisation in comparison["organisations"]]
    others = len(order)
    apart = [
        Group(who(groups, group), order.index(group["name"]) if group["name"] in order else others, group)
        for group in scale["organisations"]
    ]
    everybody = Group(groups["everybody"], others, scale)
    chart = kinds.of(theme.form).group_chart(definition, theme, everybody, apart, _bundle(comparison))
    return element(
        "section",
        element(
            "h4", theme.name, " ", element("span", groups[f"words.{word}"], class_="band") if word else None
        ),
        chart or element("p", words["too-few"]),
        *(element("p", text) for text in _remarks(definition, theme, scale, comparison)),
        class_="theme",
        data_scale=theme.id,
        data_mean="" if mean is None else repr(mean),
        data_difference="" if scale["difference"] is None else repr(scale["difference"]),
    )


def _bundle(comparison: Comparison) -> int:
    """One size for all charts of a page: how many people a dot stands for."""
    groups: list[Figures] = []
    for scale in comparison["scales"]:
        groups += scale["organisations"] or [scale]
    return dots.bundle([dots.Row("", group["dots"]) for group in groups if "dots" in group])


def _remarks(
    definition: Definition, theme: Theme, scale: ThemeFigures, comparison: Comparison
) -> Iterable[str]:
    words = WORDS.of(definition)
    spread = scale.get("ad_m")
    if spread is not None and scale["spread"] in ("some", "clear"):
        yield words["average"].format(steps=steps(theme, spread))
    if scale.get("equal") and not comparison["consent"]:
        yield words["equal"]
    yield from kinds.of(theme.form).remarks(definition, scale)
    rule = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == "unknown")
    if reaches(scale["unknown"], rule["from"]):
        yield words["not-known"].format(tenths=tenths(scale["unknown"]))
