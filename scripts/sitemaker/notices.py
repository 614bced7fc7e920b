"""Holds `docs/licenties.md` to what is really shipped: the lock files, and the licences that packages bring."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import yaml

from sitemaker import ROOT

PAGE = ROOT / "docs/licenties.md"
TEXTS = ROOT / "docs/assets/licences"
FROM_NPM = ("pyodide",)
FROM_PYPI = ("segno", "mkdocs-material")
"""The packages of which something ends up in the site."""

IN_THE_THEME = {
    "lunr": r"lunr - http://lunrjs\.com .* - ([\d.]+)",
}
"""What the theme's own scripts hold of others, by how it gives its version there."""


def mistakes(page: Path = PAGE) -> Iterator[str]:
    """What the page says wrongly or not at all, with what it should say."""
    front_matter = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])
    named = {component["name"]: component for component in front_matter["components"]}
    for name, version in _shipped():
        said = named.get(name, {}).get("version")
        if str(said) != version:
            yield f"{page.name}: components: {name}: version is {said}, but {version} is shipped"
    for name in FROM_PYPI:
        brought = next(
            file for file in distribution(name).files or [] if file.match("*.dist-info/licenses/LICENSE")
        )
        if (TEXTS / f"{name}.txt").read_bytes() != Path(str(brought.locate())).read_bytes():
            yield f"{TEXTS.name}/{name}.txt: is not the licence of {name}; copy {brought.locate()}"
    texts = {component["text"] for component in named.values()}
    if texts != {path.name for path in TEXTS.iterdir()}:
        yield f"{page.name}: components: the texts are not those in {TEXTS.relative_to(ROOT)}"


def _shipped() -> Iterator[tuple[str, str]]:
    """What ends up in the site, by the name that the page has, with its locked version."""
    packages: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name in FROM_NPM:
        yield name.title(), packages[f"node_modules/{name}"]["version"]
    pyodide = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text())
    yield "Python", pyodide["info"]["python"]
    locked = (ROOT / "requirements.txt").read_text()
    for name in FROM_PYPI:
        [version] = re.findall(rf"^{name}==(\S+)", locked, re.MULTILINE)
        yield name, version
    theme = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/javascripts")))
    scripts = [path.read_text("utf-8") for path in theme.rglob("*.min.js")]
    for name, pattern in IN_THE_THEME.items():
        [version] = {found for script in scripts for found in re.findall(pattern, script)}
        yield name, version
