"""`scripts/lab/phone-speed`: how soon the pages can be read and answered on an emulated phone, and what Lighthouse says of them.

The site is served by nginx with our own configuration, compressed as for a release. The phone has a processor
four times slower than this machine's and the line that Chrome's developer tools call Fast 4G.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from sitemaker import ROOT
from sitemaker.commands import build, terminal
from sitemaker.lab import nginx
from sitemaker.output.precompress import precompress

TABLE = ROOT / "scripts/lab/PHONE-SPEED.md"
PAGES = ("/", "/organisaties/vijf-lenzen/", "/assessments/vijf-lenzen/")
NODE = ROOT / ".venv/lighthouse/bin/node"
LIGHTHOUSE = ROOT / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FAST_4G = {
    "offline": False,
    "latency": 60 * 2.75,
    "downloadThroughput": 9e6 / 8 * 0.9,
    "uploadThroughput": 1.5e6 / 8 * 0.9,
}
"""As in Chrome's developer tools: milliseconds before every answer, and bytes per second."""
SLOWER = 4
PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
AFTER = 3_000
"""Milliseconds after everything has come in that the page is still watched."""

# Runs in every page before anything else; all times are milliseconds since the navigation began.
WATCH = """() => {
  window.seen = { answerable: null, paint: 0, largest: 0, shift: 0, tasks: [] };
  const look = () => {
    const ready = document.querySelector("form[data-enhanced] input[type=radio]");
    if (ready && seen.answerable === null) requestAnimationFrame(() => (seen.answerable ??= performance.now()));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") seen.paint = startTime; });
  watch("largest-contentful-paint", ({ startTime }) => { seen.largest = startTime; });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shift += value; });
  watch("longtask", ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
}"""


class Visit(NamedTuple):
    """One visit with an empty cache: milliseconds, but for `shift`, which has no unit."""

    answerable: float | None
    """Until the first question reacts; None where there is none."""
    largest: float
    """LCP: until the largest part of the page had been painted."""
    shift: float
    """CLS: how far the page jumped."""
    blocking: float
    """TBT: what every task after the first paint took beyond 50 ms, in all."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/lab/phone-speed", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits to each page (5)")
    parser.add_argument("--lighthouse", type=int, default=3, help="runs of Lighthouse for each page (3)")
    parser.add_argument("--site", type=Path, help="a built site to measure, instead of building one")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {TABLE.relative_to(ROOT)}")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        if asked.site:
            shutil.copytree(asked.site, site)
        elif build.main(["--site-dir", str(site)]):
            return 1
        precompress(site)
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        assert chromium
        with nginx.running(site, folder) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            visits: dict[str, list[Visit]] = {page: [] for page in PAGES}
            for _ in range(asked.rounds):
                for page in PAGES:
                    visits[page].append(visit(browser, server.address + page))
            version = browser.version
            browser.close()
            reports = {
                page: [lighthouse(server.address + page, chromium) for _ in range(asked.lighthouse)]
                for page in PAGES
            }
    text = "\n".join([conditions(asked, version), "", *table(visits, reports)])
    print(text)
    if asked.write:
        TABLE.write_text(f"# How the pages feel on a phone\n\n{text}\n", encoding="utf-8")
    return 0


def visit(browser: Browser, address: str) -> Visit:
    """Open a page on the phone with an empty cache, and watch it until it has come to rest."""
    context = browser.new_context(**PHONE, locale="nl-NL")
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(AFTER)
    seen: dict[str, Any] = page.evaluate("seen")
    context.close()
    beyond = (duration - 50 for start, duration in seen["tasks"] if start >= seen["paint"])
    return Visit(seen["answerable"], seen["largest"], seen["shift"], sum(beyond))


def lighthouse(address: str, chromium: str) -> dict[str, Any]:
    """The report of one run for mobile. Raises subprocess.CalledProcessError when Lighthouse fails."""
    command = [str(NODE), str(LIGHTHOUSE), address, "--output=json", "--quiet", "--no-enable-error-reporting"]
    command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, check=True
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def conditions(asked: argparse.Namespace, browser: str) -> str:
    version = json.loads((LIGHTHOUSE.parents[1] / "package.json").read_text())["version"]
    return (
        f"Measured on {date.today()} with `scripts/lab/phone-speed`: {asked.rounds} visits with an empty cache and "
        f"{asked.lighthouse} runs of Lighthouse {version} (mobile) to each page; Chromium {browser}, "
        f"{os.cpu_count()} processors slowed down {SLOWER} times, load {os.getloadavg()[1]:.0f}; Fast 4G "
        f"({FAST_4G['downloadThroughput'] * 8 / 1e6:.1f} Mbit/s, {FAST_4G['latency']:.0f} ms). "
        "Milliseconds: median [least–most]. Lighthouse: medians of performance, accessibility, best practices and SEO."
    )


def table(visits: dict[str, list[Visit]], reports: dict[str, list[dict[str, Any]]]) -> list[str]:
    rows = ["| page | answerable | LCP | CLS | TBT | Lighthouse |", "|---|--:|--:|--:|--:|--:|"]
    for page, some in visits.items():
        answerable = [visit.answerable for visit in some if visit.answerable is not None]
        times = (answerable, [visit.largest for visit in some], [visit.blocking for visit in some])
        first, largest, blocking = (spread(numbers) for numbers in times)
        shift = statistics.median(visit.shift for visit in some)
        scores = " / ".join(
            f"{100 * statistics.median(report['categories'][name]['score'] for report in reports[page]):.0f}"
            for name in CATEGORIES
            if reports[page]
        )
        rows.append(f"| `{page}` | {first} | {largest} | {shift:.3f} | {blocking} | {scores} |")
    return rows


def spread(times: list[float]) -> str:
    if not times:
        return "–"
    return f"{statistics.median(times):.0f} [{min(times):.0f}–{max(times):.0f}]"


if __name__ == "__main__":
    terminal.run(main)
