"""Old codes stay readable: each is read with the definition that made it."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from selfscan.core import code
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from sitemaker import ROOT
from sitemaker.definitions import reading, versions

RELEASED: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/released.yml").read_text())


@pytest.mark.parametrize("case", RELEASED, ids=lambda case: f"{case['assessment']}-{case['version']}")
def test_code_of_a_released_version_reads_as_then(case: dict[str, Any]) -> None:
    """One code per scan and version, with the answers that went into it."""
    library = Library(reading.read_versions(), KINDS)
    definition, answers = code.decode(case["code"], library.find)
    assert (definition.slug, definition.version) == (case["assessment"], case["version"])
    assert {item: value for item, value in answers.items() if value is not None} == case["answers"]


def test_every_current_version_has_a_fixture(definitions: list[dict[str, Any]]) -> None:
    cases = {(case["assessment"], case["version"]) for case in RELEASED}
    assert {(data["slug"], data["version"]) for data in definitions} <= cases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the five lenses in which version 1 has been released."""
    copied = tmp_path / "docs/assessments"
    copied.mkdir(parents=True)
    for name in ("assessment.yml", "vijf-lenzen"):
        source = ROOT / "docs/assessments" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copied / name)
    versions.release(reading.read_all(copied)[0], copied)
    return copied


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "vijf-lenzen/assessment.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_changed_question_asks_for_a_new_version(folder: Path) -> None:
    edit(folder, "We doen wat we elkaar beloven.", "We komen onze beloften na.")
    with pytest.raises(reading.Mistakes, match=r"Maak er version: 2 van"):
        reading.read_all(folder)


def test_changed_advice_does_not(folder: Path) -> None:
    edit(folder, "Wat doen we niet meer", "Waarmee stoppen we")
    assert reading.read_all(folder)


def test_old_code_is_read_with_the_old_questions(folder: Path) -> None:
    """A new version drops a question; a code of version 1 still has its answer."""
    old = Library(reading.read_all(folder), KINDS).newest("vijf-lenzen")
    made = code.encode(old, {item.id: 4 for item in old.items})
    edit(folder, "      - {id: LP4, text: We kijken af en toe samen terug op hoe het gaat.}\n", "")
    edit(folder, "version: 1", "version: 2")
    library = Library(reading.read_versions(folder), KINDS)
    assert "LP4" not in library.newest("vijf-lenzen").form_of
    definition, answers = code.decode(made, library.find)
    assert definition.version == 1
    assert answers["LP4"] == 4
    assert code.decode(code.encode(library.newest("vijf-lenzen"), dict.fromkeys(
        library.newest("vijf-lenzen").form_of)), library.find)[0].version == 2  # fmt: skip


def test_frozen_copy_is_not_shared(folder: Path) -> None:
    """Reading twice gives equal data: nothing that is shipped is changed on the way."""
    first = copy.deepcopy(reading.read_versions(folder))
    assert reading.read_versions(folder) == first
