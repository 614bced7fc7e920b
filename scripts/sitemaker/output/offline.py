"""Tells the service worker what it keeps: the pages with a scan and all that they load, each with its SHA-256.

What they load is read from the built pages and followed from file to file, so that no list has to be kept.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from sitemaker.output.hosting import FRAMED
from sitemaker.runtime import FOLDER

WORKER = "assessments/sw.js"
EMPTY = re.compile(r'\{\s*release:\s*"",\s*files:\s*\{\}\s*\}')
"""What stands in the worker until a build writes its release there."""
PYTHON = "assessments/worker.js"
"""Boots Python from the files of an index that it has taken in."""
INDEX = f"{FOLDER}/index.mjs"
IMPORTED = re.compile(r"""["'`](\.\.?/[^"'`\s]+)["'`]""")
"""A relative address in a script, be it imported, or given to `new URL` or `new Worker`."""
STYLED = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def write(site: Path) -> None:
    """Mark the kept pages of a built site with their release, and write it and its files into the service worker.

    Raises ValueError when the worker holds a release already.
    """
    worker = site / WORKER
    source = worker.read_text("utf-8")
    kept = list(pages(site))
    paths = sorted({*kept, *loaded(site, kept)} - {WORKER})
    contents = [source.encode(), *((site / path).read_bytes() for path in paths)]
    release = _digest(b"".join(map(_digest, contents))).hex()[:12]
    for page in kept:
        _mark(site / page, release)
    files = {_address(path): base64.b64encode(_digest((site / path).read_bytes())).decode() for path in paths}
    kept_now = json.dumps({"release": release, "files": files}, indent=1)
    filled = EMPTY.sub(lambda _: kept_now, source, count=1)
    if filled == source:
        raise ValueError(f"{worker}: has a release already, or no place for one")
    worker.write_text(filled, "utf-8")


def pages(site: Path) -> Iterator[str]:
    """The pages that the worker looks after, by their path in the site. A frame gets no worker."""
    for page in sorted(site.glob("assessments/**/index.html")):
        if page.parent.name != FRAMED:
            yield page.relative_to(site).as_posix()


def loaded(site: Path, pages: Iterable[str]) -> set[str]:
    """The files that these pages load, and what those load in turn, by their path in the site."""
    found: set[str] = set()
    todo = list(pages)
    while todo:
        path = todo.pop()
        named = {os.path.normpath(f"{path}/../{file}") for file in _named(site / path)}
        if path == PYTHON:
            index = runtime(site)
            parts = (*index["trimmed"].values(), *index["files"].values())
            found |= {f"{Path(INDEX).parent}/{file['url']}" for file in parts}
        fresh = {file for file in named - found if (site / file).is_file()}
        found |= fresh
        todo += fresh
    return found


def runtime(site: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The index of the runtime: what the worker loads to boot Python."""
    text = (site / INDEX).read_text("utf-8")
    index: dict[str, dict[str, dict[str, str]]] = json.loads(
        text.removeprefix("export default ").rstrip().removesuffix(";")
    )
    return index


def _named(file: Path) -> Iterable[str]:
    """The addresses in a file."""
    if file.suffix == ".html":
        return Page(file.read_text("utf-8")).loads
    if file.suffix == ".css":
        return STYLED.findall(file.read_text("utf-8"))
    return IMPORTED.findall(file.read_text("utf-8")) if file.suffix in (".js", ".mjs") else ()


class Page(HTMLParser):
    """What a page loads by itself: not what waits in a template."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self._waiting = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "template":
            self._waiting = True
        elif not self._waiting:
            if tag in ("script", "img"):
                self.loads.append(given.get("src") or "")
            elif given.get("rel") in ("stylesheet", "preload", "modulepreload", "icon"):
                self.loads.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._waiting = False


def _mark(page: Path, release: str) -> None:
    """Another release is another page, even where only a file of it differs."""
    html = page.read_text("utf-8")
    page.write_text(
        html.replace("</head>", f'<meta name="release" content="{release}">\n</head>', 1), "utf-8"
    )


def _address(path: str) -> str:
    """As seen from the worker."""
    address = os.path.relpath(path, Path(WORKER).parent)
    return f"./{address}".removesuffix("index.html") if path.endswith("/index.html") else address


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
