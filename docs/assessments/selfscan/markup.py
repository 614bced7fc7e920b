"""HTML and SVG that cannot be broken by what is put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


class Markup(str):
    """Text that is markup already and needs no escaping."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element with escaped text, children that are `Markup` as they are, and attributes.

    Underscores in attribute names become hyphens (`class_` becomes `class`, `data_band`
    becomes `data-band`). None and False leave an attribute out, True gives a bare one.
    """
    written = "".join(
        f" {_name(name)}" if value is True else f' {_name(name)}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{join(*children)}</{tag}>")


def join(*children: str | None) -> Markup:
    return Markup(
        "".join(
            child if isinstance(child, Markup) else escape(child) for child in children if child is not None
        )
    )


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


def _name(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


VOID = frozenset({"br", "hr", "img", "input"})
