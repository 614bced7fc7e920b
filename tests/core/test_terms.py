"""One word for one thing in the words around the content: `cases/terms.yml` has the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from outline import strings
from sitemaker import ROOT

TERMS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/cases/terms.yml").read_text())
SHARED: dict[str, Any] = yaml.safe_load((ROOT / "docs/assessments/assessment.yml").read_text("utf-8"))
FRAME = "header, footer, form, .keep, .failure, .reopen, .contact, .pager, .invitation, .contents, .facts"


def others(text: str) -> list[str]:
    """The words in a text for which we have another word; saying what something is not is allowed."""
    found = {word.lower() for word in re.findall(r"(?<!geen )\b[\w-]+\b", text)}
    return [
        f"{word}: {term}"
        for term, words in TERMS.items()
        for word in words
        if word in found or f" {word} " in text
    ]


def test_scans_say_the_same_for_the_same() -> None:
    for text in strings(SHARED["texts"]):
        assert others(text) == [], text


def test_pages_say_the_same_for_the_same(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for text in frame(page):
            assert others(text) == [], f"{path}: {text}"


def frame(page: BeautifulSoup) -> Iterator[str]:
    """The words of a page outside its content; the questions themselves are content."""
    for question in page.select("legend"):
        question.decompose()
    for part in page.select(FRAME):
        yield from part.stripped_strings
        yield from (
            str(element[name])
            for element in part.select("[aria-label], [placeholder]")
            for name in element.attrs
            if name in ("aria-label", "placeholder")
        )


def test_another_word_is_found() -> None:
    assert others("Bekijk het resultaat") == ["resultaat: uitslag"]
    assert others("Dit is geen score") == []
