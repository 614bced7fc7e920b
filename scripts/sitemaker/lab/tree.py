"""A copy of this tree, to change and build."""

from __future__ import annotations

import shutil
from pathlib import Path

from sitemaker import ROOT
from sitemaker.cache import Cache


def copy(tree: Path) -> None:
    """All that a build needs, into a folder that is there; what was made before is shared."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":  # which it is in a second work tree
            shutil.copy(path, tree)
    cache = Cache().folder
    cache.mkdir(exist_ok=True)
    for shared in (ROOT / "node_modules", cache):
        (tree / shared.name).symlink_to(shared)
