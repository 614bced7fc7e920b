"""Figures of a group in words. No decimals where a step is small: they would be false precision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import kinds
from ..core.definition import Definition
from ..core.texts import Texts
from ..scoring.averages import halves
from ..scoring.theme import Theme
from ..scoring.wording import enumerate_names

STAMP = Texts("comparison.page", {"stamp": "date address"})
"""The page itself fills it in."""

MOST_PLACES = 5
"""Of more organisations a sentence names only those at both ends."""


def value(definition: Definition, theme: Theme, mean: float | None) -> str:
    """A mean as people write it: `3½`, `+1`, `1 naar houvast`, `30`; a dash when there is none."""
    return "–" if mean is None else kinds.of(theme.form).value(definition, theme.scale, mean)


def steps(theme: Theme, difference: float) -> str:
    """How far apart, in steps of the form."""
    return halves(abs(difference) / theme.form.step)


def places(definition: Definition, theme: Theme, entries: Sequence[Mapping[str, Any]]) -> str:
    """Where each organisation (`name`, `mean`) stands, in their own order: `A rond 4½, B rond 4 en C rond 2`."""
    known = [entry for entry in entries if entry["mean"] is not None]
    if len(known) > MOST_PLACES:
        ends = min(entry["mean"] for entry in known), max(entry["mean"] for entry in known)
        known = [entry for entry in known if entry["mean"] in ends][:MOST_PLACES]
    pattern = kinds.of(theme.form).words(definition)["organisation"]
    text = enumerate_names(
        [
            pattern.format(organisation=entry["name"], value=value(definition, theme, entry["mean"]))
            for entry in known
        ]
    )
    return text[:1].upper() + text[1:]


def tenths(share: float) -> str:
    """A share as a number out of ten, at least 1."""
    return str(max(1, round(share * 10)))
