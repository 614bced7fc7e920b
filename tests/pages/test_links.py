"""Every page can be reached by links, and every link and anchor leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

HOST = "https://site.test/"


def crawl(site: Path) -> tuple[set[str], list[str]]:
    """Follow links from the home page; the pages that were reached, and the links that lead nowhere."""
    reached: set[str] = set()
    broken: list[str] = []
    anchors: list[tuple[str, str, str]] = []
    ids: dict[str, set[str]] = {}
    to_do = [HOST]
    while to_do:
        address = to_do.pop()
        if address in reached:
            continue
        reached.add(address)
        page = BeautifulSoup(
            (site / urlsplit(address).path.lstrip("/") / "index.html").read_text(), "html.parser"
        )
        ids[address] = {str(element["id"]) for element in page.find_all(id=True)}
        for link in page.find_all("a", href=True):
            target, anchor = urldefrag(urljoin(address, str(link["href"])))
            if not target.startswith(HOST):
                continue
            path = site / unquote(urlsplit(target).path.lstrip("/"))
            if not (path / "index.html").is_file() and not path.is_file():
                broken.append(f"{address} -> {link['href']}")
            elif path.is_dir():
                to_do.append(target)
                anchors.append((address, target, anchor))
    broken += [
        f"{page} -> {target}#{anchor}"
        for page, target, anchor in anchors
        if anchor and anchor not in ids[target]
    ]
    return reached, broken


def test_no_page_is_lost_and_no_link_is_dead(site: Path) -> None:
    reached, broken = crawl(site)
    assert broken == []
    pages = {
        HOST + path.parent.relative_to(site).as_posix().removeprefix(".") for path in site.rglob("index.html")
    }
    assert {page.rstrip("/") for page in pages} == {page.rstrip("/") for page in reached}


def test_the_right_scan_is_three_clicks_away(site: Path) -> None:
    """Home page, overview, and the scan beside "Onze gemeenten willen samen … maar het schuurt"."""
    overview = BeautifulSoup((site / "assessments/index.html").read_text(), "html.parser")
    row = next(row for row in overview.find_all("tr") if "gemeenten willen samen" in row.text)
    assert [str(link["href"]) for link in row.find_all("a")] == ["drie-ks/"]
    home = BeautifulSoup((site / "index.html").read_text(), "html.parser")
    assert home.select_one("main a[href='assessments/']")
