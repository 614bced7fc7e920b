"""When Python cannot come: a Dutch message, kept answers, a way to try again and a way to contact."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from faulty import WASM, as_web_page, corrupt, missing, truncate
from replacing import replace
from walking import BOOT, SCAN, answer, means, see_result

ANSWERS = {f"L{lens}{number}": 4 for lens in "ABROP" for number in range(1, 5)}
SHARED = f"{SCAN}#r=2636DGRT-PN64GAGC-4FTH4A"
SNAPSHOT = "**/snapshot.*.bin"


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (WASM, truncate),
        ("**/python.*.mjs", corrupt),
        ("**/python.*.mjs", as_web_page),
        ("**/stdlib.*.zip", corrupt),
        ("**/selfscan.*.zip", missing),
        ("**/definitions.*.json", truncate),
    ],
)
def test_bad_file_is_told_and_retried(
    page: Page, address: str, file: str, fault: Callable[[Route], None]
) -> None:
    """A missing or broken file is noticed; after it has been mended, the same answers give a result."""
    page.context.route(SNAPSHOT, missing)
    page.context.route(file, fault)
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    page.locator("[data-action=result]").click()
    failure = page.locator("[data-failure]")
    expect(failure).to_contain_text("ontbreekt of is beschadigd", timeout=BOOT)
    expect(page.locator("[data-result]")).to_have_attribute("data-state", "error")
    expect(failure.get_by_role("link", name="contact")).to_be_visible()
    expect(failure.get_by_role("button", name="Print")).to_be_visible()
    page.context.unroute(file)
    failure.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    assert means(page)["LA"] == "3.5"


def test_a_shared_result_does_not_wait_for_the_page(page: Page, address: str) -> None:
    """Python is begun by the page itself, which its policy allows; what the page loads may come later."""
    page.context.route("**/assets/js/**", lambda route: route.abort())
    with page.expect_request("**/snapshot.*.bin"):
        page.goto(address + SHARED)


def test_without_a_snapshot_python_boots_plainly(page: Page, address: str) -> None:
    page.context.route(SNAPSHOT, corrupt)
    falls_back(page, address)


def test_snapshot_that_does_not_fit(page: Page, address: str) -> None:
    """It has come whole, and is not of this Python: [header, body, fresh, runs] and a header."""
    replace(page, {"snapshot.bin": struct.pack("<4I", 64, 64, 0, 0) + bytes(64)})
    falls_back(page, address)


def test_snapshot_that_stalls(page: Page, address: str) -> None:
    """Python never starts with it."""
    never = """{
      const {instantiate} = WebAssembly;
      WebAssembly.instantiate = (module, imports) => {
        if (!imports?.env) return instantiate(module, imports);
        WebAssembly.instantiate = instantiate;
        return new Promise(() => {});
      };
    }"""
    page.context.route("**/worker.js", lambda route: prefix(route, never))
    falls_back(page, address)


def prefix(route: Route, code: str) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=code + response.text())


def falls_back(page: Page, address: str) -> None:
    """Whatever is wrong with the memory that was made beforehand, a visitor only waits longer."""
    with page.expect_request("**/stdlib.*.zip", timeout=BOOT):
        page.goto(address + SHARED)
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)


def test_snapshot_fits_an_iphone(browser: Browser, address: str) -> None:
    """Pyodide has a function less there, so that its memory is not quite the same."""
    context = browser.new_context(user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)")
    context.route("**/stdlib.*.zip", missing)
    page = context.new_page()
    page.goto(address + SHARED)
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    context.close()


@pytest.mark.parametrize("script", ["**/worker.js", "**/python.*.mjs"])
def test_missing_script_is_told(page: Page, address: str, script: str) -> None:
    page.context.route(script, missing)
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-failure]")).to_contain_text("ontbreekt of is beschadigd", timeout=BOOT)


def test_blocked_webassembly_is_told(context: BrowserContext, address: str) -> None:
    """A policy that forbids WebAssembly makes Pyodide hang without a word; ours says what to do."""

    def forbid(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"content-security-policy": "script-src 'self'"}
        route.fulfill(response=response, headers=headers)

    page = context.new_page()
    context.route("**/worker.js", forbid)
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-failure]")).to_contain_text(
        "WebAssembly staat uit of is geblokkeerd", timeout=BOOT
    )


def test_silence_is_noticed(page: Page, address: str) -> None:
    """A file that never comes: after 15 seconds (on the page's clock) the page says so."""
    silent = [True]
    page.context.route(WASM, lambda route: None if silent else route.continue_())
    page.clock.install()
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    page.locator("[data-action=result]").click()
    expect(page.locator("[data-status]")).to_have_text(
        "Python wordt nog geladen. Je uitslag verschijnt vanzelf."
    )
    page.clock.run_for(14_000)
    expect(page.locator("[data-failure]")).to_be_hidden()
    page.clock.run_for(2_000)
    expect(page.locator("[data-failure]")).to_contain_text("Het laden duurt lang")
    # To stop routing would let the file of the first attempt through, and its result be there before the click.
    silent.clear()
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)


def test_refused_storage_changes_nothing_else(context: BrowserContext, address: str) -> None:
    for storage in ("sessionStorage", "localStorage"):
        refuse = "get() { throw new Error('refused'); }"
        context.add_init_script(f"Object.defineProperty(window, '{storage}', {{{refuse}}})")
    page = context.new_page()
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    see_result(page)
    assert means(page)["LB"] == "3.5"
