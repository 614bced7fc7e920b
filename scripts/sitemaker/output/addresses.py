"""Keeps every address alive that was ever released.

`docs/addresses.yml` is the register: the released addresses with their anchors, and where old ones lead now.
A page has an address that ends in a slash, a file has not. `scripts/build` refuses a site in which a released
address leads nowhere, and writes a page for each redirect; `scripts/build --register` adds what is new.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import yaml
from jinja2 import Environment, FileSystemLoader

from sitemaker import ROOT
from sitemaker.definitions import page_words

FILE = ROOT / "docs" / "addresses.yml"
RELEASED = "\nreleased:\n"
"""The line below which the command writes; what stands above it is written by people."""


class Register(NamedTuple):
    """The content of `docs/addresses.yml`."""

    redirects: dict[str, str]
    """The new address by the old address: `/old/` or `/old/#anchor`."""
    released: dict[str, list[str]]
    """The anchors by address."""

    @classmethod
    def read(cls) -> Register:
        data = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)
        return cls(data["redirects"] or {}, data["released"] or {})


class Page(HTMLParser):
    """What others can link to in a page: its title, its ids and those of the headings of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.ids: set[str] = set()
        self.headings: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """The open parts of the page, and whether each stands apart from the text."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("aside", "form", "nav", "section", "title"):
            self._open.append((tag, tag != "section" or ("hidden", None) in attrs))
        if name := dict(attrs).get("id"):
            self.ids.add(name)
            if tag in ("h2", "h3") and not any(apart for _, apart in self._open):
                self.headings.append(name)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1][0]:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title":
            self.title = self.title or data


def check_and_redirect(site: Path, site_url: str, register: bool, release: bool) -> list[str]:
    """Check a built site, lead old addresses to new ones, and register new ones or (in a release) ask for that.

    Returns what is wrong, in lines.
    """
    known, present = Register.read(), pages(site)
    if faults := list(mistakes(site, present, known)):
        return [
            "Niet elk adres werkt nog. Pas de site aan, of docs/addresses.yml:",
            *(f"  - {fault}" for fault in faults),
        ]
    write_redirects(site, present, known.redirects, site_url)
    fresh = new(site, present, known)
    if register:
        add(fresh)
    elif release and fresh:
        return [
            f"Er zijn {len(fresh)} adressen met iets nieuws. Bewaar die eerst met: scripts/build --register"
        ]
    return []


def pages(site: Path) -> dict[str, Page]:
    """Every page of a built site by its address."""
    found = {path.parent.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
    return {
        "/" if name == "." else f"/{name}/": Page(path.read_text("utf-8")) for name, path in found.items()
    }


def mistakes(site: Path, present: dict[str, Page], register: Register) -> Iterator[str]:
    """Every released address that leads nowhere and every redirect that does not work, with the remedy."""
    redirects = register.redirects
    for old, new in redirects.items():
        address, anchor = _split(new)
        if _split(old)[0] in present:
            yield f"redirects: {old} verhuist, maar die pagina bestaat. Haal de regel weg."
        elif _split(old)[0] not in redirects:
            yield f"redirects: {old} verhuist alleen als {_split(old)[0]} dat ook doet. Voeg die regel toe."
        if address not in present:
            yield f"redirects: {old} verhuist naar {address}, maar die pagina is er niet. Kies een pagina die bestaat."
        elif anchor and anchor not in present[address].ids:
            yield f"redirects: {old} verhuist naar {new}, maar daar is geen #{anchor}. Kies een kop die bestaat."
    for address, anchors in register.released.items():
        if not address.endswith("/"):
            if not (site / address[1:]).is_file():
                yield f"{address}: dit bestand is uitgebracht en is nu weg. Zet het terug onder dezelfde naam."
            continue
        if address not in present and address not in redirects:
            yield (
                f"{address}: deze pagina is uitgebracht en is nu weg. Zet haar terug, of zet bij redirects "
                f"waar de tekst nu staat, zoals ‘{address}: /nieuw/’."
            )
            continue
        target = _split(redirects.get(address, address))[0]
        for anchor in anchors:
            if f"{address}#{anchor}" in redirects or target not in present or anchor in present[target].ids:
                continue
            if target == address:
                yield (
                    f"{address}#{anchor}: deze kop is uitgebracht en is nu weg. Zet {{#{anchor}}} achter de kop, "
                    f'of zet <span id="{anchor}"></span> waar de tekst nu staat.'
                )
            else:
                yield (
                    f"{address}#{anchor}: op {target} is geen #{anchor}. Zet bij redirects waar de tekst nu staat, "
                    f"zoals ‘{address}#{anchor}: {target}#kop’."
                )


def new(site: Path, present: dict[str, Page], register: Register) -> dict[str, list[str]]:
    """The addresses and anchors that are not in the register yet."""
    found = {address: page.headings for address, page in present.items()}
    found |= {f"/{path.relative_to(site).as_posix()}": [] for path in site.rglob("*.pdf")}
    fresh = {
        address: [anchor for anchor in anchors if anchor not in register.released.get(address, [])]
        for address, anchors in found.items()
    }
    return {
        address: anchors for address, anchors in fresh.items() if anchors or address not in register.released
    }


def add(fresh: dict[str, list[str]]) -> None:
    """Write new addresses and anchors into the register; what people wrote above stays as it is."""
    released = Register.read().released
    for address, anchors in fresh.items():
        released[address] = [*released.get(address, []), *anchors]
    head = FILE.read_text("utf-8").partition(RELEASED)[0]
    listed = yaml.safe_dump({"released": released}, allow_unicode=True, default_flow_style=None, width=110)
    FILE.write_text(f"{head}\n{listed}", "utf-8")


def write_redirects(site: Path, present: dict[str, Page], redirects: dict[str, str], site_url: str) -> None:
    """A page at every old address that leads to the new address and keeps the fragment."""
    words = page_words.read()["moved"]
    overrides = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    template = overrides.get_template("redirect.html")
    for old in (address for address in redirects if address.endswith("/")):
        root = "../" * old.strip("/").count("/") + "../"
        anchors = {
            _split(source)[1]: root + to[1:]
            for source, to in redirects.items()
            if source.startswith(f"{old}#")
        }
        file = site / old.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            template.render(
                words=words,
                root=root,
                to=root + redirects[old][1:],
                anchors=json.dumps(anchors),
                canonical=site_url + redirects[old][1:],
                title=present[_split(redirects[old])[0]].title,
            ),
            "utf-8",
        )


def _split(address: str) -> tuple[str, str]:
    """An address and its anchor, which may be empty."""
    page, _, anchor = address.partition("#")
    return page, anchor
