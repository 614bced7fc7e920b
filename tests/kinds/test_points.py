"""A hundred points: what may be divided, and who has the most."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from groups import person
from selfscan.core.definition import Form, Item, Scale
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import comparison
from selfscan.kinds.points import KIND
from sitemaker import ROOT
from sitemaker.runtime.respondents import everywhere

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/cases/scoring.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["points"], ids=str)
def test_points_as_written(case: dict[str, Any]) -> None:
    items = tuple(Item(f"KM{number}", "", False, {}) for number in range(1, 5))
    scale = Scale("KM", "Motief", Form.from_data("punten", {"kind": "points"}, KIND), items, {})
    answers = dict(zip((item.id for item in items), case["given"], strict=True))
    if not case["accepted"]:
        with pytest.raises(InputError):
            KIND.check(scale, answers)
        return
    KIND.check(scale, answers)
    assert KIND.score(scale, answers)["top"] == case["top"]


def test_points_of_a_group_are_counted(library: Library) -> None:
    """The middle of the group for each motive."""
    definition = library.newest("drie-ks")
    points = dict(zip([item.id for item in definition.scale("KM").items], (50, 30, 20, 0), strict=True))
    group = [person(definition, {**everywhere(definition, 3), **points})] * 10
    (weights,) = [
        scale for scale in comparison.compare(definition, group)["scales"] if scale["kind"] == KIND.name
    ]
    assert [item["median"] for item in weights["items"]] == [50, 30, 20, 0]
