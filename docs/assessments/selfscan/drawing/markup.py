"""HTML and SVG that cannot be broken by what is put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape


class Markup(str):
    """Text that is markup already and needs no escaping."""

    __slots__ = ()


def element(tag: str, /, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element with escaped text, children that are `Markup` as they are, and attributes.

    Underscores in attribute names become hyphens (`class_` becomes `class`, `data_band`
    becomes `data-band`). None and False leave an attribute out, True gives a bare attribute.
    """
    # A result has hundreds of elements: this is what a visitor waits for.
    if not attributes and len(children) == 1:
        return _plain(tag, children[0])
    opened = f"<{tag}"
    for name, value in attributes.items():
        opened += _attribute(name, value)
    return Markup(f"{opened}>" if tag in VOID else f"{opened}>{_within(children)}</{tag}>")


def join(*children: str | None) -> Markup:
    return Markup(_within(children))


def _within(children: Iterable[str | None]) -> str:
    return "".join(
        [child if type(child) is Markup else _escape(child) for child in children if child is not None]
    )


def table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table whose first column names the rows; it scrolls by itself where the screen is too narrow."""
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    body = [
        element("tr", element("th", name, scope="row"), *(element("td", cell) for cell in cells))
        for name, *cells in rows
    ]
    cells = element("table", element("caption", caption), element("thead", head), element("tbody", *body))
    return scroll(caption, cells)


def scroll(label: str, table: Markup) -> Markup:
    """A table that scrolls sideways by itself, and can be reached with the keyboard to do so."""
    return element("div", table, class_="table", tabindex="0", role="region", aria_label=label)


HOME = "~/"


def link(text: str, path: str) -> Markup:
    """A link to a page of this site; `path` is its way from the home page. See `placed`."""
    return element("a", text, href=HOME + path)


def placed(content: Markup, root: str) -> Markup:
    """The same content, with links to pages of this site from a page whose way home is `root` ("../../")."""
    return Markup(content.replace(f'href="{HOME}', f'href="{escape(root)}'))


# Most words, places and classes come back in every result, so how they are written is remembered.
_escape = lru_cache(4096)(escape)


@lru_cache(4096, typed=True)
def _plain(tag: str, child: str | None) -> Markup:
    return Markup(f"<{tag}>{_within((child,))}</{tag}>")


@lru_cache(4096, typed=True)
def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{escape(value) if isinstance(value, str) else value}"'


VOID = frozenset({"br", "hr", "img", "input"})
