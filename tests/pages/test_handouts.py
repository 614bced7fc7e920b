"""The handouts: small PDFs that a screen reader can read, with all that is on the page or in the scan."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from pypdf import PdfReader

from pages import read_site
from sitemaker import ROOT
from sitemaker.cache import Cache
from sitemaker.pages import handouts
from sitemaker.pages.typeset import Typesetter

BOOKLET = "aanpak.pdf"
ORGANISATION = load_config(str(ROOT / "mkdocs.yml")).extra["organisation"]
FOOT = "".join("·".join(ORGANISATION[name] for name in ("name", "email", "phone")).split())
"""What stands at the foot of every sheet."""


@pytest.fixture(scope="module", name="pdfs")
def _pdfs(site: Path) -> dict[str, PdfReader]:
    return {path.name: PdfReader(path) for path in (site / "handouts").iterdir()}


def words(pdf: PdfReader) -> str:
    """The text, on one line and without spaces and word joiners: a line may break anywhere, and a page in a paragraph."""
    pages = ("".join(page.extract_text().replace("\u2060", "").split()) for page in pdf.pages)
    return "".join(re.sub(f"{re.escape(FOOT)}\\d+van\\d+$", "", page) for page in pages)


def squeezed(text: str) -> str:
    return "".join(text.replace("'", "’").split())


def test_every_framework_and_scan_has_one(
    pdfs: dict[str, PdfReader], definitions: list[dict[str, Any]]
) -> None:
    pages = [
        "drie-ks",
        "vijf-lenzen",
        "mutual-gains",
        "zelfkennis",
        "insights-discovery",
        "teamontwikkeling",
        "organisatieontwikkeling",
        "voor-bestuurders",
        "aanpak",
    ]
    assert set(pdfs) == {f"{name}.pdf" for name in pages} | {
        f"scan-{scan['slug']}.pdf" for scan in definitions
    }


def test_they_are_small(site: Path, pdfs: dict[str, PdfReader]) -> None:
    """Two sheets at most, under 200 kB; the booklet of the whole approach 22 kB a sheet."""
    for name, pdf in pdfs.items():
        if name != BOOKLET:
            assert len(pdf.pages) <= 2, name
        most = 22_000 * len(pdf.pages) if name == BOOKLET else 200_000
        assert (site / "handouts" / name).stat().st_size < most, name


def test_they_are_accessible(pdfs: dict[str, PdfReader]) -> None:
    """They say that they are PDF/UA-1, have tags, a language, a title, and only our own fonts, inside."""
    for name, pdf in pdfs.items():
        root: Any = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/StructTreeRoot"]["/K"], name
        assert root["/Lang"] == "nl-NL", name
        assert pdf.metadata, name
        assert pdf.metadata.title, name
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data(), name
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                [inner] = font.get_object()["/DescendantFonts"]
                assert "Source" in inner.get_object()["/BaseFont"], name
                assert any(key.startswith("/FontFile") for key in inner.get_object()["/FontDescriptor"]), name


def test_page_is_on_paper_whole(site: Path, pdfs: dict[str, PdfReader]) -> None:
    """Every paragraph of a framework is in its handout and, as of all pages of the approach, in the booklet."""
    texts = {name: words(pdf) for name, pdf in pdfs.items() if not name.startswith("scan-")}
    checked = 0
    for page in read_site(site):
        name = f"{page.address.strip('/').split('/')[-1]}.pdf"
        if name in texts and page.address.startswith(("/organisaties/", "/professionals/")):
            for paragraph in page.soup.select(
                "article p:not([class]):not(aside p, nav p, figure p, details p)"
            ):
                text = squeezed(paragraph.get_text())
                assert text in texts[name], f"{name}: {paragraph.get_text()}"
                assert text in texts[BOOKLET], f"{BOOKLET}: {paragraph.get_text()}"
                checked += 1
    assert checked > 80


def test_scan_is_on_paper_whole(pdfs: dict[str, PdfReader], definitions: list[dict[str, Any]]) -> None:
    """Every question, every name of a band, and a "6 −" for each reversed item that is counted."""
    for scan in definitions:
        text = words(pdfs[f"scan-{scan['slug']}.pdf"])
        turned = 0
        for scale in scan["scales"]:
            form = scan["forms"][scale["form"]]
            for item in scale["items"]:
                for part in ("text", "left", "right"):
                    assert squeezed(item.get(part, "")) in text, item
                turned += item.get("reversed", False) and item.get("counts", True)
            for band in form.get("bands", []):
                assert squeezed(scale["texts"][band["level"]]["question"]) in text, scale["id"]
        assert text.count("(6−") == turned, scan["slug"]


def test_only_what_changed_is_set_again(
    site: Path, definitions: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a cache the bytes are the same, a second run sets nothing, another word in a scan only that scan."""
    kept = Cache(tmp_path)
    made = handouts.files(definitions, kept)
    assert made == {f"handouts/{path.name}": path.read_bytes() for path in (site / "handouts").iterdir()}
    changed = deepcopy(definitions)
    changed[0]["scales"][0]["name"] += "!"
    again: list[str] = []
    typeset = Typesetter.set

    def watched(self: Typesetter, template: Path, root: Path, data: str, **options: Any) -> bytes:
        again.append(json.loads(data)["title"])
        return typeset(self, template, root, data, **options)

    monkeypatch.setattr(Typesetter, "set", watched)
    assert handouts.files(definitions, kept) == made
    assert again == []
    differing = {address for address, _ in handouts.files(changed, kept).items() ^ made.items()}
    assert differing == {f"handouts/scan-{changed[0]['slug']}.pdf"}
    assert again == [changed[0]["title"]]
