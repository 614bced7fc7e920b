"""What a host says with every file: one content policy, what may be kept how long, and small files."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import caddy
from policed import POLICY, fitting, rules
from servers import skip_without
from sitemaker.lab import nginx
from sitemaker.output import hosting
from sitemaker.output.precompress import precompress
from walking import BOOT, SCAN, answer, see_result

ANSWERS = {f"L{lens}{number}": 4 for lens in "ABROP" for number in range(1, 5)}
WASM = "'wasm-unsafe-eval'"


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compressed copy of the site."""
    folder = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(site, folder)
    precompress(folder, effort=1)
    return folder


@pytest.fixture(scope="module")
def host(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx with the configuration that the build made."""
    skip_without(nginx.PROGRAM)
    with nginx.running(packed, tmp_path_factory.mktemp("nginx")) as server:
        yield server.address


@pytest.fixture(scope="module")
def other_host(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Caddy, likewise."""
    skip_without(caddy.PROGRAM)
    with caddy.running(packed, tmp_path_factory.mktemp("caddy")) as address:
        yield address


@pytest.fixture(params=["host", "other_host"], ids=["nginx", "caddy"])
def either(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


def ask(address: str, accept: str = "br, gzip") -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": accept})
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def allowed(policy: str) -> set[tuple[str, str]]:
    """What a policy allows of scripts and pictures: the directive and each source."""
    parts = [part.split() for part in policy.split("; ")]
    return {
        (name, source) for name, *sources in parts if name in ("script-src", "img-src") for source in sources
    }


def test_header_and_page_have_one_policy(site: Path) -> None:
    """Each page has one policy of its own in `_headers`: that of its `<meta>`, and who may frame it.

    Hosts add up what fits, so below it lies what holds for every address, also for an address that nobody listed.
    """
    known = rules(site)
    [floor] = fitting(known, "/nergens/", POLICY)
    for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"):
        assert part in floor.split("; ")
    assert "unsafe-inline" not in floor
    pages = {
        f"/{path.relative_to(site).as_posix().removesuffix('index.html')}": path.read_text("utf-8")
        for path in site.rglob("*.html")
    }
    for address, page in pages.items():
        meta = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
        below, policy = fitting(known, address, POLICY)
        assert below == floor
        assert allowed(policy) <= allowed(floor), f"{address} may not do what it has to"
        assert "require-trusted-types-for 'script'" in policy
        assert re.sub(r"; frame-ancestors [^;]+$", "", policy) == meta[0]
        assert "unsafe-inline" not in policy
        assert (WASM in policy) == ("js/scan/page.js" in page or "js/comparison/page.js" in page), address
        assert fitting(known, address, "X-Content-Type-Options") == ["nosniff"]
    assert len(fitting(known, "/assessments/sw.js", POLICY)) == 2
    assert len(known) <= 100, "Cloudflare reads no more"
    assert max(map(len, (site / "_headers").read_text("utf-8").splitlines())) <= 2000


def test_only_named_hosts_may_frame_a_page_for_frames(tmp_path: Path) -> None:
    """`extra.embed_hosts` opens the pages for frames and no other."""
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">'
    for name in ("404.html", "assessments/team/index.html", "assessments/team/ingebed/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(meta)
    found = {rule.address: rule.policy for rule in hosting.policies(tmp_path, ["https://intranet.test"])}
    assert found["/assessments/team/"] == "default-src 'self'; frame-ancestors 'none'"
    assert found["/assessments/team/ingebed/"] == (
        "default-src 'self'; frame-ancestors 'self' https://intranet.test"
    )
    (tmp_path / "bare.html").write_text("<html>")
    with pytest.raises(ValueError, match=r"bare\.html: has no content policy"):
        hosting.policies(tmp_path, [])


@pytest.mark.parametrize(
    ("pattern", "kind", "kept", "compressed"),
    [
        ("index.html", "text/html; charset=utf-8", hosting.OTHERWISE, True),
        ("assessments/vijf-lenzen/index.html", "text/html; charset=utf-8", hosting.OTHERWISE, True),
        ("assessments/worker.js", "text/javascript; charset=utf-8", hosting.OTHERWISE, True),
        ("assets/css/page.css", "text/css; charset=utf-8", hosting.OTHERWISE, True),
        ("assets/js/chunks/result_actions.*.js", "text/javascript; charset=utf-8", hosting.FOREVER, True),
        ("assessments/sw.js", "text/javascript; charset=utf-8", "max-age=60", True),
        ("assets/runtime/index.mjs", "text/javascript; charset=utf-8", hosting.OTHERWISE, True),
        ("assets/runtime/selfscan.*.zip", "application/zip", hosting.FOREVER, True),
        ("assets/runtime/pyodide-*/pyodide.asm.wasm", "application/wasm", hosting.FOREVER, True),
        ("assets/runtime/snapshot.*.bin", "application/octet-stream", hosting.FOREVER, True),
        ("assets/fonts/*-600.woff2", "font/woff2", hosting.OTHERWISE, False),
        ("manifest.webmanifest", "application/manifest+json", hosting.OTHERWISE, True),
        ("sitemap.xml", "text/xml; charset=utf-8", hosting.OTHERWISE, True),
    ],
)
def test_server_serves(site: Path, either: str, pattern: str, kind: str, kept: str, compressed: bool) -> None:
    """Each kind of file has its type, its time, the smallest form that is asked for, and the policy of `_headers`."""
    path = next(iter(sorted(site.glob(pattern))))
    address = f"/{path.relative_to(site).as_posix().removesuffix('index.html')}"
    for accept, encoding in (("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)):
        status, headers, body = ask(either + address, accept)
        assert status == 200
        assert headers["Content-Type"] == kind
        assert headers.get_all("Cache-Control") == [kept]
        for name, value in hosting.SECURITY.items():
            assert headers.get_all(name) == [value]
        assert headers["Content-Encoding"] == (encoding if compressed else None)
        assert (len(body) < path.stat().st_size) == bool(compressed and encoding)
        for policy in fitting(rules(site), address, POLICY)[1:]:
            assert headers.get_all(POLICY) == [policy]


def test_server_on_what_is_not_there(either: str) -> None:
    """A wrong address gets our page and its policy; the host's own files are not for visitors."""
    for path in ("/nergens/", "/_headers", "/_hosting/nginx.conf"):
        status, headers, body = ask(either + path, "identity")
        assert (status, b"Deze pagina bestaat niet" in body) == (404, True)
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert ask(either + "/aanpak")[0] == 200, "a slash too few"


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and every time that a policy was broken on it or in its workers."""
    context = browser.new_context(locale="nl-NL")
    broken: list[str] = []
    context.expose_function("broken", lambda said: broken.append(said))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => broken(`${event.violatedDirective}: ${event.blockedURI}`))"
    )
    context.on(
        "console", lambda message: broken.append(message.text) if "Security Policy" in message.text else None
    )
    yield context.new_page(), broken
    context.close()


def test_a_whole_walk_breaks_no_policy(watched: tuple[Page, list[str]], host: str) -> None:
    """Home, search, scan, result, comparison and a missing page, with header and `<meta>` both in force."""
    page, broken = watched
    page.goto(host)
    page.locator("[data-search-button]").click()
    page.locator("[data-search] input").fill("vijf lenzen")
    expect(page.locator("[data-search] li a").first).to_be_visible()
    page.goto(host + SCAN)
    answer(page, ANSWERS)
    see_result(page)
    page.locator("[data-action=show-qr]").click()
    expect(page.locator("[data-qr] svg")).to_be_visible(timeout=BOOT)
    code = page.locator("[data-code]").inner_text()
    page.goto(f"{host}/assessments/vergelijken/#g={code}")
    expect(page.locator("[data-rows] li").first).to_be_visible(timeout=BOOT)
    page.goto(host + "/nergens/")
    assert broken == []


def test_text_becomes_neither_markup_nor_program(watched: tuple[Page, list[str]], host: str) -> None:
    """Whatever way somebody finds to a sink: the page refuses text there (Trusted Types), and no second policy."""
    page, broken = watched
    page.goto(host + SCAN)
    for attempt in (
        "document.body.innerHTML = '<b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>')",
        "new DOMParser().parseFromString('<b>', 'text/html')",
        "new Worker('/assessments/worker.js', { type: 'module' })",
        "document.createElement('script').src = '/x.js'",
        "trustedTypes.createPolicy('anders', {})",
    ):
        said = page.evaluate(
            "code => { try { (0, eval)(code); } catch (error) { return error.name; } }", attempt
        )
        assert said in ("TypeError", "EvalError"), attempt
    assert broken


@pytest.mark.parametrize("protected", [True, False])
def test_injected_script_does_not_run(watched: tuple[Page, list[str]], host: str, protected: bool) -> None:
    """A script that got into a page does nothing; without the policies it would have run."""
    page, broken = watched

    def inject(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace(
            "</main>", "<script>window.injected = 1</script><img src=x: onerror='injected = 1'></main>"
        )
        headers = response.headers
        if not protected:
            headers = {name: value for name, value in headers.items() if name != "content-security-policy"}
            body = body.replace("Content-Security-Policy", "X-None")
        route.fulfill(response=response, headers=headers, body=body)

    page.route("**/privacy/", inject)
    page.goto(host + "/privacy/", wait_until="networkidle")
    assert page.evaluate("window.injected ?? 0") == (0 if protected else 1)
    assert bool(broken) == protected
