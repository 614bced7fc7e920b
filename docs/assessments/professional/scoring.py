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
    qualities = sorted(
        (entry for entry in result["scales"] if entry["band"]), key=lambda entry: entry["mean"]
    )
    low = [entry for entry in qualities if _level(definition, entry) == "low"]
    clear = _clear(result)
    drives = [entry for entry in result["scales"] if entry.get("top")]
    preferences = [entry for entry in result["scales"] if entry.get("side")]
    order = dict.fromkeys(entry["id"] for entry in [*low, *clear, *qualities, *preferences, *drives])
    return list(order)[:FOCUS]


def _level(definition: Definition, entry: dict[str, Any]) -> str:
    return level_of(definition.scale(entry["id"]).form.bands, entry["band"])


def _clear(result: dict[str, Any]) -> list[Any]:
    """The preferences for one side, the clearest first."""
    sided = [entry for entry in result["scales"] if entry.get("side") in ("links", "rechts")]
    return sorted(sided, key=lambda entry: -abs(entry["mean"]))


def _sentence(definition: Definition, result: dict[str, Any]) -> str:
    """A short sentence per part that has something to tell."""
    texts = SENTENCE.of(definition)
    parts = []
    if clear := _clear(result):
        most = abs(clear[0]["mean"])
        shared = [entry for entry in clear if most - abs(entry["mean"]) < CLOSE]
        names = [_lower(bipolar.side_name(definition, entry)) for entry in shared]
        parts.append(texts["preferences"].format(sides=wording.enumerate_names(names)))
    elif any(entry.get("side") for entry in result["scales"]):
        parts.append(texts["both"])
    if any(entry["band"] for entry in result["scales"]):
        parts.append(wording.sentence(definition, result))
    drives = next(entry for entry in result["scales"] if entry["id"] == DRIVES)
    if chosen := ranking.chosen(definition.scale(DRIVES), drives):
        parts.append(texts["drives"].format(first=chosen[0].text))
    return " ".join(parts) or wording.SENTENCE.of(definition)["unknown"]


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
