"""What `scripts/build` makes, and what it refuses."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from sitemaker import ROOT
from sitemaker.cache import Cache
from sitemaker.commands import build
from sitemaker.output.precompress import precompress
from sitemaker.pages import licences

ADDRESSES = [
    "", "aanpak", "verschillen", "professionals", "professionals/teamontwikkeling",
    "professionals/insights-discovery", "organisaties", "organisaties/zelfkennis", "organisaties/drie-ks",
    "organisaties/vijf-lenzen", "organisaties/mutual-gains", "assessments", "assessments/vijf-lenzen",
    "contact", "voor-adviseurs", "privacy", "toegankelijkheid", "organisaties/organisatieontwikkeling",
    "voor-bestuurders", "over-ons",
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
            for element in soup(path).find_all(tag, {attribute: True}):
                if "canonical" not in (element.get("rel") or ""):
                    assert "//" not in str(element[attribute]), f"{path}: {element}"


@pytest.mark.takes(10)
def test_colleagues_show_when_there_are_some(site: Path, tmp_path: Path) -> None:
    """An empty list renders nothing at all; a filled list renders each colleague, escaped."""
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
    config.extra["owner"] = dict.fromkeys(config.extra["owner"], "Zo zit het") | {
        "work": ["Een"],
        "officer": False,
    }
    assert list(build.placeholders(config)) == []
    config.extra["owner"]["host"] = ""
    [asked] = build.placeholders(config)
    assert asked.startswith("extra.owner.host")


def test_only_what_a_page_asks_for_is_deployed(site: Path) -> None:
    """Nothing of the theme's own; without the runtime and the handouts 12.5 kB to send for every page."""
    files = [
        path for path in site.rglob("*") if path.is_file() and not {"runtime", "handouts"} & set(path.parts)
    ]
    assert not [path for path in files if path.suffix == ".map"]
    assert not {"stylesheets", "javascripts"} & {path.name for path in site.glob("assets/*")}
    assert not [path for path in files if path.suffix == ".py"]
    assert {path.name for path in site.glob("assets/css/*")} == {
        "page.css",
        "assessment.css",
        "comparison.css",
        "advisers.css",
    }
    pages = [path for path in files if path.suffix == ".html"]
    sent = [
        min(len(content), len(gzip.compress(content))) for content in (path.read_bytes() for path in files)
    ]
    assert sum(sent) < 12_500 * len(pages)


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.takes(10)
def test_site_is_the_same_twice(site: Path, tmp_path: Path) -> None:
    """Another process in another time zone, language and hash seed makes the same bytes."""
    environment = os.environ | {
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "sitemaker.commands.build", "--site-dir", str(tmp_path)]
    subprocess.run(command, check=True, cwd="/", env=environment, capture_output=True)
    first, second = content_of(site), content_of(tmp_path)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_compressed_files_hold_the_same(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside what gets smaller stand two smaller forms of it, the same at any time of day."""
    page = b"<p>Samen</p>" * 50
    for name, content in (("page.html", page), ("one.txt", b"1"), ("photo.png", page)):
        (tmp_path / name).write_bytes(content)
    precompress(tmp_path, cache=Cache(tmp_path_factory.mktemp("one")))
    made = content_of(tmp_path)
    assert set(made) == {"page.html", "page.html.br", "page.html.gz", "one.txt", "photo.png"}
    assert brotli.decompress(made["page.html.br"]) == gzip.decompress(made["page.html.gz"]) == page
    monkeypatch.setattr("time.time", lambda: 2e9)
    precompress(tmp_path, cache=Cache(tmp_path_factory.mktemp("two")))
    assert content_of(tmp_path) == made


def test_search_engines_and_devices_are_told(site: Path) -> None:
    """Every page names its one address and its place in the site; the manifest and robots.txt fit."""
    address = "https://samenwerking.example/organisaties/drie-ks/"
    page = soup(site / "organisaties/drie-ks/index.html")
    assert [str(link["href"]) for link in page.select("link[rel=canonical]")] == [address]
    data = json.loads(page.select_one("script[type='application/ld+json']").text)  # type: ignore[union-attr]
    assert data["itemListElement"][-1]["item"] == address
    assert [step["name"] for step in data["itemListElement"]] == [
        "Samenwerking",
        "Organisaties",
        page.h1.text if page.h1 else "",
    ]
    robots = (site / "robots.txt").read_text("utf-8")
    assert "Sitemap: https://samenwerking.example/sitemap.xml" in robots
    assert address in (site / "sitemap.xml").read_text("utf-8")
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert page.select_one("link[rel=manifest]")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 1.6.6", "version: 1.6.5", "segno: version is 1.6.5, but 1.6.6 is shipped"),
        ("version: 7.2.0", "version: 7.1.9", "MiniSearch: version is 7.1.9, but 7.2.0 is shipped"),
        ("name: Pyodide", "name: Iets", "Pyodide: version is None"),
        (
            "text: licences/fonts.txt",
            "text: licences/letters.txt",
            "the texts are not fonts.txt, minisearch.txt",
        ),
    ],
)
def test_notices_follow_what_is_shipped(tmp_path: Path, old: str, new: str, said: str) -> None:
    page = tmp_path / "licenties.md"
    text = licences.PAGE.read_text("utf-8")
    page.write_text(text.replace(old, new, 1), "utf-8")
    assert list(licences.mistakes()) == []
    assert [said in mistake for mistake in licences.mistakes(page)] == [True]
