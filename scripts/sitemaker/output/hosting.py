"""What a web host has to know about a built site, written into the site itself.

- `_headers`             for static hosts that read it (Netlify, Cloudflare Pages and others)
- `_hosting/nginx.conf`  a complete site for nginx
- `_hosting/Caddyfile`   the same for Caddy

The content policy of a page stands in its own `<meta>` (`overrides/main.html`), and who may frame it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import jinja2

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
WORKERS = {
    "/assessments/worker.js": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    "/assessments/sw.js": "default-src 'self'",
}
"""A worker obeys the policy of its own response, not that of its page. The first runs Python. The second
fetches what pages ask for: fonts, styles, images. WebKit checks each of those requests against the directive for its
purpose (`font-src` for a font), and `default-src` stands in for all of these."""
FRAMED = "ingebed"
"""The folder of a page that others may show in a frame: the hosts in `extra.embed_hosts`."""
UNCHANGING = (r"\.[0-9a-f]{8,}\.", r"/pyodide-[0-9.]+/", r"/js/chunks/")
"""Addresses that get another name with other content: by a hash, or as Pyodide by a version."""
FOREVER = "public, max-age=31536000, immutable"
OTHERWISE = "no-cache"
SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers of every response. The first counts over https only, as browsers have it, and for this host alone: what
stands beside or below it is not ours to decide about."""


FETCHED = ("script-src", "img-src", "object-src")
"""Directives of our pages that fall back on `default-src`."""


class Rule(NamedTuple):
    """A content policy and what it is for: one address, or with `*` at the end all that begin so."""

    address: str
    policy: str


def write(site: Path, config: Any) -> None:
    """Write the files for hosts; `config` is that of MkDocs."""
    rules = list(policies(site, config.extra.get("embed_hosts") or []))
    default = next(rule.policy for rule in rules if rule.address == "/404.html")
    floor = common(rule.policy for rule in rules if rule.address not in WORKERS)
    headers = SECURITY | ({"Access-Control-Allow-Origin": "*"} if config.extra.get("embed_hosts") else {})
    known = {
        "rules": rules,
        "exceptions": [rule for rule in rules if rule.policy != default],
        "default": default,
        "floor": floor,
        "headers": headers,
        "files": unchanging(site),
        "unchanging": UNCHANGING,
        "forever": FOREVER,
        "otherwise": OTHERWISE,
        "host": urlsplit(config.site_url).hostname,
    }
    loader = jinja2.FileSystemLoader(Path(__file__).with_name("hosts"))
    templates = jinja2.Environment(
        loader=loader, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    (site / "_hosting").mkdir(exist_ok=True)
    for name in ("_headers", "_hosting/nginx.conf", "_hosting/Caddyfile"):
        text = templates.get_template(Path(name).name).render(known)
        (site / name).write_text(text + "\n", encoding="utf-8")


def policies(site: Path, embed_hosts: list[str]) -> list[Rule]:
    """The content policy of every page and worker. No two rules are for the same address: hosts would add them up."""
    pages = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        found = META.search(path.read_text(encoding="utf-8"))
        if not found:
            raise ValueError(f"{name}: has no content policy")
        frames = " ".join(["'self'", *embed_hosts]) if path.parent.name == FRAMED else "'none'"
        policy = f"{html.unescape(found[1])}; frame-ancestors {frames}"
        pages.append(Rule(f"/{name.removesuffix('index.html')}", policy))
    rules = []
    for section, group in groupby(pages, key=lambda rule: rule.address.split("/")[1]):
        some = list(group)
        alike = len(some) > 1 and len({rule.policy for rule in some}) == 1
        rules += [Rule(f"/{section}/*", some[0].policy)] if alike else some
    return [*rules, *(Rule(address, policy) for address, policy in WORKERS.items())]


def common(policies: Iterable[str]) -> str:
    """The strictest policy that forbids nothing that one of these allows.

    For hosts that add up what they say of an address: it holds for addresses that nobody listed, such as the page
    of a mistake, and changes nothing for those that have a policy of their own. Trusted Types are no part of it:
    the worker of Python does without.
    """
    allowed: dict[str, dict[str, None]] = {}
    known = [dict(part.split(" ", 1) for part in policy.split("; ")) for policy in policies]
    for name in dict.fromkeys(name for directives in known for name in directives):
        # Without a list of its own a directive falls back on `default-src`, or allows everything.
        lists = [
            directives.get(name, directives["default-src"] if name in FETCHED else None)
            for directives in known
        ]
        if None not in lists and "trusted-types" not in name:
            allowed[name] = {source: None for sources in lists for source in str(sources).split()}
    return "; ".join(
        " ".join([name, *(source for source in sources if source != "'none'" or len(sources) == 1)])
        for name, sources in allowed.items()
    )


def unchanging(site: Path) -> list[str]:
    """The addresses of the files that a browser need never ask for again."""
    addresses = (
        f"/{path.relative_to(site).as_posix()}" for path in sorted(site.rglob("*")) if path.is_file()
    )
    return [address for address in addresses if is_unchanging(address)]


def is_unchanging(address: str) -> bool:
    return any(re.search(pattern, address) for pattern in UNCHANGING)
