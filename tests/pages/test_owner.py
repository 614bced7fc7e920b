"""What only the owner can say has its places: empty they leave no trace, filled in they are read there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from pages import read_site
from sitemaker import DOCS, ROOT
from sitemaker.cache import Cache
from sitemaker.pages.handouts import content

NAME = "Bureau <Samen> & Zo"
SLOTS = sorted(load_config(str(ROOT / "mkdocs.yml")).extra["owner"])
PLACES = {
    slot: path
    for path in DOCS.rglob("*.md")
    for slot in re.findall(r'data-slot="([\w-]+)"', path.read_text("utf-8"))
}
"""The page of each slot."""


def said(slot: str) -> str:
    return f"Over {slot} <zeggen> wij dit"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an owner who filled in everything: a list where a list stands, else a sentence."""
    folder = tmp_path_factory.mktemp("filled")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.extra["organisation"]["name"] = NAME
    config.extra["colleagues"] = [{"name": "Sam", "phone": "+31 30 123 4567"}]
    slots = config.extra["owner"]
    config.extra["owner"] = {
        slot: [said(slot), "En dit"] if isinstance(empty, list) else said(slot)
        for slot, empty in slots.items()
    }
    build_site(config)
    return folder


def test_every_slot_has_one_place() -> None:
    assert sorted(PLACES) == SLOTS


def test_empty_slots_leave_no_trace(site: Path) -> None:
    """No words that introduce them, no mark of theirs, and nothing of it to find."""
    introduced = re.compile(r'data-slot="[^>]*>\n+(?:<p>)?(.*?)\s*<!--slot', re.S)
    words = [intro for path in set(PLACES.values()) for intro in introduced.findall(path.read_text("utf-8"))]
    assert len(words) == len(SLOTS)
    written = [page.html for page in read_site(site)] + [
        (site / "search/search_index.json").read_text("utf-8")
    ]
    for text in written:
        assert "data-slot" not in text
        assert "<!--slot" not in text
        assert not [intro for intro in words if intro and intro in text]


@pytest.mark.parametrize("slot", SLOTS)
def test_filled_slot_is_read_on_its_page(slot: str, filled: Path) -> None:
    """Escaped, and on no other page."""
    address = PLACES[slot].relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").strip("/")
    wanted = f"/{address}/" if address else "/"
    assert [page.address for page in read_site(filled) if said(slot) in page.soup.get_text()] == [wanted]


def test_filled_slots_are_in_the_handouts(tmp_path: Path) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    config.extra["owner"]["first-meeting"] = ["Eerst koffie & een vraag"]
    sheets = dict(content.all_of(config, [], Cache(tmp_path)))
    assert any("Eerst koffie &amp; een vraag" in page["xml"] for page in sheets["aanpak.pdf"]["pages"])
    assert not any("data-slot" in page["xml"] for sheet in sheets.values() for page in sheet["pages"])


def test_every_page_says_who_is_behind_it(site: Path, filled: Path) -> None:
    """In the header once the name is filled in, at the foot in any case, with the way to who that is."""
    for folder, sender in ((site, None), (filled, NAME)):
        for path in folder.rglob("index.html"):
            if path.parent.name == "ingebed" or "verhuisd" in path.read_text("utf-8"):
                continue
            page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
            header = page.select_one("header .sender")
            assert (header.text if header else None) == sender
            [link] = page.select(".colophon strong a")
            assert str(link["href"]).endswith("over-ons/") or path.parent.name == "over-ons"


def test_colleagues_have_a_direct_line(filled: Path) -> None:
    page = BeautifulSoup((filled / "over-ons/index.html").read_text("utf-8"), "html.parser")
    assert page.select_one(".colleagues a[href='tel:+31301234567']")
