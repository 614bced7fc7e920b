"""Released versions: definitions that once made a code, kept so that the code stays readable.

`scripts/selfscan release SLUG` freezes the current definition as `<slug>/versions/<version>.json`. From then
on the build asks for a new version number when the questions change.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sitemaker import ASSESSMENTS


def read(folder: Path = ASSESSMENTS) -> list[dict[str, Any]]:
    """Every frozen definition, as it was when it was released."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/versions/*.json"))]


def together(current: list[dict[str, Any]], frozen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All versions to ship: the frozen ones, and each current definition in place of its own frozen copy.

    A text that came after a release is the current one there: the pages of a result may need it by now.
    """
    texts = {data["slug"]: data["texts"] for data in current}
    filled = [data | {"texts": _filled(data["texts"], texts.get(data["slug"], {}))} for data in frozen]
    versions = {(data["slug"], data["version"]): data for data in [*filled, *current]}
    return list(versions.values())


def _filled(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The old texts, with what only the new ones have."""
    both = {
        key: _filled(old[key], new[key])
        for key in old.keys() & new.keys()
        if isinstance(old[key], dict) and isinstance(new[key], dict)
    }
    return new | old | both


def changed(current: list[dict[str, Any]], frozen: list[dict[str, Any]]) -> list[str]:
    """What to do where the questions differ from the release that has the same version number."""
    released = {(data["slug"], data["version"]): _questions(data) for data in frozen}
    return [
        f"docs/assessments/{data['slug']}/assessment.yml: version: de vragen zijn anders dan in de uitgebrachte "
        f"versie {data['version']}. Maak er version: {data['version'] + 1} van."
        for data in current
        if released.get((data["slug"], data["version"]), _questions(data)) != _questions(data)
    ]


def release(data: dict[str, Any], folder: Path = ASSESSMENTS) -> Path:
    """Freeze a definition and return its file."""
    path: Path = folder / data["slug"] / "versions" / f"{data['version']}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _questions(data: dict[str, Any]) -> list[Any]:
    """What an answer depends on: the questions in order, how each is answered, and which way it counts."""
    return [
        (item["id"], item.get("text"), item.get("left"), item.get("right"), item.get("reversed", False),
         form["kind"], len(form.get("labels", [])), form.get("top", 0))
        for scale in data["scales"]
        for form in [data["forms"][scale["form"]]]
        for item in scale["items"]
    ]  # fmt: skip
