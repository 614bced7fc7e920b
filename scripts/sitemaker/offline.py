"""Tells the service worker what it keeps: the pages with a scan and all that they load, each with its SHA-256."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

WORKER = "assessments/sw.js"
EMPTY = '{ release: "", files: {} }'
"""What stands in the worker until a build writes its release there."""
LOADED = (
    "assets/css/**/*.css",
    "assets/js/**/*.js",
    "assets/fonts/*.woff2",
    "assets/images/*.svg",
    "assets/runtime/**/*.mjs",
    "assessments/worker.js",
)
"""What the pages with a scan load, but for the runtime's other files: those are named in its index."""


def write(site: Path) -> None:
    """Write the release of a built site, and the files that belong to it, into its service worker."""
    worker = site / WORKER
    files = {address: _digest(site / path) for address, path in sorted(kept(site))}
    release = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    source = worker.read_text(encoding="utf-8")
    filled = source.replace(EMPTY, json.dumps({"release": release, "files": files}, indent=1), 1)
    if filled == source:
        raise ValueError(f"{worker}: has a release already, or no place for one")
    worker.write_text(filled, encoding="utf-8")


def kept(site: Path) -> Iterator[tuple[str, str]]:
    """Each file to keep: its address as seen from the worker, and its path in the site."""
    for page in site.glob("assessments/**/index.html"):
        folder = page.parent.relative_to(site / "assessments").as_posix()
        yield (f"{folder}/" if folder != "." else "./"), page.relative_to(site).as_posix()
    paths = {path.relative_to(site).as_posix() for pattern in LOADED for path in site.glob(pattern)}
    index = (site / "assets/runtime/index.mjs").read_text(encoding="utf-8")
    manifest = json.loads(index.removeprefix("export default ").rstrip().removesuffix(";"))
    paths |= {f"assets/runtime/{file['url']}" for file in manifest["files"].values()}
    yield from ((f"../{path}", path) for path in paths)


def _digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
