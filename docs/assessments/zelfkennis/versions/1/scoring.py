"""Kennen wij onszelf als partner: what you can tell a partner now, and what to find out first.

There is no verdict on whether the organisation is ready to collaborate.
"""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answers, Definition
from selfscan.scoring.limits import level_of
from selfscan.scoring.wording import enumerate_names


def score(definition: Definition, _answers: Answers, result: dict[str, Any]) -> dict[str, Any]:
    """Sort the scales into `tell` (strong) and `ask` (all others), and say so in the sentence."""
    texts = definition.texts["sentence"]
    tell = [entry["id"] for entry in result["scales"] if _is_strong(definition, entry)]
    ask = [entry["id"] for entry in result["scales"] if entry["id"] not in tell]
    if not any(entry["band"] for entry in result["scales"]):
        sentence = texts["unknown"]
    elif tell and ask:
        sentence = texts["some"].format(tell=_names(definition, tell), ask=_names(definition, ask))
    else:
        sentence = texts["all" if tell else "none"]
    return {"tell": tell, "ask": ask, "sentence": sentence}


def _is_strong(definition: Definition, entry: dict[str, Any]) -> bool:
    bands = definition.scale(entry["id"]).form.bands
    return bool(entry["band"]) and level_of(bands, entry["band"]) == "high"


def _names(definition: Definition, scale_ids: list[str]) -> str:
    return enumerate_names([definition.scale(scale_id).data["short"] for scale_id in scale_ids])
