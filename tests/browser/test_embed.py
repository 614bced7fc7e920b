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


HEARD = """
window.heard = [];
addEventListener("message", ({ source, data }) => {
  if (document.querySelector("iframe")?.contentWindow === source) window.heard.push(JSON.stringify(data));
});
"""


def height(page: Page) -> str:
    """How high the page around it made the frame, once it was told."""
    page.wait_for_function("document.querySelector('iframe').style.height")
    return str(page.locator("iframe").evaluate("frame => frame.style.height"))


def test_frame_holds_every_step_and_scrolls_along(
    page: Page, owned: str, show: Show, library: Library
) -> None:
    """An allowed host hears the height; another step comes into view; links open a page of their own."""
    definition = library.newest("vijf-lenzen")
    given = answers.read(definition, dict.fromkeys(definition.form_of, 4))
    scan = show(owned, f"#r={code.encode(definition, given)}")
    expect(scan.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    high = height(page)
    with page.context.expect_page() as opened:
        scan.locator(".result a[href$='contact/']").first.click()
    opened.value.wait_for_url(f"{owned}/contact/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    scan.locator("[data-action=edit]").click()
    expect(scan.locator("#stap-6")).to_be_in_viewport()
    for step in range(6, 0, -1):
        expect(scan.locator(f"[data-step='{step}']")).to_be_visible()
        assert (
            scan.evaluate("document.body.getBoundingClientRect().height") <= int(high.removesuffix("px")) + 40
        )
        if step > 1:
            scan.locator("[data-action=previous]:visible").click()
    assert height(page) == high
    assert scan.locator("header, footer, nav, aside, .offer").count() == 0


WIDTHS = range(280, 1180, 90)


@pytest.mark.parametrize("kept", [False, True])
def test_the_page_around_it_sees_the_same_of_everybody(
    page: Page, owned: str, show: Show, library: Library, kept: bool
) -> None:
    """Two people who could not differ more, at ten widths: what is said, how high it is, and where the focus goes."""
    definition = library.newest("vijf-lenzen")
    page.add_init_script(HEARD)
    page.on("dialog", lambda dialog: dialog.accept())
    seen = []
    for values in (
        dict.fromkeys(definition.form_of, "1"),
        {item: "weet-niet" if item < "LC" else "5" for item in definition.form_of},
    ):
        page.set_viewport_size({"width": 1280, "height": 900})
        scan = show(owned)
        expect(scan.locator("[data-step='1']")).to_be_visible(timeout=BOOT)
        height(page)
        for step in scan.locator("[data-step]").all()[:-1]:
            for item in step.locator("[data-item]").all():
                name = str(item.get_attribute("data-item"))
                item.locator(f"input[value='{values[name]}']").check()
            step.locator("[data-action=next]").click()
        scan.locator("[data-action=result]").click()
        expect(scan.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
        if kept:
            # What is in the frame now comes back when it is loaded again; the page around asks all the while.
            scan.locator("[data-keep-here]").check()
            with page.expect_event("framenavigated"):
                scan.evaluate("setTimeout(() => location.reload())")
            expect(scan.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("document.querySelector('iframe').contentWindow.postMessage('scan-height', '*')")
            page.wait_for_timeout(50)
        seen.append(
            (page.evaluate("window.heard"), height(page), page.evaluate("document.activeElement.tagName"))
        )
        scan.evaluate("sessionStorage.clear(); localStorage.clear()")
    assert seen[0] == seen[1]
    assert len({message for message in seen[0][0] if "height" in message}) == 1


def test_a_mistake_says_no_more_than_a_step(page: Page, owned: str, show: Show) -> None:
    """Who left questions open is told so in the frame; outside it is one press of a button."""
    page.add_init_script(HEARD)
    heard = []
    for answered in (True, False):
        scan = show(owned)
        expect(scan.locator("[data-step='1']")).to_be_visible(timeout=BOOT)
        height(page)
        for item in scan.locator("[data-step='1'] [data-item]").all() if answered else []:
            item.locator("input[value='3']").check()
        scan.locator("[data-step='1'] [data-action=next]").click()
        expect(scan.locator("[data-step='2']" if answered else "[data-error-summary]")).to_be_visible()
        page.wait_for_timeout(100)
        heard.append(page.evaluate("window.heard"))
        scan.evaluate("sessionStorage.clear()")
    assert heard[0] == heard[1]
    assert '{"top":0}' in heard[0]


def test_another_scans_code_opens_a_page_of_its_own(
    page: Page, owned: str, show: Show, library: Library
) -> None:
    """A page that is no frame may not be framed; the code goes along past the address."""
    team = library.newest("team")
    mine = code.encode(team, answers.read(team, dict.fromkeys(team.form_of, 4)))
    scan = show(owned)
    expect(scan.locator("[data-step='1']")).to_be_visible(timeout=BOOT)
    scan.locator("[data-reopen] summary").click()
    scan.locator("#reopen-code").fill(mine)
    with page.context.expect_page(timeout=BOOT) as opened:
        scan.locator("[data-reopen] [type=submit]").click()
    expect(opened.value.locator("[data-code]")).to_have_text(mine, timeout=BOOT)
    assert opened.value.url == f"{owned}/assessments/team/"
    assert opened.value.evaluate("window.name") == ""
    expect(scan.locator("[data-step='1']")).to_be_visible()


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
