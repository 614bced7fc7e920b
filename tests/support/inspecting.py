"""What a page must be in every look: axe, sizes and space, in light and dark, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page

from sitemaker import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""The rules that can find something else in another look of the same page."""

RUN = """async (rules) => {
  const {violations} = await axe.run({runOnly: rules, resultTypes: ["violations"], preload: false});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""

SMALL = """() => [...document.querySelectorAll("a, button, label, summary, input, select, textarea")].filter((control) => {
  const {width, height} = control.getBoundingClientRect();
  const inText = control.matches(":is(p, li, th, td, dd, figcaption) > a") && !control.matches("nav a, .actions a");
  if (!width || inText || control.matches("label:has(+ :is(input, select, textarea)), label[for], label input, .md-skip")) return false;
  if (!control.checkVisibility({visibilityProperty: true})) return false;
  return height < (control.matches(".answers label") ? 44 : 24) || width < 24;
}).map((control) => {
  const {x, y, width, height} = control.getBoundingClientRect();
  return `too small: ${width}×${height} at ${x},${y}: ${control.outerHTML.slice(0, 120)}`;
})"""

UNSTYLED = """() => [...document.querySelectorAll("link[rel=stylesheet]")]
  .filter(({sheet}) => !sheet?.cssRules.length).map(({href}) => `not loaded: ${href}`)"""

WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [`${document.documentElement.scrollWidth} wide on a screen of ${innerWidth}`] : []"""

CUT = """() => [...document.querySelectorAll("textarea")]
  .filter((field) => getComputedStyle(field).overflowY === "hidden" && field.scrollHeight > field.clientHeight + 1)
  .map((field) => `lower than its text: ${field.outerHTML.slice(0, 120)}`)"""

SPACED = """() => {
  const style = document.createElement("style");
  style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
    table { display: none !important; }`;  // a table of data may be wider than the screen
  document.head.append(style);
  const cut = [...document.querySelectorAll("main *, header *, footer *")].filter((part) => {
    const {overflowX, overflowY} = getComputedStyle(part);
    if (!part.clientWidth || part.closest("svg, .visually-hidden")) return false;
    return (["hidden", "clip"].includes(overflowX) && part.scrollWidth > part.clientWidth + 1)
      || (["hidden", "clip"].includes(overflowY) && part.scrollHeight > part.clientHeight + 1);
  }).map((part) => `cut off with wider spacing: ${part.outerHTML.slice(0, 120)}`);
  const wide = document.documentElement.scrollWidth > innerWidth ? ["too wide with wider spacing"] : [];
  style.remove();
  return [...cut, ...wide];
}"""


def open_context(browser: Browser) -> BrowserContext:
    """Where axe may run: it is what the strict policy would stop."""
    return browser.new_context(
        bypass_csp=True, reduced_motion="reduce", locale="nl-NL", service_workers="block"
    )


def faults(page: Page) -> list[str]:
    """Everything that is wrong with the page as it is now, in any look."""
    page.evaluate(AXE)
    if bare := page.evaluate(UNSTYLED):
        return list(bare)
    return [fault for width in (1280, 320) for fault in _faults(page, width)]


def _faults(page: Page, width: int) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("scrollTo(0, 0)")  # what lies half under the header is not too small
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for fault in page.evaluate(RUN, TAGS if (scheme, width) == ("light", 1280) else LOOKS):
            yield f"{scheme}, {width}: {fault}"
    for check in (WIDE, SMALL, CUT, SPACED):
        for fault in page.evaluate(check):
            yield f"{width}: {fault}"
