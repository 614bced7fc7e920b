"""Mutual gains: four steps that build on each other, so the first weak step comes first.

Preparing, creating value, distributing value and following through: the four steps in Susskind, L.
(2006), Arguing, bargaining, and getting agreement, in M. Moran, M. Rein & R.E. Goodin (eds.), The
Oxford Handbook of Public Policy, Oxford University Press (doi 10.1093/oxfordhb/9780199548453.003.0013).
"""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answers, Definition
from selfscan.core.texts import Texts
from selfscan.kinds.quiz import chance
from selfscan.result import FOCUS
from selfscan.scoring.limits import level_of
from selfscan.scoring.wording import ADVICE, names
from selfscan.scoring.wording import SENTENCE as ANY

STEPS = ("MV", "MW", "MD", "MA")
QUIZ = "MS"

SENTENCE = Texts("sentence", {"start": "step", "growth": "step", "strong": ""})
SCALES = {f"{QUIZ}.texts": {"oefenen": ADVICE}}
"""The level that a scale can be on, and what is said there."""

Entry = dict[str, Any]


def score(definition: Definition, answers: Answers, result: Entry) -> Entry:
    """Choose sentence and focus; add `start`, the step to begin with, when there is a weak step.

    Weak steps come in the order of the route, the others lowest first. Telling positions from
    interests no better than by guessing comes right after the weak steps, when at least one
    step is said to be strong.
    """
    entries = {entry["id"]: dict(entry) for entry in result["scales"]}
    levels = {step: _level(definition, entries[step]) for step in STEPS}
    means = {step: entries[step]["mean"] for step in STEPS}
    weak = [step for step in STEPS if levels[step] == "low"]
    others = sorted(
        (step for step in STEPS if levels[step] in ("mixed", "high")), key=lambda step: means[step]
    )
    quiz = entries[QUIZ]
    practise = quiz["answered"] >= quiz["needed"] and quiz["correct"] <= chance(quiz["of"])
    if practise:
        quiz["level"] = "oefenen"
    between = [QUIZ] if practise and "high" in levels.values() else []
    return {
        "scales": list(entries.values()),
        "start": weak[0] if weak else None,
        "sentence": _sentence(definition, weak, others, levels, means),
        "focus": (weak + between + others)[:FOCUS],
    }


def _level(definition: Definition, entry: Entry) -> str | None:
    return level_of(definition.scale(entry["id"]).form.bands, entry["band"]) if entry["band"] else None


def _sentence(
    definition: Definition,
    weak: list[str],
    others: list[str],
    levels: dict[str, str | None],
    means: dict[str, float],
) -> str:
    words = SENTENCE.of(definition)
    if not weak and not others:
        return ANY.of(definition)["unknown"]
    if weak:
        return words["start"].format(step=definition.scale(weak[0]).name)
    lowest = [step for step in others if levels[step] == "mixed" and means[step] == means[others[0]]]
    return words["growth"].format(step=names(definition, lowest)) if lowest else words["strong"]
