"""Whatever goes wrong around a scan, the answers stay and the visitor knows what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from site_host import Handler, serve
from sitemaker.lab.browser import another
from walking import BOOT, SCAN, answer, means, see_result

ANSWERS = {f"L{lens}{number}": 4 for lens in "ABROP" for number in range(1, 5)}
WASM = "**/*.wasm"
READY = '[data-result][data-state="ready"]'
KEY = "zelfscan:vijf-lenzen"


def ask_result(page: Page, address: str) -> None:
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    page.locator("[data-action=result]").click()


def retry(page: Page) -> None:
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
    assert means(page)["LA"] == "3.5"


def test_what_comes_late_still_counts(page: Page, address: str) -> None:
    """A slow line, or a phone that lay hidden for hours: told after 15 seconds, and shown when it comes."""
    held: list[Route] = []
    page.context.route(WASM, lambda route: held.append(route))
    page.clock.install()
    ask_result(page, address)
    page.clock.fast_forward("02:00:00")
    expect(page.locator("[data-failure]")).to_contain_text("Het laden duurt lang")
    held[0].continue_()
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
    expect(page.locator("[data-failure]")).to_be_hidden()
    assert means(page)["LA"] == "3.5"


def test_page_that_the_browser_put_aside_goes_on(browser: Browser, address: str) -> None:
    """Frozen with its worker while somebody was elsewhere, as a phone does with a hidden tab, then thawed."""
    freezing = another(browser.browser_type, without=["--disable-back-forward-cache"])
    page = freezing.new_page()
    page.add_init_script("addEventListener('pageshow', (event) => { window.thawed = event.persisted; })")
    page.goto(address + SCAN)
    page.locator("input[name=LA1]").first.focus()
    expect(page.locator("[data-status]")).to_contain_text("Python is klaar", timeout=BOOT)
    page.locator("header a").first.click()
    expect(page).to_have_url(f"{address}/")
    page.evaluate("setTimeout(() => history.back())")
    expect(page.locator("[data-step='1']")).to_be_visible()
    assert page.evaluate("window.thawed")
    answer(page, ANSWERS)
    see_result(page)
    assert means(page)["LA"] == "3.5"
    freezing.close()


def test_tab_that_was_thrown_away_comes_back(page: Page, address: str) -> None:
    """Short of memory, a phone loads a hidden tab again when it is looked at: the answers are there."""
    page.context.route(WASM, lambda _: None)
    ask_result(page, address)
    page.context.unroute(WASM)
    page.reload()
    page.locator("[data-action=result]").click()
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
    assert means(page)["LA"] == "3.5"


def test_going_back_withdraws_the_question(page: Page, address: str) -> None:
    """Who goes back to an answer while Python loads, is not taken away from it."""
    held: list[Route] = []
    page.context.route(WASM, lambda route: held.append(route))
    ask_result(page, address)
    page.locator("[data-action=previous]:visible").click()
    held[0].continue_()
    expect(page.locator("[data-status]")).to_contain_text("Python is klaar", timeout=BOOT)
    expect(page.locator("[data-step='5']")).to_be_visible()
    expect(page.locator("[data-result]")).to_be_hidden()


class Cutting(Handler):
    """Breaks the connection halfway through the runtime, once."""

    cut = True

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        if Cutting.cut and self.path.endswith(".wasm"):
            outputfile.write(source.read(100_000))
            self.connection.close()
        else:
            super().copyfile(source, outputfile)


def test_broken_connection_is_told_and_retried(page: Page, site: Path) -> None:
    Cutting.cut = True
    for address in serve(site, Cutting):
        ask_result(page, address)
        expect(page.locator("[data-failure]")).to_contain_text("ontbreekt of is beschadigd", timeout=BOOT)
        Cutting.cut = False
        retry(page)


def test_worker_that_dies_while_scoring(page: Page, address: str) -> None:
    """A phone short of memory ends the worker without a word."""
    dying = "postMessage({type: 'ready'}); addEventListener('message', () => close());"
    page.context.route(
        "**/worker.js", lambda route: route.fulfill(content_type="text/javascript", body=dying)
    )
    page.clock.install()
    ask_result(page, address)
    page.clock.run_for(16_000)
    expect(page.locator("[data-failure]")).to_contain_text("Het laden duurt lang")
    page.context.unroute("**/worker.js")
    retry(page)


def test_refused_worker_is_told(page: Page, address: str) -> None:
    page.add_init_script("window.Worker = class { constructor() { throw new Error('refused'); } };")
    ask_result(page, address)
    expect(page.locator("[data-failure]")).to_contain_text("Je browser kan Python niet draaien")


OFF = "delete self.WebAssembly;"
TOO_OLD = """
  const {compile} = WebAssembly;
  const refuse = async () => { throw new WebAssembly.CompileError("unknown opcode"); };
  WebAssembly.compile = (bytes) => bytes.length > 100 ? refuse() : compile(bytes);
  WebAssembly.compileStreaming = refuse;
"""


@pytest.mark.parametrize("lacking", [OFF, TOO_OLD], ids=["off", "too old"])
def test_browser_that_cannot_run_python_is_told(page: Page, address: str, lacking: str) -> None:
    """WebAssembly was turned off, or does not know what Python needs: the answers can be printed."""

    def weaken(route: Route) -> None:
        script = route.fetch()
        route.fulfill(response=script, body=f"{lacking}\n{script.text()}")

    page.context.route("**/worker.js", weaken)
    ask_result(page, address)
    failure = page.locator("[data-failure]")
    expect(failure).to_contain_text("Je browser kan Python niet draaien", timeout=BOOT)
    expect(failure.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("fieldset[data-item]:visible input[value='4']:checked")).to_have_count(20)


RUBBISH = {
    "no JSON": "{",
    "no answers": '{"version": "1"}',
    "a list": "[1, 2]",
    "no date": '{"version": "1", "answers": {"LA1": 4}, "date": "gisteren"}',
    "markup": json.dumps({"version": "1", "answers": {"LA1": "<img src=x>"}, "date": "2026-01-01"}),
    "other questions": '{"version": "1", "answers": {"XX": 9, "LA1": {}}, "date": "2026-01-01"}',
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_in_storage_does_no_harm(page: Page, address: str, rubbish: str) -> None:
    page.context.route("**/worker.js", lambda _: None)
    for storage in ("sessionStorage", "localStorage"):
        page.add_init_script(f"{storage}.setItem({json.dumps(KEY)}, {json.dumps(rubbish)})")
    page.goto(address + SCAN)
    assert "Invalid" not in page.locator("main").inner_text()
    answer(page, ANSWERS)
    expect(page.locator("[data-action=result]")).to_be_visible()


def test_full_storage_is_told(page: Page, address: str) -> None:
    """What does not fit is not kept, and the visitor knows; the result comes all the same."""
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    expect(page.locator("[data-keep-said]")).to_contain_text("sluit dit tabblad niet")
    see_result(page)


def test_answers_to_newer_questions_are_left_alone(page: Page, address: str) -> None:
    """Answers of another version are not put where they do not belong; the page says so."""
    kept = json.dumps({"version": "999", "answers": {"LA1": 4}, "date": "2026-01-01"})
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(kept)})")
    page.goto(address + SCAN)
    expect(page.locator("[data-keep-said]")).to_contain_text("De vragen van deze scan zijn vernieuwd")
    expect(page.locator("input:checked[name=LA1]")).to_have_count(0)


def test_two_tabs_do_not_take_each_others_answers(context: BrowserContext, address: str) -> None:
    """Each tab has its own answers; what one keeps on the device, another does not take away."""
    keeping, other = context.new_page(), context.new_page()
    for page in (keeping, other):
        page.goto(address + SCAN)
    keeping.locator("input[name=LA1][value='4']").check()
    keeping.get_by_label("Bewaar op dit apparaat").check()
    other.locator("input[name=LA1][value='2']").check()
    for page, value in ((keeping, 4), (other, 2)):
        page.reload()
        expect(page.locator(f"input[name=LA1][value='{value}']")).to_be_checked()
    keeping.close()
    back = context.new_page()
    back.goto(address + SCAN)
    expect(back.locator("input[name=LA1][value='4']")).to_be_checked()


def test_wrong_clock_changes_nothing(page: Page, address: str) -> None:
    """Long ago and far ahead: what was kept is found, and the result is right."""
    page.clock.set_fixed_time("1970-01-01T00:00:00Z")
    page.goto(address + SCAN)
    page.get_by_label("Bewaar op dit apparaat").check()
    page.locator("input[name=LA1][value='4']").check()
    page.clock.set_fixed_time("2099-12-31T00:00:00Z")
    page.goto("about:blank")
    page.goto(address + SCAN)
    expect(page.locator("[data-resume-intro]")).to_contain_text("1 januari 1970")
    answer(page, ANSWERS)
    see_result(page)
    assert means(page)["LA"] == "3.5"


def test_back_and_forward_through_everything(page: Page, address: str) -> None:
    """From the result to the first question and on again: the steps, the answers and the result are there."""
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    see_result(page)
    for step in (6, 5, 4, 3, 2, 1):
        page.go_back()
        expect(page.locator(f"[data-step='{step}']")).to_be_visible()
    expect(page.locator("input[name=LA4][value='4']")).to_be_checked()
    for step in (2, 3, 4, 5, 6):
        page.go_forward()
        expect(page.locator(f"[data-step='{step}']")).to_be_visible()
    page.go_forward()
    expect(page.locator(READY)).to_be_visible()
    assert means(page)["LA"] == "3.5"


def test_missing_page_script_is_told(page: Page, address: str) -> None:
    """Scripts are on, but ours did not arrive: all questions can be read and printed, and nothing can be pressed."""
    page.context.route("**/assets/js/**", lambda route: route.fulfill(status=404))
    page.goto(address + SCAN)
    page.evaluate("for (const wait of document.getAnimations()) wait.finish()")
    expect(page.get_by_text("Staat het aan? Laad de pagina dan opnieuw.")).to_be_visible()
    expect(page.locator("fieldset[data-item]:visible")).to_have_count(20)
    expect(page.locator("form[data-assessment] button:visible")).to_have_count(0)


def test_link_pasted_over_an_open_scan(page: Page, address: str) -> None:
    """Only the part behind # changes, so the browser does not load the page again."""
    page.goto(address + SCAN)
    page.locator("input[name=LA1][value='4']").check()
    page.evaluate("location.hash = 'r=2636DGRT-PN64GAGC-4FTH4A'")
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
