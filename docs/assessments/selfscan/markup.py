"""HTML and SVG that cannot be broken by what is put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape


class Markup(str):
    """Text that is markup already and needs no escaping."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element with escaped text, children that are `Markup` as they are, and attributes.

    Underscores in attribute names become hyphens (`class_` becomes `class`, `data_band`
    becomes `data-band`). None and False leave an attribute out, True gives a bare one.
    """
    # A result has hundreds of elements: this loop is what a visitor waits for.
    written = f"<{tag}"
    for name, value in attributes.items():
        if value is True:
            written += f" {_name(name)}"
        elif value is not None and value is not False:
            written += f' {_name(name)}="{escape(value) if isinstance(value, str) else value}"'
    if tag in VOID:
        return Markup(f"{written}>")
    return Markup(f"{written}>{join(*children)}</{tag}>")


def join(*children: str | None) -> Markup:
    parts = [child if type(child) is Markup else escape(child) for child in children if child is not None]
    return Markup("".join(parts))


def table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table whose first column names the rows; it scrolls by itself where the screen is too narrow."""
    head = element("tr", *(element("th", one, scope="col") for one in heads))
    body = [
        element("tr", element("th", name, scope="row"), *(element("td", cell) for cell in cells))
        for name, *cells in rows
    ]
    return element(
        "div",
        element("table", element("caption", caption), element("thead", head), element("tbody", *body)),
        class_="table",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


@cache
def _name(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


VOID = frozenset({"br", "hr", "img", "input"})
