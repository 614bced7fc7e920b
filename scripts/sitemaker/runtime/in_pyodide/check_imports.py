"""Imports every module of both archives: what one of them imports must be there."""

import sys
from importlib import import_module

STDLIB, PACKAGE = "/job/in/stdlib.zip", "/job/in/selfscan.zip"


def modules(archive: str) -> list[str]:
    from zipimport import zipimporter

    names = [name for name in zipimporter(archive)._get_files() if name.endswith(".pyc")]  # type: ignore[attr-defined]
    return sorted(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".") for name in names)


sys.path.insert(0, PACKAGE)
for module in (*modules(STDLIB), *modules(PACKAGE)):
    try:
        import_module(module)
    except ModuleNotFoundError as error:
        raise SystemExit(
            f"{module} imports {error.name}, which is not in scripts/sitemaker/runtime/stdlib.txt"
        ) from None
