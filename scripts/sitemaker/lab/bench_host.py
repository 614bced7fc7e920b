"""Where `scripts/bench` measures: a host on this machine, and visitors with a browser of their own."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType

STARTING = 2_000
"""Milliseconds that a new browser is busy with itself."""
SLICE = 0.02
"""Seconds in which a slowed browser runs and stands still once."""
SMALL = b'Object.defineProperty(navigator, "deviceMemory", {value: 1});'


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

    small = False
    """Whether the visitor's device tells that it has little memory."""

    line = threading.Lock()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        small = path.with_name(path.name + ".br")
        packed = small.is_file()
        content = (small if packed else path).read_bytes()
        if Host.small and path.name == "worker.js":
            packed, content = False, SMALL + path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
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


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # visitors leave while files are sent
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def visitor(chromium: BrowserType, slower: float = 1) -> Iterator[BrowserContext]:
    """Somebody who has never been here, with a browser that gets a part of the processor's time."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = chromium.launch_persistent_context(
            profile,
            executable_path=path,
            args=["--no-sandbox"],  # inside a container root has none to run in
            locale="nl-NL",
        )
        context.pages[0].wait_for_timeout(STARTING)
        with slowed(profile, slower) if slower > 1 else nullcontext():
            yield context
        context.close()


@contextmanager
def slowed(profile: str, times: float) -> Iterator[None]:
    """Stop all processes of a browser, its workers too, most of the time. What browsers offer slows the page only."""
    [group] = {
        os.getpgid(int(cmdline.parent.name))
        for cmdline in Path("/proc").glob("[0-9]*/cmdline")
        if f"--user-data-dir={profile}".encode() in _read(cmdline).split(b"\0")
    }
    done = threading.Event()

    def hinder() -> None:
        while not done.is_set():
            os.killpg(group, signal.SIGSTOP)
            time.sleep(SLICE * (1 - 1 / times))
            os.killpg(group, signal.SIGCONT)
            time.sleep(SLICE / times)

    hindering = threading.Thread(target=hinder)
    hindering.start()
    try:
        yield
    finally:
        done.set()
        hindering.join()


def _read(file: Path) -> bytes:
    """Nothing when its process has ended."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
