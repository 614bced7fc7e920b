"""A PyScript page with our Pyodide and our module list gets the same result, without leaving this host."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import serve
from selfscan.library import Library
from selfscan.result import score
from sitemaker import ROOT
from walking import BOOT

ANSWERS = {"LA1": 4, "LA2": 5, "LA3": 2, "LA4": 4, "LB1": "weet-niet", "LP3": 1}

# PyScript itself does not run under a strict policy: such a page is somebody else's, with a policy of its own.
PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>PyScript</title>
<script type="module" src="/pyscript/core.js"></script></head>
<body><script type="py" config="/assessments/pyscript.json">
import json
from pyscript import document
from selfscan import service
request = {"do": "score", "assessment": "vijf-lenzen", "answers": json.loads('%s'), "root": "/"}
output = document.createElement("pre")
output.id = "output"
output.textContent = service.call(json.dumps(request))
document.body.append(output)
</script></body></html>"""


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A host with our site, PyScript from npm, and a page that uses both."""
    folder = tmp_path_factory.mktemp("pyscript")
    shutil.copytree(site, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "node_modules/@pyscript/core/dist", folder / "pyscript")
    (folder / "index.html").write_text(PAGE % json.dumps(ANSWERS))
    yield from serve(folder)


def test_pyscript_gets_the_same_result(page: Page, host: str, library: Library) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(host)
    expect(page.locator("#output")).to_be_attached(timeout=2 * BOOT)
    answered = json.loads(page.locator("#output").inner_text())
    assert answered["result"] == score(library.newest("vijf-lenzen"), ANSWERS)
    assert all(url.startswith((host + "/", "blob:", "data:")) for url in requests), requests
