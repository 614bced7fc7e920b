"""One scoring, three places: the command line, pytest and Pyodide in a browser say the same."""

from __future__ import annotations

import json
import random
import subprocess
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from selfscan import service
from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from selfscan.result import score
from sitemaker import ROOT
from sitemaker.definitions import reading, replay

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/vectors.yml").read_text())
RANDOM_CASES = 60

ASK = """async (requests) => {
  const worker = new Worker("/assessments/worker.js", {type: "module"});
  const answers = [];
  return new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({data}) => {
      if (data.type === "failed") reject(data.detail);
      if (data.type === "answer") answers.push(data.answer);
      if (answers.length === requests.length) { worker.terminate(); resolve(answers); }
    };
    requests.forEach((request, id) => worker.postMessage({id: id + 1, request}));
  });
}"""


def vectors(library: Library) -> list[tuple[Definition, dict[str, Any]]]:
    """The written cases, and seeded random answers for every scan that has only separate questions."""
    made = [(library.newest(case["assessment"]), case["answers"]) for case in CASES]
    dice = random.Random(2026)
    for definition in library.all():
        if not all(form.rated or form.labels for form in definition.form_of.values()):
            continue
        for _ in range(RANDOM_CASES):
            made.append(
                (definition, {item: dice.choice(form.values) for item, form in definition.form_of.items()})
            )
    return made


def test_browser_scores_as_pytest_does(page: Page, address: str, library: Library) -> None:
    made = vectors(library)
    requests = [
        json.dumps({"do": "score", "assessment": definition.slug, "answers": answers, "root": "../../"})
        for definition, answers in made
    ]
    page.goto(f"{address}/robots.txt")  # It has no policy, so that the test may start a worker.
    answered = page.evaluate(ASK, requests)
    for (definition, answers), text in zip(made, answered, strict=True):
        assert json.dumps(json.loads(text)["result"]) == json.dumps(score(definition, answers))


def test_browser_reads_every_released_version(page: Page, address: str) -> None:
    """The older versions come in one file, once somebody has a code of theirs; what is recorded is what it says."""
    cases = [
        case
        for path in sorted(replay.FOLDER.glob("*.json"))
        for case in json.loads(path.read_text("utf-8"))["cases"][::3]
    ]
    library = Library(reading.read_versions(), KINDS)
    read = [code.decode(case["code"], library.find)[0] for case in cases]
    requests = [
        json.dumps({"do": "open", "text": case["code"], "root": "../../", "assessment": definition.slug})
        for case, definition in zip(cases, read, strict=True)
    ]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(f"{address}/robots.txt")  # It has no policy, so that the test may start a worker.
    answered = [json.loads(text) for text in page.evaluate(ASK, requests)]
    for case, definition, answer in zip(cases, read, answered, strict=True):
        assert json.dumps(answer["result"]) == json.dumps(score(definition, case["answers"]))
        assert answer["result"]["sentence"] == case["sentence"]
    assert sum(name.startswith("released.") for name in asked) == 1


def test_rehearsal_goes_round_all_scans(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the form Python answers for each of them, in every way that a visitor asks."""
    asked: set[tuple[str, str]] = set()

    def call(text: str) -> str:
        request = json.loads(text)
        asked.add((request["assessment"], request["do"]))
        return '{"code": ""}'

    monkeypatch.setattr(service, "_library", library)
    monkeypatch.setattr(service, "call", call)
    for turn in range(len(library.all())):
        service.rehearse(turn)
    assert asked == set(product((scan.slug for scan in library.all()), ("encode", "score", "open")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_command_line_scores_as_expected(case: dict[str, Any], library: Library, tmp_path: Path) -> None:
    """`scripts/selfscan score` prints what pytest computes, and what the case says by hand."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(case["answers"]))
    command = [ROOT / "scripts/selfscan", "score", case["assessment"], file]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert printed == score(library.newest(case["assessment"]), case["answers"])
    assert {
        scale["id"]: scale["mean"] for scale in printed["scales"] if scale["id"] in case["means"]
    } == case["means"]
    for key in ("strongest", "weakest"):
        assert printed[key] == case[key]
    assert [notice["id"] for notice in printed["notices"]] == case["notices"]
