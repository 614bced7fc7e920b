"""What the site says is plain, correct Dutch that is ours to say: on its pages and in its scans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from language import (
    READABILITY,
    definition_texts,
    long_sentences,
    measure,
    misspelled,
    project_words,
    row,
    words,
)
from pages import Page, heading_faults, link_faults, read_site
from sitemaker import ROOT

CASES = ROOT / "tests/cases"
WORDS = project_words(CASES / "words.txt")
RULES = yaml.safe_load((CASES / "protected.yml").read_text("utf-8"))
TICS = yaml.safe_load((CASES / "tics.yml").read_text("utf-8"))

Rule = dict[str, Any]
Texts = dict[str, str]
"""Every text, with the first place where it stands."""
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Page]:
    return read_site(site)


@pytest.fixture(scope="module")
def page_texts(pages: list[Page]) -> Texts:
    every = [(page.address, text) for page in pages for text in page.texts]
    return {text: address for address, text in reversed(every)}


@pytest.fixture(scope="module")
def scan_texts(definitions: list[dict[str, Any]]) -> Texts:
    every = [
        (f"{scan['slug']} {path}", text) for scan in definitions for path, text in definition_texts(scan)
    ]
    return {text: field for field, text in reversed(every)}


@pytest.fixture(scope="module")
def texts(page_texts: Texts, scan_texts: Texts) -> Texts:
    return scan_texts | page_texts


@pytest.fixture(scope="module")
def unknown(texts: Texts, pages: list[Page]) -> Texts:
    """The words that are not in the Dutch word list or marked as foreign, with a place where each stands."""
    foreign = {word for page in pages for word in words(page.foreign)}
    found = {word: f"{where}: {text}" for text, where in texts.items() for word in misspelled(text)}
    return {word: place for word, place in found.items() if word not in foreign}


def none(faults: Iterable[str]) -> None:
    """Fails with every fault on a line."""
    if found := list(faults):
        pytest.fail("\n".join(found), pytrace=False)


def each(*sections: str) -> pytest.MarkDecorator:
    """A test for every rule in these sections."""
    rules = [rule for section in sections for rule in RULES[section]]
    return pytest.mark.parametrize("rule", rules, ids=[rule["why"] for rule in rules])


def breaking(rule: Rule, texts: Texts) -> Iterator[str]:
    for text, where in texts.items():
        if match := re.search(rule["pattern"], text):
            yield f"{where}: {match.group()!r} in: {text}"


def spellings(word: str) -> set[str]:
    """A word as it stands and, for at the start of a sentence, without its capital."""
    return {word, word[0].lower() + word[1:]}


@pytest.mark.takes(10)
def test_words_are_spelled_right(unknown: Texts) -> None:
    none(f"{word!r} in {place}" for word, place in unknown.items() if not spellings(word) & WORDS)


def test_our_word_list_is_small(unknown: Texts) -> None:
    """It holds no word that nobody uses and none that is ordinary Dutch."""
    none(WORDS - {form for word in unknown for form in spellings(word)})


def test_sentences_have_at_most_25_words(texts: Texts) -> None:
    none(f"{where}: {sentence}" for text, where in texts.items() for sentence in long_sentences(text, 25))


def test_pages_are_readable(pages: list[Page], record_property: Record) -> None:
    """A page of over 100 words has a Flesch-Douma of at least 60 and a LIX of at most 40."""
    hard = []
    for page in pages:
        figures = measure(block.text for block in page.blocks if block.prose)
        record_property(READABILITY, row(page.address, figures))
        if figures.words > 100 and (figures.flesch_douma < 60 or figures.lix > 40):
            hard.append(row(page.address, figures))
    none(hard)


def test_items_are_readable(definitions: list[dict[str, Any]], record_property: Record) -> None:
    """The items of a scan have a Flesch-Douma of at least 70."""
    hard = []
    for scan in definitions:
        items = [item for scale in scan["scales"] for item in scale["items"]]
        figures = measure(
            item[side]
            for item in items
            for side in ("text", "left", "right", "colleague", "partner")
            if item.get(side)
        )
        record_property(READABILITY, row(f"items of {scan['slug']}", figures))
        if figures.flesch_douma < 70:
            hard.append(row(scan["slug"], figures))
    none(hard)


@each("style", "nowhere")
def test_no_text_breaks(rule: Rule, texts: Texts) -> None:
    none(breaking(rule, texts))


@each("assessments")
def test_no_scan_breaks(rule: Rule, scan_texts: Texts) -> None:
    none(breaking(rule, scan_texts))


@each("credited")
def test_credit_is_given(rule: Rule, pages: list[Page], scan_texts: Texts) -> None:
    """The words of others stand only on the pages that name them."""
    uncredited = [
        page for page in pages if page.address not in rule["pages"] or rule["credit"] not in str(page.texts)
    ]
    none(breaking(rule, scan_texts | {text: page.address for page in uncredited for text in page.texts}))


@each(*RULES)
def test_rule_can_be_broken(rule: Rule) -> None:
    assert list(breaking(rule, {rule["like"]: "here"}))


@pytest.mark.parametrize("tic", TICS, ids=[tic["like"] for tic in TICS])
def test_words_do_not_tire(tic: dict[str, Any], page_texts: Texts, texts: Texts) -> None:
    """A word that is used often stands no more often than its limits; the rule finds the text that is like it."""
    assert re.search(tic["pattern"], tic["like"])
    for place, searched in (("pages", page_texts), ("site", texts)):
        found = [
            f"{where}: {text}" for text, where in searched.items() for _ in re.findall(tic["pattern"], text)
        ]
        if len(found) > tic[place]:
            none([f"{place}: {len(found)} times, {tic[place]} allowed", *found])


def test_links_say_where_they_lead(pages: list[Page]) -> None:
    none(fault for page in pages for fault in link_faults(page))


def test_headings_are_in_order(pages: list[Page]) -> None:
    none(fault for page in pages for fault in heading_faults(page))


@pytest.mark.parametrize("part", ["title", "description"])
def test_pages_are_told_apart(part: str, pages: list[Page]) -> None:
    """No two pages have the same title or description."""
    none(text for text, times in Counter(getattr(page, part) for page in pages).items() if times > 1)


def test_descriptions_have_50_to_160_characters(pages: list[Page]) -> None:
    none(
        f"{page.address}: {len(page.description)}" for page in pages if not 50 <= len(page.description) <= 160
    )
