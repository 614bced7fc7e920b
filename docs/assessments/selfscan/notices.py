"""Gentle remarks about the way of answering. They never change or hide a score."""

from __future__ import annotations

from itertools import groupby

from .definition import DONT_KNOW, Answers, Definition

LONGSTRING = 10
"""Identical answers in a row from which we ask whether that is right.

Longest run: Meade, A.W. & Craig, S.B. (2012), Identifying careless responses in
survey data, Psychological Methods 17, 437-455. A weak detector, hence a question only.
"""

UNKNOWN_SHARE = 1 / 3
"""Share of "weet ik niet" from which not knowing is a finding in itself."""


def find(definition: Definition, answers: Answers) -> list[dict[str, str]]:
    """The notices that fit these answers, as `{"id", "text"}`."""
    found = []
    if _is_straight_line(definition, answers):
        found.append("straight-lining")
    if _share_unknown(answers) >= UNKNOWN_SHARE:
        found.append("dont-know")
    return [{"id": name, "text": definition.texts["notices"][name]} for name in found]


def _is_straight_line(definition: Definition, answers: Answers) -> bool:
    likert = [scale for scale in definition.scales if scale.form.kind in ("likert", "bipolar", "change")]
    numbers = [
        value for scale in likert for item in scale.items if isinstance(value := answers[item.id], int)
    ]
    has_reversed = any(item.reversed for scale in likert for item in scale.items)
    # Saying the same to a statement and to its opposite is telling even in a short scan.
    whole_scan = has_reversed and len(numbers) == len(answers) and len(set(numbers)) == 1
    longest = max((len(list(run)) for _, run in groupby(numbers)), default=0)
    return whole_scan or longest >= LONGSTRING


def _share_unknown(answers: Answers) -> float:
    return sum(value == DONT_KNOW for value in answers.values()) / len(answers)
