"""What tests share: the checked definitions, the built site, a server for it, and a real browser."""

from __future__ import annotations

# isort: split

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from selfscan.core.library import Library
from selfscan.kinds import KINDS
from site_host import serve
from sitemaker import DOCS, ROOT
from sitemaker.commands import build
from sitemaker.definitions import reading
from sitemaker.lab.browser import launch

# The date at the foot of the pages, and in what is compressed, is the same in every build.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")


BROWSERS = {"browser", "visitor"}
IN_A_BROWSER = 2.0
QUICK = 0.05
"""About how many seconds a test lasts on an idle machine, with one of these fixtures and without; `takes` tells another number."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew", action="store_true", help="keep the pictures of test_looks.py as they are now"
    )
    parser.addoption(
        "--all",
        action="store_true",
        help="also what finds something new once in a while: long fuzzing, drawn anew",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "takes(seconds): about how long a test lasts that is neither quick nor in a browser"
    )
    # Made-up inputs are the same in every run, so that a red test is no chance; with --all others, and more of them.
    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("same", unhurried, max_examples=200, derandomize=True, database=None)
    settings.register_profile("all", unhurried, max_examples=2_000, print_blob=True)
    settings.load_profile("all" if config.getoption("all") else "same")


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Files with most to do come first, so that with more workers no long file begins when the rest is done."""
    work: dict[Path, float] = defaultdict(float)
    for item in items:
        usual = IN_A_BROWSER if BROWSERS & {*item.fixturenames} else QUICK
        told = item.get_closest_marker("takes")
        work[item.path] += told.args[0] if told else usual
    items.sort(key=lambda item: -work[item.path])


@pytest.fixture(scope="session", name="definitions")
def _definitions() -> list[dict[str, Any]]:
    """Every definition, checked and with the shared part merged in."""
    return reading.read_all()


@pytest.fixture(scope="session")
def library(definitions: list[dict[str, Any]]) -> Library:
    return Library(definitions, KINDS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once with `--strict` as `scripts/build` does it."""
    folder = tmp_path_factory.mktemp("site")
    assert build.main(["--site-dir", str(folder)]) == 0
    # What looks at every page, looks at all of them.
    assert len([*folder.rglob("index.html")]) >= len([*DOCS.rglob("*.md")]) - 1  # AUTEURS.md is none
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="session")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of somebody else's host."""
    folder = tmp_path_factory.mktemp("intranet")
    for address in serve(folder):
        yield address, folder


@pytest.fixture(scope="session")
def owned(intranet: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of an owner who allows an address for intake mail, and the intranet to show scans."""
    folder = tmp_path_factory.mktemp("owned")
    for address in serve(folder):
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=f"{address}/")
        config.extra["intake_addresses"] = {"noord": "noord@samenwerking.example"}
        config.extra["embed_hosts"] = [intranet[0]]
        build_site(config)
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, without the service worker, which has tests of its own. Tests may open others through `browser`."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="nl-NL", service_workers="block"
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any script error fails the test, and a trimmed Python that had to ask the whole."""
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.on("request", lambda request: asked.append(request.url))
    yield page
    assert errors == []
    trimmed, whole = (any(name in url for url in asked) for name in ("/python.", "/pyodide.asm.wasm"))
    assert not (trimmed and whole), "Python stopped at what was trimmed: scripts/renew python"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
