"""What a visitor has to fetch: little for a page, Python behind it, and neither for who saves data."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from walking import SCAN

HOME, READING, COMPARISON = "/", "/organisaties/vijf-lenzen/", "/assessments/vergelijken/"


def weight(content: bytes) -> int:
    """Bytes on the line; gzip says a little more than brotli, which hosts use."""
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (HOME, 4),
        (READING, 4),
        ("/voor-adviseurs/", 12),  # four are QR codes that come while somebody scrolls
        (f"{SCAN}#t=Noord", 9),
        ("/assessments/professional/", 9),
        (f"{SCAN}ingebed/", 9),
        (COMPARISON, 9),
    ],
)
def test_page_is_light(browser: Browser, address: str, path: str, most: int) -> None:
    """Without Python and fonts: at most 45 kB in few files, icon included; nothing of search before somebody searches."""
    context = browser.new_context()
    context.route("**/worker.js", lambda route: route.abort())
    responses: list[Response] = []
    context.on("response", lambda response: responses.append(response))
    context.new_page().goto(address + path, wait_until="networkidle")
    found = {
        response.url.removeprefix(address): weight(response.body())
        for response in responses
        if ".woff2" not in response.url
    }
    context.close()
    assert sum(found.values()) < 45_000, found
    assert len(found) <= most, "\n".join(found)


def test_python_is_light(site: Path) -> None:
    """The way with the snapshot and the way without it, with all that a scan and its result need besides."""
    text = (site / "assets/runtime/index.mjs").read_text().removeprefix("export default ").removesuffix(";\n")
    index = json.loads(text)
    files = {
        name: weight((site / "assets/runtime" / file["url"]).read_bytes())
        for name, file in (index["trimmed"] | index["files"]).items()
    }
    python = files["script"] + files["wasm"] + 45_000
    assert python + files["snapshot"] < 3_700_000, files
    assert python + files["stdlib"] + files["selfscan"] + files["definitions"] < 2_200_000, files


@pytest.mark.parametrize("dear", ["{saveData: true}", "{effectiveType: '2g'}"])
def test_dear_bytes_wait_for_the_first_answer(browser: Browser, address: str, dear: str) -> None:
    """Elsewhere Python comes by itself; here only when it is going to be needed."""
    context = browser.new_context()
    context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {dear}}})")
    page = context.new_page()
    page.goto(address + SCAN, wait_until="networkidle")
    with page.expect_request("**/worker.js") as begun:
        page.locator("fieldset:visible input").first.check()
    assert begun.value
    context.close()
