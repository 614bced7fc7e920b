"""Search finds each framework and each scan by the words that people use."""

from __future__ import annotations

import re
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
    searching.locator("[data-search] input").fill("belangen")
    expect(searching.get_by_role("search").get_by_role("status")).to_have_text(
        re.compile(r"^\d\d? pagina’s gevonden$")
    )
    expect(searching.get_by_role("list", name="Gevonden").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize(("words", "target"), CASES.items())
def test_words_lead_to_the_page(searching: Page, words: str, target: str) -> None:
    """The page is among the first five results."""
    searching.locator("[data-search] input").fill(words)
    found = searching.locator(f'[data-search] li:nth-child(-n+5) a[href*="{target}"]').first
    expect(found).to_be_visible()


def test_keys_go_through_what_was_found(page: Page, address: str) -> None:
    """Down to a part of a page, Enter opens it; Enter in the field opens the first page."""
    page.goto(address)
    page.locator("[data-search-button]").click()
    field = page.locator("[data-search] input")
    field.fill("belangen")
    found = page.locator("[data-search] a")
    expect(found.first).to_be_visible()
    field.press("ArrowDown")
    expect(found.first).to_be_focused()
    found.first.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    found.nth(1).press("ArrowUp")
    found.first.press("ArrowUp")
    expect(field).to_be_focused()
    target = found.first.get_attribute("href")
    field.press("Enter")
    page.wait_for_url(str(target))


@pytest.mark.parametrize("file", ["**/search_index.json", "**/chunks/search.*.js"])
def test_search_that_does_not_come_is_told_and_tried_again(page: Page, address: str, file: str) -> None:
    page.route(file, lambda route: route.abort())
    page.goto(address)
    page.locator("[data-search-button]").click()
    field = page.locator("[data-search] input")
    field.fill("belang")
    expect(page.locator("[data-search] [role=status]")).to_contain_text("zoek opnieuw")
    page.unroute(file)
    field.fill("belangen")
    expect(page.locator("[data-search] li").first).to_be_visible()
