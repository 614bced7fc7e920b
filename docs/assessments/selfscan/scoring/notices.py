"""Gentle remarks about the way of answering. They never change or hide a score."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

from ..core.definition import DONT_KNOW, Answers, Definition
from ..core.texts import Texts
from .averages import median

WORDS = Texts("notices", {"straight-lining": "", "yes-saying": "", "haste": "", "dont-know": ""})

LONGSTRING = 10
"""Identical answers in a row from which we ask whether that is right.

Longest run: Meade, A.W. & Craig, S.B. (2012), Identifying careless responses in
survey data, Psychological Methods 17, 437-455. A weak detector, hence a question only.
"""

YES_SAYING = 1.0
"""Acquiescence index from which we ask. A choice of our own: no limit from research is known."""

PAIRS = 3
"""Pairs of opposites that it takes: one or two say little about a way of answering."""

HASTE = 2.0
"""Median seconds a question below which nobody can have read it.

Huang, J.L., Curran, P.G., Keeney, J., Poposki, E.M. & DeShon, R.P. (2012), Detecting and
deterring insufficient effort responding to surveys, Journal of Business and Psychology 27, 99-114.
"""

TIMED = 10
"""Times that it takes: somebody who came back changes an answer or two at once."""

UNKNOWN_SHARE = 1 / 3
"""Share of "weet ik niet" from which not knowing is a finding in itself."""


class Notice(TypedDict):
    """A remark: its name, and what it says."""

    id: str
    text: str


def find(definition: Definition, answers: Answers, seconds: Sequence[float] = ()) -> list[Notice]:
    """The notices that fit these answers, as `{"id", "text"}`. `seconds`: between one answer and the next."""
    found = []
    if _is_straight_line(definition, answers):
        found.append("straight-lining")
    elif len(pairs := opposites(definition, answers)) >= PAIRS and acquiescence(pairs) >= YES_SAYING:
        found.append("yes-saying")
    if len(seconds) >= TIMED and (median(seconds) or 0) < HASTE:
        found.append("haste")
    if _share_unknown(answers) >= UNKNOWN_SHARE:
        found.append("dont-know")
    return [{"id": name, "text": WORDS.of(definition)[name]} for name in found]


def opposites(definition: Definition, answers: Answers) -> list[tuple[float, float]]:
    """The answers to statements and to their opposites, on the line from 1 to 5, where both were answered."""
    pairs = [
        (scale.form, answers[item.data["opposite"]], answers[item.id])
        for scale in definition.scales
        for item in scale.items
        if "opposite" in item.data
    ]
    return [
        (form.usual(statement), form.usual(opposite))
        for form, statement, opposite in pairs
        if isinstance(statement, int) and isinstance(opposite, int)
    ]


def acquiescence(pairs: Sequence[tuple[float, float]]) -> float:
    """How far someone agrees with statements and with their opposites as well: -2 to 2, 0 for neither.

    The mean over pairs of (x+ + x-) / 2 - 3, on answers of 1 to 5 that are not recoded.
    """
    return sum((statement + opposite) / 2 - 3 for statement, opposite in pairs) / len(pairs)


def _is_straight_line(definition: Definition, answers: Answers) -> bool:
    rated = [item for scale in definition.scales if scale.form.rated for item in scale.items]
    numbers = [value for item in rated if isinstance(value := answers[item.id], int)]
    has_reversed = any(item.reversed for item in rated)
    # Saying the same to a statement and to its opposite is telling even in a short scan.
    whole_scan = has_reversed and len(numbers) == len(answers) and len(set(numbers)) == 1
    longest = max((len(list(run)) for _, run in groupby(numbers)), default=0)
    return whole_scan or longest >= LONGSTRING


def _share_unknown(answers: Answers) -> float:
    return sum(value == DONT_KNOW for value in answers.values()) / len(answers)
