"""What `scripts/build` makes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from sitemaker import ROOT, build

ADDRESSES = [
    "", "aanpak", "verschillen", "professionals", "professionals/teamontwikkeling",
    "professionals/insights-discovery", "organisaties", "organisaties/zelfkennis", "organisaties/drie-ks",
    "organisaties/vijf-lenzen", "organisaties/mutual-gains", "assessments", "assessments/vijf-lenzen",
    "contact", "voor-adviseurs", "privacy", "toegankelijkheid",
]  # fmt: skip


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_there_with_a_way_to_contact(site: Path, address: str) -> None:
    """Every promised address exists, is Dutch, and ends in contact (the contact page is the contact)."""
    page = soup(site / address / "index.html")
    assert page.html
    assert page.html["lang"] == "nl"
    calls = page.select("aside.contact a.button") or page.select("address.organisation a")
    assert calls, "no call to action"
    assert len(page.select("h1")) == 1


def test_no_page_names_another_host(site: Path) -> None:
    """Everything that a page fetches comes from the site itself."""
    fetched = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
    for path in site.rglob("*.html"):
        for tag, attribute in fetched.items():
            for one in soup(path).find_all(tag, {attribute: True}):
                if "canonical" not in (one.get("rel") or ""):
                    assert "//" not in str(one[attribute]), f"{path}: {one}"


def test_colleagues_show_when_there_are_some(site: Path, tmp_path: Path) -> None:
    """An empty list renders nothing at all; a filled one renders each colleague, escaped."""
    assert "collega’s</h2>" not in (site / "contact/index.html").read_text(encoding="utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    config.extra["colleagues"] = [
        {"name": "A <b>naam</b>", "role": "Adviseur", "email": "a@samenwerking.example"}
    ]
    build_site(config)
    page = soup(tmp_path / "contact/index.html")
    assert page.select_one("#collegas")
    assert "A <b>naam</b>" in page.select_one(".colleagues strong").text  # type: ignore[union-attr]


def test_release_refuses_placeholders(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--release"]) == 1
    said = capsys.readouterr().err
    for setting in ("site_url", "organisation.name", "organisation.email", "organisation.phone"):
        assert setting in said


def test_release_accepts_what_the_owner_filled_in() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://samen.nl/")
    config.extra["organisation"] |= {"name": "Bureau", "email": "post@samen.nl", "phone": "+31 30 123 4567"}
    assert list(build.placeholders(config)) == []


def test_only_what_a_page_asks_for_is_deployed(site: Path) -> None:
    """No source maps, no styles of the theme, one language to search in; under 2.25 MB without the runtime and the handouts."""
    files = [
        path for path in site.rglob("*") if path.is_file() and not {"runtime", "handouts"} & set(path.parts)
    ]
    assert not [path for path in files if path.suffix == ".map"]
    assert not (site / "assets/stylesheets").exists()
    assert {path.name for path in site.glob("**/lunr.*")} == {"lunr.nl.min.js", "lunr.stemmer.support.min.js"}
    assert sum(path.stat().st_size for path in files) < 2_250_000
