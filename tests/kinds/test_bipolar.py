"""Between two poles: a position and a side, and no side is better."""

from __future__ import annotations

import pytest

from selfscan.core.definition import Answer, Definition
from selfscan.core.library import Library
from selfscan.kinds.bipolar import KIND
from selfscan.kinds.bipolar.build import BUILD
from small_scale import FIVE, answers, small

POLES = small("bipolar", [{}, {}, {}], {"labels": FIVE}, {"left": "Rust", "right": "Actie"})


@pytest.fixture
def definition(library: Library) -> Definition:
    """Whose words are used."""
    return library.newest("professional")


@pytest.mark.parametrize(
    ("given", "mean", "side"),
    [
        ((1, 1, 1), -2.0, "links"),
        ((5, 5, 5), 2.0, "rechts"),
        ((3, 3, 3), 0.0, "beide kanten"),
        ((2, 3, 3), -1 / 3, "beide kanten"),
        ((3, 4, 4), 2 / 3, "rechts"),
        ((2, 3, "weet-niet"), -0.5, "links"),
        (("nvt", 3, "weet-niet"), None, None),
    ],
)
def test_position_and_side(given: tuple[Answer, ...], mean: float | None, side: str | None) -> None:
    """From -2 to +2; nearer to the middle than half a step is both sides. No band, whatever the answers."""
    entry = KIND.score(POLES, answers(POLES, *given))
    assert (entry["mean"], entry["side"], entry["band"]) == (mean, side, None)


@pytest.mark.parametrize(
    ("mean", "value", "short"),
    [(-1.5, "1½ richting rust", "← 1½"), (0.2, "in het midden", "0"), (2, "2 richting actie", "2 →")],
)
def test_place_is_told_with_its_side(definition: Definition, mean: float, value: str, short: str) -> None:
    assert KIND.value(definition, POLES, mean) == value
    assert KIND.short(definition, POLES, mean) == short


def test_poles_must_have_words() -> None:
    told = [text.split(":")[0] for text in BUILD.check({}, {"left": "Rust"}, [{"id": "S1", "left": "a"}], {})]
    assert told == [
        "items", "right", "items.S1.right", "texts.left", "texts.both", "texts.right", "texts.unknown",
    ]  # fmt: skip
