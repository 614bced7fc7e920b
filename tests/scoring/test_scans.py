"""What must hold for every scan, whoever answers it.

The rules stand here once more, written out plainly, so that they do not check themselves.
"""

from __future__ import annotations

import re
from itertools import chain
from random import Random
from typing import Any, NamedTuple

import pytest
import yaml

from outline import Outline, filled, strings, vocabulary, with_markup
from selfscan.core import code
from selfscan.core.definition import Answers, Definition, Item, Scale
from selfscan.core.library import Library
from selfscan.kinds import KINDS, simulated
from selfscan.page import report, summary
from selfscan.result import score
from selfscan.scoring import notices
from selfscan.scoring.result import Result
from selfscan.scoring.scale import score as score_scale
from selfscan.scoring.scale import standing_out
from sitemaker import ASSESSMENTS, ROOT
from sitemaker.runtime.respondents import at_random, deliberate, opposite, outside, pronounced, straight_line

SLUGS = sorted(path.parent.name for path in ASSESSMENTS.glob("*/assessment.yml"))
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/cases/scoring.yml").read_text("utf-8"))
RESPONDENTS = 3000
READERS = 100


class Respondent(NamedTuple):
    answers: Answers
    result: Result


class Reader(NamedTuple):
    answers: Answers
    result: Result
    page: Outline


@pytest.fixture(scope="module", params=SLUGS)
def definition(request: pytest.FixtureRequest, library: Library) -> Definition:
    return library.newest(request.param)


@pytest.fixture(scope="module")
def crowd(definition: Definition) -> list[Respondent]:
    """All the deliberate respondents, then those at random, with their results."""
    dice = Random(definition.number)
    randomly = (at_random(definition, dice, missing=dice.choice((0, 0.1, 0.4))) for _ in range(RESPONDENTS))
    return [
        Respondent(answers, score(definition, answers)) for answers in chain(deliberate(definition), randomly)
    ]


@pytest.fixture(scope="module")
def readers(definition: Definition, crowd: list[Respondent]) -> list[Reader]:
    """Those who also read their page, which takes longer to make than a score.

    All the deliberate respondents, a hundred others, and whoever is told something first, or a remark, that nobody
    was yet.
    """
    chosen = crowd[: READERS - RESPONDENTS]
    told = {told_first(respondent.result) for respondent in chosen}
    for respondent in crowd[READERS - RESPONDENTS :]:
        if told_first(respondent.result) not in told:
            told.add(told_first(respondent.result))
            chosen.append(respondent)
    return [Reader(*respondent, page(definition, respondent.result)) for respondent in chosen]


def told_first(result: Result) -> str:
    """What the first advice depends on."""
    first = [entry for entry in result["scales"] if entry["id"] in result["focus"][:1]]
    remarks = [entry["id"] for entry in result["scales"] if entry.get("remark")]
    return str(
        [remarks, *(entry.get(key) for entry in first for key in ("id", "band", "level", "side", "top"))]
    )


def page(definition: Definition, result: Result) -> Outline:
    return Outline(report.page(definition, result))


# --- scores ---------------------------------------------------------------------------------------


def test_scores_follow_the_rules(definition: Definition, crowd: list[Respondent]) -> None:
    """Reversal, the mean, two thirds answered, the band of the unrounded mean and close calls."""
    for answers, result in crowd:
        for scale, entry in zip(definition.scales, result["scales"], strict=True):
            counted = [item for item in scale.items if item.data.get("counts", True)]
            given = [(item, value) for item in counted if isinstance(value := answers[item.id], int)]
            assert entry["answered"] == len(given)
            if not simulated.of(scale).separate:
                continue
            needed = {1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 4}[len(counted)]
            assert entry["needed"] == needed
            assert entry["mean"] == expected_mean(scale, given, needed)
            assert entry["band"] == (expected_band(entry["mean"]) if scale.form.bands else None)
            mean = entry["mean"] if entry["band"] else None
            near = mean is not None and min(abs(mean - limit) for limit in (2.5, 3.5)) <= 0.25
            assert entry["borderline"] == near


def expected_mean(scale: Scale, given: list[tuple[Item, int]], needed: int) -> float | None:
    return simulated.of(scale).mean(scale, given) if len(given) >= needed else None


def expected_band(mean: float | None) -> str | None:
    if mean is None:
        return None
    assert 1 <= mean <= 5
    return "vraagt aandacht" if mean < 2.5 else "wisselend" if mean < 3.5 else "sterk"


def test_strongest_and_weakest_follow_the_rules(crowd: list[Respondent]) -> None:
    """Only scales with a band; named from one answer step between them, strictly within half a step."""
    for _, result in crowd:
        means = {entry["id"]: entry["mean"] or 0 for entry in result["scales"] if entry["band"]}
        high, low = max(means.values(), default=0), min(means.values(), default=0)
        named = high - low >= 1
        assert result["strongest"] == [scale for scale, mean in means.items() if named and high - mean < 0.5]
        assert result["weakest"] == [scale for scale, mean in means.items() if named and mean - low < 0.5]


def test_better_answer_never_lowers_a_score(definition: Definition, crowd: list[Respondent]) -> None:
    """One answer a step more favourable raises its own scale and leaves the others alone."""
    dice = Random(definition.number)
    rated = [scale for scale in definition.scales if scale.form.rated]
    for answers, before in crowd:
        scale = dice.choice(rated)
        item = dice.choice(scale.counted)
        value = answers[item.id]
        better = value + (-1 if item.reversed else 1) if isinstance(value, int) else None
        if better in scale.form.numbers:
            after = score(definition, answers | {item.id: better})
            for old, new in zip(before["scales"], after["scales"], strict=True):
                if old["id"] == scale.id and old["mean"] is not None:
                    assert new["mean"] is not None
                    assert new["mean"] > old["mean"]
                else:
                    assert new["mean"] == old["mean"]


def test_opposite_answers_give_the_opposite_score(definition: Definition, crowd: list[Respondent]) -> None:
    for answers, result in crowd[::10]:
        turned = score(definition, opposite(definition, answers))
        for straight, other in zip(result["scales"], turned["scales"], strict=True):
            if straight["mean"] is None or other["mean"] is None:
                assert straight["mean"] is other["mean"] is None
            else:
                middle = 3 - simulated.of(definition.scale(straight["id"])).centre
                assert straight["mean"] + other["mean"] == pytest.approx(2 * middle)


@pytest.mark.parametrize("case", CASES["scales"], ids=str)
def test_scale_scores_as_written(library: Library, case: dict[str, Any]) -> None:
    form = library.newest("vijf-lenzen").scales[0].form
    items = tuple(Item(f"X{index}", "", bool(turned), {}) for index, turned in enumerate(case["reversed"]))
    answers = dict(zip((item.id for item in items), case["answers"], strict=True))
    entry = score_scale(Scale("X", "X", form, items, {}), answers)
    assert {key: entry[key] for key in ("answered", "needed", "mean", "band")} == {
        key: case[key] for key in ("answered", "needed", "mean", "band")
    }


@pytest.mark.parametrize("case", CASES["extremes"], ids=str)
def test_strongest_and_weakest_as_written(case: dict[str, Any]) -> None:
    assert standing_out(case["means"]) == (case["strongest"], case["weakest"])


def test_code_carries_every_answer(definition: Definition, crowd: list[Respondent], library: Library) -> None:
    for answers, result in crowd:
        assert code.decode(result["code"], library.find) == (definition, answers)


# --- what is said ---------------------------------------------------------------------------------


def test_not_knowing_is_a_result(definition: Definition) -> None:
    """Nothing is scored or named, the notice says that it is no mistake, and the page stands."""
    result = score(definition, outside(definition, "weet-niet"))
    assert not any(entry["mean"] or entry["band"] for entry in result["scales"])
    assert not result["strongest"]
    assert "dont-know" in [notice["id"] for notice in result["notices"]]
    assert result["sentence"] in definition.texts["sentence"].values()
    assert page(definition, result)


def test_straight_line_is_asked_about(definition: Definition) -> None:
    """The same box everywhere, with reversed statements, still gives a score: so the notice stands by it."""
    for number in range(1, 6):
        result = score(definition, straight_line(definition, number))
        assert "straight-lining" in [notice["id"] for notice in result["notices"]]


PAIRS = {"team": 6, "vijf-lenzen": 3, "mutual-gains": 4, "zelfkennis": 4}


@pytest.mark.parametrize("slug", PAIRS)
def test_agreeing_with_opposites_is_asked_about(slug: str, library: Library) -> None:
    """Yes to nearly every statement and to its opposite as well; a leaning of less than a step is left alone."""
    definition = library.newest(slug)
    reversed_items = [item.id for item in definition.items if "opposite" in item.data]
    assert len(reversed_items) == PAIRS[slug]
    for number, asked in ((4, True), (3, False)):
        answers = straight_line(definition, 5) | dict.fromkeys(reversed_items, number)
        answers |= {definition.items[0].id: 4}
        for item in definition.items:
            if item.data.get("opposite") and number == 3:
                answers[item.data["opposite"]] = 4
        names = [notice["id"] for notice in score(definition, answers)["notices"]]
        assert ("yes-saying" in names) is asked


def test_acquiescence_equals_the_reference() -> None:
    assert notices.acquiescence([(5, 5), (4, 4), (5, 4)]) == 1.5
    assert notices.acquiescence([(5, 1), (4, 2), (2, 4)]) == 0


def test_haste_is_asked_about(definition: Definition) -> None:
    """From the median over ten answers; without times nothing is said."""
    answers = straight_line(definition, 4)
    for seconds, asked in (
        ([1.9] * 6 + [60] * 5, True),
        ([2.1] * 11, False),
        ([0.5] * 9, False),
        ([], False),
    ):
        found = [notice["id"] for notice in score(definition, answers, seconds)["notices"]]
        assert ("haste" in found) is asked


def test_page_says_only_what_the_definition_says(definition: Definition, readers: list[Reader]) -> None:
    """Every text comes from `assessment.yml`; no holes, decimals, percentages or Python words."""
    says = vocabulary(definition.data)
    for _, result, seen in readers:
        for text in {*seen.texts, *seen.values("aria-label")}:
            assert text in (result["sentence"], result["code"]) or says(text), text
            assert not re.search(r"[{}]|\bNone\b|\bnan\b|\d[.,]\d|%", text), text


def test_copied_text_tells_every_part(readers: list[Reader], definition: Definition) -> None:
    """Whoever pastes the result elsewhere misses no scale, however it is answered."""
    for _, result, _ in readers[::10]:
        said = summary.text(summary.blocks(definition, result))
        for scale in definition.scales:
            assert any(text in said for text in simulated.of(scale).told(scale))


def test_introduction_has_the_title(definition: Definition) -> None:
    """The page and the result call the scan the same."""
    introduction = (ASSESSMENTS / definition.slug / "index.md").read_text("utf-8")
    assert f"# {definition.title}" in introduction.splitlines()


def test_page_is_sound(readers: list[Reader]) -> None:
    """Nothing a strict policy refuses, each id once, and the score of every scale for who reads along."""
    for _, result, seen in readers:
        names = {name for _, attributes in seen.elements for name in attributes}
        assert not any(name == "style" or name.startswith("on") for name in names)
        assert len(seen.values("id")) == len(set(seen.values("id")))
        told = {
            attributes["data-scale"]: (attributes["data-mean"], attributes["data-band"])
            for _, attributes in seen.elements
            if "data-scale" in attributes
        }
        assert told == {
            entry["id"]: ("" if entry["mean"] is None else repr(entry["mean"]), entry["band"] or "")
            for entry in result["scales"]
        }


def test_markup_in_texts_stays_text(definition: Definition, readers: list[Reader]) -> None:
    """Whatever an author types changes no element of the page."""
    markup = "<img src=x onerror=\"alert('!')\"></p></section>&lt;"
    marked = Definition.from_data(with_markup(definition.data, markup), KINDS)
    for answers, _, plain in readers[::5]:
        strange = page(marked, score(marked, answers))
        assert strange.shape == plain.shape
        assert any(markup in text for text in strange.texts)


def test_every_text_can_be_reached(definition: Definition, readers: list[Reader]) -> None:
    """No meaning, question, advice, limit or sentence of this scan is written for nobody."""
    own = yaml.safe_load((ASSESSMENTS / definition.slug / "assessment.yml").read_text("utf-8"))
    texts = [scale.data.get("texts", {}) for scale in definition.scales]
    texts += [definition.texts["limits"], own["texts"].get("sentence", {})]
    seen = {text for reader in readers for text in reader.page.texts}
    written = strings({"texts": texts})
    assert [text for text in written if not any(re.search(filled(text), said) for said in seen)] == []


# --- the first advice -----------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["team", "zelfkennis"])
def test_conversation_starts_with_the_lowest(slug: str, library: Library) -> None:
    """Where a scan has no rule of its own; scales with the same mean keep their order."""
    definition = library.newest(slug)
    dice = Random(1)
    for _ in range(READERS):
        result = score(definition, at_random(definition, dice, missing=0.2))
        means = {entry["id"]: entry["mean"] or 0 for entry in result["scales"] if entry["band"]}
        assert result["focus"] == sorted(means, key=lambda scale: means[scale])[:3]
        assert page(definition, result).advice[0] == (result["focus"] or [""])[0]


def test_every_scale_can_come_first(definition: Definition, readers: list[Reader]) -> None:
    """The first advice can be about each scale that has a band."""
    assert {scale.id for scale in definition.scales if scale.form.bands} <= {
        reader.page.advice[0] for reader in readers
    }


@pytest.mark.takes(2)
def test_opposite_profiles_get_another_first_advice(definition: Definition) -> None:
    """Whoever is at the other end of every scale, or has strong where another has weak, starts elsewhere."""
    dice = Random(definition.number)
    some = [pronounced(definition, dice) for _ in range(READERS)]
    some += [
        answers
        for _ in range(READERS)
        if score(definition, answers := at_random(definition, dice))["strongest"]
    ]
    for answers in some:
        turned = opposite(definition, answers)
        first, second = (page(definition, score(definition, each)).advice for each in (answers, turned))
        assert first[1] != second[1]
