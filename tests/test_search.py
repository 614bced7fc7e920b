"""Search finds each framework and each scan by the words that people use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

CASES = {
    "drie K's": "organisaties/drie-ks/",
    "kosten besparen": "organisaties/drie-ks/",
    "gemeenschappelijke regeling": "organisaties/drie-ks/",
    "belastingkantoor": "organisaties/drie-ks/",
    "vijf lenzen": "organisaties/vijf-lenzen/",
    "Kaats": "organisaties/vijf-lenzen/",
    "onderhandelen": "organisaties/mutual-gains/",
    "mutual gains": "organisaties/mutual-gains/",
    "standpunt": "assessments/mutual-gains/",
    "zelfkennis": "organisaties/zelfkennis/",
    "teambuilding": "professionals/teamontwikkeling/",
    "intervisie": "professionals/teamontwikkeling/",
    "team": "assessments/team/",
    "kleuren": "professionals/insights-discovery/",
    "voorkeuren": "assessments/professional/",
    "drijfveren": "assessments/professional/",
    "eerste gesprek": "aanpak/",
    "cookies": "privacy/",
    "vergelijken": "assessments/vergelijken/",
}


@pytest.fixture(scope="module")
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """One page with search open, for all queries."""
    page = browser.new_page()
    page.goto(address)
    page.locator("[data-search-button]").click()
    yield page
    page.close()


def test_number_of_results_is_told(searching: Page) -> None:
    """Who cannot see the list hears how long it is, and can go to it by name."""
    searching.locator(".md-search__input").fill("belangen")
    expect(searching.get_by_role("dialog").get_by_role("status")).to_contain_text("overeenkomende documenten")
    expect(searching.get_by_role("region", name="Gevonden").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize(("words", "target"), CASES.items())
def test_words_lead_to_the_page(searching: Page, words: str, target: str) -> None:
    """The page is among the first five results."""
    searching.locator(".md-search__input").fill(words)
    found = searching.locator(f'.md-search-result__item:nth-child(-n+5) a[href*="{target}"]').first
    expect(found).to_be_visible()
