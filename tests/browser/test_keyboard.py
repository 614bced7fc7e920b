"""Keys alone: every stop can be seen, nothing hidden is a stop, and letters do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from walking import SCAN

SCANS = [SCAN, "/assessments/mutual-gains/", "/assessments/professional/", "/assessments/drie-ks/"]

STOP = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const shown = focused.closest("label") ?? focused;
  const [{top, bottom, left, right}] = shown.getClientRects();  // a link over two lines begins here
  const inside = {x: Math.max(0, Math.min(innerWidth - 1, (left + right) / 2)), y: top + Math.min(bottom - top, 40) / 2};
  const hit = document.elementFromPoint(inside.x, inside.y);
  const drawn = [focused, shown].some((part) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 || boxShadow !== "none";
  });
  return {
    html: focused.outerHTML.slice(0, 120),
    wrong: [
      (top < -1 || top >= innerHeight || bottom <= 0) && "outside the window",
      !(shown.contains(hit) || hit?.contains(shown)) && `under ${hit?.outerHTML.slice(0, 80)}`,
      !drawn && "no focus to be seen",
    ].filter(Boolean),
  };
}"""


AS_IT_IS = """() => [
  location.href, scrollY, document.activeElement.outerHTML,
  ...[...document.querySelectorAll(":checked, [open], [aria-expanded=true], [data-step]:not([hidden]), [data-search] :not([hidden])")]
    .map((part) => part.outerHTML.slice(0, 120)),
]"""
"""Everything that a key can change."""


@pytest.fixture(params=[320, 1280])
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 700}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("path", ["/", *SCANS, "/assessments/vergelijken/", "/voor-adviseurs/"])
def test_every_focus_stop_shows(screen: Page, address: str, path: str) -> None:
    """A hundred stops on and a hundred back: in the window, not under anything else, and drawn."""
    screen.goto(address + path)
    screen.evaluate("for (const step of document.querySelectorAll('[data-step]')) step.hidden = false")
    for key in ("Tab", "Shift+Tab"):
        stops = 0
        screen.keyboard.press(key)
        while (place := screen.evaluate(STOP)) and stops < 100:
            assert place["wrong"] == [], place["html"]
            screen.keyboard.press(key)
            stops += 1
        assert stops > 8


def test_few_tabs_to_the_first_question(page: Page, address: str) -> None:
    """What is folded away is no stop: past the skip link, the name, the menu and search comes question one."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + SCAN)
    tabs = 0
    while page.evaluate("document.activeElement.name") != "LA1":
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs <= 6


def test_menu_and_search_open_and_close_with_keys(page: Page, address: str) -> None:
    """Real buttons that say whether they are open; Escape closes and gives the focus back."""
    page.goto(address + SCAN)
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.locator("#menu a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    search = page.get_by_role("button", name="Zoeken")
    search.press("Enter")
    expect(page.locator("[data-search] input")).to_be_focused()
    expect(search).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(search).to_be_focused()
    expect(page.locator("[data-search] input")).to_be_hidden()


@pytest.mark.parametrize("start", ["body", "input[name=LA1] >> nth=0", "[data-action=next] >> nth=0"])
def test_letters_do_nothing(page: Page, address: str, start: str) -> None:
    """No single letter is a command, also after a search (WCAG 2.1.4)."""
    page.goto(address + SCAN)
    page.get_by_role("button", name="Zoeken").click()
    page.locator("[data-search] input").fill("belangen")
    expect(page.locator("[data-search] li").first).to_be_visible()
    page.keyboard.press("Escape")
    if start != "body":
        page.locator(start).focus()
    before = page.evaluate(AS_IT_IS)
    for letter in "nps.,/f":
        page.keyboard.press(letter)
    assert page.evaluate(AS_IT_IS) == before
    page.keyboard.press("Tab")
    assert page.evaluate(AS_IT_IS) != before


def test_skip_link_stays_in_the_step(page: Page, address: str) -> None:
    page.goto(address + SCAN)
    for question in page.locator("fieldset:visible").all():
        question.locator("input[value='3']").check()
    page.locator("[data-action=next]:visible").click()
    page.locator(".md-skip").press("Enter")
    expect(page).to_have_url(re.compile("#"))
    expect(page.locator("[data-step='2']")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-step='2']")).to_be_visible()


def test_live_regions_speak_once(page: Page, address: str) -> None:
    """What is told on its own is told once, and nothing is told at every answer."""
    page.add_init_script("""
      window.told = [];
      addEventListener("DOMContentLoaded", () => {
        for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
          new MutationObserver(() => region.textContent.trim() && region.checkVisibility()
            && told.push(region.textContent.trim())).observe(region, {childList: true, characterData: true, subtree: true});
        }
      });
    """)
    page.context.route("**/*.wasm", lambda _: None)
    page.goto(address + SCAN)
    page.get_by_label("Bewaar op dit apparaat").check()
    for question in page.locator("fieldset:visible").all():
        question.locator("input[value='3']").check()
    page.locator("[data-action=next]:visible").click()
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    told = page.evaluate("told")
    assert len(told) == len(set(told)) == 2, told
    assert "Python wordt geladen" in "".join(told)
    assert "voor het laatst bewaard op" in "".join(told)
