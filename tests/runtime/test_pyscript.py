"""The PyScript page that developers copy gets the same result with our Pyodide, without leaving its host."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages import example
from selfscan.core.library import Library
from selfscan.result import score
from site_host import serve
from sitemaker import ROOT
from walking import BOOT, means

ANSWERS = {"LA1": 4, "LA2": 5, "LA3": 2, "LA4": 4, "LB1": "weet-niet", "LP3": 1}
"""Those of the example."""


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A host with our site, PyScript from npm, and the page that uses both."""
    folder = tmp_path_factory.mktemp("pyscript")
    shutil.copytree(site, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "node_modules/@pyscript/core/dist", folder / "pyscript")
    # PyScript itself does not run under a strict policy: such a page is somebody else's, with a policy of its own.
    page = example(site, "pyscript").replace('id="uitslag"', 'data-result id="uitslag"')
    (folder / "index.html").write_text(page)
    yield from serve(folder)


def test_pyscript_gets_the_same_result(page: Page, host: str, library: Library) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host)
    expect(page.locator("[data-code]")).to_be_attached(timeout=2 * BOOT)
    expected = score(library.newest("vijf-lenzen"), ANSWERS)
    assert page.locator("[data-code]").text_content() == expected["code"]
    shown = {scale["id"]: "" if scale["mean"] is None else str(scale["mean"]) for scale in expected["scales"]}
    assert means(page) == shown
    assert all(url.startswith((host + "/", "blob:", "data:")) for url in requests), requests
