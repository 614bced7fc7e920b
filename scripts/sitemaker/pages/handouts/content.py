"""What stands in each handout, as data for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from sitemaker.cache import Cache
from sitemaker.pages import drawing, numbers, qr
from sitemaker.pages.handouts import paper

Data = dict[str, Any]


def all_of(config: Any, definitions: list[Data], cache: Cache) -> Iterator[tuple[str, Data]]:
    """The file name and the content of every handout.

    A page with `handout: handouts/<name>.pdf` in its front matter gets a handout.`handout-holds:` names sections
    of the menu: then it holds all their pages.
    """
    files = get_files(config)
    pages = get_navigation(files, config).pages
    known = numbers.of(config, len(definitions))
    for page in pages:
        page.read_source(config)
        numbers.fill(page, known)
    for page in pages:
        if "handout" in page.meta:
            sections = page.meta.get("handout-holds", [])
            inside = [
                chapter for chapter in pages if chapter.parent and chapter.parent.title in sections
            ] or [page]
            for chapter in inside:
                chapter.render(config, files)
            yield page.meta["handout"].removeprefix("handouts/"), {
                "template": "booklet" if sections else "page",
                "pages": [_page(config, chapter, cache) for chapter in inside],
                **_sheet(config, page.url, page.meta["title"], cache),
            }  # fmt: skip
    for scan in definitions:
        yield f"scan-{scan['slug']}.pdf", {
            "template": "scan",
            "scan": paper.of(scan),
            **_sheet(config, f"assessments/{scan['slug']}/", scan["title"], cache),
        }  # fmt: skip


def _sheet(config: Any, url: str, title: str, cache: Cache) -> Data:
    """What is on every handout: whose it is, where it is found, and the colours of the site."""
    organisation = config.extra["organisation"]
    return {
        "title": title,
        "site": config.site_name,
        "description": config.site_description,
        "organisation": {name: organisation[name] for name in ("name", "email", "phone")},
        "colours": drawing.colours(),
        **_reached(config, url, cache),
    }


def _page(config: Any, page: Page, cache: Cache) -> Data:
    """A page as XML with full addresses, and its diagram. Raises ValueError for HTML that is no XML."""
    content = _slots().fill(str(page.content), config.extra["owner"]).replace("<!--diagram-->", "<diagram/>")
    try:
        tree = ElementTree.fromstring(f"<page>{content}</page>")
    except ElementTree.ParseError as error:
        raise ValueError(f"docs/{page.file.src_uri}: not every HTML tag in it is closed ({error})") from None
    for link in tree.iter("a"):
        link.set("href", urljoin(urljoin(config.site_url, page.url), link.get("href", "")))
    return {
        "title": page.meta["title"],
        "summary": page.meta.get("summary"),
        "section": page.parent.title if page.parent else None,
        "scan": _reached(config, f"assessments/{page.meta['scan']}/", cache) if "scan" in page.meta else None,
        "xml": ElementTree.tostring(tree, encoding="unicode"),
        "diagram": drawing.of(page),
        **_reached(config, page.url, cache),
    }


def _slots() -> Any:
    """The template that puts what only the owner can say into its places."""
    return drawing.TEMPLATES.get_template("partials/slots.html").module


def _reached(config: Any, url: str, cache: Cache) -> dict[str, str]:
    """The full address of a page, and its QR code."""
    address = urljoin(config.site_url, url)
    return {"address": address, "qr": qr.inline(address, drawing.colours()["ink"], cache)}
