"""Two results side by side: then and now, or how I see it and how another sees me.

Both values are shown, not only the difference, which loses information: Edwards, J.R.
(1994), The study of congruence in organizational behavior research, Organizational
Behavior and Human Decision Processes 58, 51-100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from .. import kinds
from ..core import code
from ..core.errors import InputError
from ..core.texts import Texts
from ..scoring.theme import Theme
from ..scoring.view import Pair
from .contribution import Contribution
from .theme import themes

WORDS = Texts("comparison.mirror", dict.fromkeys(["two", "apart", "first", "second", "self", "other"], ""))


class SideBySide(TypedDict):
    """Two results, over the items that both were asked."""

    assessment: str
    version: int
    kind: str
    """`same` or `mirror`."""
    names: list[str]
    scales: list[Pair]


def side_by_side(pair: Sequence[Contribution], find: code.Find, words: dict[str, str]) -> SideBySide:
    """Put two results beside each other; a mirror comes second. `words` are `WORDS` of any scan: they are shared.

    Raises InputError when they are not two, or not of the same scan and version.
    """
    if len(pair) != 2:
        raise InputError(words["two"])
    read = [(given, *code.decode(given.code, find)) for given in pair]
    read.sort(key=lambda side: bool(side[1].mirrors))
    (_, definition, _), (_, other, _) = read
    is_mirror = other.mirrors == definition.slug and other.version == definition.version
    if other is not definition and not is_mirror:
        raise InputError(words["apart"])
    defaults = ("self", "other") if is_mirror else ("first", "second")
    asked = {item.id for item in other.items}
    gap = definition.data["comparison"]["gap"]
    scales: list[Pair] = []
    for theme in themes(definition):
        if both := _shared(theme, asked):
            kind = kinds.of(both.form)
            marks = [kind.marks(both, answers) for _, _, answers in read]
            scales.append(kind.side_by_side(both, marks, gap))
    return {
        "assessment": definition.slug,
        "version": definition.version,
        "kind": "mirror" if is_mirror else "same",
        "names": [
            given.label or words[default] for (given, _, _), default in zip(read, defaults, strict=True)
        ],
        "scales": scales,
    }


def _shared(theme: Theme, asked: set[str]) -> Theme | None:
    """The theme with only the items that both were asked."""
    items = tuple(item for item in theme.items if item.id in asked)
    return replace(theme, items=items) if items else None
