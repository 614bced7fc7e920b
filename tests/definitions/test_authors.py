"""Someone who does not program adds a scan: a folder that builds, a guide that works, mistakes that are seen."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from selfscan import result
from selfscan.core.definition import Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from selfscan.page import report
from sitemaker import ASSESSMENTS
from sitemaker.definitions import scaffold
from sitemaker.definitions.reading import NAME, Mistakes, read_all
from sitemaker.lab import tree
from walking import BOOT

GUIDE = (ASSESSMENTS / "AUTEURS.md").read_text("utf-8")
EXAMPLE, MARKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
SLUG: str = yaml.safe_load(EXAMPLE)["slug"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """The project as an author has it; `site` has made what a first build makes."""
    root = tmp_path_factory.mktemp("copy")
    tree.copy(root)
    return root


def run(
    copy: Path, module: str, *arguments: str, settings: dict[str, str] | None = None, **options: Any
) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": f"{copy}/scripts:{copy}/docs/assessments"} | (settings or {})
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=copy, env=environment, text=True, **options)


@pytest.fixture(scope="module")
def new(copy: Path) -> Path:
    """The folder that `scripts/selfscan new` made."""
    assert run(copy, "sitemaker.commands.selfscan", "new", SLUG).wait() == 0
    return copy / "docs/assessments" / SLUG


def test_new_scan_is_right_at_once(copy: Path, new: Path) -> None:
    """It has a number of its own, a place in the menu after the other scans, and nothing to mend."""
    definitions = {data["slug"]: data for data in read_all(new.parent)}
    assert set(definitions) == {path.parent.name for path in ASSESSMENTS.glob(f"*/{NAME}")} | {SLUG}
    assert len({data["number"] for data in definitions.values()}) == len(definitions)
    assert f"zelfkennis/index.md\n      - assessments/{SLUG}/index.md\n" in (copy / "mkdocs.yml").read_text()


@pytest.mark.parametrize("slug", ["Overleg", "over leg", "team", "team-plus", "ver", "../elders"])
def test_name_that_cannot_be_is_refused(copy: Path, slug: str) -> None:
    """No other characters than an address has, and no start that another folder or page has too."""
    before = sorted(copy.rglob("*"))
    with pytest.raises(InputError):
        scaffold.make(slug, set(), copy)
    assert sorted(copy.rglob("*")) == before


def read(text: str, tmp_path: Path) -> Definition:
    """A scan of the guide, read as a site with nothing else reads it."""
    folder = tmp_path / "docs/assessments"
    slug = yaml.safe_load(text)["slug"]
    (folder / slug).mkdir(parents=True)
    shutil.copy(ASSESSMENTS / NAME, folder)
    (folder / slug / NAME).write_text(text, "utf-8")
    [data] = read_all(folder)
    return Library([data], KINDS).newest(slug)


def test_example_of_the_guide_gives_a_result(tmp_path: Path) -> None:
    """Eight questions, no Python: a profile with the advice that the author wrote."""
    definition = read(EXAMPLE, tmp_path)
    answers = {"OD1": 5, "OD2": 5, "OD3": 1, "OD4": 4, "OR1": 1, "OR2": 2, "OR3": 5, "OR4": "weet-niet"}
    scored = result.score(definition, answers)
    assert len(definition.items) == 8
    assert [(scale["mean"], scale["band"]) for scale in scored["scales"]] == [
        (4.75, "sterk"),
        (pytest.approx(4 / 3), "vraagt aandacht"),
    ]
    assert definition.scales[1].data["texts"]["low"]["advice"] in report.page(definition, scored)


def test_example_with_marks_gives_a_result(tmp_path: Path) -> None:
    """Six marks, and advice for the part that fails."""
    definition = read(MARKS, tmp_path)
    answers = {"RB1": 5, "RB2": 6, "RB3": "weet-niet", "RH1": 5, "RH2": 5, "RH3": 6}
    scored = result.score(definition, answers)
    assert [(scale["mean"], scale["band"]) for scale in scored["scales"]] == [
        (5.5, "voldoende"),
        (pytest.approx(16 / 3), "onvoldoende"),
    ]
    assert definition.scales[1].data["texts"]["low"]["advice"] in report.page(definition, scored)


@pytest.mark.parametrize("slug", ["platform", "site", "this", "mkdocs", "segno", "selfscan", "pyodide"])
def test_name_of_a_module_is_refused(copy: Path, slug: str) -> None:
    """Of Python's own, of a package and of ours: its scoring.py would not be found. Also when the folder is there."""
    with pytest.raises(InputError, match=r"module van Python; kies een andere naam"):
        scaffold.make(slug, set(), copy)
    folder = copy.with_name(f"{copy.name}-{slug}") / "docs/assessments"
    (folder / slug).mkdir(parents=True)
    shutil.copy(ASSESSMENTS / NAME, folder)
    (folder / slug / NAME).write_text(EXAMPLE.replace(f"slug: {SLUG}", f"slug: {slug}"), "utf-8")
    with pytest.raises(Mistakes, match=r"module van Python. Geef de map"):
        read_all(folder)


@pytest.fixture
def served(copy: Path, new: Path) -> Iterator[tuple[str, Path]]:
    """`scripts/serve` of the copy, started while its new scan has a mistake; its address, what the terminal says."""
    (new / NAME).write_text(EXAMPLE.replace("minutes: 3", "minutes: 30"), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    terminal, temporary = copy / "terminal.txt", copy / "temporary"
    temporary.mkdir()
    with terminal.open("w") as output:
        serve = ("sitemaker.commands.serve", "--port", str(port))
        process = run(copy, *serve, settings={"TMPDIR": str(temporary)}, stdout=output, stderr=output)
        yield f"http://127.0.0.1:{port}/assessments/{SLUG}/", terminal
        process.terminate()
        process.wait()
    assert list(temporary.iterdir()) == []


@pytest.mark.takes(20)
def test_mistake_shows_while_serving(page: Page, served: tuple[str, Path], new: Path) -> None:
    """In the browser and in the terminal, also at the start; the page comes back by itself when it is mended."""
    address, terminal = served
    page.set_default_timeout(BOOT)
    for _ in range(int(BOOT / 100)):
        if "Serving on" in terminal.read_text():
            break
        page.wait_for_timeout(100)
    page.goto(address)
    expect(page.locator("pre")).to_contain_text("minutes: is 30, maar 8 vragen")
    assert "minutes: is 30, maar 8 vragen" in terminal.read_text()

    (new / NAME).write_text(EXAMPLE, "utf-8")
    expect(page.locator("form.scan fieldset")).to_have_count(8, timeout=2 * BOOT)

    (new / NAME).write_text(EXAMPLE.replace("  - id: OD", "  id: OD"), "utf-8")
    expect(page.locator("pre")).to_contain_text("dit is geen geldige YAML", timeout=BOOT)
    assert "dit is geen geldige YAML" in terminal.read_text()
