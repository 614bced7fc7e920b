"""A mistake in a definition stops the build, with the file, the field and what to do."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitemaker import ASSESSMENTS, ROOT
from sitemaker.definitions import schema
from sitemaker.definitions.reading import NAME, Mistakes, read_all

BROKEN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/broken.yml").read_text("utf-8"))
SCAN = "vijf-lenzen"
GUIDE = (ASSESSMENTS / "AUTEURS.md").read_text("utf-8")
EXPLAINED = [
    text for line in re.findall(r"^\| (`.*?) \|", GUIDE, re.M) for text in re.findall("`(.*?)`", line)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with one scan."""
    folder = tmp_path / "docs" / "assessments"
    (folder / SCAN).mkdir(parents=True)
    for name in (NAME, f"{SCAN}/{NAME}", f"{SCAN}/scoring.py"):
        shutil.copy(ASSESSMENTS / name, folder / name)
    return folder


def test_definitions_pass(definitions: list[dict[str, Any]], folder: Path) -> None:
    """What the site publishes is right, and so is the scan that every case below breaks."""
    assert SCAN in [data["slug"] for data in definitions]
    assert [data["slug"] for data in read_all(folder)] == [SCAN]


@pytest.mark.parametrize("case", BROKEN, ids=[case["mistake"] for case in BROKEN])
def test_mistake_is_told_with_its_remedy(folder: Path, case: dict[str, Any]) -> None:
    """One message, which names the file and the field and says what to do."""
    if "copy" in case:
        shutil.copytree(folder / SCAN, folder / case["copy"])
    path = folder / case.get("in", SCAN) / NAME
    change(path, case)
    file = path.relative_to(folder.parent.parent).as_posix()
    with pytest.raises(Mistakes) as error:
        read_all(folder)
    [message] = error.value.mistakes
    assert message.startswith(file)
    assert message.removeprefix(file).lstrip(":, ").startswith(case["expect"]["field"])
    assert case["expect"]["remedy"] in message
    assert any(text in message for text in EXPLAINED), "the guide for authors does not explain it"


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    """Those of two scans and of the shared part, and of every sort in one file; each once."""
    shutil.copytree(folder / SCAN, folder / "kijkglas")
    change(folder / "kijkglas" / NAME, {"set": {"slug": "kijkglas", "number": 9, "minutes": 2}})
    change(
        folder / "kijkglas" / NAME, {"set": {"scales.LB.name": 5}, "remove": ["title", "scales.LR.texts.low"]}
    )
    change(folder / SCAN / NAME, {"set": {"scales.LA.items.LA2.id": "LA1", "version": 0}})
    change(folder / NAME, {"set": {"forms.klopt.labels": [], "texts.form.next": ""}})
    with pytest.raises(Mistakes) as error:
        read_all(folder)
    places = [": ".join(message.split(": ")[:2]) for message in error.value.mistakes]
    assert sorted(places) == [
        "docs/assessments/assessment.yml: forms.klopt.labels",
        "docs/assessments/assessment.yml: texts.form.next",
        "docs/assessments/kijkglas/assessment.yml: minutes",
        "docs/assessments/kijkglas/assessment.yml: scales.LB.name",
        "docs/assessments/kijkglas/assessment.yml: scales.LR.texts.low",
        "docs/assessments/kijkglas/assessment.yml: title",
        "docs/assessments/vijf-lenzen/assessment.yml: scales.LA.items.LA1",
        "docs/assessments/vijf-lenzen/assessment.yml: version",
    ]
    assert str(error.value).startswith("8 fouten in de zelfscans:")


def change(path: Path, case: dict[str, Any]) -> None:
    """Write a definition again with what a case changes."""
    text = path.read_text("utf-8")
    if "set" in case or "remove" in case:
        data = yaml.safe_load(text)
        for field, value in case.get("set", {}).items():
            place, key = find(data, field)
            place[key] = value
        for field in case.get("remove", []):
            place, key = find(data, field)
            del place[key]
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    if "replace" in case:
        old, new = case["replace"]
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(case.get("content", text), "utf-8")


def find(data: Any, field: str) -> tuple[Any, Any]:
    """The mapping or list that holds a field, and its key there: `scales.LA.items.LA1.text`."""
    *way, last = field.split(".")
    for step in way:
        data = data[_key(data, step)]
    return data, _key(data, last)


def _key(data: Any, step: str) -> Any:
    if isinstance(data, dict):
        return step
    return int(step) if step.isdigit() else next(i for i, entry in enumerate(data) if entry["id"] == step)


def test_editors_know_every_field() -> None:
    """The schema that is tracked has the fields of the model (else: scripts/renew schema), and every definition names it."""
    assert schema.FILE.read_text("utf-8") == schema.text()
    assert {"scales", "version", "minutes"} <= set(json.loads(schema.text())["properties"])
    for path in ASSESSMENTS.glob("**/assessment.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text())
        assert named
        assert (path.parent / named[1]).resolve() == schema.FILE
