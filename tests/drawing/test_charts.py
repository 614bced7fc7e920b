"""The charts stand where the numbers are, and say them without colour."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from selfscan.core.definition import Band
from selfscan.core.library import Library
from selfscan.drawing import chart
from selfscan.drawing.chart import Axis, Row
from selfscan.scoring.averages import halves

AXIS = Axis(1, 5)
MEANS = [1.0, 2.5, 3.25, 4.9, 5.0]
BANDS = ["vraagt aandacht", "wisselend", "wisselend", "sterk", "sterk"]


@pytest.fixture
def bands(library: Library) -> tuple[Band, ...]:
    return library.newest("vijf-lenzen").scales[0].form.bands


@pytest.fixture
def rows(library: Library) -> list[Row]:
    return [
        Row(scale.name, mean, f"{band} · {halves(mean)}", halves(mean))
        for scale, mean, band in zip(library.newest("vijf-lenzen").scales, MEANS, BANDS, strict=True)
    ]


def parts(drawing: str, name: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(drawing).iter() if element.get("class") == name]


def words(drawing: str, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in parts(drawing, name)]


def test_bars_stand_on_their_means(bands: tuple[Band, ...], rows: list[Row]) -> None:
    """Half a step of margin on both sides, cut off at the ends; outcome and place in words."""
    drawing = chart.profile(AXIS, bands, rows, "Profiel")
    step = (chart.RIGHT - chart.LEFT) / 4
    found = [
        1 + (float(element.attrib["cx"]) - chart.LEFT) / step for element in parts(drawing, "chart-point")
    ]
    assert found == pytest.approx(MEANS, abs=0.01)
    margins = [float(element.attrib["width"]) / step for element in parts(drawing, "chart-margin")]
    assert margins == pytest.approx([0.5, 1, 1, 0.6, 0.5], abs=0.01)
    assert words(drawing, "chart-value") == [
        "vraagt aandacht · 1", "wisselend · 2½", "wisselend · 3½", "sterk · 5", "sterk · 5",
    ]  # fmt: skip


def test_web_is_the_same_profile(bands: tuple[Band, ...], rows: list[Row]) -> None:
    """As far from the middle as the score is from the lowest."""
    drawing = chart.radar(AXIS, bands, rows, "Profiel")
    far = [
        abs(
            complex(float(element.attrib["cx"]) - chart.WIDTH / 2, float(element.attrib["cy"]) - chart.MIDDLE)
        )
        for element in parts(drawing, "chart-point")
    ]
    assert [1 + 4 * distance / chart.RADIUS for distance in far] == pytest.approx(MEANS, abs=0.01)
    assert words(drawing, "chart-axis") == [row.name for row in rows]
    assert words(drawing, "chart-value") == ["1", "2½", "3½", "5", "5"]
    assert len(parts(drawing, "chart-web")) == 1


def test_missing_score_leaves_a_gap(bands: tuple[Band, ...], rows: list[Row]) -> None:
    """No place is made up: nothing on the line, an open outline, and words that say so."""
    rows[1] = Row(rows[1].name, None, "te weinig antwoorden", "–")
    assert len(parts(chart.profile(AXIS, bands, rows, ""), "chart-point")) == 4
    assert "te weinig antwoorden" in words(chart.profile(AXIS, bands, rows, ""), "chart-value")
    web = chart.radar(AXIS, bands, rows, "")
    assert [element.tag for element in parts(web, "chart-web")] == ["polyline"] * 3
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
