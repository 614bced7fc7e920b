"""The agenda follows fixed rules: what was put into the answers comes out as points to talk about."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from groups import answers, people, person
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.group import agenda, comparison
from selfscan.group.comparison import Point
from selfscan.group.gathering import Person
from sitemaker import ROOT
from sitemaker.runtime.respondents import at_level, everywhere

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/agenda.yml").read_text())


@pytest.fixture
def lenses(library: Library) -> Definition:
    return library.newest("vijf-lenzen")


def points(definition: Definition, group: list[Person], consent: bool = False) -> list[Point]:
    return agenda.points(definition, comparison.compare(definition, group, consent))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_agenda_follows_the_rules(case: dict[str, Any], lenses: Definition) -> None:
    group = [
        member
        for organisation, rows in case["groups"].items()
        for row in rows
        for member in people(
            lenses, organisation, *[{k: v for k, v in row.items() if k != "times"}] * row["times"]
        )
    ]
    found = points(lenses, group, case.get("consent", False))
    assert [[point["rule"], point["scale"]] for point in found] == case["agenda"]


def test_point_is_neutral_and_open(lenses: Definition) -> None:
    """Organisations in their own order with their places, a question, and minutes."""
    group = people(lenses, "C", *[{"LB": 2}] * 5) + people(lenses, "A", *[{"LB": 5}] * 5)
    (point,) = points(lenses, group)
    assert point["observation"] == "Jullie kijken verschillend naar ‘Belangen’. C rond 2 en A rond 5."
    assert point["question"].endswith("?")
    assert (point["title"], point["minutes"]) == ("Hier verschillen jullie", 20)


def test_question_comes_from_the_scan(lenses: Definition) -> None:
    """Shared work asks what the scan asks at that level."""
    (point,) = points(lenses, people(lenses, "", *[{"LO": 1}] * 6))
    assert point["question"] == lenses.scale("LO").data["texts"]["low"]["question"]


def test_difference_of_one_step_in_thirds_counts(lenses: Definition) -> None:
    """Means of 4⅓ and 3⅓ differ 0.9999999999999996 in floating point: still one step."""
    high = people(lenses, "A", {"LB": 5}, *[{"LB": 4}] * 2) * 2
    low = people(lenses, "B", {"LB": 4}, *[{"LB": 3}] * 2) * 2
    assert [point["rule"] for point in points(lenses, high + low)] == ["contrast"]


def test_weight_of_motives(library: Library) -> None:
    """Organisations that divide their points otherwise: each motive that differs enough is a point."""
    drie_ks = library.newest("drie-ks")
    motive = drie_ks.scale("KM")

    def divide(organisation: str, *given: int) -> list[Person]:
        points = {item.id: number for item, number in zip(motive.items, given, strict=True)}
        return [person(drie_ks, {**everywhere(drie_ks, 3), **points}, organisation)] * 5

    found = points(drie_ks, divide("A", 70, 20, 10, 0) + divide("B", 20, 60, 20, 0))
    assert [(point["rule"], point["name"]) for point in found[:2]] == [
        ("weight", "Kosten besparen"),
        ("weight", "Kwaliteit verbeteren"),
    ]
    assert found[0]["observation"].endswith("A rond 70 punten en B rond 20 punten.")


def test_preferences_name_their_side(library: Library) -> None:
    definition = library.newest("professional")
    left = everywhere(definition, 3) | at_level(definition.scale("VK2"), 1)
    group = [person(definition, left, "A")] * 5 + [person(definition, answers(definition, {}), "B")] * 5
    (point,) = points(definition, group)
    assert "A 2 richting houvast en B in het midden" in point["observation"]
