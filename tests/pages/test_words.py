"""Every Dutch word that a visitor reads stands in YAML or Markdown, and every word of a page counts."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sitemaker import ASSESSMENTS, DOCS, ROOT
from sitemaker.definitions import page_words

DUTCH = re.compile(
    r"\b(het|een|je|jij|jouw|jullie|niet|geen|deze|dit|voor|naar|wij|ons|onze|kies|vul|zet|moet|heeft|staat|zijn"
    r"|er|nog|ook|maar|wel|uit|bij|waar|vraag|vragen|antwoord|antwoorden|uitslag|gekopieerd|kopieer|pagina|pagina’s"
    r"|januari|februari|gevonden|zoeken|verder|terug|meer dan|te groot)\b",
    re.I,
)
"""Words that no English sentence has and hardly a Dutch sentence does without."""

AT_A_TERMINAL = {"scoring/agreement.py", "scoring/reliability.py"}
"""Only the command line gets there; so do the files of kinds that stay out of the browser (`build.py`)."""

NOT_FOR_VISITORS = {
    "mistakes.html",  # what scripts/serve shows to an author
    "partials/advisers/iframe.html",  # code to copy
    "partials/advisers/pyscript.html",
}
SOURCES = "accountability.html"
"""It lists what others wrote, in their words."""

BLOCK = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.S)


class Reader(HTMLParser):
    """The words of a template besides what Jinja puts in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.found += [
            value
            for name, value in attrs
            if value
            and name in ("alt", "title", "aria-label", "placeholder")
            and re.search(r"[^\W\d_]{2}", value)
        ]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent and re.search(r"[^\W\d_]{2}", data):
            self.found.append(" ".join(data.split()))


def templates() -> list[Path]:
    paths = sorted((ROOT / "overrides").rglob("*.html"))
    return [path for path in paths if path.relative_to(ROOT / "overrides").as_posix() not in NOT_FOR_VISITORS]


@pytest.mark.parametrize(
    "path", templates(), ids=lambda path: path.relative_to(ROOT / "overrides").as_posix()
)
def test_template_has_no_words_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")
    reader = Reader()
    # A block may hold what is no content: the policy, the name of a class.
    reader.feed(BLOCK.sub("", re.sub(r"{% block (shape|wasm) %}.*?{% endblock %}", "", text)))
    inside = [
        string for block in BLOCK.findall(text) if not block.startswith("{#") for string in strings(block)
    ]
    found = [word for word in reader.found if path.name != SOURCES or DUTCH.search(word)]
    # An address has no words.
    assert found + [string for string in inside if DUTCH.search(string) and not string.endswith("/")] == []


def strings(code: str) -> list[str]:
    return [double or single for double, single in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'", code)]


@pytest.mark.parametrize("path", sorted(DOCS.glob("assets/js/**/*.js")), ids=lambda path: path.name)
def test_script_has_no_words_of_its_own(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", path.read_text("utf-8"), flags=re.S)
    literals = [*strings(code), *re.findall(r"`([^`]*)`", code)]
    # What has no space is a name: of an event, an id, a key.
    assert [text for text in literals if " " in text.strip() and DUTCH.search(text)] == []


def python() -> list[Path]:
    paths = [*ASSESSMENTS.glob("selfscan/**/*.py"), *ASSESSMENTS.glob("*/*.py")]
    return [
        path
        for path in sorted(set(paths))
        if path.name != "build.py"
        and path.relative_to(ASSESSMENTS / path.relative_to(ASSESSMENTS).parts[0]).as_posix()
        not in AT_A_TERMINAL
    ]


@pytest.mark.parametrize("path", python(), ids=lambda path: path.relative_to(ASSESSMENTS).as_posix())
def test_module_has_no_words_of_its_own(path: Path) -> None:
    assert [
        text
        for text in constants(ast.parse(path.read_text("utf-8")))
        if " " in text.strip() and DUTCH.search(text)
    ] == []


def constants(tree: ast.AST) -> Iterator[str]:
    """The texts in a module, but for what documents it."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if (
                isinstance(child, ast.Constant)
                and isinstance(child.value, str)
                and not isinstance(node, ast.Expr)
            ):
                yield child.value


@pytest.mark.parametrize(
    "text", ["Kies een bestand.", "Dit is te groot", "Er is iets mis", "3 pagina’s gevonden"]
)
def test_dutch_is_seen(text: str) -> None:
    assert DUTCH.search(text)


@pytest.mark.parametrize(
    "text", ["Is it here or there?", "no JSON, or deeper than 20 levels", "button secondary"]
)
def test_english_is_not(text: str) -> None:
    assert not DUTCH.search(text)


@pytest.mark.parametrize("harm", ["left out", "misspelt", "left open"])
def test_every_word_of_a_page_counts(harm: str) -> None:
    words = page_words.read()
    assert not list(page_words.mistakes(words))
    ways = list(places(words))
    assert len(ways) > 60
    for *way, key in ways:
        harmed = copy.deepcopy(words)
        part: Any = harmed
        for step in way:
            part = part[step]
        value = part.pop(key)
        if harm != "left out":
            part.update({f"{key}x": value} if harm == "misspelt" else {key: None})
        name = ".".join(("extra.words", *way, key))
        assert any(
            f" {name}:" in mistake or f" {name}." in mistake for mistake in page_words.mistakes(harmed)
        ), name


def places(words: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in words.items():
        yield (*way, key)
        if isinstance(value, dict):
            yield from places(value, (*way, key))
