"""Practice: what was recognised is counted, and nothing of it is compared."""

from __future__ import annotations

from typing import Any

import pytest

from selfscan.core.definition import Answer, Definition
from selfscan.core.library import Library
from selfscan.kinds.quiz import KIND, chance
from selfscan.kinds.quiz.build import BUILD
from small_scale import answers, small

ITEMS: list[dict[str, Any]] = [
    {"correct": 1, "explanation": "Omdat."},
    {"correct": 2, "explanation": "Daarom."},
    {"correct": 2, "explanation": "Dus."},
]
PRACTICE = small("quiz", ITEMS, {"labels": ("Standpunt", "Belang")})


@pytest.mark.parametrize(
    ("given", "correct", "outcomes"),
    [
        ((1, 2, 2), 3, ["right", "right", "right"]),
        ((2, "weet-niet", None), 0, ["other", "unknown", "missing"]),
    ],
)
def test_recognised_is_counted(
    library: Library, given: tuple[Answer, ...], correct: int, outcomes: list[str]
) -> None:
    """Without a mean; each is told what it is, also to who did not know."""
    definition: Definition = library.newest("mutual-gains")
    entry = KIND.score(PRACTICE, answers(PRACTICE, *given))
    assert (entry["correct"], entry["of"], entry["mean"], KIND.themes(PRACTICE)) == (correct, 3, None, [])
    page = KIND.appendix(definition, PRACTICE, entry)
    assert [part.split('"')[0] for part in page.split('data-outcome="')[1:]] == outcomes
    assert all(item["explanation"] in page for item in ITEMS)


def test_guessing_gives_half() -> None:
    assert [chance(of) for of in (2, 6, 7)] == [1, 3, 3]


def test_right_answer_must_be_explained() -> None:
    told = [text.split(":")[0] for text in BUILD.check({}, {}, [{"id": "S1"}], {})]
    assert told == ["items.S1.correct", "items.S1.explanation"]
