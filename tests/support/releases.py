"""Releases of the site, and a host that can be stopped or be in trouble."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from site_host import Handler
from sitemaker import ROOT
from sitemaker.output import hosting, offline


class Host:
    """A server that can be stopped, started again and made to fail, with the headers of ours."""

    def __init__(self, folder: Path) -> None:
        self.port = 0
        self.folder = folder
        self.asked: list[str] = []
        self.waiting = threading.Event()
        self.start()

    def start(self) -> None:
        host = self
        self.trouble = ""

        class Answering(Handler):
            def end_headers(self) -> None:
                if policy := hosting.WORKERS.get(self.path):
                    self.send_header("Content-Security-Policy", policy)
                self.send_header("Cache-Control", hosting.OTHERWISE)
                super().end_headers()

            def do_GET(self) -> None:  # noqa: N802
                host.asked.append(self.path)
                if host.trouble == "stopped":
                    return  # A browser may have connected before.
                if host.trouble == "silence":
                    host.waiting.wait()
                elif host.trouble == "error":
                    self.send_error(503)
                else:
                    # Two releases within a second would count as the same.
                    del self.headers["If-Modified-Since"]
                    super().do_GET()

        handler = functools.partial(Answering, directory=str(self.folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.trouble = "stopped"
        self.server.shutdown()
        self.server.server_close()

    def __str__(self) -> str:
        return f"http://127.0.0.1:{self.port}"


TRUSTED_TYPES = re.compile(rb"; require-trusted-types-for [^;\"]+")


def publish(site: Path, folder: Path, mark: str) -> None:
    """A release of which every page, style and script says which it is; a few lines stand in for Python.

    What is called by its content stays: with other content it has another name.
    """
    pages = list(offline.pages(site))
    for path in {*pages, *offline.loaded(site, pages)}:
        if path.startswith("assets/runtime"):
            continue
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            content = content.replace(b"<html", f"<html data-release-{mark}".encode(), 1)
            # Tests start a worker of their own here; tests of the policy have pages as they are.
            content = TRUSTED_TYPES.sub(b"", content)
        elif path.endswith(".css"):
            content += f"\n:root {{ --release: {mark}; }}".encode()
        elif path.endswith(".js") and not hosting.is_unchanging(f"/{path}"):
            content += (
                f'\nglobalThis.document?.documentElement.setAttribute("data-release-{mark}", "");'.encode()
            )
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    worker = f'import part from "./part.js"; postMessage({{type: "ready"}}); postMessage({{releases: [part, "{mark}"]}});'
    (folder / "assessments/worker.js").write_text(worker)
    (folder / "assessments/part.js").write_text(f'export default "{mark}";')
    (folder / offline.INDEX).parent.mkdir(parents=True, exist_ok=True)
    (folder / offline.INDEX).write_text('export default {"trimmed": {}, "files": {}};')
    shutil.copy(ROOT / "docs" / offline.WORKER, folder / offline.WORKER)
    offline.write(folder)
