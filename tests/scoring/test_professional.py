"""Hoe werk jij samen: positions between two poles, a top three, and what to talk about first."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.page import report
from selfscan.result import score
from selfscan.scoring.result import Result
from walking import see_result

PREFERENCES = ("VK1", "VK2", "VK3", "VK4")
QUALITIES = ("KW1", "KW2", "KW3", "KW4", "KW5")
DRIVES: dict[str, int | str] = {"DR3": 1, "DR1": 2, "DR6": 3}


@pytest.fixture
def scan(library: Library) -> Definition:
    return library.newest("professional")


def every(scan: Definition, **values: int | str) -> dict[str, int | str]:
    """The same answer on every item of the scales that are named."""
    return {item.id: value for scale, value in values.items() for item in scan.scale(scale).items}


def entry(result: Result, scale: str) -> dict[str, Any]:
    return next(dict(found) for found in result["scales"] if found["id"] == scale)


def first_advice(scan: Definition, answers: dict[str, int | str]) -> str:
    html = report.page(scan, score(scan, answers))
    return html.split("data-advice=")[1].split("</p>")[0]


def test_drives_are_an_order_and_no_score(scan: Definition) -> None:
    found = entry(score(scan, DRIVES), "DR")
    assert (found["top"], found["mean"], found["band"]) == (["DR3", "DR1", "DR6"], None, None)
    assert entry(score(scan, {"DR2": 3}), "DR")["top"] == ["DR2"]
    assert entry(score(scan, {}), "DR")["top"] == []


def test_a_place_is_given_once(scan: Definition) -> None:
    """The message names the place and the drives that share it, and says what to do."""
    with pytest.raises(InputError, match="plaats 1 staat bij DR1, DR2 en DR7"):
        score(scan, {"DR1": 1, "DR2": 1, "DR7": 1})
    with pytest.raises(InputError, match="DR1"):
        score(scan, {"DR1": 4})


def test_code_keeps_an_incomplete_top(scan: Definition, library: Library) -> None:
    given = every(scan, VK1=2, KW3="nvt") | {"DR5": 2}
    text = score(scan, given)["code"]
    assert len(text.replace("-", "")) <= 32
    answers = code.decode(text, library.find)[1]
    assert {item: value for item, value in answers.items() if value is not None} == given


@pytest.mark.parametrize("first", [*PREFERENCES, *QUALITIES, "DR"])
def test_every_part_can_be_the_first_advice(scan: Definition, first: str) -> None:
    """A low quality, or else the clearest preference, or else what is known at all."""
    answers = every(scan, **dict.fromkeys((*PREFERENCES, *QUALITIES), 3)) | DRIVES
    answers = DRIVES if first == "DR" else answers | every(scan, **{first: 1})
    assert score(scan, answers)["focus"][0] == first
    assert first_advice(scan, answers).startswith(f'"{first}">')


@pytest.mark.parametrize("preference", PREFERENCES)
def test_opposite_preferences_get_other_advice(scan: Definition, preference: str) -> None:
    texts = {first_advice(scan, every(scan, **{preference: value})) for value in (1, 3, 5)}
    assert len(texts) == 3


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Je weet nu te weinig van jezelf voor een profiel. Vraag een collega om mee te kijken."),
        ({"VK1": 1, "VK2": 5, "VK3": 3}, "Je neigt het duidelijkst naar: hardop denken en ruimte."),
        ({"VK3": 3}, "Je voorkeuren liggen in het midden, je kunt beide kanten op."),
        (dict.fromkeys(QUALITIES, 4), "Je kwaliteiten verschillen weinig: overal ‘sterk’."),
        (
            {"KW1": 4, "KW2": 4},
            "Over Verbinden en Doorvragen kun je iets zeggen: ‘sterk’. Over je andere kwaliteiten weet je nu te weinig.",
        ),
        (
            dict.fromkeys(QUALITIES, 4) | {"KW3": 5},
            "Al je kwaliteiten zijn in je eigen ogen sterk. Het sterkst: In beweging brengen.",
        ),
        (
            {"KW1": 5, "KW4": 2},
            "In je eigen ogen ben je het sterkst in Verbinden en het minst sterk in Afspraken nakomen.",
        ),
    ],
)
def test_sentence_says_what_is_known(scan: Definition, answers: dict[str, int], sentence: str) -> None:
    assert score(scan, every(scan, **answers))["sentence"] == sentence


def test_fixed_questions_come_first(scan: Definition) -> None:
    html = report.page(scan, score(scan, every(scan, VK2=1)))
    found = html.split('class="conversation"')[1].split("</ol>")[0].split("<li>")[1:]
    assert [text.removesuffix("</li>") for text in found] == [
        "Wat mag een collega van jou weten?",
        "Met wie botst jouw voorkeur, en wat levert dat op?",
        scan.scale("VK2").data["texts"]["left"]["question"],
    ]


def test_qualities_have_words_for_a_colleague(scan: Definition) -> None:
    """The mirror asks the same about "deze collega"."""
    for item in (item for quality in QUALITIES for item in scan.scale(quality).items):
        words = item.data["colleague"].split()
        assert words[:2] == ["Deze", "collega"]
        assert "ik" not in words


def test_ties_and_open_places_are_told(page: Page, address: str, scan: Definition) -> None:
    """One message per place, at a question where it can be solved; the chosen order is shown meanwhile."""
    page.goto(address + "/assessments/professional/")
    answers = every(scan, **dict.fromkeys((*PREFERENCES, *QUALITIES), 2))
    while not page.locator("fieldset[data-item=DR1]").is_visible():
        for question in page.locator("fieldset:visible").all():
            question.locator(f'input[value="{answers[question.get_attribute("data-item") or ""]}"]').check()
        page.locator("[data-action=next]:visible").click()
    for drive in ("DR2", "DR4"):
        page.locator(f"input[name={drive}][value='1']").check()
    chosen = page.locator("[data-place]")
    expect(chosen.first).to_have_text("Mijn vak goed doen + Zelf kunnen kiezen hoe ik werk")
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-error-list] a")).to_have_text(
        [
            "Je gaf twee drijfveren plaats 1. Kies welke van de twee daar blijft staan",
            "Kies nog een drijfveer voor plaats 2",
            "Kies nog een drijfveer voor plaats 3",
        ]
    )
    page.locator("[data-error-list] a").first.click()
    assert page.evaluate("document.activeElement.name") == "DR4"
    page.locator("input[name=DR4][value='']").check()
    page.locator("input[name=DR4][value='']").press("ArrowLeft")
    expect(chosen.last).to_have_text("Zelf kunnen kiezen hoe ik werk")
    page.locator("input[name=DR7][value='2']").check()
    page.locator("[data-action=next]:visible").click()
    expect(page.locator("[data-answered='10']")).to_have_text("3 van 3 beantwoord")
    see_result(page)
    expect(page.locator("[data-scale=DR] li strong")).to_have_text(
        ["Mijn vak goed doen", "Invloed hebben op besluiten", "Zelf kunnen kiezen hoe ik werk"]
    )
    expect(page.locator("[data-scale=VK1]")).to_have_attribute("data-side", "links")
