"""The charts stand where the numbers are, and say them without colour."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.drawing import chart

MEANS = [1.0, 2.5, 3.25, 4.9, 5.0]
BANDS = ["vraagt aandacht", "wisselend", "wisselend", "sterk", "sterk"]


@pytest.fixture
def definition(library: Library) -> Definition:
    return library.newest("vijf-lenzen")


@pytest.fixture
def scores(definition: Definition) -> list[dict[str, Any]]:
    return [
        {"name": scale.name, "mean": mean, "band": band}
        for scale, mean, band in zip(definition.scales, MEANS, BANDS, strict=True)
    ]


def parts(drawing: str, name: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(drawing).iter() if one.get("class") == name]


def words(drawing: str, name: str) -> list[str]:
    return ["".join(one.itertext()) for one in parts(drawing, name)]


def test_bars_stand_on_their_means(definition: Definition, scores: list[dict[str, Any]]) -> None:
    """Half a step of margin on both sides, cut off at the ends; outcome and place in words."""
    drawing = chart.profile(definition, scores, "Profiel")
    step = (chart.RIGHT - chart.LEFT) / 4
    found = [1 + (float(one.attrib["cx"]) - chart.LEFT) / step for one in parts(drawing, "chart-point")]
    assert found == pytest.approx(MEANS, abs=0.01)
    margins = [float(one.attrib["width"]) / step for one in parts(drawing, "chart-margin")]
    assert margins == pytest.approx([0.5, 1, 1, 0.6, 0.5], abs=0.01)
    assert words(drawing, "chart-value") == [
        "vraagt aandacht · 1", "wisselend · 2½", "wisselend · 3½", "sterk · 5", "sterk · 5",
    ]  # fmt: skip


def test_web_is_the_same_profile(definition: Definition, scores: list[dict[str, Any]]) -> None:
    """As far from the middle as the score is from the lowest one."""
    drawing = chart.radar(definition, scores, "Profiel")
    far = [
        abs(complex(float(one.attrib["cx"]) - chart.WIDTH / 2, float(one.attrib["cy"]) - chart.MIDDLE))
        for one in parts(drawing, "chart-point")
    ]
    assert [1 + 4 * distance / chart.RADIUS for distance in far] == pytest.approx(MEANS, abs=0.01)
    assert words(drawing, "chart-axis") == [score["name"] for score in scores]
    assert words(drawing, "chart-value") == ["1", "2½", "3½", "5", "5"]
    assert len(parts(drawing, "chart-web")) == 1


def test_missing_score_leaves_a_gap(definition: Definition, scores: list[dict[str, Any]]) -> None:
    """No place is made up: nothing on the line, an open outline, and words that say so."""
    scores[1] |= {"mean": None, "band": None}
    assert len(parts(chart.profile(definition, scores, ""), "chart-point")) == 4
    assert "te weinig antwoorden" in words(chart.profile(definition, scores, ""), "chart-value")
    web = chart.radar(definition, scores, "")
    assert [one.tag for one in parts(web, "chart-web")] == ["polyline"] * 3
    assert words(web, "chart-value")[1] == "–"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Relatie", ("Relatie", "")),
        ("Waarde verdelen", ("Waarde", "verdelen")),
        ("Kunnen beslissen en nakomen", ("Kunnen beslissen", "en nakomen")),
    ],
)
def test_names_break_near_their_middle(name: str, lines: tuple[str, str]) -> None:
    assert chart._two_lines(name) == lines
