"""Vijf lenzen: not knowing your partners' interests is the main finding.

Everything else is standard: five scales of four items, scored in `selfscan.scale`.
"""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answers, Definition
from selfscan.scoring.notices import UNKNOWN_SHARE

INTERESTS = "LB"


def score(definition: Definition, answers: Answers, result: dict[str, Any]) -> dict[str, Any]:
    """Put the interests first when a third or more of them was answered with "weet ik niet"."""
    scale = definition.scale(INTERESTS)
    entry = next(entry for entry in result["scales"] if entry["id"] == INTERESTS)
    if entry["unknown"] < UNKNOWN_SHARE * len(scale.items):
        return {}
    banded = [INTERESTS] if entry["band"] else []
    others = [scale_id for scale_id in result["focus"] if scale_id != INTERESTS]
    return {"sentence": definition.texts["sentence"]["ask-first"], "focus": (banded + others)[:3]}
