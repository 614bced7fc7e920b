"""Drie K's: the points, the patterns per K, and what comes first."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement, pairwise, product
from typing import Any, cast

import pytest
import yaml
from playwright.sync_api import Page, expect

from selfscan import result
from selfscan.core.definition import Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.page import report
from selfscan.scoring.result import Result
from selfscan.scoring.scale import Entry
from sitemaker import ROOT

CASES = yaml.safe_load((ROOT / "tests/cases" / "drie-ks.yml").read_text("utf-8"))
KS = ("KK", "KL", "KZ")


@pytest.fixture(scope="module")
def scan(library: Library) -> Definition:
    return library.newest("drie-ks")


def score(scan: Definition, answers: dict[str, list[Any]]) -> dict[str, Any]:
    """Score answers that are written down by part."""
    items = {
        item.id: value
        for part, values in answers.items()
        for item, value in zip(scan.scale(part).items, values, strict=True)
    }
    return dict(result.score(scan, items))


def entry(scored: dict[str, Any], scale: str) -> dict[str, Any]:
    return next(dict(found) for found in scored["scales"] if found["id"] == scale)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_patterns_and_focus(scan: Definition, case: dict[str, Any]) -> None:
    scored = score(scan, case["answers"])
    assert entry(scored, "KM")["level"] == case["motive"]
    assert [scored["patterns"][k]["pattern"] for k in KS] == case["patterns"]
    assert scored["focus"] == case["focus"]
    assert scored["sentence"] == case.get("sentence", scored["sentence"])
    assert entry(scored, "KO")["level"] == case.get("evidence", entry(scored, "KO")["level"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_parts_that_contradict_the_whole_are_pointed_at(scan: Definition, case: dict[str, Any]) -> None:
    page = report.page(scan, cast(Result, score(scan, case["answers"])))
    said = [k for k in KS if scan.scale(k).data["texts"]["remark"] in page]
    assert said == case.get("clash", [])


def test_motives_are_called_what_everybody_would_call_them(scan: Definition) -> None:
    """All ways to divide a hundred points in fives: who is ahead is named, and nobody else."""
    names = {item.id: item.text for item in scan.scale("KM").items} | {"KM4": "iets anders"}
    for cuts in combinations_with_replacement(range(0, 101, 5), 3):
        points = [high - low for low, high in pairwise((0, *cuts, 100))]
        scored = score(scan, {"KM": points})
        motives = entry(scored, "KM")
        first, second, third, _ = sorted(points, reverse=True)
        if first - second >= 10:
            assert motives["level"] == ("anders" if points[3] == first else "gekozen")
        elif second - third >= 10 or first - third >= 10:
            assert motives["level"] == "twee"
        else:
            assert motives["level"] == "verdeeld"
        named = {motive for motive, name in names.items() if name in scored["sentence"]}
        ahead = {motive for motive, given in motives["points"].items() if first - given < 10}
        assert named == (set() if motives["level"] == "verdeeld" else ahead)
        for motive, k in zip(("KM1", "KM2", "KM3"), KS, strict=True):
            weighs = scored["patterns"][k]["important"]
            assert weighs is (motives["points"][motive] >= 30 or motive in ahead)


def test_the_whole_decides(scan: Definition) -> None:
    """Every set of answers about one K: its own words never contradict what was said of the whole."""
    for whole, *parts in product((1, 2, 3, 4, 5, None, "weet-niet"), repeat=4):
        scored = score(scan, {"KM": [100, 0, 0, 0], "KK": [whole, *parts], "KO": [4, 4, 4]})
        level = entry(scored, "KK")["level"]
        expected = {1: "onderbouwd", 2: "onderbouwd", 3: "verkeerd-middel", 4: "averechts", 5: "averechts"}
        assert level == (expected[whole] if isinstance(whole, int) else "onbekend")
        answered = [part for part in parts if isinstance(part, int)]
        other_way = (
            isinstance(whole, int)
            and bool(answered)
            and all((part - 3) * (whole - 3) < 0 for part in answered)
        )
        assert ("remark" in entry(scored, "KK")) is other_way


@pytest.mark.parametrize(
    ("points", "top"),
    [
        ([50, 30, 20, 0], ["KM1"]),
        ([40, 40, 20, 0], ["KM1", "KM2"]),
        ([25, 25, 25, 25], ["KM1", "KM2", "KM3", "KM4"]),
        ([70, 30, None, None], ["KM1"]),
        ([70, 20, None, None], []),
        ([None, None, None, None], []),
    ],
)
def test_points_share_the_top(scan: Definition, points: list[int | None], top: list[str]) -> None:
    motives = entry(score(scan, {"KM": points}), "KM")
    assert motives["top"] == top
    assert bool(motives["points"]) == bool(top)
    assert motives["mean"] is None


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ([50, 30, 30, 0], "110 van de 100 punten. Haal er 10 weg."),
        ([50, 30, 10, 0], "90 van de 100 punten. Verdeel er nog 10."),
        ([0, 0, 0, 0], "Verdeel er nog 100."),
        ([90, 90, None, None], "Haal er 80 weg."),
    ],
)
def test_points_make_a_hundred(scan: Definition, points: list[int | None], says: str) -> None:
    with pytest.raises(InputError, match=says):
        score(scan, {"KM": points})


def test_changes_count_in_the_favourable_direction(scan: Definition) -> None:
    scored = score(scan, {"KK": [1, 5, 5, 5], "KL": [1, 5, 5], "KZ": [1, 5, 1]})
    assert [entry(scored, k)["mean"] for k in KS] == [2, -2, 2]


def test_underpinning_is_told_question_by_question(scan: Definition) -> None:
    scored = score(scan, {"KO": [5, 3, "weet-niet"]})
    assert entry(scored, "KO")["mean"] is None
    assert entry(scored, "KO")["given"] == {"KO1": 5, "KO2": 3, "KO3": "weet-niet"}
    page = report.page(scan, cast(Result, scored))
    for said in ("Klopt helemaal", "Klopt deels", "Weet ik niet"):
        assert f"<strong>{said}</strong>" in page


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_evidence_against_saving_is_always_there(scan: Definition, case: dict[str, Any]) -> None:
    assert "10.1080/03003930.2017.1380630" in report.page(scan, cast(Result, score(scan, case["answers"])))


def test_every_level_has_its_words(scan: Definition) -> None:
    """Each level that a part can be on has a name, and all K's are told about in the same patterns."""
    levels = {
        scale.id: {key for key, texts in scale.data["texts"].items() if "meaning" in texts}
        for scale in scan.scales
        if not scale.form.bands
    }
    assert set.union(*levels.values()) == set(scan.texts["levels"])
    assert levels["KK"] == levels["KL"] == levels["KZ"]


@pytest.mark.parametrize("points", [[100, 0, 0, 0], [0, 50, 50, 0], [30, 0, 0, 70], [25, 25, 25, 25]])
def test_opposite_answers_get_another_first_advice(scan: Definition, points: list[int]) -> None:
    """With the same motives, expecting and knowing the opposite leads to another step."""
    rosy = {"KK": [1, 2, 1, 1], "KL": [5, 4, 5], "KZ": [1, 2, 4], "KO": [5, 4, 5], "KG": [5, 4, 1, 5]}
    bleak = {part: [6 - value for value in values] for part, values in rosy.items()}
    steps = [first_advice(scan, score(scan, {"KM": points, **answers})) for answers in (rosy, bleak)]
    assert steps[0] != steps[1]


def first_advice(scan: Definition, scored: dict[str, Any]) -> str:
    first = scored["focus"][0]
    return report.advice(scan, cast(Entry, entry(scored, first)))["advice"]


def test_points_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/assessments/drie-ks/")
    total = page.locator("[data-points-sum]")
    expect(total).to_have_text("Je hebt nog 100 punten te verdelen.")
    page.locator("input[name=KM1]").focus()
    page.keyboard.press("Tab")  # The button of ten more.
    for _ in range(7):
        page.keyboard.press("Enter")
    expect(total).to_contain_text("Je hebt er 70 verdeeld. Nog 30 te gaan.")
    page.locator("input[name=KM2]").fill("40")
    page.locator("input[name=KM3]").fill("0")
    page.locator("input[name=KM4]").fill("0")
    page.locator("[data-action=next]:visible").press("Enter")
    expect(page.locator("#fout-KM1")).to_have_text("Fout: Je verdeelde 110 punten. Haal er 10 weg")
    # This scan says it in its own way; what follows it says as all scans do.
    expect(page.locator("[data-error-count]")).to_have_text("Eén vraag is nog niet klaar")
    expect(page.locator("[data-error-summary] h2")).to_have_text("Je bent er bijna")
    expect(page).to_have_title(re.compile("^Fout: Stap 1 van 7: Je bent er bijna"))
    page.locator("input[name=KM2]").fill("30")
    page.locator("input[name=KM4]").fill("")
    page.keyboard.press("Tab")
    expect(total).to_have_text("Klaar. Je hebt precies 100 punten verdeeld.")
    expect(page.locator("input[name=KM4]")).to_have_value("0")
    page.locator("[data-action=next]:visible").press("Enter")
    expect(page.locator("[data-step='2'] h2")).to_be_focused()
