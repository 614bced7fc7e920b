"""Whatever goes wrong around a comparison, the list stays and the visitor knows what to do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from faulty import WASM, missing, truncate
from groups import answers
from selfscan.core import code
from selfscan.core.library import Library
from showing import COMPARE
from walking import BOOT

READY = '[data-result][data-state="ready"]'


@pytest.fixture(scope="module")
def link(library: Library) -> str:
    """Five people from one organisation, as somebody shares them."""
    definition = library.newest("vijf-lenzen")
    codes = (code.encode(definition, answers(definition, {"LB": level})) for level in range(1, 6))
    return f"{COMPARE}#g={','.join(codes)}"


def compared(page: Page) -> None:
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
    expect(page.locator("[data-rows] > li")).to_have_count(5)


def test_bad_file_is_told_and_retried(page: Page, address: str, link: str) -> None:
    page.context.route(WASM, truncate)
    page.goto(address + link)
    failure = page.locator("[data-failure]")
    expect(failure).to_contain_text("ontbreekt of is beschadigd", timeout=BOOT)
    expect(failure.get_by_role("heading")).to_be_focused()
    expect(failure.get_by_role("link", name="contact")).to_be_visible()
    page.context.unroute(WASM)
    failure.get_by_role("button", name="Probeer opnieuw").click()
    compared(page)


def test_refused_worker_is_told(page: Page, address: str, link: str) -> None:
    page.add_init_script("window.Worker = class { constructor() { throw new Error('refused'); } };")
    page.goto(address + link)
    expect(page.locator("[data-failure]")).to_contain_text("Je browser kan Python niet draaien")


def test_silence_is_told_and_what_comes_late_counts(page: Page, address: str, link: str) -> None:
    held: list[Route] = []
    page.context.route(WASM, lambda route: held.append(route))
    page.clock.install()
    with page.expect_request(WASM, timeout=BOOT):
        page.goto(address + link)
    expect(page.locator("[data-status]")).to_contain_text("Python wordt nog geladen")
    page.clock.run_for(16_000)
    expect(page.locator("[data-failure]")).to_contain_text("Het laden duurt lang")
    held[0].continue_()
    compared(page)
    expect(page.locator("[data-failure]")).to_be_hidden()


RUBBISH = ["{", "{}", "5", "null", "[null]", "[{}]", '"x"', '[{"code": {}, "label": 1}]']


def test_rubbish_in_storage_does_no_harm(page: Page, address: str) -> None:
    page.context.route("**/assessments/worker.js", lambda _: None)
    page.goto(address + COMPARE)
    for rubbish in RUBBISH:
        page.evaluate("text => sessionStorage.setItem('vergelijking', text)", rubbish)
        page.reload()
        expect(page.locator("[data-status]"), rubbish).to_contain_text("Python wordt geladen")
        expect(page.locator("[data-count]")).to_have_text("Er staan nog geen uitslagen in de lijst.")
        expect(page.locator("#plak")).to_be_visible()


def test_refused_storage_changes_nothing_else(page: Page, address: str, link: str) -> None:
    refuse = "get() { throw new Error('refused'); }"
    page.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {{{refuse}}})")
    page.goto(address + link)
    compared(page)


def test_two_tabs_have_their_own_lists(context: BrowserContext, address: str, link: str) -> None:
    first, other = context.new_page(), context.new_page()
    other.goto(address + COMPARE)
    first.goto(address + link)
    compared(first)
    for page, people in ((first, 5), (other, 0)):
        page.goto(address + COMPARE)
        expect(page.locator("[data-rows] > li")).to_have_count(people)


@pytest.mark.parametrize("scripts", ["off", "missing"])
def test_without_scripts_the_page_says_so(browser: Browser, address: str, scripts: str) -> None:
    """Turned off, or on but not there: no form that does nothing."""
    page = browser.new_page(java_script_enabled=scripts != "off")
    page.context.route("**/assets/js/**", missing)
    page.goto(address + COMPARE)
    if scripts == "missing":
        page.evaluate("for (const wait of document.getAnimations()) wait.finish()")
    notice = page.get_by_text("De vergelijking werkt alleen als JavaScript aan staat")
    expect(notice).to_be_visible()
    expect(page.locator("#plak")).to_be_hidden()
    page.close()
