"""What the browser gets to run: complete, no more than that, and the same every time."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from replacing import replace
from selfscan import service
from selfscan.core.library import Library
from sitemaker import runtime
from sitemaker.cache import Cache
from sitemaker.runtime import archive, bundle, exercise, pyodide_node
from sitemaker.runtime.in_pyodide.answer_requests import answer
from walking import BOOT, SCAN


@pytest.fixture(scope="module")
def stdlib() -> bytes:
    return bundle.stdlib()


@pytest.fixture(scope="module")
def texts(library: Library) -> list[str]:
    return exercise.texts(library)


def test_archives_are_complete_and_exact(
    stdlib: bytes,
    texts: list[str],
    library: Library,
    definitions: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the browser's Python and archives, every request gets the answer that it gets here; no module is there in vain.

    A Python that stops has come upon a function that was trimmed away: scripts/renew python.
    """
    files = bundle.trimmed() | {
        "stdlib.zip": stdlib,
        "selfscan.zip": bundle.package(stdlib),
        "definitions.json": json.dumps(definitions).encode(),
        "requests.json": json.dumps(texts).encode(),
    }
    made = json.loads(pyodide_node.run(exercise.ANSWERING, files)["answers.json"])
    monkeypatch.setattr(service, "_library", library)
    for text, answered in zip(texts, made["answers"], strict=True):
        assert answered == answer(text), text
    assert made["modules"] == sorted(bundle.names())


def test_snapshot_answers_the_same(
    page: Page, address: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python put back from its memory, which has no archive to import from, answers as it does here."""
    monkeypatch.setattr(service, "_library", library)
    asked = [*chain.from_iterable(map(exercise.requests, library.all()))][::3]
    expected = [(request, answer(json.dumps(request))) for request in asked]
    right = [(request, json.loads(text)) for request, text in expected if text.startswith("{")]
    names: list[str] = []
    page.context.on("request", lambda request: names.append(request.url))
    page.goto(f"{address}/robots.txt")  # It has no policy, so that the test may start a worker.
    ask = """(requests) => new Promise((resolve, reject) => {
      const worker = new Worker("/assessments/worker.js", { type: "module", name: "first" });
      const answers = [];
      worker.onmessage = ({ data: { type, id, answer, detail } }) => {
        if (type === "failed") reject(detail);
        if (type === "answer") answers[id] = JSON.parse(answer);
        if (id === requests.length - 1) resolve(answers);
      };
      requests.forEach((request, id) => worker.postMessage({ id, request: JSON.stringify(request) }));
    })"""
    for answered, (request, there) in zip(
        page.evaluate(ask, [request for request, _ in right]), right, strict=True
    ):
        assert answered == there, request
    assert any("/snapshot." in name for name in names)
    assert not any("/stdlib." in name or "/pyodide.asm." in name for name in names)


def test_what_was_trimmed_is_asked_of_the_whole(
    context: BrowserContext, address: str, definitions: list[dict[str, Any]]
) -> None:
    """A Python with only what it takes to start stops at a first score. The page asks again, and nobody notices."""
    used = json.loads(bundle.USED.read_text()) | {"called": exercise.called(definitions, None)}
    page = context.new_page()
    replace(page, bundle.trim(json.dumps(used).encode()))
    context.route("**/snapshot.*.bin", lambda route: route.fulfill(status=404))
    with page.expect_request("**/pyodide.asm.wasm", timeout=BOOT):
        page.goto(f"{address}{SCAN}#r=2636DGRT-PN64GAGC-4FTH4A")
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)


@pytest.mark.parametrize("module", ["csv", "ipaddress"])
def test_missing_module_stops_the_build_by_name(module: str, stdlib: bytes) -> None:
    files = archive.unpack(stdlib)
    del files[f"{module}.pyc"]
    with pytest.raises(pyodide_node.Failed, match=f"imports {module}, which is not in"):
        bundle.package(archive.pack(files))


def test_unknown_module_stops_the_build_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "names", lambda: ["json", "jason"])
    with pytest.raises(pyodide_node.Failed, match="jason"):
        bundle.stdlib()


def test_list_of_another_pyodide_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """The functions in it have numbers, and another Pyodide has others."""
    monkeypatch.setattr(bundle, "version", lambda: "999.0.0")
    with pytest.raises(pyodide_node.Failed, match=r"used\.json is about Pyodide .* and here is 999"):
        bundle.trimmed()


def test_address_in_data_that_goes_stops_the_build() -> None:
    """All data would go that the kept functions use."""
    used = json.loads(bundle.USED.read_text()) | {
        "dropped_data": [{"of": "everything", "from": 4096, "to": 1 << 21}]
    }
    with pytest.raises(pyodide_node.Failed, match="in the data of everything"):
        bundle.trim(json.dumps(used).encode())


def test_runtime_is_the_same_twice(definitions: list[dict[str, Any]], tmp_path: Path) -> None:
    """The same sources give the same names and bytes, also without a cache."""
    assert runtime.files(definitions) == runtime.files(definitions, cache=Cache(tmp_path))


def test_change_of_text_needs_no_compiler(
    definitions: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the definitions and the manifest change, without a run of Pyodide: `scripts/serve` stays quick."""
    before = runtime.files(definitions, changing=True)
    monkeypatch.setattr(pyodide_node, "_run", lambda *_: pytest.fail("Pyodide was started"))
    after = runtime.files([definitions[0] | {"title": "Anders"}, *definitions[1:]], changing=True)
    changed = {name.split("/")[-1].split(".")[0] for name, _ in before.items() ^ after.items()}
    assert changed == {"definitions", "index"}


def test_another_pyodide_drops_no_data(
    definitions: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses that were found in one build are none in another; the functions that are called are looked for again."""
    monkeypatch.setattr(bundle, "version", lambda: "999.0.0")
    monkeypatch.setattr(exercise, "called", lambda *_: [1, 2])
    assert json.loads(exercise.renewed(definitions)) == {
        "pyodide": "999.0.0",
        "dropped_data": [],
        "not_addresses": [],
        "called": [1, 2],
    }
