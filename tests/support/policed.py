"""A host that sends the built site's own headers, and hears from the browser what they stopped."""

from __future__ import annotations

from pathlib import Path

from site_host import Handler

POLICY = "Content-Security-Policy"
HEARD_AT = "/gemeld"
INJECTED_AT = "/privacy/"
INJECTED = b"<script>window.injected = 1</script></main>"
"""What somebody managed to get into a page."""


def rules(site: Path) -> dict[str, dict[str, str]]:
    """`_headers` as a host reads it: the headers by address."""
    found: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            headers = found.setdefault(line, {})
        elif line.startswith("  "):
            name, value = line.split(":", 1)
            headers[name.strip()] = value.strip()
    return found


def fitting(rules: dict[str, dict[str, str]], address: str, name: str) -> list[str]:
    """The values of a header that a host adds up for an address."""
    fits = (
        headers
        for pattern, headers in rules.items()
        if address == pattern or (pattern.endswith("*") and address.startswith(pattern[:-1]))
    )
    return [headers[name] for headers in fits if name in headers]


class Policed(Handler):
    """Sends each file with what `_headers` says of it, and remembers every report of a policy that was broken."""

    known: dict[str, dict[str, str]]
    reports: list[str] = []  # noqa: RUF012 (a server makes its own handlers, so they share it)

    def end_headers(self) -> None:
        for name in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", POLICY):
            for value in fitting(self.known, self.path, name):
                self.send_header(name, f"{value}; report-uri {HEARD_AT}" if name == POLICY else value)
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 (the name is the standard library's)
        if self.path != INJECTED_AT:
            super().do_GET()
            return
        page = Path(self.translate_path(self.path), "index.html").read_bytes().replace(b"</main>", INJECTED)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def do_POST(self) -> None:  # noqa: N802
        self.reports.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()
