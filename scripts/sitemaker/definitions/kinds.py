"""What only the build knows of the kinds of answer: their words, their data and what they say of themselves."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from selfscan.core.definition import Definition, Form
from selfscan.kinds import KINDS
from selfscan.kinds import __path__ as folders
from selfscan.kinds.build import Build
from sitemaker import DOCS

SCRIPTS = DOCS / "assets/js/kinds"

BUILDS: dict[str, Build] = {
    name: importlib.import_module(f"selfscan.kinds.{name}.build").BUILD for name in sorted(KINDS)
}


def shaped(data: dict[str, Any]) -> Definition:
    """A checked definition."""
    return Definition.from_data(data, KINDS)


def words(data: dict[str, Any]) -> dict[str, Any]:
    """The Dutch texts of the kinds that a scan uses, by name. `data` may be wrong in any way."""
    forms, scales = data.get("forms"), data.get("scales")
    if not isinstance(forms, dict) or not isinstance(scales, list):
        return {}
    used = {str(scale.get("form")) for scale in scales if isinstance(scale, dict)}
    names = {form.get("kind") for key, form in forms.items() if key in used and isinstance(form, dict)}
    return {name: own_words(name) for name in BUILDS if name in names}


def own_words(name: str) -> dict[str, Any]:
    """The texts of a kind, before a scan lays its own over them."""
    return _words(words_file(name).read_text("utf-8"))


@cache
def _words(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return found


def words_file(name: str) -> Path:
    return Path(folders[0]) / name / "words.yml"


def fields(part: str) -> dict[str, Any]:
    """The fields that the kinds bring to a part of the model (`FORM`, `SCALE`, ...), as pydantic wants them."""
    found: dict[str, Any] = {}
    for build in BUILDS.values():
        found |= getattr(build, part)
    return found


def scripts() -> str:
    """A module of JavaScript with the scripts of the kinds whose form has a script, by name."""
    names = sorted(path.stem for path in SCRIPTS.glob("*.js"))
    imports = "".join(f'import {{ kind as {name} }} from "./{name}.js";\n' for name in names)
    return f"{imports}export default {{ {', '.join(names)} }};\n"


def said(form: dict[str, Any], texts: dict[str, Any]) -> list[str]:
    """How a form counts, in sentences with the numbers that the code uses.

    `texts` are those of a scan, or what all scans share.
    """
    shaped_form = Form.from_data("", form, KINDS[form["kind"]])
    return BUILDS[form["kind"]].method(texts.get(form["kind"]) or own_words(form["kind"]), shaped_form, texts)
