"""Holds `docs/licenties.md` to what is really shipped: the lock files, and the licences that packages bring."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import yaml

from sitemaker import DOCS, ROOT, runtime

PAGE = DOCS / "licenties.md"
NPM = ROOT / "node_modules"
FROM_NPM = {"Pyodide": "pyodide", "MiniSearch": "minisearch"}
FROM_PYPI = ("segno", "mkdocs-material")
"""The packages of which something ends up in the site; those from npm by the name that the page has."""


def mistakes(page: Path = PAGE) -> Iterator[str]:
    """What the page says wrongly or not at all, with what it should say."""
    front_matter = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])
    named = {component["name"]: component for component in front_matter["components"]}
    for name, version in _shipped():
        said = named.get(name, {}).get("version")
        if str(said) != version:
            yield f"{page.name}: components: {name}: version is {said}, but {version} is shipped"
    for name, brought in _brought():
        if (DOCS / f"assets/licences/{name}.txt").read_bytes() != brought.read_bytes():
            yield f"licences/{name}.txt: is not the licence of {name}; copy {brought}"
    there = [*(DOCS / "assets").glob("licences/*"), *runtime.LICENCES.iterdir()]
    if {Path(component["text"]).name for component in named.values()} != {path.name for path in there}:
        yield f"{page.name}: components: the texts are not {', '.join(sorted(path.name for path in there))}"


def _brought() -> Iterator[tuple[str, Path]]:
    """The licences that come in a package, by its name."""
    yield "minisearch", NPM / "minisearch/LICENSE.txt"
    for name in FROM_PYPI:
        files = distribution(name).files or []
        yield (
            name,
            Path(str(next(file for file in files if file.match("*.dist-info/licenses/LICENSE")).locate())),
        )


def _shipped() -> Iterator[tuple[str, str]]:
    """What ends up in the site, by the name that the page has, with its locked version."""
    packages: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, package in FROM_NPM.items():
        yield name, packages[f"node_modules/{package}"]["version"]
    pyodide = json.loads((NPM / "pyodide/pyodide-lock.json").read_text())
    yield "Python", pyodide["info"]["python"]
    locked = (ROOT / "requirements.txt").read_text()
    for name in FROM_PYPI:
        [version] = re.findall(rf"^{name}==(\S+)", locked, re.MULTILINE)
        yield name, version
