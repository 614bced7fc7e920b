"""`scripts/bench`: from opening a link to a result until the result is on the page, ours and its peers'.

Everything is measured in one run, in turns, in one browser, from a host on this machine that
sends files as brotli made them. Compare the ratios: the times are those of this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from selfscan import answers, code
from selfscan.library import Library
from sitemaker import ASSESSMENTS, ROOT, archive, build, definitions, interpreter, modules

PEERS = Path(__file__).with_name("peers")
TABLE = Path(__file__).with_name("bench.md")
NPM = ("pyodide", "@pyscript/core/dist", "@micropython/micropython-webassembly-pyscript")
SLUG = "vijf-lenzen"
TIME_LIMIT = 120_000

RESULT = "[data-result][data-state=ready], body[data-result]"
# Runs in every page before anything else; the clock of the page starts when it is navigated to.
WATCH = f"""new MutationObserver(() => {{
  if (document.querySelector("{RESULT}")) window.shown ??= performance.now();
}}).observe(document, {{subtree: true, childList: true, attributes: true}});"""


@dataclass
class Variant:
    """Something to measure: a page, and what its visits came to."""

    name: str
    address: str
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    bytes: int = 0
    requests: int = 0


class Host(SimpleHTTPRequestHandler):
    """Serves a folder, precompressed, at most at a given speed, and counts what it sends."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    protocol_version = "HTTP/1.1"
    sent = 0
    requests = 0
    speed = 0.0
    """Bytes per second over all connections; 0 is as fast as it goes."""

    line = threading.Lock()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        small = path.with_name(path.name + ".br")
        content = (small if small.is_file() else path).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if small.is_file():
            self.send_header("Content-Encoding", "br")
        # Without these two PyScript's worker cannot reach the page.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.end_headers()
        Host.requests += 1
        Host.sent += len(content)
        self._send(content)

    def _send(self, content: bytes) -> None:
        if not Host.speed:
            self.wfile.write(content)
            return
        for start in range(0, len(content), 16_384):
            part = content[start : start + 16_384]
            with Host.line:
                time.sleep(len(part) / Host.speed)
            self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """The table is what counts."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="visits of each kind (7)")
    parser.add_argument(
        "--mbit", type=float, default=0, help="the speed of the line; as fast as it goes when left out"
    )
    parser.add_argument(
        "--only", nargs="+", metavar="WORD", help="only variants with one of these words in their name"
    )
    parser.add_argument("--json", type=Path, help="also write every single time to this file")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {TABLE.relative_to(ROOT)}")
    asked = parser.parse_args(arguments)
    Host.speed = asked.mbit * 1e6 / 8
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        variants = prepare(Path(folder))
        if asked.only:
            variants = [one for one in variants if any(word in one.name for word in asked.only)]
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        # Inside a container root has no sandbox to run in.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with served(Path(folder)) as address:
            for number in range(asked.rounds):
                for variant in variants[number % len(variants) :] + variants[: number % len(variants)]:
                    measure(variant, address, browser)
        text = table(variants, browser.version, asked.mbit)
        browser.close()
    print(text)
    if asked.json:
        asked.json.write_text(json.dumps([vars(one) for one in variants], indent=1) + "\n")
    if asked.write:
        TABLE.write_text(text + "\n")
    return 0


def prepare(folder: Path) -> list[Variant]:
    """Put the site and its peers in `folder`, compressed, and say what there is to measure."""
    if build.main(["--site-dir", str(folder)]):
        raise SystemExit("The site could not be built.")
    shutil.copytree(PEERS, folder / "peers")
    for name in NPM:
        shutil.copytree(
            ROOT / "node_modules" / name, folder / "npm" / name, ignore=shutil.ignore_patterns("*.map")
        )
    known = definitions.read_versions()
    sources = {name: (ASSESSMENTS / name).read_bytes() for name in modules.sources()}
    sources["selfscan/definitions.json"] = json.dumps(known, ensure_ascii=False).encode()
    (folder / "peers/sources.zip").write_bytes(archive.pack(sources))
    for name, content in sources.items():
        (folder / "peers/sources" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "peers/sources" / name).write_bytes(content)
    config = {
        "interpreter": "/npm/pyodide/pyodide.mjs",
        "files": {f"sources/{name}": name for name in sources},
    }
    (folder / "peers/pyscript.json").write_text(json.dumps(config))
    command = [interpreter.node(), str(PEERS / "brotli.mjs"), str(folder), str(interpreter.CACHE / "brotli")]
    subprocess.run(command, check=True)

    definition = Library(known).newest(SLUG)
    given = {item: 1 + index * 7 % 5 for index, item in enumerate(definition.form_of)}
    result = code.encode(definition, answers.read(definition, given))
    request = quote(json.dumps({"do": "open", "text": result, "root": "/"}))
    return [
        Variant("ours", f"/assessments/{SLUG}/#r={result}"),
        Variant("stock `loadPyodide` in a worker", f"/peers/stock.html#{request}"),
        Variant("PyScript `py worker`", f"/peers/pyscript.html#{request}"),
        Variant("PyScript `mpy`, means only", "/peers/micropython.html"),
    ]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def measure(variant: Variant, address: str, browser: Browser) -> None:
    """One visit in a fresh profile, and one more in the same."""
    context = browser.new_context(locale="nl-NL")
    context.add_init_script(WATCH)
    Host.sent = Host.requests = 0
    variant.cold.append(visit(context, address + variant.address))
    variant.bytes, variant.requests = Host.sent, Host.requests
    variant.warm.append(visit(context, address + variant.address))
    context.close()


def visit(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(RESULT, state="attached", timeout=TIME_LIMIT)
    shown: float = page.evaluate("window.shown")
    page.close()
    return shown


def table(variants: list[Variant], browser: str, mbit: float) -> str:
    """The medians with least and most, and how many times ours is faster."""
    ours = variants[0]

    def times(some: list[float], own: list[float]) -> str:
        ratio = statistics.median(some) / statistics.median(own)
        return f"{statistics.median(some):.0f} [{min(some):.0f}–{max(some):.0f}] | {ratio:.2f}×"

    line = f"{mbit:g} Mbit/s" if mbit else "loopback"
    about = (
        f"Measured on {date.today()} with `scripts/bench`: {len(ours.cold)} visits each, in turns; Chromium {browser}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, {line}. Milliseconds from opening "
        "a link to a result until the result is on the page: median [least–most], and that of ours as 1."
    )
    rows = [
        f"| {one.name} | {times(one.cold, ours.cold)} | {times(one.warm, ours.warm)} "
        f"| {one.bytes:,} | {one.requests} |"
        for one in variants
    ]
    heads = "| | cold | ratio | warm | ratio | bytes (br) | requests |\n|---|--:|--:|--:|--:|--:|--:|"
    return "\n".join([about, "", heads, *rows])


if __name__ == "__main__":
    sys.exit(main())
