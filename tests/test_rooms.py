"""The rooms of the code, drawn from the imports: every arrow points down, and no room is too big."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitemaker import ROOT

FLOORS = {
    "scripts/sitemaker": "sitemaker progress cache definitions runtime pages output hooks commands lab",
    "docs/assessments/selfscan": "selfscan core scoring drawing kinds result page group service",
}
"""The rooms of a package from the ground up: its folders, and the modules that stand beside those."""
LARGEST = 0.25
CODE = {".py", ".mjs", ".typ"}


def room(module: tuple[str, ...]) -> str:
    """`("sitemaker", "pages", "qr")` stands in pages, `("sitemaker", "cache")` by itself, the package in its name."""
    return module[1] if len(module) > 1 else module[0]


def modules(package: Path) -> dict[tuple[str, ...], Path]:
    """Every module by its name."""
    paths = {path.relative_to(package.parent).with_suffix("").parts: path for path in package.rglob("*.py")}
    return {name[:-1] if name[-1] == "__init__" else name: path for name, path in paths.items()}


def imported(name: tuple[str, ...], path: Path) -> Iterator[tuple[str, ...]]:
    """The names that a module imports, wherever in it: modules, or what stands in a module."""
    folder = name if path.name == "__init__.py" else name[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = folder[: len(folder) - node.level + 1] if node.level else ()
            source = (*start, *(node.module.split(".") if node.module else ()))
            yield from ((*source, alias.name) for alias in node.names)


def arrows(package: Path) -> Iterator[tuple[str, str, str]]:
    """From which room to which other room, and where in it that is said."""
    known = modules(package)
    for name, path in known.items():
        for target in imported(name, path):
            module = target if target in known else target[:-1]
            if module in known and room(module) != room(name):
                yield room(name), room(module), path.relative_to(package).as_posix()


@pytest.mark.parametrize("folder", FLOORS)
def test_every_arrow_points_down(folder: str) -> None:
    package, floors = ROOT / folder, FLOORS[folder].split()
    assert {room(name) for name in modules(package)} == set(floors)
    drawn = list(arrows(package))
    assert len(drawn) > len(floors)
    upward = [arrow for arrow in drawn if floors.index(arrow[0]) < floors.index(arrow[1])]
    assert upward == []


@pytest.mark.parametrize("folder", ["scripts/sitemaker"])
def test_no_room_has_over_a_quarter_of_the_lines(folder: str) -> None:
    package = ROOT / folder
    lines: Counter[str] = Counter()
    for path in package.rglob("*"):
        if path.suffix in CODE:
            parts = path.relative_to(package.parent).with_suffix("").parts
            lines[room(parts)] += len(path.read_text("utf-8").splitlines())
    assert {name: count for name, count in lines.items() if count > LARGEST * lines.total()} == {}
