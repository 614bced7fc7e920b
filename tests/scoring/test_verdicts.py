"""The verdict in one sentence: what just reaches it, what just misses it, and that its words never contradict the outcomes."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
import yaml

from selfscan.core.definition import Answers, Definition, Scale
from selfscan.core.library import Library
from selfscan.kinds.likert import KIND as STATEMENTS
from selfscan.result import score
from sitemaker import ROOT
from sitemaker.definitions import replay

CASES = yaml.safe_load((ROOT / "tests/cases/verdicts.yml").read_text("utf-8"))
RESPONDENTS = 1000
CONTRAST = {
    "team": r"het sterkst op: (?P<strongest>.*)\. De meeste aandacht vraagt: (?P<weakest>.*)\.",
    "vijf-lenzen": r"het sterkst op: (?P<strongest>.*)\. De meeste aandacht vraagt: (?P<weakest>.*)\.",
    "professional": r"het sterkst in (?P<strongest>.*) en het minst sterk in (?P<weakest>[^.]*)\.",
}


def counting(scale: Scale, values: list[int]) -> Answers:
    """Answers that count as these; 0 is not known."""
    return {
        item.id: (6 - value if item.reversed else value) if value else "weet-niet"
        for item, value in zip(scale.items, values, strict=True)
    }


def spread_out(scale: Scale, mean: float) -> list[int]:
    """Whole answers with this mean, as close to each other as can be."""
    count = len(scale.items)
    total = round(mean * count)
    return [total // count + (place < total % count) for place in range(count)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['scan']}: {case['says']}")
def test_verdict_is_reached_and_missed(case: dict[str, Any], library: Library) -> None:
    definition = library.newest(case["scan"])
    answers: Answers = {}
    for scale in definition.scales:
        if scale.id in case["answers"]:
            answers |= counting(scale, case["answers"][scale.id])
        elif scale.form.bands and "rest" in case["answers"]:
            answers |= counting(scale, spread_out(scale, case["answers"]["rest"]))
    assert score(definition, answers)["sentence"] == case["sentence"]


@pytest.fixture(params=["professional", "team", "vijf-lenzen", "mutual-gains", "zelfkennis"])
def definition(request: pytest.FixtureRequest, library: Library) -> Definition:
    return library.newest(request.param)


@pytest.fixture
def crowd(definition: Definition) -> list[dict[str, Any]]:
    """Results of people with an opinion on every part, and of people who answer at random."""
    dice = Random(definition.number)
    return [{**score(definition, replay.respond(definition, dice))} for _ in range(RESPONDENTS)]


def test_words_do_not_contradict_the_outcomes(definition: Definition, crowd: list[dict[str, Any]]) -> None:
    """ "Alles" and "overal" are about every part, a strength is not weak, and what asks for attention is not strong."""
    parts = sum(bool(scale.form.bands) for scale in definition.scales)
    seen = set()
    for result in crowd:
        bands = {entry["name"]: entry["band"] for entry in result["scales"] if entry["band"]}
        sentence = result["sentence"]
        if re.search(r"\b(overal|[Aa]lles|[Aa]l je kwaliteiten)\b", sentence):
            seen.add("all")
            assert len(bands) == parts
        if re.search(r"[Aa]l(les| je kwaliteiten) .* sterk", sentence):
            assert set(bands.values()) == {"sterk"}
        if re.search(r"[Aa]l(les| je kwaliteiten) .* aandacht", sentence):
            assert set(bands.values()) == {"vraagt aandacht"}
        if found := re.search(CONTRAST.get(definition.slug, "$^"), sentence):
            seen.add("contrast")
            named = {
                side: {name for name in bands if name in found[side]} for side in ("strongest", "weakest")
            }
            assert named["strongest"]
            assert named["weakest"]
            assert not named["strongest"] & named["weakest"]
            assert {bands[name] for name in bands} not in ({"sterk"}, {"vraagt aandacht"})
        if definition.slug == "mutual-gains" and "Begin bij" in sentence:
            seen.add("start")
            assert bands[definition.scale(result["start"]).name] == "vraagt aandacht"
        if "sterk. Vraag de andere partijen" in sentence:
            assert set(bands.values()) == {"sterk"}
        if definition.slug == "zelfkennis" and "al vertellen" in sentence:
            seen.add("tell")
            by_id = {entry["id"]: entry["band"] for entry in result["scales"]}
            assert {by_id[name] for name in result["tell"]} == {"sterk"}
            assert "sterk" not in {by_id[name] for name in result["ask"]}
    usual = {"mutual-gains": {"start"}, "zelfkennis": {"tell"}}
    assert usual.get(definition.slug, {"all", "contrast"}) <= seen


def test_same_place_has_the_same_outcome(definition: Definition, crowd: list[dict[str, Any]]) -> None:
    """No "sterk · 3½" beside "wisselend · 3½": rounding does not lift a place over a limit."""
    outcome: dict[str, str] = {}
    for result in crowd:
        for entry in result["scales"]:
            if entry["band"]:
                place = STATEMENTS.place(definition, definition.scale(entry["id"]), entry["mean"])
                assert outcome.setdefault(place, entry["band"]) == entry["band"]
    assert {"net onder 3½", "3½"} <= set(outcome)
