"""The diagrams say what their pages say, can be read on a small phone, and stand on the images of links."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageColor
from playwright.sync_api import Browser

from colours import colours
from pages import Page, read_site
from selfscan.core.library import Library
from sitemaker import DOCS
from sitemaker.cache import Cache
from sitemaker.pages import previews

DIAGRAMS = {
    "aanpak/": "levels",
    "verschillen/": "differences",
    "organisaties/drie-ks/": "weights",
    "organisaties/vijf-lenzen/": "lenses",
    "organisaties/mutual-gains/": "steps",
    "organisaties/zelfkennis/": "views",
}
"""Where each diagram stands."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {page.address.lstrip("/"): page for page in read_site(site)}


def diagram(address: str) -> dict[str, Any]:
    """The words of a diagram, from the front matter of its page."""
    file = DOCS / f"{address.rstrip('/')}.md"
    file = file if file.is_file() else DOCS / address / "index.md"
    words: dict[str, Any] = yaml.safe_load(file.read_text("utf-8").split("\n---\n")[0])["diagram"]
    return words


def labels(address: str) -> list[str]:
    return [part["name"] for part in diagram(address)["parts"]]


@pytest.mark.parametrize("address", [*DIAGRAMS, ""])
def test_diagram_says_in_words_what_it_shows(address: str, pages: dict[str, Page]) -> None:
    """Every word in the drawing is in its text alternative, and a caption stands under it."""
    figure = pages[address].soup.select_one("figure.diagram")
    assert figure
    drawing, caption = figure.select_one("svg[role=img]"), figure.select_one("figcaption")
    assert drawing
    assert caption
    meta = diagram(address or "verschillen/")
    drawn = {word for text in drawing.select("text") for word in text.get_text().lower().split()}
    said = f"{drawing['aria-label']} {meta.get('middle', '')} 1. 2. 3. 4.".lower()
    assert [word for word in drawn if word not in said] == []
    assert caption.get_text() == meta["caption"]


@pytest.mark.parametrize("address", [address for address, name in DIAGRAMS.items() if name != "views"])
def test_labels_are_the_words_of_the_page(address: str, pages: dict[str, Page]) -> None:
    text = " ".join(block.text for block in pages[address].blocks if block.tag != "figcaption").lower()
    assert [label for label in labels(address) if label.lower() not in text] == []


@pytest.mark.parametrize("slug", ["vijf-lenzen", "mutual-gains"])
def test_labels_are_the_words_of_the_scan(slug: str, library: Library) -> None:
    scales = [scale.name for scale in library.newest(slug).scales]
    shown = labels(f"organisaties/{slug}/")
    assert shown == scales[: len(shown)]


def test_weights_are_those_of_the_example(pages: dict[str, Page]) -> None:
    """The points in the triangle are the rows of the table, and each shares out a hundred."""
    rows = pages["organisaties/drie-ks/"].soup.select("#voorbeeld ~ table tbody tr")
    table = {row.select("td")[0].text: [int(cell.text) for cell in row.select("td")[1:]] for row in rows}
    points = {point["name"]: point["shares"] for point in diagram("organisaties/drie-ks/")["points"]}
    assert table == points
    assert {sum(shares) for shares in points.values()} == {100}


def test_words_fit_and_can_be_read_on_a_small_phone(browser: Browser, address: str) -> None:
    """At 320 pixels no word is smaller than 12 pixels, leaves the drawing or lies over another."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    faults = """() => {
      const frame = document.querySelector(".diagram svg").getBoundingClientRect();
      const texts = [...document.querySelectorAll(".diagram text")].map((text) => ({
        said: text.textContent, box: text.getBoundingClientRect(),
        size: parseFloat(getComputedStyle(text).fontSize) * frame.width / 360,
      }));
      const small = texts.filter(({size}) => size < 12);
      const outside = texts.filter(({box}) => box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
      const over = texts.filter((text, place) => texts.slice(place + 1).some(({box}) =>
        box.left < text.box.right - 1 && text.box.left < box.right - 1
        && box.top < text.box.bottom - 6 && text.box.top < box.bottom - 6));
      return {small, outside, over};
    }"""
    for place in [*DIAGRAMS, ""]:
        page.goto(f"{address}/{place}")
        page.evaluate("document.fonts.ready")
        found: dict[str, list[Any]] = page.evaluate(faults)
        assert {fault: [text["said"] for text in some] for fault, some in found.items() if some} == {}, place
    page.close()


def test_links_show_an_image_of_their_section(pages: dict[str, Page], site: Path) -> None:
    for address, page in pages.items():
        (image,) = page.soup.select("meta[property='og:image']")
        file = str(image["content"]).split("/", 3)[3]
        assert (site / file).is_file(), address
        assert address.split("/")[0] in file or "start" in file


@pytest.mark.takes(10)
def test_images_are_the_same_twice(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And are drawn only once; their size is what the pages promise, their foot has the accent."""
    drawn = previews.files(Cache(tmp_path))
    monkeypatch.setattr(previews, "_draw", lambda *_: pytest.fail("drawn again"))
    assert previews.files(Cache(tmp_path)) == drawn
    for address, content in drawn.items():
        assert (site / address).read_bytes() == content
        image = Image.open(io.BytesIO(content)).convert("RGB")
        if "touch-icon" not in address:
            assert image.size == (1200, 630)
            assert image.getpixel((600, 625)) == ImageColor.getrgb(colours(0)["accent"])
