"""A result page as tests see it: its elements and texts, and the texts of the definition behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

CODES = {"form", "id", "kind", "level", "opposite", "path", "slug", "template"}
CODES_IN_TEXTS = {"link"}
"""Keys in a definition whose text nobody reads."""


class Outline(HTMLParser):
    """The elements and the texts of a page; fails when they do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        self.elements.append((tag, attributes))
        if tag not in {"br", "hr", "img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if [tag for tag, _ in self.elements[-2:]] == ["tspan", "tspan"]:
            self.texts[-1] += f" {data}"  # The next line of the same words.
        elif data.strip():
            self.texts.append(" ".join(data.split()))
            if "data-advice" in self.elements[-1][1]:
                self.advice = (self.elements[-1][1]["data-advice"], data)

    advice = ("", "")
    """The scale that the first advice is about, and its words."""

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        return [(tag, list(attributes)) for tag, attributes in self.elements]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def strings(data: Any, codes: set[str] = CODES) -> Iterator[str]:
    """Every text in a definition that someone reads."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for value in data:
            yield from strings(value, codes)
    elif isinstance(data, dict):
        for key in data.keys() - codes:
            yield from strings(data[key], CODES_IN_TEXTS if key == "texts" else codes)


def vocabulary(data: dict[str, Any]) -> Callable[[str], bool]:
    """Tells whether a definition says a text: as it stands, in quotes, filled in, or several in a row."""
    texts = {" ".join(text.split()) for text in strings(data)}
    # A text with hardly a word of its own would allow everything.
    telling = [text for text in texts if "{" in text and re.search(r"\w{3}", re.sub(r"{\w+}", "", text))]
    patterns = [r"[+−-]?\d*½?", "[–.,:?]", *map(filled, telling)]
    pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

    def says(text: str) -> bool:
        return text in texts or bool(pattern.fullmatch(text))

    return lambda text: says(text.strip("‘’")) or all(map(says, re.split(", | · ", text)))


def filled(text: str) -> str:
    """A pattern for a text in which the words in braces have been filled in."""
    return ".+".join(re.escape(part) for part in re.split(r"{\w+}", " ".join(text.split())))


def with_markup(data: Any, markup: str, codes: set[str] = CODES) -> Any:
    """A definition in which every text that someone reads ends in markup."""
    if isinstance(data, dict):
        return {
            key: value
            if key in codes
            else with_markup(value, markup, CODES_IN_TEXTS if key == "texts" else codes)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [with_markup(entry, markup, codes) for entry in data]
    return data + markup if isinstance(data, str) else data
