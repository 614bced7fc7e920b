"""What a scan has of its own in Python, if anything."""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType

from .definition import Definition


def scoring_of(definition: Definition) -> ModuleType | None:
    """The `scoring.py` of the scan, of the version that this definition is; None: standard scales need none."""
    return (
        None if definition.mirrors else _module(definition.data.get("scoring", f"{definition.slug}.scoring"))
    )


def page_of(definition: Definition) -> ModuleType | None:
    """What the scan adds to its result page, its `page.py`: today's for every version, for looks may change."""
    return _module(f"{definition.slug}.page")


@cache
def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            return None
        raise
