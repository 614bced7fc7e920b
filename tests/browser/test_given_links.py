"""Every link, code and QR code that a result gives along leads to that result, for who never was here before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from groups import twelve
from selfscan.core import code
from selfscan.core.library import Library
from selfscan.drawing import qr
from showing import COMPARE
from sitemaker.runtime.respondents import at_random
from walking import BOOT

READY = '[data-result][data-state="ready"]'
SCANS = ("professional", "team", "drie-ks", "vijf-lenzen", "mutual-gains", "zelfkennis")
MIRRORS = ("professional-spiegel", "zelfkennis-spiegel")


@contextmanager
def stranger(browser: Browser) -> Iterator[Page]:
    """A page in a profile of its own, that notes what is copied."""
    context = browser.new_context(locale="nl-NL", service_workers="block")
    context.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page = context.new_page()
    yield page
    context.close()


def copied(page: Page) -> str:
    page.locator("[data-action=copy-link]").click()
    page.wait_for_function("window.copied")
    return str(page.evaluate("window.copied"))


@pytest.mark.parametrize("slug", [*SCANS, *MIRRORS])
def test_what_a_result_gives_leads_to_it(slug: str, browser: Browser, address: str, library: Library) -> None:
    definition = library.newest(slug)
    mine = code.encode(definition, at_random(definition, Random(7)))
    with stranger(browser) as page:
        page.goto(f"{address}/{definition.path}")
        page.get_by_text("Heb je al een uitslag?").click()
        page.locator("#reopen-code").fill(mine)
        page.get_by_role("button", name="Open de uitslag").click()
        expect(page.locator(READY)).to_be_visible(timeout=BOOT)
        assert page.locator("[data-code]").inner_text() == mine
        link = copied(page)
        page.locator("[data-action=show-qr]").click()
        expect(page.locator("[data-qr] svg")).to_be_visible()
        drawn = page.locator("[data-qr] path").get_attribute("d")
        printed = str(page.locator("[data-stamp]").text_content()).rsplit(". ", 1)[1]
        leads = page.locator("[data-result] a[href]").evaluate_all("all => all.map((link) => link.href)")
    expected = qr.svg(link, "")
    assert drawn == BeautifulSoup(expected, "html.parser").select("path")[-1]["d"]
    assert link == f"{printed}#r={mine}"
    with stranger(browser) as page:
        page.goto(link)
        expect(page.locator(READY)).to_be_visible(timeout=BOOT)
        assert page.locator("[data-code]").inner_text() == mine
        assert page.url == printed
        for lead in {urldefrag(lead).url for lead in leads if lead.startswith(address)}:
            assert page.request.get(lead).ok, lead


def test_what_a_comparison_gives_leads_to_it(browser: Browser, address: str, library: Library) -> None:
    group = twelve(library.newest("vijf-lenzen"), "LB", Random(4))
    link = f"{address}{COMPARE}#g=" + ",".join(
        f"{member}:{organisation}%20(oost)!" for organisation, member in group
    )
    for _ in range(2):
        with stranger(browser) as page:
            page.goto(link)
            expect(page.locator(".lead")).to_contain_text("12 mensen van 3 organisaties", timeout=BOOT)
            assert page.url == address + COMPARE
            link = copied(page)
    assert all(member in link for _, member in group)


@pytest.mark.parametrize("slug", MIRRORS)
def test_a_mirror_and_its_scan_meet_in_the_comparison(
    slug: str, browser: Browser, address: str, library: Library
) -> None:
    """Each hands itself over, past the address, and the other is pasted."""
    mirror = library.newest(slug)
    scan = library.newest(str(mirror.mirrors))
    codes = {
        definition.slug: code.encode(definition, at_random(definition, Random(3)))
        for definition in (mirror, scan)
    }
    for own, other in ((mirror, scan), (scan, mirror)):
        with stranger(browser) as page:
            page.goto(f"{address}/{own.path}#r={codes[own.slug]}")
            page.locator("a[data-compare]").click(timeout=BOOT)
            expect(page.locator("[data-rows] > li")).to_have_count(1, timeout=BOOT)
            assert page.url == address + COMPARE
            assert "overdracht" not in page.evaluate("Object.keys(sessionStorage).join()")
            page.locator("#plak").fill(codes[other.slug])
            page.get_by_role("button", name="Vergelijk", exact=True).click()
            expect(page.locator(READY)).to_be_visible(timeout=BOOT)
            page.on("dialog", lambda dialog: dialog.accept())
            page.locator("[data-action=again]").click()
            assert page.evaluate("sessionStorage.length") == 0, "the result that it came from goes too"


def test_another_scans_code_finds_its_page(page: Page, address: str, library: Library) -> None:
    """Pasted on the wrong page, it goes to the right page, past the address."""
    team = library.newest("team")
    mine = code.encode(team, at_random(team, Random(3)))
    page.goto(f"{address}/assessments/drie-ks/")
    page.get_by_text("Heb je al een uitslag?").click()
    page.locator("#reopen-code").fill(mine)
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    page.get_by_role("button", name="Open de uitslag").click()
    expect(page.locator("[data-code]")).to_have_text(mine, timeout=BOOT)
    assert set(visited) == {f"{address}/{team.path}"}
