"""A kind of answer is a component: all of it in its folder, and nobody else knows its name."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from selfscan.kinds import KINDS
from selfscan.kinds.build import decimal
from selfscan.scoring import limits
from sitemaker import ROOT
from sitemaker.definitions import asked, kinds

PACKAGE = ROOT / "docs/assessments/selfscan"
FLOORS = ("core", "scoring", "drawing", "kinds", "page", "group", "root")
"""The rooms of the package from below: none knows a room above itself, nor any scan."""

NAMES = "|".join(KINDS)
TESTED = re.compile(
    rf"""[=!]=+\s*["'](?:{NAMES})["']|["'](?:{NAMES})["']\s*[=!]=|\b(?:case|in)\s+["'](?:{NAMES})["']"""
)
"""A comparison with the name of a kind, in a template or a script."""


@pytest.mark.parametrize("name", KINDS)
def test_kind_has_all_of_itself_in_its_folder(name: str) -> None:
    """Its texts, what only the build asks, and beside it a template and tests of its own."""
    own = {path.name for path in (PACKAGE / "kinds" / name).iterdir() if path.is_file()}
    assert own >= {"__init__.py", "build.py", "words.yml"}
    assert (ROOT / "overrides/partials/kinds" / f"{name}.html").is_file()
    assert (ROOT / "tests/kinds" / f"test_{name}.py").is_file()
    assert bool(kinds.BUILDS[name].CLIENT) == (kinds.SCRIPTS / f"{name}.js").is_file()


def test_no_other_file_asks_for_a_kind() -> None:
    """Neither Python, nor a template, nor a script compares with the name of a kind outside its own files."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seen, found = 0, []
    for path in map(Path, listed.splitlines()):
        if path.suffix not in {".py", ".html", ".js", ".mjs", ".typ"} or "kinds" in path.parts:
            continue
        text = (ROOT / path).read_text("utf-8")
        seen += 1
        asked = set(_compared(ast.parse(text))) if path.suffix == ".py" else set(TESTED.findall(text))
        found += [f"{path}: {name}" for name in asked]
    assert seen > 100
    assert found == []


def _compared(tree: ast.AST) -> Iterator[str]:
    """The names of kinds that are compared with, also within a list of them."""
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        sides += [node.value] if isinstance(node, ast.MatchValue) else []
        for side in sides:
            constants = [part for part in ast.walk(side) if isinstance(part, ast.Constant)]
            # A key within a comparison, such as entry["points"], is no name of a kind.
            keys = {id(part.slice) for part in ast.walk(side) if isinstance(part, ast.Subscript)}
            keys |= {id(key) for part in ast.walk(side) if isinstance(part, ast.Dict) for key in part.keys}
            keys |= {
                id(given) for part in ast.walk(side) if isinstance(part, ast.Call) for given in part.args
            }
            yield from (part.value for part in constants if part.value in KINDS and id(part) not in keys)


def test_rooms_stand_on_floors() -> None:
    """Every import within the package goes down, or stays in its room."""
    arrows = set()
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0] if path.parent != PACKAGE else "root"
        for target in _imported(path):
            arrows.add((room, target))
    assert ("group", "kinds") in arrows
    assert [arrow for arrow in arrows if FLOORS.index(arrow[0]) < FLOORS.index(arrow[1])] == []


def _imported(path: Path) -> Iterator[str]:
    package = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
        for name in node.names:
            way = [part for part in [*base, name.name] if part]
            yield way[0] if (PACKAGE / way[0]).is_dir() else "root"


@pytest.mark.parametrize("name", KINDS)
def test_method_has_the_numbers_of_the_form(name: str) -> None:
    """What a kind says about itself is filled in, and follows the form: other bands, other words."""
    shared: dict[str, Any] = yaml.safe_load((ROOT / "docs/assessments/assessment.yml").read_text("utf-8"))
    forms = [form for form in shared["forms"].values() if form["kind"] == name]
    assert forms
    for form in forms:
        said = kinds.said(form, shared["texts"])
        assert said
        assert not re.search("[{}]", " ".join(said))
        if bands := form.get("bands"):
            moved = [
                band | {"from": band["from"] + (0.25 if place else 0)} for place, band in enumerate(bands)
            ]
            other = " ".join(kinds.said(form | {"bands": moved}, shared["texts"]))
            assert all(decimal(band["from"]) in other for band in moved[1:])
            assert other != " ".join(said)


def test_method_page_says_what_the_scans_do(definitions: list[dict[str, Any]]) -> None:
    """What the page tells of every way of answering comes from the forms: another limit, another sentence."""
    texts = definitions[0]["texts"]
    said = asked.method(texts, definitions)
    assert {way["title"] for way in said["ways"]} == {
        kinds.own_words(scan["forms"][scale["form"]]["kind"])["title"]
        for scan in definitions
        for scale in scan["scales"]
    }
    (before,) = [text for way in said["ways"] for text in way["said"] if "‘wisselend’" in text]
    assert "lager dan 2,5" in before
    moved = deepcopy(definitions)
    for scan in moved:
        scan["forms"]["klopt"]["bands"][1]["from"] = 2.75
    (after,) = [
        text for way in asked.method(texts, moved)["ways"] for text in way["said"] if "‘wisselend’" in text
    ]
    assert after == before.replace("2,5", "2,75")
    assert any(f"{decimal(limits.SPREAD)} stap" in text for text in said["all"])
