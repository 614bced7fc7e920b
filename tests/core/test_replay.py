"""What a code said when its version was released, it says now: every recorded code is asked again."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from selfscan import result, service
from selfscan.core import code
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from selfscan.page import report
from sitemaker.commands import selfscan as command
from sitemaker.definitions import reading, replay, versions

RECORDS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(replay.FOLDER.glob("*.json"))}
CASES = [pytest.param(case, id=case["code"][:12]) for record in RECORDS.values() for case in record["cases"]]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(reading.read_versions(), KINDS)


@pytest.mark.parametrize("case", CASES)
def test_code_says_what_it_said(case: dict[str, Any], library: Library) -> None:
    """Means and verdicts of every version; of an older version the words too: those of the current version may improve."""
    definition, answers = code.decode(case["code"], library.find)
    now = json.loads(json.dumps(replay.record(definition, answers)))
    if definition is library.newest(definition.slug):
        now["sentence"] = case["sentence"]
    assert now == case


@pytest.mark.parametrize("case", CASES)
def test_result_page_shows_it(case: dict[str, Any], library: Library) -> None:
    definition, answers = code.decode(case["code"], library.find)
    page = str(report.page(definition, result.score(definition, answers)))
    for scale, mean in case["means"].items() if not definition.mirrors else ():
        shown = "" if mean is None else repr(mean)
        assert f'data-scale="{scale}" data-mean="{shown}"' in page
    if definition is not library.newest(definition.slug):
        assert escape(case["sentence"], quote=False) in page


@pytest.mark.parametrize("name", RECORDS)
def test_group_compares_as_it_did(name: str, library: Library) -> None:
    then = RECORDS[name]["comparison"]
    assert json.loads(json.dumps(replay.compare(then["codes"], library))) == then


@pytest.mark.parametrize("name", RECORDS)
def test_command_line_reads_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    case = RECORDS[name]["cases"][0]
    assert command.main(["decode", case["code"]]) == 0
    read = json.loads(capsys.readouterr().out)
    slug, _, version = name.rpartition("-")
    assert (read["assessment"], str(read["version"])) == (slug, version)
    assert {item: value for item, value in read["answers"].items() if value is not None} == case["answers"]


def test_every_released_version_was_recorded() -> None:
    assert {f"{data['slug']}-{data['version']}" for data in versions.read()} == set(RECORDS)


def test_older_version_is_asked_for_once_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser begins with the current definitions only."""
    every = reading.read_versions()
    older = [data for data in every if "scoring" in data]
    monkeypatch.setattr(service, "_library", None)
    service.use(json.dumps([data for data in every if "scoring" not in data]))
    for data in older:
        old = RECORDS[f"{data['slug']}-{data['version']}"]["cases"][0]["code"]
        request = json.dumps({"do": "open", "text": old, "root": "", "assessment": data["slug"]})
        assert service.call(request) == ""
    service.library().add(older)
    for data in older:
        case = RECORDS[f"{data['slug']}-{data['version']}"]["cases"][0]
        request = json.dumps({"do": "open", "text": case["code"], "root": "", "assessment": data["slug"]})
        assert json.loads(service.call(request))["result"]["sentence"] == case["sentence"]


def test_record_is_the_same_each_time(library: Library, tmp_path: Path) -> None:
    """Chance is thrown once: what was recorded can be made again from the same version."""
    for definition in library.all():
        written = replay.write(definition, library.mirror(definition.slug), tmp_path).read_text("utf-8")
        again = replay.write(definition, library.mirror(definition.slug), tmp_path).read_text("utf-8")
        assert written == again
        assert len(json.loads(written)["cases"]) == replay.RESPONDENTS * (
            1 + bool(library.mirror(definition.slug))
        )
