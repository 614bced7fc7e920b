"""How somebody answers a scale of each kind, and what a rater by hand would make of it: a module a kind.

A kind without a module is answered by `Rated`: five labels, rated apart.
"""

from __future__ import annotations

import importlib
from functools import cache
from importlib.util import find_spec

from answering.rated import LEVELS, Rated
from selfscan.core.definition import Scale

__all__ = ["LEVELS", "of"]


@cache
def _of(kind: str) -> Rated:
    module = f"answering.{kind}"
    way: Rated = importlib.import_module(module).WAY if find_spec(module) else Rated()
    return way


def of(scale: Scale) -> Rated:
    """The way of answering this scale."""
    return _of(scale.form.kind)
