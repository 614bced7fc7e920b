"""The site's colours and diagrams, for a typesetter that knows neither CSS variables nor `:is()`."""

from __future__ import annotations

import re
from html import unescape

from jinja2 import Environment, FileSystemLoader
from mkdocs.structure.pages import Page

from sitemaker import DOCS, ROOT

CSS = DOCS / "assets/css"
TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "overrides"))


def colours() -> dict[str, str]:
    """The names and values of the light theme in tokens.css."""
    light = (CSS / "tokens.css").read_text("utf-8").split("@media")[0]
    return dict(re.findall(r"--([\w-]+): (?:light-dark\()?(#\w+)", light))


def of(page: Page) -> dict[str, str] | None:
    """The diagram of a page: `svg`, `alt` (what it shows, in words) and `caption`."""
    if "diagram" not in page.meta:
        return None
    figure = TEMPLATES.get_template("partials/diagram.html").render(page=page, pages=[page.file])
    svg = figure[figure.index("<svg") : figure.index("</svg>")]
    label = re.search(r'aria-label="(.*?)"', svg, re.S)
    assert label
    return {
        "svg": svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace(
            ">", f">{_styles()}", 1
        )
        + "</svg>",
        "alt": unescape(" ".join(label[1].split())),
        "caption": page.meta["diagram"]["caption"],
    }


def _styles() -> str:
    css = (CSS / "diagrams.css").read_text("utf-8").split("@media")[0]
    rules = re.findall(r"^\.diagram (?::is\((.*)\)|(\.[\w-]+|text)) \{(.*)\}", css, re.M)
    css = "".join(f"{several or single} {{{declarations}}}" for several, single, declarations in rules)
    values = {**colours(), "text-font": "Source Sans 3", "head-font": "Source Serif 4"}
    css = re.sub(r"var\(--([\w-]+)\)", lambda found: values[found[1]], css)
    return f"<style>{css.replace('currentColor', values['ink'])}</style>"
