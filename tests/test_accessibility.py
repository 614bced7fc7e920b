"""axe finds nothing on any page or state of a scan, in light and dark, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sitemaker import ROOT
from walking import BOOT, SCAN

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = list(product(["light", "dark"], [320, 1280]))


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """One page that is used for all states of a look; axe itself is what the strict policy would stop."""
    scheme, width = request.param
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


def test_every_page(look: Page, site: Path, address: str) -> None:
    width = look.evaluate("innerWidth")
    for path in sorted(site.rglob("*.html")):
        look.goto(f"{address}/{path.relative_to(site)}")
        assert violations(look) == [], path
        assert look.evaluate("document.documentElement.scrollWidth") <= width, path


def errors(page: Page) -> None:
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()


def check(page: Page) -> None:
    while page.locator("fieldset:visible").count():
        for question in page.locator("fieldset:visible").all():
            question.locator('input[value="2"]').check()
        page.locator("[data-action=next]:visible").click()


def result(page: Page) -> None:
    check(page)
    page.locator("[data-action=result]").click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    page.locator("[data-action=show-qr]").click()
    expect(page.locator("[data-qr] svg")).to_be_visible()


def failure(page: Page) -> None:
    page.context.route("**/selfscan.*.zip", lambda route: route.abort())
    check(page)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-failure]")).to_be_visible(timeout=BOOT)
    page.context.unroute("**/selfscan.*.zip")


def search(page: Page) -> None:
    page.locator("[data-search-button]").click()
    page.locator(".md-search__input").fill("belangen")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def menu(page: Page) -> None:
    if page.locator("[data-menu-button]").is_visible():
        page.locator("[data-menu-button]").click()


@pytest.mark.parametrize(
    "state", [errors, check, result, failure, search, menu], ids=lambda state: state.__name__
)
def test_every_state_of_a_scan(look: Page, address: str, state: Callable[[Page], None]) -> None:
    look.goto("about:blank")
    look.goto(address + SCAN)
    look.evaluate("sessionStorage.clear()")
    look.goto("about:blank")
    look.goto(address + SCAN)
    state(look)
    assert violations(look) == []
    assert look.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_focus_stop_shows(look: Page, address: str) -> None:
    """Forwards and backwards: in the window, not under the header, and drawn."""
    look.goto(address + SCAN)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(25):
            look.keyboard.press(key)
            place = look.evaluate(
                """() => {
                  const one = document.activeElement;
                  if (one === document.body) return null;
                  const {top, bottom, left, right} = (one.closest("label") ?? one).getBoundingClientRect();
                  const header = one.closest("header, .md-skip") ? 0
                    : document.querySelector("header").getBoundingClientRect().bottom;
                  return {html: one.outerHTML.slice(0, 100), left, right,
                    under: bottom <= header, outside: top >= innerHeight || bottom <= 0};
                }"""
            )
            assert place is None or not (place["under"] or place["outside"]), place
            assert place is None or place["right"] > 0, place


def test_few_tabs_to_the_first_question(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(address + SCAN)
    tabs = 0
    while page.evaluate("document.activeElement.name") != "LA1":
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs <= 6
    page.close()


def test_answers_are_large_enough_to_touch(look: Page, address: str) -> None:
    """Answer rows are at least 44 pixels high, everything else that can be pressed at least 24."""
    look.goto(address + SCAN)
    small = """() => [...document.querySelectorAll("a, button, label, summary, input")].filter((one) => {
      const {width, height} = one.getBoundingClientRect();
      const inText = one.matches("p > a, li > p a");
      if (!width || inText || one.matches("label input, .md-skip")) return false;
      return height < (one.matches(".answers label") ? 44 : 24) || width < 24;
    }).map((one) => one.outerHTML.slice(0, 120))"""
    assert look.evaluate(small) == []
