"""What holds the look: contrast, tokens in one place, nothing that moves, print on two sheets, pictures of a few states.

After a change that is meant: `scripts/test tests/browser/test_looks.py --renew`, then look at tests/pictures/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from colours import CSS, TOKENS, colours
from selfscan.core import code
from selfscan.core.library import Library
from sitemaker import ROOT
from sitemaker.definitions import reading
from sitemaker.lab import stand_in
from sitemaker.runtime.respondents import at_random
from walking import SCAN

PICTURES = ROOT / "tests/pictures"

# --- tokens ---------------------------------------------------------------------------------------

READ = {
    "paper": "ink ink-soft accent accent-strong error",
    "sheet": "ink ink-soft accent error",
    "tint": "ink ink-soft accent",
    "accent-soft": "ink accent accent-strong",
    "accent": "on-accent",
    "accent-strong": "on-accent",
    "deep": "on-deep on-deep-soft",
    "on-deep": "deep",
    "on-deep-soft": "deep",
}
"""Which colours words have, by the colour that they stand on."""

SEEN = {
    "paper": "control accent focus",
    "sheet": "control focus",
    "accent-soft": "accent focus",
    "tint": "control",
}
"""Which colours the edges of controls, the marks in charts and the focus have."""


def contrast(first: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lights = sorted(luminance(colour.lstrip("#")) for colour in (first, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(digits: str) -> float:
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    shares = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_and_marks_stand_out(scheme: int) -> None:
    found = colours(scheme)
    weak = [
        f"{name} on {ground}"
        for pairs, least in ((READ, 4.5), (SEEN, 3))
        for ground, names in pairs.items()
        for name in names.split()
        if contrast(found[name], found[ground]) < least
    ]
    assert weak == []


def test_colours_stand_in_one_file() -> None:
    for path in {*CSS.glob("*.css")} - {CSS / "tokens.css"}:
        own = re.findall(r"[\w-]+: [^;{}]*(?:#[0-9a-f]{3,8}\b|rgba?\(|hsla?\()", path.read_text("utf-8"))
        assert own == [], path.name


def test_every_token_is_used_and_known() -> None:
    styles = "".join(path.read_text("utf-8") for path in CSS.glob("*.css"))
    defined = set(re.findall(r"(--[\w-]+):", TOKENS))
    assert defined == set(re.findall(r"var\((--[\w-]+)\)", styles))


def test_fonts_are_light(site: Path) -> None:
    assert sum(path.stat().st_size for path in site.rglob("*.woff2")) <= 60_000


@pytest.fixture(scope="module")
def scans(browser: Browser) -> Iterator[BrowserContext]:
    """Pages whose results come at once; for looking at."""
    context = browser.new_context(reduced_motion="reduce", locale="nl-NL")
    stand_in.install(context)
    yield context
    context.close()


# --- while it loads --------------------------------------------------------------------------------


def test_nothing_moves_while_a_page_loads(scans: BrowserContext, site: Path, address: str) -> None:
    watch = """window.shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true})"""
    page = scans.new_page()
    page.add_init_script(watch)
    for width, height in ((320, 800), (1280, 1000)):
        page.set_viewport_size({"width": width, "height": height})
        for path in sorted(site.rglob("index.html")):
            page.goto(f"{address}/{path.parent.relative_to(site)}/")
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            assert round(page.evaluate("window.shift"), 3) == 0, (path, width)
    page.close()


# --- on paper -------------------------------------------------------------------------------------


def show(page: Page, address: str, slug: str, library: Library, seed: int = 1) -> None:
    definition = library.newest(slug)
    answers = at_random(definition, Random(seed))
    page.goto(f"{address}/assessments/{slug}/#r={code.encode(definition, answers)}")
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("slug", [data["slug"] for data in reading.read_all()])
def test_every_result_fits_two_sheets(
    slug: str, scans: BrowserContext, address: str, library: Library
) -> None:
    for seed in (1, 2):
        page = scans.new_page()
        show(page, address, slug, library, seed)
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2, seed
        page.close()


# --- pictures -------------------------------------------------------------------------------------


class State(NamedTuple):
    name: str
    width: int
    scheme: str
    prepare: Callable[[Page, str, Library], None]


def home(page: Page, address: str, _: Library) -> None:
    page.goto(f"{address}/")


def mistakes(page: Page, address: str, _: Library) -> None:
    page.goto(address + SCAN)
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()


def result(page: Page, address: str, library: Library) -> None:
    show(page, address, "vijf-lenzen", library)


def sheet(page: Page, address: str, library: Library) -> None:
    show(page, address, "professional", library)
    page.emulate_media(media="print")


STATES = [
    State("home", 1280, "light", home),
    State("home", 360, "dark", home),
    State("mistakes", 360, "light", mistakes),
    State("result", 1280, "dark", result),
    State("result", 360, "light", result),
    State("sheet", 794, "light", sheet),
]
LONGEST = 3000
"""Pixels of a page that are compared, from the top."""

SMALLER = 8
"""How much smaller pictures are compared: letters become grey, which no two machines draw alike, places stay."""

CHANGED, MOST = 28, 0.004
"""From this difference (of 255) a point has changed; the share of such points that is let pass."""


def with_its_fonts(route: Route) -> None:
    """Visitors get a font only when it is there at once, which on a busy machine it is not."""
    response = route.fetch()
    route.fulfill(
        response=response, body=response.text().replace("font-display:optional", "font-display:block")
    )


@pytest.mark.parametrize("state", STATES, ids=lambda state: f"{state.name}-{state.width}-{state.scheme}")
def test_state_looks_as_it_did(
    state: State,
    scans: BrowserContext,
    address: str,
    library: Library,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    page = scans.new_page()
    page.set_viewport_size({"width": state.width, "height": 800})
    page.emulate_media(color_scheme=state.scheme)  # type: ignore[arg-type]
    page.route("**/*.css", with_its_fonts)
    state.prepare(page, address, library)
    page.evaluate("document.fonts.ready")
    # What sticks to the window is in the picture at the place where it then is.
    page.evaluate("scrollTo(0, 0)")
    shot = tmp_path / "shot.png"
    page.screenshot(path=shot, full_page=True, animations="disabled")
    page.close()
    seen = small(shot)
    kept = PICTURES / f"{state.name}-{state.width}-{state.scheme}.png"
    if request.config.getoption("--renew"):
        kept.parent.mkdir(exist_ok=True)
        seen.quantize(128).save(kept, optimize=True)
    share = changed(seen, Image.open(kept).convert("RGB"))
    if share > MOST:
        seen.save(ROOT / f"{kept.stem}-now.png")
    assert share <= MOST, f"{share:.1%} of {kept.name} changed"


def small(shot: Path) -> Image.Image:
    image = Image.open(shot).convert("RGB")
    image = image.crop((0, 0, image.width, min(image.height, LONGEST)))
    return image.resize((image.width // SMALLER, image.height // SMALLER), Image.Resampling.BOX)


def changed(first: Image.Image, other: Image.Image) -> float:
    """The share of points that differ; what only one of the two has, differs."""
    size = (max(first.width, other.width), max(first.height, other.height))
    bands = ImageChops.difference(*(whole(image, size) for image in (first, other))).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(strongest.histogram()[CHANGED + 1 :]) / (size[0] * size[1])


def whole(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    page = Image.new("RGB", size, "magenta")
    page.paste(image)
    return page


@pytest.mark.parametrize(("size", "colour"), [((100, 94), "white"), ((100, 100), "black")])
def test_a_change_is_seen(size: tuple[int, int], colour: str) -> None:
    """A page that got shorter, and a block that got another colour."""
    before = Image.new("RGB", (100, 100), "white")
    after = before.crop((0, 0, *size))
    after.paste(colour, (0, 0, 12, 12))
    assert changed(before, after) > MOST
    assert changed(before, before) == 0
