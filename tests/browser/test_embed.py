"""A scan in a page of somebody else, with the very lines that stand on the page for consultants."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from pages import example
from selfscan.core import answers, code
from selfscan.core.library import Library
from walking import BOOT

SCAN = "assessments/vijf-lenzen/ingebed/"

Show = Callable[..., Frame]


@pytest.fixture
def show(page: Page, intranet: tuple[str, Path], site: Path) -> Show:
    """Shows the scan of a site in a page of the intranet."""
    host, folder = intranet

    def show(address: str, fragment: str = "") -> Frame:
        lines = example(site, "iframe").replace("https://samenwerking.example", address)
        lines = lines.replace(SCAN, SCAN + fragment)
        html = f"<!doctype html><title>Intranet</title><p>Welkom</p>{lines}<p>Tot ziens</p>"
        (folder / "index.html").write_text(html, "utf-8")
        page.goto(host)
        return page.frames[1]

    return show


def fits(page: Page) -> int:
    """Wait until the frame is as high as what is in it, and say how high that is."""
    frame, scan = page.locator("iframe"), page.frames[1]
    high = 0

    def same() -> bool:
        nonlocal high
        high = scan.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        return bool(frame.evaluate("frame => frame.style.height") == f"{high}px")

    for _ in range(100):
        if same():
            return high
        page.wait_for_timeout(50)
    raise AssertionError(f"the frame is not {high}px high")


def test_frame_is_as_high_as_the_scan_and_follows_it(
    page: Page, owned: str, show: Show, library: Library
) -> None:
    """An allowed host hears the height; another step comes into view; links open a page of their own."""
    definition = library.newest("vijf-lenzen")
    given = answers.read(definition, dict.fromkeys(definition.form_of, 4))
    scan = show(owned, f"#r={code.encode(definition, given)}")
    expect(scan.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    with page.context.expect_page() as opened:
        scan.locator(".result a[href$='contact/']").first.click()
    opened.value.wait_for_url(f"{owned}/contact/")
    result = fits(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    scan.locator("[data-action=edit]").click()
    expect(scan.locator("#stap-6")).to_be_in_viewport()
    assert fits(page) < result
    assert scan.locator("header, footer, nav, aside, .offer").count() == 0


def test_scan_that_does_not_come_is_told(page: Page, address: str) -> None:
    """The frame takes it from its own page; where that does not answer, it says what to do and where else it is."""
    page.route("**/vijf-lenzen/", lambda route: route.abort())
    page.goto(f"{address}/{SCAN}")
    expect(page.get_by_text("De scan is niet geladen")).to_be_visible()
    expect(page.get_by_role("link", name="Lees meer over deze scan")).to_be_visible()
    page.unroute("**/vijf-lenzen/")
    page.reload()
    expect(page.locator("fieldset").first).to_be_visible()
    expect(page.get_by_text("De scan is niet geladen")).to_have_count(0)


def test_other_hosts_hear_nothing(page: Page, address: str, show: Show) -> None:
    """The scan works there too, in a frame of a fixed height."""
    scan = show(address)
    expect(scan.locator("form[data-enhanced]")).to_be_attached()
    asked = "new Promise((done) => addEventListener('message', ({ data }) => setTimeout(done, 0, data)))"
    scan.evaluate(f"window.asked = {asked}; 0")
    page.evaluate("document.querySelector('iframe').contentWindow.postMessage('scan-height', '*')")
    assert scan.evaluate("window.asked") == "scan-height"
    assert page.locator("iframe").get_attribute("style") is None
    expect(scan.locator("fieldset").first).to_be_visible()
