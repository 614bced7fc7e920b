"""The second look: somebody else answers about you, and both views lie side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from selfscan import service
from selfscan.core import code
from selfscan.core.library import Library
from sitemaker.runtime.respondents import everywhere
from walking import BOOT, answer, see_result

MIRRORS = {"zelfkennis": "Deze organisatie", "professional": "Deze collega"}


@pytest.mark.parametrize("slug", MIRRORS)
def test_mirror_asks_only_what_another_can_see(slug: str, page: Page, address: str, library: Library) -> None:
    """In the words for another, with the ids of the scan, and found from the scan's own result."""
    mirror = library.newest(f"{slug}-spiegel")
    page.goto(f"{address}/{mirror.path}")
    asked = page.locator("fieldset[data-item]")
    assert [question.get_attribute("data-item") for question in asked.all()] == [
        item.id for item in mirror.items
    ]
    for text in asked.locator("legend").all_text_contents():
        assert MIRRORS[slug] in text
    page.goto(f"{address}/assessments/")
    assert page.locator(f'a[href$="{slug}/"]').count()
    assert not page.locator('.scans a[href*="spiegel"]').count()


def test_other_scans_have_none(library: Library) -> None:
    """Nor do they invite to a mirror; those that have a mirror say whom to ask."""
    for definition in library.all():
        asks = "ask" in definition.texts["second-look"]
        assert asks is (definition.slug in MIRRORS)


def test_from_own_result_to_both_views(browser: Browser, address: str, library: Library) -> None:
    """I answer, a partner answers about us, and the two stand beside each other with what differs."""
    scan = library.newest("zelfkennis")
    mine = code.encode(scan, everywhere(scan, 5))
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/{scan.path}#r={mine}")
    section = page.locator(".second-look")
    expect(section).to_be_visible(timeout=BOOT)

    with page.expect_navigation():
        section.get_by_role("link", name="Open de spiegel").click()
    mirror = library.newest("zelfkennis-spiegel")
    answer(page, {item: str(value) for item, value in everywhere(mirror, 2).items()})
    see_result(page)
    theirs = str(page.locator("[data-code]").get_attribute("data-code"))
    assert code.decode(theirs, library.find)[0] is mirror
    result = page.locator("[data-result]")
    expect(result).to_contain_text("Dit is jouw blik op een ander")
    expect(result.locator("form")).to_have_count(0)
    expect(result).not_to_contain_text("Eén stap voor deze week")

    page.goto(f"{address}/{scan.path}#r={mine}")
    with page.expect_navigation():
        section.get_by_role("link", name="Leg hem naast jouw uitslag").click(timeout=BOOT)
    expect(page.locator("[data-rows] > li")).to_have_count(1, timeout=BOOT)
    page.locator("#plak").fill(theirs)
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    for scale in ("ZO", "ZN", "ZR"):
        assert page.locator(f'[data-scale="{scale}"]').get_attribute("data-gap") == "-3.0"
    expect(page.locator("[data-result]")).to_contain_text("Jij rond 5 en De ander rond 2")
    context.close()


def test_code_of_a_mirror_is_sent_to_where_it_belongs(page: Page, address: str, library: Library) -> None:
    """On the page of the scan it says where to go; on its own page it opens."""
    mirror = library.newest("professional-spiegel")
    theirs = code.encode(mirror, everywhere(mirror, 4))
    page.goto(f"{address}/assessments/professional/#r={theirs}")
    expect(page.locator("[data-failure-reason]")).to_contain_text("Dit is een spiegel", timeout=BOOT)
    page.goto(f"{address}/{mirror.path}#r={theirs}")
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)


def test_mirror_gives_no_advice(library: Library) -> None:
    """Advice is for whom it is about; what is copied holds the profile and no questions."""
    mirror = library.newest("zelfkennis-spiegel")
    answered = service._answer(mirror, everywhere(mirror, 2), {"root": "../../../"})
    assert answered["result"]["focus"] == []
    texts = [text for scale in mirror.scales for text in scale.data["texts"]["low"].values()]
    assert not any(text in answered["html"] + answered["text"] for text in texts)
