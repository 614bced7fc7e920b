"""`scripts/bench`: how long until a result is there, and until a scan can be answered, ours and the peers'.

Everything is measured in one run, in turns, from a host on this machine that sends files as brotli
made them. Every visitor has a new profile, an ordinary profile: browsers keep no compiled WebAssembly
for private windows. Compare the ratios: the times are those of this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from datetime import date
from pathlib import Path
from random import Random

from playwright.sync_api import BrowserContext, BrowserType, Page, sync_playwright

from selfscan.core import answers, code
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from sitemaker import ROOT
from sitemaker.commands import terminal
from sitemaker.definitions import reading
from sitemaker.lab import bench_pages
from sitemaker.lab.bench_host import Host, served, visitor
from sitemaker.lab.bench_pages import SLUG, Variant

ELSEWHERE = {
    "at full speed": "BENCH.md",
    "with a processor at a quarter: `--slower 4`": "BENCH-4-times-slower.md",
    "on slow 4G: `--mbit 1.6`": "BENCH-1.6-mbit.md",
}
TIME_LIMIT = 120_000
READING = 3_000
"""Milliseconds that somebody looks at a result before coming back: what a site does behind it, it has done by then."""
TEAM = "team"
CROWD = 10_000

# Runs in every page before anything else; the clock of the page starts when it is navigated to.
WATCH = """(sign) => {
  const look = () => { if (document.querySelector(sign)) window.shown ??= performance.now(); };
  new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true});
  window.frozen = 0;
  new PerformanceObserver((tasks) => {
    for (const { duration } of tasks.getEntries()) window.frozen = Math.max(window.frozen, duration);
  }).observe({type: "longtask", buffered: true});
}"""

# Times requests to a Python that is ready and has been left alone for a while, in milliseconds.
CALLS = """async ({ score, compare, reading }) => {
  const worker = new Worker("/assessments/worker.js", { type: "module", name: "first" });
  const next = (kind) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => data.type === kind ? resolve(data) : data.type === "failed" && reject(data);
  });
  await next("ready");
  await new Promise((resolve) => setTimeout(resolve, reading));
  const time = async (request, often) => {
    const times = [];
    for (let index = 0; index < often; index++) {
      const start = performance.now();
      worker.postMessage({ id: index, request: JSON.stringify(request) });
      JSON.parse((await next("answer")).answer);
      times.push(performance.now() - start);
    }
    return times;
  };
  return { score: await time(score, 50), compare: await time(compare, 3) };
}"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="visits of each kind (7)")
    parser.add_argument(
        "--mbit", type=float, default=0, help="the speed of the line; as fast as it goes when left out"
    )
    parser.add_argument("--slower", type=float, default=1, help="how many times slower the processor is (1)")
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="only variants with one of these words in their name"
    )
    parser.add_argument("--json", type=Path, help="also write every single time to this file")
    parser.add_argument("--write", action="store_true", help="keep the tables in scripts/lab/BENCH*.md")
    asked = parser.parse_args(arguments)
    Host.speed = asked.mbit * 1e6 / 8
    library = Library(reading.read_versions(), KINDS)
    results, forms = bench_pages.results(bench_pages.example(library)), bench_pages.forms()
    if asked.only:
        results, forms = (
            [variant for variant in some if any(word in variant.name for word in asked.only)]
            for some in (results, forms)
        )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bench_pages.prepare(Path(folder), library)
        with served(Path(folder)) as address:
            variants = results + forms
            for number in range(asked.rounds):
                for variant in variants[number % len(variants) :] + variants[: number % len(variants)]:
                    measure(variant, address, playwright.chromium, asked.slower)
            Host.small = False
            with visitor(playwright.chromium) as context:
                called = call(address, context, library)
                about = conditions(asked, context.browser.version if context.browser else "")
    text = "\n".join(
        [
            "# How fast it is\n",
            about,
            "\n## From a link to a result until the result is there\n",
            table(results),
            "\n## From a link to a scan until the first question can be answered\n",
            table(forms),
            "\n## Once Python is ready\n",
            calls(called),
            "\n## Elsewhere\n",
            *(f"- [{name}]({file})" for name, file in ELSEWHERE.items()),
        ]
    )
    print(text)
    if asked.json:
        asked.json.write_text(json.dumps([*map(vars, variants), called], indent=1) + "\n")
    if asked.write:
        kept(asked.mbit, asked.slower).write_text(text + "\n")
    return 0


def measure(variant: Variant, address: str, chromium: BrowserType, slower: float) -> None:
    """Somebody's first visit, and one more visit."""
    with visitor(chromium, slower) as context:
        context.add_init_script(f"({WATCH})({json.dumps(variant.sign)})")
        if not variant.python:
            context.route("**/worker.js", lambda route: route.abort())
        Host.sent = Host.requests = 0
        Host.small = variant.small
        page, shown, frozen = visit(context, address + variant.address, variant.sign)
        variant.cold.append(shown)
        variant.frozen.append(frozen)
        variant.bytes, variant.requests = Host.sent, Host.requests
        page.wait_for_timeout(READING)
        page.close()
        variant.warm.append(visit(context, address + variant.address, variant.sign)[1])


def visit(context: BrowserContext, address: str, sign: str) -> tuple[Page, float, float]:
    """Milliseconds until the sign was there, and the longest that the page did not react until then."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(sign, state="attached", timeout=TIME_LIMIT)
    shown, frozen = page.evaluate("[window.shown, window.frozen]")
    return page, shown, frozen


def call(address: str, context: BrowserContext, library: Library) -> dict[str, list[float]]:
    """The times of single requests: one person's answers, and the codes of a crowd."""
    longest = {item: 1 + index % 5 for index, item in enumerate(library.newest(TEAM).form_of)}
    score = {"do": "score", "assessment": TEAM, "answers": longest, "root": "/"}
    definition = library.newest(SLUG)
    dice = Random(0)
    crowd = []
    for index in range(CROWD):
        given = answers.read(definition, {item: dice.randint(1, 5) for item in definition.form_of})
        crowd.append({"code": code.encode(definition, given), "label": str(index), "organisation": ""})
    compare = {"do": "compare", "assessment": SLUG, "contributions": crowd, "consent": True}
    page = context.new_page()
    page.set_default_timeout(TIME_LIMIT)
    page.goto(address)
    times: dict[str, list[float]] = page.evaluate(
        CALLS, {"score": score, "compare": compare, "reading": READING}
    )
    page.close()
    return times


def spread(times: list[float], digits: int = 0) -> str:
    return f"{statistics.median(times):.{digits}f} [{min(times):.{digits}f}–{max(times):.{digits}f}]"


def conditions(asked: argparse.Namespace, browser: str) -> str:
    line = f"{asked.mbit:g} Mbit/s" if asked.mbit else "loopback"
    return (
        f"Measured on {date.today()} with `scripts/bench`: {asked.rounds} visits each, in turns; Chromium {browser}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        f"{f' slowed down {asked.slower:g} times' if asked.slower > 1 else ''}, {line}, load "
        f"{os.getloadavg()[1]:.0f}. Milliseconds: median [least–most], and as a multiple of ours; *warm* is the same "
        f"visitor {READING // 1000} s later. *Frozen* is the longest that the page did not react; bytes are those of brotli, "
        "of the cold visit until what counts was there."
    )


def table(variants: list[Variant]) -> str:
    """The medians with least and most, and how many times ours is faster."""
    if not variants:
        return "Not asked for."
    ours = variants[0]

    def times(some: list[float], own: list[float]) -> str:
        return f"{spread(some)} | {statistics.median(some) / statistics.median(own):.2f}×"

    rows = [
        f"| {variant.name} | {times(variant.cold, ours.cold)} | {times(variant.warm, ours.warm)} "
        f"| {statistics.median(variant.frozen):.0f} | {variant.bytes:,} | {variant.requests} |"
        for variant in variants
    ]
    heads = "| | cold | | warm | | frozen | bytes | requests |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    return "\n".join([heads, *rows])


def kept(mbit: float, slower: float) -> Path:
    """The page for runs under these conditions."""
    line = f"-{mbit:g}-mbit" if mbit else ""
    processor = f"-{slower:g}-times-slower" if slower > 1 else ""
    return ROOT / f"scripts/lab/BENCH{line}{processor}.md"


def calls(times: dict[str, list[float]]) -> str:
    return (
        f"Scoring the scan for a team, there and back: {spread(times['score'], 1)} ms. "
        f"Comparing {CROWD:,} codes: {spread(times['compare'])} ms, in the worker."
    )


if __name__ == "__main__":
    terminal.run(main)
