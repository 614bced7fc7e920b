"""Imports everything there is, and forgets where it came from: in the browser, the archives are not there."""

import gc
import os
import sys
from importlib import import_module
from zipimport import _zip_directory_cache, zipimporter  # type: ignore[attr-defined]

PACKAGE = "/selfscan.zip"

sys.path.insert(0, PACKAGE)
for archive in ("/lib/python314.zip", PACKAGE):
    for name in sorted(zipimporter(archive)._get_files()):  # type: ignore[attr-defined]
        if name.endswith(".pyc"):
            import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
sys.path.remove(PACKAGE)
os.unlink(PACKAGE)
sys.path_importer_cache.clear()
_zip_directory_cache.clear()
gc.collect()
