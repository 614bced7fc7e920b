"""The site says all that the owner's text says, and each framework is explained in full."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pages import Page, read_site, sources, text_below
from sitemaker import ROOT

CLAIMS = yaml.safe_load((ROOT / "tests/cases" / "seed.yml").read_text("utf-8"))
FRAMEWORKS = [
    "/organisaties/drie-ks/", "/organisaties/mutual-gains/", "/organisaties/vijf-lenzen/", "/organisaties/zelfkennis/",
    "/professionals/insights-discovery/", "/professionals/teamontwikkeling/",
]  # fmt: skip
PARTS = ["wat", "waarom", "voorbeeld", "vragen", "grenzen"]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {page.address: page for page in read_site(site)}


@pytest.fixture(scope="module")
def frameworks(pages: dict[str, Page]) -> list[Page]:
    found = [page for page in pages.values() if re.match("/(professionals|organisaties)/.", page.address)]
    assert {page.address for page in found} >= set(FRAMEWORKS)
    return found


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["claim"][:50] for claim in CLAIMS])
def test_claim_is_made(claim: dict[str, str], pages: dict[str, Page]) -> None:
    text = text_below(pages[claim["page"]].blocks, claim["below"])
    assert re.search(claim["says"], text, re.IGNORECASE), text


@pytest.mark.parametrize("part", PARTS)
def test_frameworks_are_explained(part: str, frameworks: list[Page]) -> None:
    """What it is, why it helps, an example, questions for tomorrow, and its limits."""
    assert [page.address for page in frameworks if not text_below(page.blocks, part)] == []


def test_frameworks_ask_three_questions(frameworks: list[Page]) -> None:
    counted = {page.address: len(page.soup.select("#vragen + ol > li")) for page in frameworks}
    assert counted == dict.fromkeys(counted, 3)


def test_examples_are_said_to_be_invented(frameworks: list[Page]) -> None:
    examples = {page.address: text_below(page.blocks, "voorbeeld") for page in frameworks}
    assert [address for address, text in examples.items() if "verzonnen" not in text] == []


def test_frameworks_have_sources(frameworks: list[Page]) -> None:
    """At least two works, each with a year."""
    works = {page.address: " ".join(tag.get_text() for tag in sources(page.soup)) for page in frameworks}
    years = {address: re.findall(r"\((?:18|19|20)\d\d\)", text) for address, text in works.items()}
    assert [address for address, found in years.items() if len(found) < 2] == []


def test_pages_lead_to_contact(pages: dict[str, Page]) -> None:
    leading = {address for address, page in pages.items() if page.soup.select("main a[href$='contact/']")}
    assert pages.keys() - leading <= {"/contact/"}
