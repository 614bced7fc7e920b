"""What is expected to become lower or higher: from half a step it is a gain or a loss."""

from __future__ import annotations

import pytest

from selfscan.core.definition import Answer
from selfscan.kinds.change import KIND, outlook
from small_scale import FIVE, answers, small

EXPECTED = small("change", [{"reversed": True}, {"reversed": True}, {}], {"labels": FIVE})


@pytest.mark.parametrize(
    ("given", "mean", "says"),
    [
        ((1, 1, 5), 2, "gain"),
        ((2, 3, None), 0.5, "gain"),
        ((3, 3, 4), 1 / 3, "same"),
        ((4, 3, "nvt"), -0.5, "loss"),
        ((5, "weet-niet", None), None, "unknown"),
    ],
)
def test_lower_may_be_better(given: tuple[Answer, ...], mean: float | None, says: str) -> None:
    """Answers count from -2 to +2, turned where lower is favourable; several items may be."""
    entry = KIND.score(EXPECTED, answers(EXPECTED, *given))
    assert entry["mean"] == (None if mean is None else pytest.approx(mean))
    assert outlook(entry["mean"]) == says
