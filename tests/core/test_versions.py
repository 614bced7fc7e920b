"""Old codes stay readable: each is read with the definition that made it, and scored as it was then."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import small_scan
from selfscan import result
from selfscan.core import code, scan_module
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import contribution, service
from selfscan.kinds import KINDS
from sitemaker import ROOT
from sitemaker.definitions import reading, versions
from small_scan import SLUG

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
    """A small scan of which version 1 has been released."""
    return small_scan.make(tmp_path)


def edit(folder: Path, old: str, new: str, name: str = f"{SLUG}/assessment.yml") -> None:
    path = folder / name
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


CHANGES = [
    pytest.param("We kijken terug.", "We zien om.", "vraag A4", id="text"),
    pytest.param("We zien elkaar.}", "We zien elkaar., counts: false}", "vraag B1", id="what counts"),
    pytest.param("We missen elkaar., reversed: true}", "We missen elkaar.}", "vraag B4", id="reversal"),
    pytest.param("opposite: A1", "opposite: A2", "vraag A3", id="opposite"),
    pytest.param("name: Eerste deel", "name: Begin", "onderdeel A", id="name of a scale"),
    pytest.param(
        "      - {id: B1, text: We zien elkaar.}\n      - {id: B2, text: We horen elkaar.}\n",
        "      - {id: B2, text: We horen elkaar.}\n      - {id: B1, text: We zien elkaar.}\n",
        "de volgorde van de vragen",
        id="order",
    ),
    pytest.param("      - {id: A4, text: We kijken terug.}\n", "", "vraag A4", id="a question less"),
]


@pytest.mark.parametrize(("old", "new", "what"), CHANGES)
def test_changed_meaning_asks_for_a_new_version(folder: Path, old: str, new: str, what: str) -> None:
    """It says what changed, and which command makes the version; after that command all is well."""
    edit(folder, old, new)
    with pytest.raises(reading.Mistakes) as refused:
        reading.read_all(folder)
    [mistake] = refused.value.mistakes
    assert f"Veranderd: {what}." in mistake
    assert f"Maak er version: 2 van met scripts/selfscan renew {SLUG}" in mistake
    assert versions.renew(SLUG, folder) == 2
    [renewed] = reading.read_all(folder)
    assert renewed["version"] == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("from: 3.5", "from: 4"), ("name: wisselend", "name: gemengd"), ("- Klopt deels", "- Klopt half")],
)
def test_changed_band_or_label_asks_for_a_new_version(folder: Path, old: str, new: str) -> None:
    edit(folder, old, new, "assessment.yml")
    with pytest.raises(reading.Mistakes, match=r"Veranderd: antwoordvorm klopt\."):
        reading.read_all(folder)


def test_changed_scoring_asks_for_a_new_version(folder: Path) -> None:
    """Not for another comment, or another place to import from."""
    own = f"{SLUG}/scoring.py"
    edit(folder, "from selfscan.core.definition import", "from selfscan.scoring.scale import", own)
    edit(folder, '"""How often somebody did not know."""', "# Counts.", own)
    assert reading.read_all(folder)
    edit(folder, ".count(DONT_KNOW)", ".count(None)", own)
    with pytest.raises(reading.Mistakes, match=r"Veranderd: scoring\.py\."):
        reading.read_all(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Denk aan iets.", "Kies iets."),
        ("Wat het eerste deel meet.", "Wat dit deel meet."),
        ("Dit is een proef.", "Dit is een kleine proef."),
        ("meaning: Laag.", "meaning: Erg laag."),
    ],
)
def test_words_around_the_questions_may_improve(folder: Path, old: str, new: str) -> None:
    edit(folder, old, new)
    assert reading.read_all(folder)


def test_unknown_scan_cannot_be_renewed(folder: Path) -> None:
    with pytest.raises(InputError, match="Er is geen zelfscan 'zes-lenzen'"):
        versions.renew("zes-lenzen", folder)


def test_old_code_has_the_old_questions_words_and_scoring(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version drops a question, renames a band and counts another way; a code of version 1 knows nothing of it."""
    monkeypatch.syspath_prepend(str(folder))
    scan_module._module.cache_clear()
    old = Library(reading.read_all(folder), KINDS).newest(SLUG)
    given = {item.id: 4 for item in old.items} | {"B3": "weet-niet"}
    before = result.score(old, given)
    edit(folder, "      - {id: A4, text: We kijken terug.}\n", "")
    edit(folder, "name: sterk,", "name: goed,", "assessment.yml")
    edit(folder, "meaning: Hoog.", "meaning: Prima.")
    edit(folder, ".count(DONT_KNOW)", ".count(4)", f"{SLUG}/scoring.py")
    versions.renew(SLUG, folder)
    sys.modules.pop(f"{SLUG}.scoring")
    scan_module._module.cache_clear()
    library = Library(reading.read_versions(folder), KINDS)
    newest = library.newest(SLUG)
    assert "A4" not in newest.form_of
    definition, answers = code.decode(before["code"], library.find)
    assert definition.version == 1
    assert answers["A4"] == 4
    assert result.score(definition, answers) == before
    assert [entry["band"] for entry in before["scales"]] == ["sterk", "wisselend"]
    assert definition.scale("A").data["texts"]["high"]["meaning"] == "Hoog."
    now = result.score(newest, {item.id: 4 for item in newest.items})
    assert [{**scored}["unknown"] for scored in (before, now)] == [1, 7]
    assert code.decode(now["code"], library.find)[0] is newest


def test_mirror_of_an_old_version_has_no_scoring_of_the_scan(folder: Path) -> None:
    edit(folder, "text: We zien elkaar.}", "text: We zien elkaar., partner: Zij zien ons.}")
    edit(folder, "  limits: [", "  second-look: {ask: Vraag het een ander.}\n  limits: [")
    edit(folder, "version: 1", "version: 2")
    versions.release(reading.read_all(folder)[0], folder)
    versions.renew(SLUG, folder)
    library = Library(reading.read_versions(folder), KINDS)
    mirror = library.find(300 + 364, 2)
    assert mirror
    assert result.scoring_of(mirror) is None


def test_two_old_results_side_by_side_have_their_own_words(folder: Path) -> None:
    old = Library(reading.read_all(folder), KINDS).newest(SLUG)
    codes = [code.encode(old, dict.fromkeys(old.form_of, answer)) for answer in (2, 4)]
    edit(folder, "name: Eerste deel", "name: Begin")
    versions.renew(SLUG, folder)
    library = Library(reading.read_versions(folder), KINDS)
    given = contribution.read("\n".join(codes), library.find, 2)
    page = service.pair_page(given, library)["html"]
    assert "Eerste deel" in page
    assert "Begin" not in page


def test_word_that_came_later_is_filled_in(folder: Path) -> None:
    """A result of then is shown by the code of now, which may say more; what was said then stays, and no rule is added."""
    frozen = folder / SLUG / "versions/1/definition.json"
    then = json.loads(frozen.read_text())
    del then["edition"], then["texts"]["result"]["step"], then["texts"]["likert"]
    frozen.write_text(json.dumps(then))
    edit(folder, "    heading: Je uitslag\n", "    heading: Jouw uitslag\n", "assessment.yml")
    versions.renew(SLUG, folder)
    [old] = [data for data in reading.read_versions(folder) if data["version"] == 1]
    [now] = reading.read_all(folder)
    assert old["texts"]["result"]["step"] == now["texts"]["result"]["step"]
    assert old["texts"]["likert"] == now["texts"]["likert"]
    assert (old["texts"]["result"]["heading"], now["texts"]["result"]["heading"]) == (
        "Je uitslag",
        "Jouw uitslag",
    )
    assert old["texts"]["limits"] == then["texts"]["limits"]
    assert "edition" not in old


def test_code_of_a_version_that_is_gone_says_so(folder: Path) -> None:
    old = Library(reading.read_all(folder), KINDS).newest(SLUG)
    made = code.encode(old, dict.fromkeys(old.form_of, 3))
    versions.renew(SLUG, folder)
    library = Library(reading.read_all(folder), KINDS)
    with pytest.raises(InputError, match=r"versie 1 van .* die versie is er niet meer"):
        code.decode(made, library.find)
    newer = code.encode(library.newest(SLUG), dict.fromkeys(old.form_of, 3))
    with pytest.raises(InputError, match="nieuwere versie van deze site"):
        code.decode(newer, Library(versions.read(folder), KINDS).find)


def test_frozen_copy_is_not_shared(folder: Path) -> None:
    """Reading twice gives equal data: nothing that is shipped is changed on the way."""
    versions.renew(SLUG, folder)
    first = copy.deepcopy(reading.read_versions(folder))
    assert reading.read_versions(folder) == first
