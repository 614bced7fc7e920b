"""What the browser gets to run: complete, no more than that, and the same every time."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import respondents
from exercise import answer
from replacing import replace
from selfscan import service
from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from sitemaker import ROOT, runtime
from sitemaker.runtime import archive, bundle, pyodide_node
from walking import BOOT, SCAN

EXERCISE = ROOT / "tests/support/exercise.py"


def requests(definition: Definition) -> list[dict[str, Any]]:
    """Everything that a visitor can ask about a scan, with answers of every kind."""
    dice = Random(definition.number)
    people = [*respondents.deliberate(definition)][::7]
    people += [respondents.at_random(definition, dice, missing=0.1) for _ in range(12)]
    codes = [code.encode(definition, answers) for answers in people]
    group = [
        {"code": one, "label": f"naam {index}", "organisation": f"organisatie {index % 2}"}
        for index, one in enumerate(codes)
    ]
    link = f"https://a.nl/#g={codes[0]}:%C3%A9%20%3Cb%3E:A%26B,{codes[1]}:%zz:%"
    lists = [
        link,
        "\n".join(codes),
        json.dumps(group),
        f"organisatie;naam;code\neen;“twee” %20;{codes[0]}\nx;y;z",
    ]
    compare = {"do": "compare", "assessment": definition.slug}
    wrong: list[Any] = [{"geen": 1}, {next(iter(definition.form_of)): 99}, [], None]
    return [
        *(
            {"do": "score", "assessment": definition.slug, "answers": one, "root": "/"}
            for one in (*people, *wrong)
        ),
        *(
            {"do": "open", "text": text, "root": "/"}
            for text in (codes[0], f"https://a.nl/#r={codes[1]}", "2633")
        ),
        *({"do": "collect", "text": text, "have": codes[:1]} for text in (*lists, "", "{")),
        *(
            compare | {"contributions": some, "consent": True}
            for some in (group[-12:], group[-4:], group[:1], [])
        ),
        compare | {"contributions": group[-4:], "consent": False},
        {"do": "pair", "contributions": group[-2:]},
        {"do": "encode", "assessment": definition.slug, "answers": people[0]},
        {
            "do": "qr",
            "link": f"https://samenwerking.example/assessments/{definition.slug}/#r={codes[0]}",
            "label": "QR",
        },
    ]


@pytest.fixture(scope="module")
def stdlib() -> bytes:
    return bundle.stdlib()


@pytest.fixture(scope="module")
def texts(library: Library) -> list[str]:
    """Every request, the wrong ones included, as the worker gets it."""
    asked: list[Any] = [*chain.from_iterable(map(requests, library.all()))]
    asked += [{"do": "score", "assessment": "onbekend", "answers": {}, "root": "/"}, {"do": "niets"}]
    return [*map(json.dumps, asked), "geen json"]


@pytest.fixture(scope="module")
def used(texts: list[str], definitions: list[dict[str, Any]], pytestconfig: pytest.Config) -> None:
    """With --renew, look again which functions of Python run, and keep that."""
    if pytestconfig.getoption("renew"):
        kept = json.loads(bundle.USED.read_text())
        programs = {
            "1_exercise.py": EXERCISE.read_bytes(),
            "2_builtins.py": (pyodide_node.HERE / "in_pyodide/exercise_builtins.py").read_bytes(),
            "3_snapshot.py": (pyodide_node.HERE / "in_pyodide/prepare_snapshot.py").read_bytes(),
            "requests.json": json.dumps(texts).encode(),
        }
        ran = bundle.ran(programs, json.dumps(definitions).encode())
        kept |= {"pyodide": bundle.version(), "ran": ran}
        lines = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in kept.items())
        bundle.USED.write_text("{\n" + ",\n".join(lines) + "\n}\n")


@pytest.mark.usefixtures("used")
def test_archives_are_complete_and_exact(
    stdlib: bytes,
    texts: list[str],
    library: Library,
    definitions: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the browser's Python and archives, every request gets the answer that it gets here; no module is there in vain.

    A Python that stops has come upon a function that was trimmed away: run this with --renew.
    """
    files = bundle.trimmed() | {
        "stdlib.zip": stdlib,
        "selfscan.zip": bundle.package(stdlib),
        "definitions.json": json.dumps(definitions).encode(),
        "requests.json": json.dumps(texts).encode(),
    }
    made = json.loads(pyodide_node.run(str(EXERCISE), files)["answers.json"])
    monkeypatch.setattr(service, "_library", library)
    for text, answered in zip(texts, made["answers"], strict=True):
        assert answered == answer(text), text
    assert made["modules"] == sorted(bundle.names())


def test_snapshot_answers_the_same(
    page: Page, address: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python put back from its memory, which has no archive to import from, answers as it does here."""
    monkeypatch.setattr(service, "_library", library)
    asked = [*chain.from_iterable(map(requests, library.all()))][::3]
    expected = [(request, answer(json.dumps(request))) for request in asked]
    right = [(request, json.loads(text)) for request, text in expected if text.startswith("{")]
    names: list[str] = []
    page.context.on("request", lambda request: names.append(request.url))
    page.goto(address)
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
    for answered, (request, there) in zip(page.evaluate(ask, [one for one, _ in right]), right, strict=True):
        assert answered == there, request
    assert any("/snapshot." in name for name in names)
    assert not any("/stdlib." in name or "/pyodide.asm." in name for name in names)


def test_what_was_trimmed_is_asked_of_the_whole(
    context: BrowserContext, address: str, definitions: list[dict[str, Any]]
) -> None:
    """A Python with only what it takes to start stops at a first score. The page asks again, and nobody notices."""
    used = json.loads(bundle.USED.read_text()) | {"ran": bundle.ran({}, json.dumps(definitions).encode())}
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
        "zones": [{"of": "everything", "from": 4096, "to": 1 << 21}]
    }
    with pytest.raises(pyodide_node.Failed, match="in the zone of everything"):
        bundle.trim(json.dumps(used).encode())


def test_broken_cache_is_made_again(tmp_path: Path) -> None:
    """A file in the cache that was cut off counts as none."""
    files = {"one.py": b"1"}
    made = pyodide_node.run("in_pyodide/compile.py", files, tmp_path)
    (remembered,) = tmp_path.glob("*.zip")
    remembered.write_bytes(remembered.read_bytes()[:100])
    assert pyodide_node.run("in_pyodide/compile.py", files, tmp_path) == made


def test_runtime_is_the_same_twice(definitions: list[dict[str, Any]], tmp_path: Path) -> None:
    """The same sources give the same names and bytes, also without a cache; an older file goes away."""
    runtime.make(definitions, tmp_path / "one")
    (tmp_path / "two").mkdir()
    (tmp_path / "two/selfscan.old.zip").write_bytes(b"old")
    runtime.make(definitions, tmp_path / "two", tmp_path / "cache")

    def content(name: str) -> dict[str, bytes]:
        folder = tmp_path / name
        return {
            str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }

    assert content("one") == content("two")


def test_change_of_text_needs_no_compiler(
    definitions: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the definitions and the manifest change, without a run of Pyodide: `scripts/serve` stays quick."""
    runtime.make(definitions, tmp_path, changing=True)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    monkeypatch.setattr(pyodide_node, "_run", lambda *_: pytest.fail("Pyodide was started"))
    runtime.make([definitions[0] | {"title": "Anders"}, *definitions[1:]], tmp_path, changing=True)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    changed = {name.split(".")[0] for name, _ in before.items() ^ after.items()}
    assert changed == {"definitions", "index"}
