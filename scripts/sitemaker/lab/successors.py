"""`scripts/lab/successors`: what differs when MkDocs's successors build the same tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup

from sitemaker import ROOT
from sitemaker.commands import terminal
from sitemaker.lab.tree import copy

TEXT = "article :is(h1, h2, h3, p, li, td, th)"


def main() -> int:
    """Print a report; fails when ProperDocs, to which the site can move today, makes another site."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy(tree)
        now = built(tree, "mkdocs")
        if not isinstance(now, Path):
            print(f"MkDocs: stops at {now}")
            return 1
        print(f"MkDocs: {len(files(now))} files")
        other = properdocs(tree, now)
        zensical(tree, now)
    return other


def properdocs(tree: Path, now: Path) -> int:
    """Its bytes must be those of MkDocs, but for its name in every page."""
    site = built(tree, "properdocs")
    if not isinstance(site, Path):
        print(f"ProperDocs: stops at {site}")
        return 1
    ours, theirs = files(now), files(site)
    differing = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
    print(f"ProperDocs: {len(theirs)} files, {len(differing)} of them different", *differing, sep="\n  ")
    return 1 if differing else 0


def zensical(tree: Path, now: Path) -> None:
    """As far as it goes: with our templates, and then the content alone in its own."""
    site = built(tree, "zensical")
    outcome = f"{len(files(site))} files" if isinstance(site, Path) else f"stops at {site}"
    print(f"Zensical with our templates: {outcome}")
    for name in [path.name for path in (tree / "overrides").glob("*.html")]:
        (tree / "stand-ins").mkdir(exist_ok=True)
        (tree / "stand-ins" / name).write_text('{% extends "base.html" %}')
    (tree / "stand-ins/main.html").unlink()
    config = tree / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("custom_dir: overrides", "custom_dir: stand-ins"), "utf-8"
    )
    site = built(tree, "zensical")
    if not isinstance(site, Path):
        print(f"Zensical with its own templates: stops at {site}")
        return
    ours, theirs = pages(now), pages(site)
    count = sum(len(page.select(TEXT)) for page in theirs.values())
    print(f"Zensical with its own templates: {len(theirs)} of {len(ours)} pages, {count} texts")
    for name in sorted(ours.keys() - theirs.keys()):
        print(f"  {name} is not there")
    for name in sorted(ours.keys() & theirs.keys()):
        for text in lost(theirs[name], ours[name]):
            print(f"  {name} has another text: {text[:80]}")


def built(tree: Path, tool: str) -> Path | str:
    """The site that a tool makes of the tree, or the last line that it says when it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / ".venv/future"), "SOURCE_DATE_EPOCH": "0"}
    shutil.rmtree(tree / "site", ignore_errors=True)
    command = [sys.executable, "-m", tool, "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return (done.stdout + done.stderr).strip().splitlines()[-1]
    return (tree / "site").rename(tree / f"site-{tool}-{len(list(tree.glob('site-*')))}")


def files(site: Path) -> dict[str, bytes]:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def pages(site: Path) -> dict[str, BeautifulSoup]:
    found = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in found
    }


def lost(page: BeautifulSoup, ours: BeautifulSoup) -> Iterator[str]:
    """The texts of a page's article that are not on our page."""
    known = squeezed(ours.get_text())
    for element in page.select(TEXT):
        if squeezed(element.get_text()) not in known:
            yield " ".join(element.get_text().split())


def squeezed(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    terminal.run(main)
