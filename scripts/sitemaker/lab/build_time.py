"""`scripts/lab/build-time`: how long the build takes with 34, 250 and 1,000 pages and 6, 25 and 100 scans.

The pages and scans are made up, in a copy of this tree; every page stands in the menu. The runtime and the
handouts are those of the scans of this site: they are only made again when a scan changes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sitemaker import DOCS, ROOT, runtime
from sitemaker.commands import build, terminal
from sitemaker.definitions import reading, scaffold
from sitemaker.lab.tree import copy
from sitemaker.pages import handouts

TABLE = ROOT / "scripts/lab/BUILD-TIME.md"
SIZES = ((34, 6), (250, 25), (1000, 100))
"""Pages and scans. Of every scan three pages are made: the scan, one for frames, and its part of the overview."""
EXAMPLE = DOCS / "organisaties" / "vijf-lenzen.md"
FOLDER = "proef"


class Build(NamedTuple):
    pages: int
    scans: int
    wall: float
    """Seconds from beginning to end."""
    processor: float
    """Seconds of processor time, Node.js included."""
    memory: float
    """The most that was in use at once, in MB."""
    html: int
    """Bytes of all pages."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/lab/build-time", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="builds of each size; the quickest counts (3)")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {TABLE.relative_to(ROOT)}")
    parser.add_argument("--once", nargs=2, metavar=("PAGES", "SCANS"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.once:
        print(json.dumps(once(*map(int, asked.once))))
        return 0
    builds = [measure(pages, scans, asked.rounds) for pages, scans in SIZES]
    text = "\n".join([conditions(asked), "", *table(builds)])
    print(text)
    if asked.write:
        TABLE.write_text(f"# How the build grows\n\n{text}\n", encoding="utf-8")
    return 0


def measure(pages: int, scans: int, rounds: int) -> Build:
    """Build a made-up site in a copy of the tree, some times over."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        plant(tree, pages, scans)
        path = os.pathsep.join(str(tree / name) for name in ("scripts", "docs/assessments"))
        command = [sys.executable, "-m", "sitemaker.lab.build_time", "--once", str(pages), str(scans)]
        done = [
            subprocess.run(
                command, cwd=tree, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True
            )
            for _ in range(rounds)
        ]
        if failed := next((process for process in done if process.returncode), None):
            raise SystemExit(failed.stderr or failed.stdout)
        return min(
            (Build(*json.loads(process.stdout.splitlines()[-1])) for process in done),
            key=lambda built: built.wall,
        )


def plant(tree: Path, pages: int, scans: int) -> None:
    """A copy of this tree in which so many pages and scans stand in the menu."""
    copy(tree)
    taken = {definition["number"] for definition in reading.read_versions()}
    there = len({definition["slug"] for definition in reading.read_all()})
    for number in range(scans - there):
        scaffold.make(f"{FOLDER}-{number:03}", taken, tree)
        taken.add(max(taken) + 1)
    text = re.sub(
        r"^(scan|diagram|handout|proposal):.*\n(  .*\n)*", "", EXAMPLE.read_text("utf-8"), flags=re.M
    )
    (tree / "docs" / FOLDER).mkdir()
    names = [
        f"{FOLDER}/pagina-{number:04}.md" for number in range(pages - len(list(tree.glob("docs/**/*.md"))))
    ]
    for name in names:
        (tree / "docs" / name).write_text(text.replace("\n# ", f"\n# {name}: ", 1), "utf-8")
    menu = "".join(f"      - {name}\n" for name in names)
    with (tree / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"  - Proef:\n{menu}" if menu else "")


def once(pages: int, scans: int) -> Build:
    """Build this tree here and now, without a runtime and handouts of what is made up."""
    for module in (runtime, handouts):
        module.files = partial(_of_this_site, module.files)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        if build.main(["--site-dir", folder]):
            raise SystemExit(1)
        wall = time.perf_counter() - begin
        html = sum(path.stat().st_size for path in Path(folder).rglob("*.html"))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(usage.ru_utime + usage.ru_stime for usage in used)
    return Build(pages, scans, wall, processor, max(usage.ru_maxrss for usage in used) / 1024, html)


def _of_this_site(
    make: Callable[..., Any], definitions: list[dict[str, Any]], *rest: Any, **named: Any
) -> Any:
    return make([data for data in definitions if not data["slug"].startswith(FOLDER)], *rest, **named)


def conditions(asked: argparse.Namespace) -> str:
    return (
        f"Measured on {date.today()} with `scripts/lab/build-time`: the quickest of {asked.rounds} builds; Python "
        f"{platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, load "
        f"{os.getloadavg()[1]:.0f}. The runtime and the handouts were there."
    )


def table(builds: list[Build]) -> list[str]:
    heads = (
        "| pages | scans | seconds | of the processor | ms for each page | memory | pages weigh | for each |"
    )
    rows = [
        f"| {built.pages:,} | {built.scans} | {built.wall:.1f} | {built.processor:.1f} "
        f"| {1000 * built.processor / built.pages:.0f} | {built.memory:.0f} MB | {built.html / 1e6:.1f} MB "
        f"| {built.html / built.pages / 1e3:.0f} kB |"
        for built in builds
    ]
    return [heads, "|--:|--:|--:|--:|--:|--:|--:|--:|", *rows]


if __name__ == "__main__":
    terminal.run(main)
