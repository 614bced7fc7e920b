"""Forced colours, less motion and paper: nothing gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from inspecting import open_context
from selfscan.core.library import Library
from showing import show_comparison, show_result
from walking import SCAN

FAINT = """() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((channel) => channel / 255)
      .map((channel) => channel <= .03928 ? channel / 12.92 : ((channel + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const seen = (colour) => {
    if (!colour.startsWith("rgb(")) return false;
    const [dark, bright] = [paper, light(colour)].sort((first, second) => first - second);
    return (bright + .05) / (dark + .05) >= 3;
  };
  return [...document.querySelectorAll("main svg :is(path, line, rect, circle, ellipse, polygon, polyline)")]
    .filter((shape) => shape.checkVisibility() && !shape.closest("defs, .qr, .twemoji") && !shape.matches(".under"))
    .filter((shape) => { const {fill, stroke} = getComputedStyle(shape); return !seen(fill) && !seen(stroke); })
    .map((shape) => shape.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    context = open_context(browser)
    yield context.new_page()
    context.close()


def drawings(page: Page, site: Path, address: str, library: Library) -> Iterator[str]:
    """Show every page, result and comparison with something drawn on it, and say which."""
    for path in site.rglob("index.html"):
        if "<svg" in path.read_text():
            page.goto(f"{address}/{path.relative_to(site)}")
            yield str(path.relative_to(site))
    for definition in library.all():
        show_result(page, address, library, definition.slug)
        yield definition.slug
    show_comparison(page, address, library, consent=True)
    yield "comparison"


def test_drawings_show_in_forced_colours(sheet: Page, site: Path, address: str, library: Library) -> None:
    """Every line and shape stands out from the paper, in a light and a dark theme of the visitor's own."""
    faint = {}
    for name in drawings(sheet, site, address, library):
        for scheme in ("light", "dark"):
            sheet.emulate_media(forced_colors="active", color_scheme=scheme)
            if found := sheet.evaluate(FAINT):
                faint[name, scheme] = found
    assert faint == {}


def test_choice_shows_in_forced_colours(sheet: Page, address: str) -> None:
    """Where backgrounds and shadows are taken away, an outline tells the chosen answer from the others."""
    sheet.emulate_media(forced_colors="active")
    sheet.goto(address + SCAN)
    sheet.locator("[name=LA1][value='4']").check()
    sheet.locator("body").click(position={"x": 1, "y": 1})
    outline = "label => getComputedStyle(label).outlineStyle"
    answers = [label.evaluate(outline) for label in sheet.locator("fieldset[data-item=LA1] label").all()]
    assert answers == ["none"] * 3 + ["solid"] + ["none"] * 3
    assert all(
        button.evaluate("button => getComputedStyle(button).borderTopStyle") == "solid"
        for button in sheet.locator(".button").all()
    )


def test_nothing_moves_for_who_wants_less_motion(sheet: Page, address: str) -> None:
    sheet.emulate_media(reduced_motion="reduce")
    for path in ("/", SCAN, "/assessments/vergelijken/"):
        sheet.goto(address + path)
        moving = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((part) => {
          const {scrollBehavior, transitionDuration, animationDuration} = getComputedStyle(part);
          return scrollBehavior !== "auto" || Math.max(parseFloat(transitionDuration), parseFloat(animationDuration)) > .01;
        }).map((part) => part.outerHTML.slice(0, 120))"""
        assert sheet.evaluate(moving) == []


@pytest.mark.parametrize(
    "path", ["/", "/assessments/drie-ks/", "/assessments/vergelijken/", "/voor-adviseurs/"]
)
def test_nothing_stays_in_a_low_window(sheet: Page, address: str, path: str) -> None:
    """At 400% a desk shows 320 by 256: there is no room for what does not scroll along."""
    sheet.set_viewport_size({"width": 320, "height": 256})
    sheet.goto(address + path)
    staying = """() => [...document.querySelectorAll("body *")].filter((part) => part.checkVisibility()
      && ["fixed", "sticky"].includes(getComputedStyle(part).position)).map((part) => part.className)"""
    assert sheet.evaluate(staying) == []


def test_paper_has_the_questions_and_no_buttons(sheet: Page, address: str) -> None:
    """The printable version: every question of every step with what was answered, and nothing to press."""
    sheet.emulate_media(media="screen")
    sheet.goto(address + SCAN)
    sheet.locator("[name=LA1][value='4']").check()
    sheet.emulate_media(media="print")
    expect(sheet.locator("fieldset[data-item]:visible")).to_have_count(20)
    expect(sheet.locator("button:visible, header:visible, footer:visible, .contact:visible")).to_have_count(0)
    expect(sheet.locator("[name=LA1][value='4']")).to_be_checked()


def test_paper_unfolds_what_is_folded(sheet: Page, address: str) -> None:
    sheet.goto(f"{address}/assessments/verantwoording/")
    folded = sheet.locator("details.scan-definition").first.locator("table, ol, ul, dl").first
    sheet.emulate_media(media="screen")
    assert not folded.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
    sheet.emulate_media(media="print")
    assert folded.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
