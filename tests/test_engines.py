"""The same walk in Chromium, Firefox and WebKit: answer, result, share, open the link, compare.

All under the headers of the built site: whatever they stop, the browser reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from conftest import serve
from engines import ENGINES, start
from groups import answers
from policed import INJECTED_AT, Policed, rules
from selfscan import code
from selfscan.library import Library
from selfscan.result import score
from walking import BOOT, SCAN

READY = '[data-result][data-state="ready"]'


@pytest.fixture(params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with start(request.param) as driver:
        yield Visitor(driver)


@pytest.fixture
def policed(site: Path) -> Iterator[str]:
    Policed.known, Policed.reports = rules(site), []
    yield from serve(site, Policed)


class Visitor:
    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def visit(self, address: str) -> None:
        self.driver.get("about:blank")  # so that another fragment is another visit
        self.driver.get(address)

    def see(self, selector: str) -> WebElement:
        """The first element, as soon as it is there to be seen."""

        def shown(driver: WebDriver) -> list[WebElement]:
            return [one for one in driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()]

        return WebDriverWait(self.driver, BOOT / 1000, 0.1).until(shown)[0]

    def press(self, selector: str) -> None:
        element = self.see(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def means(self) -> dict[str, str]:
        scales = self.see(READY).find_elements(By.CSS_SELECTOR, "[data-scale]")
        return {str(one.get_attribute("data-scale")): str(one.get_attribute("data-mean")) for one in scales}


def test_walk(visitor: Visitor, policed: str, library: Library) -> None:
    definition = library.newest("vijf-lenzen")
    given = answers(definition, {"LB": 2, "LP": 5})
    expected = {one["id"]: repr(one["mean"]) for one in score(definition, given)["scales"]}

    visitor.visit(policed + SCAN)
    for scale in definition.scales:
        for item in scale.items:
            visitor.press(f'[name="{item.id}"][value="{given[item.id]}"]')
        visitor.press("[data-step]:not([hidden]) [data-action=next]")
    visitor.press("[data-action=result]")
    assert visitor.means() == expected
    assert visitor.see("[data-result] figure svg[role=img]")

    visitor.driver.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    visitor.press("[data-action=copy-link]")
    link = visitor.driver.execute_script("return window.copied")
    mine = visitor.see("[data-code]").text
    assert link == f"{policed}{SCAN}#r={mine}"

    visitor.visit(link)
    assert visitor.means() == expected

    others = [code.encode(definition, answers(definition, {"LB": level})) for level in (1, 3, 4, 5)]
    visitor.visit(f"{policed}/assessments/vergelijken/#g={','.join([mine, *others])}")
    assert set(visitor.means()) == set(expected)

    visitor.visit(policed)
    visitor.press("[data-search-button]")
    visitor.see(".md-search__input").send_keys("lenzen")
    visitor.see(".md-search-result__item a")
    assert Policed.reports == []

    visitor.visit(policed + INJECTED_AT)
    WebDriverWait(visitor.driver, 10).until(lambda _: Policed.reports)
    assert all(INJECTED_AT in report and "script-src" in report for report in Policed.reports)
    assert visitor.driver.execute_script("return window.injected ?? 0") == 0
