"""Stands in for Pyodide's package loader, which brings zipfile, shutil and tempfile: nothing is ever installed."""

import sys

# Wanted by a memory snapshot, as in webloop.py.
from pyodide_js import loadedPackages  # type: ignore[import-not-found]

__all__ = ["DSO_DIR", "SITE_PACKAGES", "init_loaded_packages", "loadedPackages"]


class Folder:
    """A path as far as Pyodide's own start wants one: an object that it asks for its text."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


DSO_DIR = Folder("/usr/lib")
SITE_PACKAGES = Folder(f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")


def init_loaded_packages() -> None:
    """Called when the (empty) lock file was read."""
