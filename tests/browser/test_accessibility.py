"""Nothing is wrong with any page or state, in light and dark, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from inspecting import faults, open_context
from selfscan.core.library import Library
from showing import COMPARE, show_comparison, show_result
from sitemaker import ROOT
from walking import SCAN

pytestmark = pytest.mark.takes(5)
TREES = ROOT / "tests/cases/trees"


@pytest.fixture(scope="module")
def lab(browser: Browser) -> Iterator[BrowserContext]:
    context = open_context(browser)
    yield context
    context.close()


@pytest.fixture
def subject(lab: BrowserContext) -> Iterator[Page]:
    """A page of its own, with nothing kept from another page."""
    page = lab.new_page()
    yield page
    page.close()


def test_every_page(subject: Page, site: Path, address: str) -> None:
    """With all steps of a scan below each other and everything that folds unfolded."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        if path.match("ingebed/*") and SCAN not in path.as_posix():
            continue  # What scans show in a frame differs in words alone.
        subject.goto(f"{address}/{path.relative_to(site)}")
        subject.evaluate("""() => {
          for (const step of document.querySelectorAll("[data-step]")) step.hidden = false;
          for (const details of document.querySelectorAll("details")) details.open = true;
        }""")
        if wrong := faults(subject):
            found[str(path.relative_to(site))] = wrong
    assert found == {}


def errors(page: Page) -> None:
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()


def half(page: Page) -> None:
    """Halfway, back after a break: the choice to go on, and the answers so far."""
    for question in page.locator("fieldset:visible").all():
        question.locator('input[value="2"]').check()
    page.get_by_label("Bewaar op dit apparaat").check()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-resume]")).to_be_visible()


def check(page: Page) -> None:
    while page.locator("fieldset:visible").count():
        for question in page.locator("fieldset:visible").all():
            question.locator('input[value="2"]').check()
        page.locator("[data-action=next]:visible").click()


def loading(page: Page) -> None:
    page.context.route("**/*.wasm", lambda _: None)
    page.reload()  # Python may be there already.
    check(page)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-status]")).to_contain_text("nog geladen")


def failure(page: Page) -> None:
    page.context.route("**/*.wasm", lambda route: route.abort())
    page.reload()  # Python may be there already.
    check(page)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-failure]")).to_be_visible()


def wrong_file(page: Page) -> None:
    page.locator("[data-reopen] summary").click()
    page.get_by_role("button", name="Open de uitslag").click()
    expect(page.locator("[data-reopen-error]")).to_be_visible()


def search(page: Page) -> None:
    page.locator("[data-search-button]").click()
    page.locator("[data-search] input").fill("belangen")
    expect(page.locator("[data-search] li").first).to_be_visible()


def menu(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.locator("[data-menu-button]").click()


@pytest.mark.parametrize(
    "state",
    [errors, half, check, loading, failure, wrong_file, search, menu],
    ids=lambda state: state.__name__,
)
def test_every_state_of_a_scan(subject: Page, address: str, state: Callable[[Page], None]) -> None:
    subject.goto(address + SCAN)
    state(subject)
    assert faults(subject) == []
    subject.context.unroute_all()
    subject.evaluate("localStorage.clear()")


def test_every_result(subject: Page, address: str, library: Library) -> None:
    found = {}
    for definition in library.all():
        show_result(subject, address, library, definition.slug)
        if wrong := faults(subject):
            found[definition.slug] = wrong
    assert found == {}


@pytest.mark.parametrize("consent", [True, False])
def test_every_comparison(subject: Page, address: str, library: Library, consent: bool) -> None:
    """Everything in the open, and with the organisations hidden."""
    show_comparison(subject, address, library, consent=consent)
    assert faults(subject) == []


def test_wrong_comparison(subject: Page, address: str) -> None:
    subject.goto(address + COMPARE)
    subject.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(subject.locator("[data-error-summary]")).to_be_visible()
    assert faults(subject) == []


def test_names_and_roles(subject: Page, address: str, library: Library) -> None:
    """What assistive technology is told about a question, an error and a result."""
    subject.goto(address + SCAN)
    expect(subject.locator("form[data-assessment]")).to_match_aria_snapshot((TREES / "form.yml").read_text())
    subject.locator("input[name=LA2][value='4']").check()
    errors(subject)
    expect(subject.locator("form[data-assessment]")).to_match_aria_snapshot((TREES / "error.yml").read_text())
    show_result(subject, address, library, "vijf-lenzen")
    expect(subject.locator("[data-result]")).to_match_aria_snapshot((TREES / "result.yml").read_text())
