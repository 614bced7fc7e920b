"""Mutual gains: four steps that build on each other, so the first weak one comes first.

Preparing, creating value, distributing value and following through: the order of the steps
in Susskind, L. & Cruikshank, J. (2006), Breaking Robert's Rules, Oxford University Press.
"""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answers, Definition
from selfscan.kinds.quiz import chance
from selfscan.result import FOCUS
from selfscan.scoring.limits import level_of

STEPS = ("MV", "MW", "MD", "MA")
QUIZ = "MS"

Entry = dict[str, Any]


def score(definition: Definition, answers: Answers, result: Entry) -> Entry:
    """Choose sentence and focus; add `start`, the step to begin with, when there is a weak one.

    Weak steps come in the order of the route, the others lowest first. Telling positions from
    interests no better than by guessing comes right after the weak steps, when at least one
    step is said to be strong.
    """
    entries = {entry["id"]: dict(entry) for entry in result["scales"]}
    levels = {step: _level(definition, entries[step]) for step in STEPS}
    weak = [step for step in STEPS if levels[step] == "low"]
    others = sorted(
        (step for step in STEPS if levels[step] in ("mixed", "high")), key=lambda step: entries[step]["mean"]
    )
    quiz = entries[QUIZ]
    practise = quiz["answered"] >= quiz["needed"] and quiz["correct"] <= chance(quiz["of"])
    if practise:
        quiz["level"] = "oefenen"
    between = [QUIZ] if practise and "high" in levels.values() else []
    return {
        "scales": list(entries.values()),
        "start": weak[0] if weak else None,
        "sentence": _sentence(definition, weak, others),
        "focus": (weak + between + others)[:FOCUS],
    }


def _level(definition: Definition, entry: Entry) -> str | None:
    return level_of(definition.scale(entry["id"]).form.bands, entry["band"]) if entry["band"] else None


def _sentence(definition: Definition, weak: list[str], others: list[str]) -> str:
    words = definition.texts["sentence"]
    if not weak and not others:
        return str(words["unknown"])
    which = words["start"] if weak else words["growth"]
    return str(which).format(step=definition.scale((weak + others)[0]).name)
