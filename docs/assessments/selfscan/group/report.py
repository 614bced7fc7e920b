"""A comparison as a page: what stands out, where everybody stands, the agenda, all figures."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.definition import Definition
from ..core.texts import Texts
from ..drawing.markup import Markup, element, join
from ..scoring.limits import reaches
from ..scoring.theme import Theme
from ..scoring.view import ThemeFigures
from . import agenda_sheet, tables, theme_report
from .agenda import matches
from .comparison import Comparison, Point, by_theme
from .gathering import Refusal
from .wording import STAMP, places

WORDS = Texts(
    "comparison",
    {
        **dict.fromkeys(["heading", "places", "open", "hidden", "private", "limits-heading", "limits[]"], ""),
        **dict.fromkeys(
            ["differ", "differ-none", "ask-around", "ask-around-none", "build", "build-none"], ""
        ),
        "few": "least n",
        "ask": "n",
        "lead": "n organisations",
        "lead-group": "n",
        "most": "name",
        "refused.title": "",
        "refused.place": "number",
        "differ-line": "name places",
        "spread-line": "name spread",
        "ask-around-line": "name tenths",
    },
)
PAGE = Texts("comparison.page", {"change": ""})

MOST_LINES = 3
"""Lines in each of the short lists at the top."""


def page(definition: Definition, comparison: Comparison, points: Sequence[Point]) -> Markup:
    """The whole comparison as HTML; for a group that may not be shown, why not."""
    words = WORDS.of(definition)
    if comparison["state"] != "shown":
        return join(
            element("h2", words["heading"], id="vergelijking", tabindex="-1"),
            element("p", message(definition, comparison), class_="notice", data_notice=comparison["state"]),
        )
    return join(
        element("p", definition.title, class_="step-count"),
        element("h2", words["heading"], id="vergelijking", tabindex="-1"),
        element("p", _lead(definition, comparison), class_="lead"),
        *_notices(definition, comparison),
        _refused(words, comparison["refused"]),
        _highlights(definition, comparison),
        agenda_sheet.agenda(definition, points),
        element("h3", words["places"]),
        theme_report.legend(definition, comparison),
        element(
            "div",
            *(
                theme_report.section(definition, theme, scale, comparison)
                for theme, scale in by_theme(definition, comparison)
            ),
            class_="themes",
        ),
        tables.open_table(definition, comparison),
        tables.figures(definition, comparison),
        agenda_sheet.facilitator(definition, comparison),
        _limits(definition),
        element("p", "", class_="stamp", data_stamp=STAMP.of(definition)["stamp"]),
    )


def message(definition: Definition, comparison: Comparison) -> str | None:
    """Why nothing is shown, or None."""
    if comparison["state"] == "shown":
        return None
    text = WORDS.of(definition)[comparison["state"]]
    return text.format(n=comparison["n"], least=definition.data["comparison"]["people"]["least"])


# --- at the top ------------------------------------------------------------------------------------


def _lead(definition: Definition, comparison: Comparison) -> str:
    words = WORDS.of(definition)
    count = len(comparison["organisations"])
    text = words["lead" if count > 1 else "lead-group"].format(n=comparison["n"], organisations=count)
    widest = _widest(definition, comparison)
    return f"{text} {words['most'].format(name=widest[0][0].name)}" if widest else text


def _notices(definition: Definition, comparison: Comparison) -> list[Markup]:
    words = WORDS.of(definition)
    found = []
    if comparison["consent"]:
        found.append("open")
    elif any(not organisation["shown"] for organisation in comparison["organisations"]):
        found.append("hidden")
    if any(item.private for item in definition.items):
        found.append("private")
    change = element(
        "button", PAGE.of(definition)["change"], type="button", class_="link", data_action="edit"
    )
    return [
        element(
            "p", words[name], " ", change if name == "hidden" else None, class_="notice", data_notice=name
        )
        for name in found
    ]


def _refused(words: dict[str, str], refused: Sequence[Refusal]) -> Markup | None:
    """What could not be compared, one by one: by its name, or its place in the list."""
    if not refused:
        return None
    place = words["refused.place"]
    lines = [
        element("li", f"{refusal['label'] or place.format(number=refusal['line'])}: {refusal['reason']}")
        for refusal in refused
    ]
    return element(
        "div",
        element("h3", words["refused.title"]),
        element("ul", *lines),
        class_="refused notice",
        data_notice="refused",
    )


def _highlights(definition: Definition, comparison: Comparison) -> Markup:
    """Where they differ most, what they do not know, what to build on."""
    words = WORDS.of(definition)
    differ = [_difference(definition, *widest) for widest in _widest(definition, comparison)]
    unknown = [
        words["ask-around-line"].format(name=case.scale["name"], **found)
        for case, found in matches(definition, comparison, "unknown")[:MOST_LINES]
    ]
    build = [case.scale["name"] for case, _ in matches(definition, comparison, "build-on")[:MOST_LINES]]
    return element(
        "div",
        _short_list(words["differ"], differ, words["differ-none"]),
        _short_list(words["ask-around"], unknown, words["ask-around-none"]),
        _short_list(words["build"], build, words["build-none"]),
        class_="highlights",
    )


def _widest(definition: Definition, comparison: Comparison) -> list[tuple[Theme, ThemeFigures]]:
    """The themes on which organisations, or else people, lie furthest apart; the widest first."""
    near = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == "build-on")["below"]
    compared = by_theme(definition, comparison)
    apart = [
        (scale["difference"] / theme.form.step, theme, scale)
        for theme, scale in compared
        if scale["difference"] is not None and reaches(scale["difference"], near * theme.form.step)
    ] or [
        (spread / theme.form.step, theme, scale)
        for theme, scale in compared
        if (spread := scale.get("ad_m")) is not None and scale["spread"] in ("some", "clear")
    ]
    # A stable sort: what is equally wide keeps the order of the scan.
    return [(theme, scale) for _, theme, scale in sorted(apart, key=lambda found: -found[0])][:MOST_LINES]


def _difference(definition: Definition, theme: Theme, scale: ThemeFigures) -> str:
    words = WORDS.of(definition)
    apart = [group for group in scale["organisations"] if not group["others"]]
    if scale["difference"] is None:
        spread = tables.WORDS.of(definition)[f"words.{scale['spread']}"]
        return words["spread-line"].format(name=theme.name, spread=spread)
    return words["differ-line"].format(name=theme.name, places=places(definition, theme, apart))


def _short_list(heading: str, lines: Sequence[str], none: str) -> Markup:
    content = element("ul", *(element("li", line) for line in lines)) if lines else element("p", none)
    return element("section", element("h3", heading), content)


def _limits(definition: Definition) -> Markup:
    return element(
        "section",
        element("h3", WORDS.of(definition)["limits-heading"]),
        element("ul", *(element("li", line) for line in WORDS.lines(definition, "limits"))),
        class_="limits",
    )
