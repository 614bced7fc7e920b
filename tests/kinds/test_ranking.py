"""A top few: an order and no score, and every place once."""

from __future__ import annotations

from typing import Any

import pytest

from groups import person
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import comparison
from selfscan.kinds.ranking import KIND
from selfscan.kinds.ranking.build import BUILD
from sitemaker.runtime.respondents import everywhere
from small_scale import answers, small

DRIVES = small("ranking", [{} for _ in range(5)], {"top": 3})


def test_order_is_no_score() -> None:
    entry = KIND.score(DRIVES, answers(DRIVES, 2, None, 1, None, 3))
    assert (entry["top"], entry["mean"], entry["band"], entry["needed"]) == (
        ["S3", "S1", "S5"],
        None,
        None,
        3,
    )
    assert KIND.score(DRIVES, answers(DRIVES, None, 3, None, None, None))["top"] == ["S2"]
    assert KIND.score(DRIVES, answers(DRIVES, *[None] * 5))["top"] == []


def test_place_is_given_once() -> None:
    """The message names the place and the things that share it, and says what to do."""
    with pytest.raises(InputError, match="plaats 1 staat bij S1, S2 en S5"):
        KIND.check(DRIVES, answers(DRIVES, 1, 1, None, None, 1))
    KIND.check(DRIVES, answers(DRIVES, 1, 2, None, None, None))


def test_choices_of_a_group_are_counted(library: Library) -> None:
    """How many chose it, and Kendall's W; what got no place shares the rank after the last."""
    definition = library.newest("professional")
    compared = comparison.compare(definition, [person(definition, everywhere(definition, 3))] * 10)
    (drives,) = [scale for scale in compared["scales"] if scale["kind"] == KIND.name]
    assert [item["n"] for item in drives["items"]] == [10, 10, 10, 0, 0, 0, 0]
    assert compared["facilitator"]
    assert [order["w"] for order in compared["facilitator"]["orders"]] == [1]


@pytest.mark.parametrize("top", [0, 2, "3"])
def test_there_is_something_to_choose(top: int | str) -> None:
    items: list[dict[str, Any]] = [{"id": "S1", "texts": {}}, {"id": "S2"}]
    told = list(BUILD.check({"top": top}, {}, items, {}))
    assert told == [
        f"form: top is {top!r}; kies een getal van 1 tot en met 1",
        "items.S2.texts: ontbreekt; schrijf meaning, advice en question",
    ]
