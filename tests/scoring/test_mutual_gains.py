"""Mutual gains: the first weak step comes first, and practice is told without a judgement."""

from __future__ import annotations

from typing import Any, cast

import pytest

from selfscan import result
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.page import report
from selfscan.scoring.result import Result
from sitemaker.definitions.consistency import contradictions

STEPS = ("MV", "MW", "MD", "MA")
RIGHT = {"MS1": 1, "MS2": 2, "MS3": 1, "MS4": 2, "MS5": 1, "MS6": 2}
GUESSED = RIGHT | {"MS1": 2, "MS2": 1, "MS3": 2}


@pytest.fixture(scope="module")
def scan(library: Library) -> Definition:
    return library.newest("mutual-gains")


def score(scan: Definition, steps: tuple[int, ...], quiz: dict[str, Any] = RIGHT) -> dict[str, Any]:
    """Score a scan in which every answer of a step says the same about it."""
    answers = {
        item.id: 6 - value if item.reversed else value
        for step, value in zip(STEPS, steps, strict=True)
        for item in scan.scale(step).items
    }
    return dict(result.score(scan, answers | quiz))


def practice(scored: dict[str, Any]) -> dict[str, Any]:
    return next(dict(entry) for entry in scored["scales"] if entry["id"] == "MS")


@pytest.mark.parametrize(
    ("steps", "quiz", "start", "focus"),
    [
        ((2, 1, 1, 1), RIGHT, "MV", ["MV", "MW", "MD"]),  # Preparing goes first, though it is not the lowest.
        ((5, 2, 3, 1), RIGHT, "MW", ["MW", "MA", "MD"]),
        ((3, 4, 3, 1), RIGHT, "MA", ["MA", "MV", "MD"]),
        ((4, 3, 5, 5), RIGHT, None, ["MW", "MV", "MD"]),
        ((5, 5, 5, 4), GUESSED, None, ["MS", "MA", "MV"]),
        ((5, 5, 2, 5), GUESSED, "MD", ["MD", "MS", "MV"]),
        ((3, 3, 3, 3), GUESSED, None, ["MV", "MW", "MD"]),  # Nobody claims a strong step here.
    ],
)
def test_the_first_weak_step_comes_first(
    scan: Definition, steps: tuple[int, ...], quiz: dict[str, Any], start: str | None, focus: list[str]
) -> None:
    scored = score(scan, steps, quiz)
    assert (scored["start"], scored["focus"]) == (start, focus)


@pytest.mark.parametrize(("start", "marks"), [((5, 1, 1, 5), 1), ((5, 3, 3, 5), 0)])
def test_the_route_marks_where_to_begin(scan: Definition, start: tuple[int, ...], marks: int) -> None:
    assert report.page(scan, cast(Result, score(scan, start))).count('aria-current="step"') == marks


@pytest.mark.parametrize(
    ("quiz", "correct", "answered"),
    [
        (RIGHT, 6, 6),
        (GUESSED, 3, 6),
        (dict.fromkeys(RIGHT, "weet-niet"), 0, 0),
        ({"MS2": 2}, 1, 1),
        ({}, 0, 0),
    ],
)
def test_practice_is_counted(scan: Definition, quiz: dict[str, Any], correct: int, answered: int) -> None:
    scored = score(scan, (5, 5, 5, 5), quiz)
    found = practice(scored)
    assert (found["correct"], found["of"], found["answered"]) == (correct, 6, answered)
    assert ("MS" in scored["focus"]) == (quiz == GUESSED)  # Few answers are no reason to advise anything.
    page = report.page(scan, cast(Result, scored))
    assert f"Je hebt er {correct} van de 6 herkend. Wie raadt, haalt er gemiddeld 3." in page
    assert all(item.data["explanation"] in page for item in scan.scale("MS").items)


def test_the_alternative_is_private(scan: Definition) -> None:
    """What a party does without an agreement never shows in a comparison."""
    assert [item.id for item in scan.items if item.data.get("private")] == ["MV2"]


def test_the_map_of_interests_is_empty(scan: Definition) -> None:
    assert report.page(scan, cast(Result, score(scan, (3, 3, 3, 3)))).count("<td></td>") == 5 * 4


def test_practice_needs_a_right_answer_and_a_reason(definitions: list[dict[str, Any]]) -> None:
    data = next(scan for scan in definitions if scan["slug"] == "mutual-gains")
    items = [{"id": "MS1", "text": "Het loket blijft."}]
    broken = data | {"scales": [*data["scales"][:-1], data["scales"][-1] | {"items": items}], "minutes": 4}
    said = list(contradictions(broken))
    assert [line.split(":")[0] for line in said] == [
        "scales.MS.items.MS1.correct",
        "scales.MS.items.MS1.explanation",
    ]
