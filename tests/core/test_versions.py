"""Old codes stay readable: each is read with the definition that made it."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from selfscan import result
from selfscan.core import code
from selfscan.core.errors import InputError
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the five lenses in which version 1 has been released."""
    copied = tmp_path / "docs/assessments"
    copied.mkdir(parents=True)
    for name in ("assessment.yml", "vijf-lenzen"):
        source = ROOT / "docs/assessments" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copied / name)
    shutil.rmtree(copied / "vijf-lenzen/versions")
    versions.release(reading.read_all(copied)[0], copied)
    return copied


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "vijf-lenzen/assessment.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


BEFORE = [
    pytest.param("We doen wat we elkaar beloven.", "We komen onze beloften na.", "vraag LR4", id="text"),
    pytest.param("alle partners zover zijn.\n        reversed: true", "alle partners zover zijn.", "vraag LP3", id="reversal"),
    pytest.param("opposite: LR1", "opposite: LR2", "vraag LR3", id="opposite"),
    pytest.param("name: Relatie", "name: Band", "onderdeel LR", id="name of a scale"),
    pytest.param(
        "      - {id: LR1, text: We zoeken elkaar ook op buiten de vergaderingen.}\n      - {id: LR2, text: \"Als het schuurt, zeggen we dat tegen elkaar.\"}\n",
        "      - {id: LR2, text: \"Als het schuurt, zeggen we dat tegen elkaar.\"}\n      - {id: LR1, text: We zoeken elkaar ook op buiten de vergaderingen.}\n",
        "de volgorde van de vragen", id="order"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what"), BEFORE)
def test_changed_meaning_asks_for_a_new_version(folder: Path, old: str, new: str, what: str) -> None:
    """It says what changed, and which command makes the version; after that command all is well."""
    edit(folder, old, new)
    with pytest.raises(reading.Mistakes) as refused:
        reading.read_all(folder)
    [mistake] = refused.value.mistakes
    assert f"Veranderd: {what}." in mistake
    assert "Maak er version: 2 van met scripts/selfscan renew vijf-lenzen" in mistake
    assert versions.renew("vijf-lenzen", folder) == 2
    [renewed] = reading.read_all(folder)
    assert renewed["version"] == 2


def test_changed_band_or_label_asks_for_a_new_version(folder: Path) -> None:
    for old, new in (
        ("from: 3.5", "from: 4"),
        ("name: wisselend", "name: gemengd"),
        ("- Klopt deels", "- Klopt half"),
    ):
        shared = folder / "assessment.yml"
        text = shared.read_text()
        shared.write_text(text.replace(old, new))
        with pytest.raises(reading.Mistakes, match=r"Veranderd: antwoordvorm klopt\."):
            reading.read_all(folder)
        shared.write_text(text)
    assert reading.read_all(folder)


def test_changed_scoring_asks_for_a_new_version(folder: Path) -> None:
    """Not for another comment, or another place to import from."""
    scoring = folder / "vijf-lenzen/scoring.py"
    text = scoring.read_text()
    moved = text.replace("from selfscan.scoring.notices import", "from selfscan.page.report import")
    worded = moved.replace('Texts("sentence", {', 'Texts("sentence", {"contrast": "strongest weakest", ')
    assert text != moved != worded
    scoring.write_text(f"{worded}\n# The end.\n")
    assert reading.read_all(folder)
    scoring.write_text(text.replace("[:3]", "[:2]"))
    with pytest.raises(reading.Mistakes, match=r"Veranderd: scoring\.py\."):
        reading.read_all(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wat doen we niet meer", "Waarmee stoppen we"),
        ("Neem één samenwerking in gedachten.", "Kies één samenwerking."),
    ],
)
def test_words_around_the_questions_may_improve(folder: Path, old: str, new: str) -> None:
    edit(folder, old, new)
    assert reading.read_all(folder)


def test_unknown_scan_cannot_be_renewed(folder: Path) -> None:
    with pytest.raises(InputError, match="Er is geen zelfscan 'zes-lenzen'"):
        versions.renew("zes-lenzen", folder)


def test_old_code_is_read_with_the_old_questions(folder: Path) -> None:
    """A new version drops a question and renames a band; a code of version 1 has its answer and its words."""
    old = Library(reading.read_all(folder), KINDS).newest("vijf-lenzen")
    made = code.encode(old, {item.id: 4 for item in old.items})
    edit(folder, "      - {id: LP4, text: We kijken af en toe samen terug op hoe het gaat.}\n", "")
    shared = folder / "assessment.yml"
    shared.write_text(shared.read_text().replace("name: sterk,", "name: goed,"))
    versions.renew("vijf-lenzen", folder)
    library = Library(reading.read_versions(folder), KINDS)
    newest = library.newest("vijf-lenzen")
    assert "LP4" not in newest.form_of
    definition, answers = code.decode(made, library.find)
    assert definition.version == 1
    assert answers["LP4"] == 4
    scored = result.score(definition, answers)
    assert {entry["band"] for entry in scored["scales"]} == {"sterk"}
    assert code.decode(code.encode(newest, dict.fromkeys(newest.form_of)), library.find)[0].version == 2


def test_word_that_came_later_is_filled_in(folder: Path) -> None:
    """A result of then is shown by the code of now, which may say more; what was said then stays."""
    shared = folder / "assessment.yml"
    shared.write_text(shared.read_text().replace("    heading: Je uitslag\n", "    heading: Jouw uitslag\n"))
    frozen = folder / "vijf-lenzen/versions/1" / versions.FILE
    then = json.loads(frozen.read_text())
    later = then["texts"]["result"].pop("next")
    frozen.write_text(json.dumps(then))
    versions.renew("vijf-lenzen", folder)
    [old] = [data for data in reading.read_versions(folder) if data["version"] == 1]
    assert old["texts"]["result"]["next"] == later
    assert old["texts"]["result"]["heading"] == "Je uitslag"
    assert old["texts"]["limits"] == versions.read(folder)[0]["texts"]["limits"]


def test_code_of_a_version_that_is_gone_says_so(folder: Path) -> None:
    old = Library(reading.read_all(folder), KINDS).newest("vijf-lenzen")
    made = code.encode(old, dict.fromkeys(old.form_of, 3))
    versions.renew("vijf-lenzen", folder)
    library = Library(reading.read_all(folder), KINDS)
    with pytest.raises(InputError, match=r"versie 1 van .* die versie is er niet meer"):
        code.decode(made, library.find)
    newer = code.encode(library.newest("vijf-lenzen"), dict.fromkeys(old.form_of, 3))
    with pytest.raises(InputError, match="nieuwere versie van deze site"):
        code.decode(newer, Library(versions.read(folder), KINDS).find)


def test_frozen_copy_is_not_shared(folder: Path) -> None:
    """Reading twice gives equal data: nothing that is shipped is changed on the way."""
    first = copy.deepcopy(reading.read_versions(folder))
    assert reading.read_versions(folder) == first
