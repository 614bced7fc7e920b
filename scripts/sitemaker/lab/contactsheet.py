"""`scripts/lab/contactsheet`: pictures of every page and state in one folder, with an overview to look at."""

from __future__ import annotations

import argparse
import functools
import html
import tempfile
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Browser, Page, expect, sync_playwright

from selfscan.core import code
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from sitemaker import ROOT
from sitemaker.commands import build
from sitemaker.definitions import reading
from sitemaker.lab import stand_in
from sitemaker.lab.browser import launch
from sitemaker.runtime.respondents import at_random

Scheme = Literal["light", "dark"]
Medium = Literal["screen", "print"]

LOOKS: list[tuple[int, Scheme, Medium]] = [
    *((width, scheme, "screen") for width in (360, 768, 1440) for scheme in ("light", "dark")),
    (794, "light", "print"),
]
"""Width, scheme and medium; 794 pixels is A4."""
SCAN = "assessments/vijf-lenzen/"
START = """<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { font: 14px sans-serif; }
  td, th { vertical-align: top; padding: 6px; }
  img { width: 190px; border: 1px solid #999; }
</style>
"""


class Shot(NamedTuple):
    """A page in a state: its name, its address and what to do on it before the picture."""

    name: str
    address: str
    prepare: Callable[[Page], None] = lambda _: None


def shots(site: Path) -> Iterator[Shot]:
    for file in sorted(site.rglob("*.html")):
        address = str(file.relative_to(site)).removesuffix("index.html")
        yield Shot(address.strip("/").replace("/", "-") or "start", address)
    yield Shot("menu", "", lambda page: press(page, "[data-menu-button]"))
    yield Shot("search", "", search)
    yield Shot("scan-errors", SCAN, lambda page: press(page, "[data-action=next]"))
    library = Library(reading.read_versions(), KINDS)
    for data in reading.read_all():
        definition = library.newest(data["slug"])
        group = [code.encode(definition, at_random(definition, Random(seed))) for seed in range(6)]
        yield Shot(f"result-{data['slug']}", f"assessments/{data['slug']}/#r={group[0]}", result)
        if data["slug"] in SCAN:
            yield Shot("scan-failure", f"{SCAN}#r={group[0]}", failure)
            yield Shot("comparison", f"assessments/vergelijken/#g={','.join(group)}", result)


def press(page: Page, selector: str) -> None:
    if (button := page.locator(selector).first).is_visible():
        button.click()


def search(page: Page) -> None:
    press(page, "[data-search-button]")
    page.locator("[data-search] input").fill("belangen")
    expect(page.locator("[data-search] li").first).to_be_visible()


def result(page: Page) -> None:
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=30_000)


def failure(page: Page) -> None:
    page.route("**/worker.js", lambda route: route.abort())
    page.reload()
    expect(page.locator("[data-failure]")).to_be_visible(timeout=30_000)


def take(browser: Browser, address: str, found: list[Shot], out: Path) -> None:
    """Prepare each state once, on a phone, and then only change the look."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    stand_in.install(context)
    for shot in found:
        page = context.new_page()
        page.goto(f"{address}/{shot.address}")
        try:
            shot.prepare(page)
        except AssertionError as error:
            print(f"{shot.name}: {str(error).splitlines()[0]}")
        for width, scheme, medium in LOOKS:
            page.set_viewport_size({"width": width, "height": 800 if width < 500 else 900})
            page.emulate_media(media=medium, color_scheme=scheme)
            file = out / picture(shot, width, scheme, medium)
            page.screenshot(path=file, full_page=True, animations="disabled")
        page.pdf(path=out / f"{shot.name}.pdf", prefer_css_page_size=True, format="A4")
        page.close()
        print(shot.name)
    context.close()


def picture(shot: Shot, width: int, scheme: str, medium: str) -> str:
    return f"{shot.name}-{width}-{scheme if medium == 'screen' else medium}.png"


def overview(found: list[Shot]) -> str:
    """One row for each page or state, one column for each look."""
    heads = "".join(
        f"<th>{width} {scheme if medium == 'screen' else medium}</th>" for width, scheme, medium in LOOKS
    )
    rows = "".join(
        f'<tr><th><a href="{html.escape(shot.name)}.pdf">{html.escape(shot.name)}</a></th>'
        + "".join(f'<td><a href="{name}"><img src="{name}" loading="lazy" alt=""></a></td>' for name in names)
        + "</tr>"
        for shot in found
        for names in [[html.escape(picture(shot, *look)) for look in LOOKS]]
    )
    return f"{START}<table><tr><th></th>{heads}</tr>{rows}</table>"


class Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: Any) -> None:
        """Only what went wrong with a picture is worth a line."""


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A page that was closed before all its files had come."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/lab/contactsheet", description=__doc__)
    parser.add_argument("--only", default="", help="only names with this text in them")
    parser.add_argument("--out", type=Path, default=ROOT / "contactsheet")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build.main(["--site-dir", folder])
        server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = [shot for shot in shots(Path(folder)) if asked.only in shot.name]
        take(launch(playwright), f"http://127.0.0.1:{server.server_port}", found, asked.out)
        server.shutdown()
    (asked.out / "index.html").write_text(overview(found), "utf-8")
    print(f"{asked.out}/index.html")


if __name__ == "__main__":
    main()
