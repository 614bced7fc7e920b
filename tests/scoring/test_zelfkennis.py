"""Kennen wij onszelf als partner: what can be told, what is to be found out, and the mirror."""

from __future__ import annotations

from typing import Any

import pytest

from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.result import score
from sitemaker.runtime.respondents import at_level, everywhere, outside

MIRRORED = ("ZO", "ZN", "ZR")


@pytest.fixture
def definition(library: Library) -> Definition:
    return library.newest("zelfkennis")


def test_sentence_tells_and_asks(definition: Definition) -> None:
    """Strong can be told; mixed, low and unknown are to be found out first."""
    answers = everywhere(definition, 5)
    answers |= at_level(definition.scale("ZM"), 3) | at_level(definition.scale("ZO"), 1)
    answers |= {item.id: "weet-niet" for item in definition.scale("ZR").items}
    result: Any = score(definition, answers)
    assert (result["tell"], result["ask"]) == (["ZW", "ZN"], ["ZM", "ZO", "ZR"])
    assert result["sentence"] == (
        "Dit kun je een partner al vertellen: wat jullie willen en wat jullie kunnen beloven. "
        "Dit zoek je eerst uit: wat jullie meebrengen, hoe jullie overkomen en hoeveel ruimte jullie geven."
    )


@pytest.mark.parametrize(("level", "sentence"), [(5, "all"), (3, "none"), (1, "none"), (None, "unknown")])
def test_sentence_without_contrast(definition: Definition, level: int | None, sentence: str) -> None:
    answers = everywhere(definition, level) if level else outside(definition, "weet-niet")
    assert score(definition, answers)["sentence"] == definition.texts["sentence"][sentence]


def test_partner_can_answer_the_mirror(definition: Definition) -> None:
    """Every statement of the last three scales has a version about this organisation, and no other has.

    But for one: what an organisation knows, a partner cannot see.
    """
    for scale in definition.scales:
        for item in scale.items:
            mirror = item.data.get("partner", "")
            assert mirror.startswith("Deze organisatie ") == (scale.id in MIRRORED and item.id != "ZO4")
