"""The kinds of answer: one folder each, found by its name. See `kind.Kind` for what a kind can do.

A folder holds `__init__.py` (its answers, scoring, page and comparison; `KIND` is the kind),
`words.yml` (its Dutch texts), `at_build.py` (what is checked of a form, what stands on paper and on
the method page: not for the browser), and `form.js` where its form needs a script. Beside it are its
template, `overrides/partials/kinds/<kind>.html`, and its tests, `tests/kinds/test_<kind>.py`.
No other file names a kind, but for the forms in `assessment.yml` and scans with a `scoring.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from ..core.definition import Form
from .kind import Kind


def _found(name: str) -> Kind[Any]:
    kind: Kind[Any] = importlib.import_module(f"{__name__}.{name}").KIND
    kind.name = name
    return kind


KINDS = {folder.name: _found(folder.name) for folder in pkgutil.iter_modules(__path__) if folder.ispkg}


def of(form: Form) -> Kind[Any]:
    """The kind of a form."""
    return KINDS[form.kind]
