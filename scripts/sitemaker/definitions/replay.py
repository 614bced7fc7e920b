"""What codes of a version said when it was released, so that the gate can ask again whether they still do.

`scripts/selfscan release` writes `tests/cases/released/<slug>-<version>.json`; never change such a file.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selfscan import result
from selfscan.core import answers as incoming
from selfscan.core.definition import Answers, Definition
from selfscan.core.library import Library
from selfscan.group import contribution
from selfscan.group import service as group
from selfscan.kinds import KINDS, simulated
from sitemaker import ROOT
from sitemaker.definitions import versions

FOLDER = ROOT / "tests/cases/released"
RESPONDENTS = 16
OUTSIDE = 0.12
"""Share of "weet ik niet", "niet van toepassing" and no answer at all."""

PEOPLE = 6
"""In the recorded comparison: one organisation of five, and one more person."""


def release(definition: Definition, library: Library) -> Path:
    """Freeze a current definition (see `versions`), and record what its codes say if that is not there yet."""
    frozen = versions.release(definition.data)
    if not path_of(definition).exists():
        write(definition, library.mirror(definition.slug))
    return frozen


def path_of(definition: Definition, folder: Path = FOLDER) -> Path:
    return folder / f"{definition.slug}-{definition.version}.json"


def write(definition: Definition, mirror: Definition | None, folder: Path = FOLDER) -> Path:
    """Record random answers to a scan and to its mirror, and what they give; returns the file."""
    path = path_of(definition, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    dice = random.Random(f"{definition.slug} {definition.version}")
    cases = [
        record(scan, respond(scan, dice)) for scan in (definition, mirror) if scan for _ in range(RESPONDENTS)
    ]
    codes = [case["code"] for case in cases[:PEOPLE]]
    lines = ",\n ".join(json.dumps(case, ensure_ascii=False) for case in cases)
    library = Library([definition.data], KINDS)
    comparison = json.dumps(compare(codes, library), ensure_ascii=False)
    path.write_text(f'{{"cases": [\n {lines}],\n"comparison": {comparison}}}\n', "utf-8")
    return path


def record(definition: Definition, given: Answers) -> dict[str, Any]:
    """`code`, `answers`, and what they give: `means` and `outcomes` by scale, and what stands out."""
    answers = {item: value for item, value in given.items() if value is not None}
    scored = result.score(definition, answers)
    return {
        "code": scored["code"],
        "answers": answers,
        "means": {entry["id"]: entry["mean"] for entry in scored["scales"]},
        "outcomes": {entry["id"]: _outcome(entry) for entry in scored["scales"]},
        **{key: scored[key] for key in ("strongest", "weakest", "focus", "sentence")},
        "notices": [notice["id"] for notice in scored["notices"]],
    }


def compare(codes: list[str], library: Library) -> dict[str, Any]:
    """What a group of these codes gives: `codes`, and per part its figures, and the rules of the agenda."""
    given = [f"A;;{text}" for text in codes[:-1]] + [f"B;;{codes[-1]}"]
    people = contribution.read("\n".join(given), library.find, len(given))
    compared = group.compare(people, library, True)[1]
    return {
        "codes": codes,
        "scales": [
            {key: scale.get(key) for key in ("id", "n", "mean", "median", "ad_m", "difference", "unknown")}
            for scale in compared["scales"]
        ],
        "agenda": [(point["rule"], point["scale"]) for point in compared["agenda"]],
    }


def _outcome(entry: Mapping[str, Any]) -> Any:
    """The verdict on a scale, whatever its kind calls it."""
    return next((entry[key] for key in ("level", "side", "top", "correct", "band") if key in entry), None)


def respond(definition: Definition, dice: random.Random) -> Answers:
    """Answers of somebody with an opinion on every scale, so that all verdicts come about."""
    parts = (simulated.of(scale).at_random(scale, dice, OUTSIDE) for scale in definition.scales)
    return incoming.read(definition, {item: answer for part in parts for item, answer in part.items()})
