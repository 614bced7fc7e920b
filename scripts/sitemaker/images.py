"""`scripts/images`: the images that links to the site show and the touch icon, in the site's own styles.

They are kept in git: a build then needs no browser. A test tells when they no longer match their sources.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

from sitemaker import ROOT
from sitemaker.browser import launch

DOCS = ROOT / "docs"
IMAGES = DOCS / "assets/images"
DIGEST = IMAGES / "og/.made-from"
STYLES = [DOCS / "assets/css" / name for name in ("tokens.css", "diagrams.css")]
ICON = "<style>{styles} body {{ margin: 0; padding: 26px; background: var(--paper); }}</style>{drawing}"


def sources() -> dict[Path, str]:
    """The page that each image is a picture of, by the image's file."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    template = Environment(loader=FileSystemLoader(ROOT / "overrides")).get_template("preview.html")
    styles = "".join(light(path) for path in STYLES)
    drawn = {}
    for section, address in config.extra["previews"].items():
        title = page("" if section == "start" else f"{section}/").meta["title"]
        shown = page(address)
        drawn[IMAGES / f"og/{section}.png"] = template.render(
            config=config, styles=styles, title=title, page=shown, pages=[SimpleNamespace(page=shown)]
        )
    icon = ICON.format(styles=styles, drawing=(IMAGES / "favicon.svg").read_text("utf-8"))
    return drawn | {IMAGES / "touch-icon.png": icon}


def page(address: str) -> Any:
    """The address and the front matter of a page, as the templates know them."""
    file = DOCS / f"{address.rstrip('/') or 'index'}.md"
    file = file if file.is_file() else DOCS / address / "index.md"
    return SimpleNamespace(url=address, meta=yaml.safe_load(file.read_text("utf-8").split("\n---\n")[0]))


def light(path: Path) -> str:
    """A stylesheet with its fonts inside, for one look: on a screen, light."""
    css = re.sub(
        r"@media (?:print|\(prefers-color-scheme: dark\)) {.*?\n}\n", "", path.read_text("utf-8"), flags=re.S
    )

    def embed(match: re.Match[str]) -> str:
        font = (path.parent / match[1]).read_bytes()
        return f'url("data:font/woff2;base64,{base64.b64encode(font).decode()}")'

    return re.sub(r'url\("(.*?)"\)', embed, css)


def digest(pages: dict[Path, str]) -> str:
    """What the images were made from, in one line."""
    return hashlib.sha256("".join(pages.values()).encode()).hexdigest()


def draw(pages: dict[Path, str]) -> Iterator[Path]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for file, html in pages.items():
            width, height = (180, 180) if file.name == "touch-icon.png" else (1200, 630)
            sheet = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            sheet.set_content(html)
            sheet.evaluate("document.fonts.ready")
            sheet.screenshot(path=file)
            yield file
        browser.close()


def main() -> None:
    pages = sources()
    DIGEST.parent.mkdir(parents=True, exist_ok=True)
    for file in draw(pages):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e3:.0f} kB")
    DIGEST.write_text(digest(pages) + "\n", "utf-8")


if __name__ == "__main__":
    main()
