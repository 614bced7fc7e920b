"""Figures of a group in words. No decimals: finer than half a step would be false precision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from ..scoring.wording import enumerate_names, halves

WORDS = Texts(
    "comparison.value",
    dict.fromkeys(("likert", "bipolar", "change", "points"), "organisation value"),
)
STAMP = Texts("comparison.page", {"stamp": "date address"})
"""The page itself fills it in."""

MOST_PLACES = 5
"""Of more organisations a sentence names only those at both ends."""


def value(definition: Definition, scale: dict[str, Any], mean: float | None) -> str:
    """A mean as people write it: `3½`, `+1`, `1 naar houvast`, `30`; a dash when there is none."""
    if mean is None:
        return "–"
    if scale["kind"] == "points":
        return str(round(mean))
    if scale["kind"] == "likert":
        return halves(mean)
    steps = halves(abs(mean))
    if scale["kind"] == "change":
        return steps if steps == "0" else f"{'−' if mean < 0 else '+'}{steps}"
    words = definition.texts["bipolar"]
    if steps == "0":
        return str(words["middle"])
    pole = definition.scale(scale["id"]).data["left" if mean < 0 else "right"]
    return str(words["place"]).format(steps=steps, side=pole[0].lower() + pole[1:])


def places(definition: Definition, scale: dict[str, Any], entries: Sequence[dict[str, Any]]) -> str:
    """Where each organisation stands, in their own order: `A rond 4½, B rond 4 en C rond 2`."""
    known = [entry for entry in entries if entry["mean"] is not None]
    if len(known) > MOST_PLACES:
        ends = min(entry["mean"] for entry in known), max(entry["mean"] for entry in known)
        known = [entry for entry in known if entry["mean"] in ends][:MOST_PLACES]
    pattern = WORDS.of(definition)[scale["kind"]]
    text = enumerate_names(
        [
            pattern.format(organisation=entry["name"], value=value(definition, scale, entry["mean"]))
            for entry in known
        ]
    )
    return text[:1].upper() + text[1:]


def tenths(share: float) -> str:
    """A share as a number out of ten, at least 1."""
    return str(max(1, round(share * 10)))
