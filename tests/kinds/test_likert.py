"""Statements: a mean in bands, or each for itself."""

from __future__ import annotations

import pytest

from selfscan.core.definition import Answer
from selfscan.kinds.likert import KIND
from selfscan.kinds.likert.build import BUILD
from small_scale import FIVE, answers, small

BANDS = [
    {"name": "laag", "level": "low", "from": 1},
    {"name": "midden", "level": "mixed", "from": 2.5},
    {"name": "hoog", "level": "high", "from": 3.5},
]
STATEMENTS = small("likert", [{}, {}, {"reversed": True}], {"labels": FIVE, "bands": BANDS})
ALONE = small("likert", [{"text": "We rekenen."}, {"private": True}], {"labels": FIVE})


@pytest.mark.parametrize(
    ("given", "mean", "band", "borderline"),
    [
        ((5, 5, 1), 5, "hoog", False),
        ((5, 5, 5), 11 / 3, "hoog", True),
        ((4, "weet-niet", 2), 4, "hoog", False),
        ((2, 2, "nvt"), 2, "laag", False),
        ((2, 3, "nvt"), 2.5, "midden", True),
        ((4, None, "weet-niet"), None, None, False),
    ],
)
def test_mean_falls_in_a_band(
    given: tuple[Answer, ...], mean: float | None, band: str | None, borderline: bool
) -> None:
    """A reversed answer counts as 6 minus itself; two of three are enough; a quarter from a limit is close."""
    entry = KIND.score(STATEMENTS, answers(STATEMENTS, *given))
    assert entry["mean"] == (None if mean is None else pytest.approx(mean))
    assert (entry["band"], entry["borderline"]) == (band, borderline)


def test_without_bands_every_statement_stands_alone() -> None:
    """No mean together, and a group sees one by one what is not private."""
    assert KIND.score(ALONE, answers(ALONE, 5, 4))["mean"] is None
    (theme,) = KIND.themes(ALONE)
    assert (theme.id, theme.name) == ("S1", "We rekenen")
    assert KIND.marks(theme, answers(ALONE, 4, 1)).mean == 4


def test_one_statement_may_be_reversed() -> None:
    items = [item.data for item in STATEMENTS.items]
    assert list(BUILD.check({}, {}, items, {})) == []
    assert next(BUILD.check({}, {}, [items[2], items[2]], {})).startswith(
        "items: er zijn meer vragen omgekeerd"
    )
