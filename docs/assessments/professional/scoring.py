"""Hoe werk jij samen: preferences, qualities and drives together.

Only qualities have bands. So here the sentence names all three parts, and the first advice
may also be about a preference or, when there is nothing else, a drive.
"""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answers, Definition
from selfscan.core.texts import Texts
from selfscan.kinds import bipolar, ranking
from selfscan.result import FOCUS
from selfscan.scoring import wording
from selfscan.scoring.limits import CLOSE, level_of

DRIVES = "DR"

SENTENCE = Texts("sentence", {"preferences": "sides", "both": "", "drives": "first"})


def score(definition: Definition, _answers: Answers, result: dict[str, Any]) -> dict[str, Any]:
    return {"sentence": _sentence(definition, result), "focus": _focus(definition, result)}


def _focus(definition: Definition, result: dict[str, Any]) -> list[str]:
    """What to talk about first: a quality that asks for attention, then the clearest preference.

    After those come the other qualities, preferences in the middle and the drives.
    """
    qualities = sorted((one for one in result["scales"] if one["band"]), key=lambda one: one["mean"])
    low = [one for one in qualities if _level(definition, one) == "low"]
    clear = _clear(result)
    drives = [one for one in result["scales"] if one.get("top")]
    preferences = [one for one in result["scales"] if one.get("side")]
    order = dict.fromkeys(one["id"] for one in [*low, *clear, *qualities, *preferences, *drives])
    return list(order)[:FOCUS]


def _level(definition: Definition, entry: dict[str, Any]) -> str:
    return level_of(definition.scale(entry["id"]).form.bands, entry["band"])


def _clear(result: dict[str, Any]) -> list[Any]:
    """The preferences for one side, the clearest first."""
    sided = [one for one in result["scales"] if one.get("side") in ("links", "rechts")]
    return sorted(sided, key=lambda one: -abs(one["mean"]))


def _sentence(definition: Definition, result: dict[str, Any]) -> str:
    """A short sentence per part that has something to tell."""
    texts = SENTENCE.of(definition)
    parts = []
    if clear := _clear(result):
        most = abs(clear[0]["mean"])
        shared = [one for one in clear if most - abs(one["mean"]) < CLOSE]
        names = [_lower(bipolar.side_name(definition, one)) for one in shared]
        parts.append(texts["preferences"].format(sides=wording.enumerate_names(names)))
    elif any(one.get("side") for one in result["scales"]):
        parts.append(texts["both"])
    if any(one["band"] for one in result["scales"]):
        parts.append(wording.sentence(definition, result))
    drives = next(one for one in result["scales"] if one["id"] == DRIVES)
    if chosen := ranking.chosen(definition.scale(DRIVES), drives):
        parts.append(texts["drives"].format(first=chosen[0].text))
    return " ".join(parts) or wording.SENTENCE.of(definition)["unknown"]


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
