"""`scripts/serve`: the site on this machine, built again after every change.

`mkdocs serve` stops at a mistake it finds at the start and keeps a browser waiting after a later mistake. Here
every page then shows the mistakes until they are mended, and the terminal does too.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from sitemaker import DOCS, ROOT
from sitemaker.commands import terminal
from sitemaker.progress import making

CONFIG = ROOT / "mkdocs.yml"
TEMPLATES = ROOT / "overrides"
MISTAKES = "mistakes.html"
log = logging.getLogger("mkdocs")


class Server(LiveReloadServer):
    """Shows the mistakes of the last build in place of every page."""

    def __init__(self, port: int, site: Path) -> None:
        """Take the port, so that a taken port is told before a build; browsers wait until `serve`. Raises OSError."""
        super().__init__(self.attempt, "127.0.0.1", port, str(site))
        super().server_bind()
        super().server_activate()
        self.site = site
        self.wrong = False
        self.error_handler = lambda _: self._missing()

    def server_bind(self) -> None:
        """Done already when MkDocs asks."""

    def server_activate(self) -> None:
        """The same."""

    def attempt(self) -> None:
        """Build the site. What is wrong with it is kept and said, not raised."""
        heard = Listener()
        log.addHandler(heard)
        try:
            config = load_config(str(CONFIG), site_dir=str(self.site))
            config.site_url = self.url
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=self.url)
            self.wrong = False
        except (Exception, SystemExit) as error:
            # What a strict build stops at it has said before, as warnings.
            if not heard.said:
                log.error(str(error), exc_info=not isinstance(error, MkDocsException))
            self._show(heard.said)
            self.wrong = True
        finally:
            log.removeHandler(heard)

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if self.wrong and "." not in environ["PATH_INFO"] and "/livereload/" not in environ["PATH_INFO"]:
            environ = environ | {"PATH_INFO": f"{self.mount_path}{MISTAKES}"}
        return super().serve_request(environ, start_response)

    def _show(self, mistakes: list[str]) -> None:
        # Without the fonts at the top: those are not where this page stands.
        styles = "".join((DOCS / "assets/css/tokens.css").read_text("utf-8").partition(":root")[1:])
        template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template(MISTAKES)
        (self.site / MISTAKES).write_text(template.render(mistakes=mistakes, styles=styles), "utf-8")

    def _missing(self) -> bytes | None:
        page = self.site / "404.html"
        return page.read_bytes() if page.exists() else None


class Listener(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(message)s")
    with tempfile.TemporaryDirectory() as site:
        try:
            server = Server(asked.port, Path(site))
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is no port"
            print(f"Port {asked.port}: {reason}. Choose another with --port.", file=sys.stderr)
            return 1
        try:
            making("the site")
            server.attempt()
            for path in (DOCS, TEMPLATES, CONFIG):
                server.watch(str(path))
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
    return 0


if __name__ == "__main__":
    terminal.run(main)
