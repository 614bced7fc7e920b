"""The main job: answer the questions, read the result. With a mouse, with keys, on a small phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from selfscan.core.library import Library
from selfscan.result import score
from walking import BOOT, SCAN, answer, means, see_result

ANSWERS: dict[str, int | str] = {
    **{"LA1": 4, "LA2": 5, "LA3": 2, "LA4": 4},
    **{"LB1": 2, "LB2": 1, "LB3": 5, "LB4": 2},
    **{"LR1": 3, "LR2": 3, "LR3": 3, "LR4": "weet-niet"},
    **{"LO1": 5, "LO2": 4, "LO3": 1, "LO4": "nvt"},
    **{"LP1": "weet-niet", "LP2": "weet-niet", "LP3": 2, "LP4": 3},
}


@pytest.mark.parametrize("width", [320, 1280])
def test_from_home_to_the_result(browser: Browser, address: str, width: int, library: Library) -> None:
    """Home page, scans, questions, result; nothing sticks out sideways on the way."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(address)
    page.get_by_role("link", name="Doe een zelfscan").click()
    page.locator('main a[href*="vijf-lenzen"]').first.click()
    expect(page.locator("form[data-assessment=vijf-lenzen]")).to_have_attribute(
        "data-version", str(library.newest("vijf-lenzen").version)
    )
    answer(page, ANSWERS)
    see_result(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expected = score(library.newest("vijf-lenzen"), ANSWERS)
    assert means(page) == {
        scale["id"]: "" if scale["mean"] is None else repr(scale["mean"]) for scale in expected["scales"]
    }
    bands = [shown.get_attribute("data-band") for shown in page.locator("[data-result] [data-scale]").all()]
    assert bands == ["sterk", "vraagt aandacht", "wisselend", "sterk", ""]
    assert page.locator("[data-code]").inner_text() == expected["code"]
    page.close()


def test_result_is_announced_and_complete(page: Page, address: str) -> None:
    """Focus moves to the result, which has a chart with a table, questions, limits and contact."""
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    see_result(page)
    result = page.locator("[data-result]")
    assert page.evaluate("document.activeElement.id") == "uitslag"
    assert page.title().startswith("Je uitslag")
    expect(result.locator("figure > svg[role=img]")).to_be_visible()
    expect(result.locator("figure tbody tr")).to_have_count(5)
    expect(result.locator(".conversation li")).to_have_count(3)
    expect(result.get_by_role("link", name="Neem contact met ons op").first).to_be_visible()
    expect(result.get_by_text("Dit is geen getoetste vragenlijst.")).to_be_visible()


def test_keyboard_alone_is_enough(page: Page, address: str) -> None:
    """From the first question to the result with Tab, arrows, Space and Enter; letters do nothing."""
    page.goto(address + SCAN)
    page.locator("input[name=LA1]").first.focus()
    for step in range(5):
        for item in range(4):
            page.keyboard.press("Space")
            for letter in "nps.,/f":
                page.keyboard.press(letter)
            if item == 1:
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("data-action", "next")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "H2"
        page.keyboard.press("Tab")
        assert page.url == address + SCAN, f"a letter left the page in step {step + 1}"
    while page.evaluate("document.activeElement.dataset.action") != "result":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    assert set(means(page)) == {"LA", "LB", "LR", "LO", "LP"}


def test_missing_answers_are_named(page: Page, address: str) -> None:
    """The summary has a link per open question, takes focus with its top in view, and leads there."""
    page.goto(address + SCAN)
    page.locator("input[name=LA2][value='4']").check()
    page.locator("[data-action=next]:visible").click()
    summary = page.locator("[data-error-summary]")
    expect(summary.get_by_role("link")).to_have_text(
        [f"Kies een antwoord bij vraag {number}" for number in (1, 3, 4)]
    )
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    assert page.title().startswith("Fout:")
    summary.get_by_role("link").nth(1).click()
    assert page.evaluate("document.activeElement.name") == "LA3"
    expect(page.locator("#fout-LA3")).to_be_visible()


def test_back_and_reload_keep_the_answers(page: Page, address: str) -> None:
    """The browser's Back goes a step back; a reload puts everything back."""
    page.goto(address + SCAN)
    for question in page.locator("fieldset:visible").all():
        question.locator("input[value='3']").check()
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("h2:visible").first).to_have_text("Belangen")
    page.go_back()
    expect(page.locator("h2:visible").first).to_have_text("Ambitie")
    expect(page.locator("input[name=LA4][value='3']")).to_be_checked()
    page.reload()
    expect(page.locator("input[name=LA4][value='3']")).to_be_checked()


def test_result_link_opens_in_a_fresh_browser(page: Page, address: str, library: Library) -> None:
    """A code in the fragment shows its result at once."""
    result = score(library.newest("vijf-lenzen"), ANSWERS)
    page.goto(f"{address}{SCAN}#r={result['code'].lower()}")
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    assert means(page)["LA"] == "4.25"


def test_wrong_code_says_so_and_leaves_the_form(page: Page, address: str) -> None:
    page.goto(f"{address}{SCAN}#r=26338V4X-GNQPKX32-4R77MA")
    expect(page.locator("[data-failure]")).to_contain_text("In deze code zit een fout", timeout=BOOT)
    expect(page.locator("input[name=LA1]").first).to_be_enabled()


def test_without_javascript_all_questions_are_there(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + SCAN)
    expect(page.locator("fieldset:visible")).to_have_count(20)
    expect(page.get_by_text("De uitslag verschijnt alleen als JavaScript aan staat")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    page.close()


@pytest.mark.parametrize(
    "path", ["/", "/aanpak/", "/organisaties/vijf-lenzen/", "/assessments/", "/contact/"]
)
def test_reading_pages_load_no_python(page: Page, address: str, path: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + path, wait_until="networkidle")
    assert not [url for url in requests if "runtime" in url or "worker" in url]
    assert all(url.startswith(address + "/") for url in requests), requests
