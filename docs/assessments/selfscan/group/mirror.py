"""Two results side by side: then and now, or how I see it and how another sees me.

Both values are shown, not only the difference, which loses information: Edwards, J.R.
(1994), The study of congruence in organizational behavior research, Organizational
Behavior and Human Decision Processes 58, 51-100.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core import code
from ..core.definition import Answers
from ..core.errors import InputError
from ..core.texts import Texts
from .comparison import reaches
from .contribution import Contribution
from .theme import Marks, Theme, marks, themes

WORDS = Texts("comparison.mirror", dict.fromkeys(["two", "apart", "first", "second", "self", "other"], ""))


def side_by_side(pair: Sequence[Contribution], find: code.Find, words: dict[str, str]) -> dict[str, Any]:
    """Put two results beside each other; a mirror comes second. `words` are `WORDS` of any scan: they are shared.

    Returns `assessment`, `version`, `kind` (`same` or `mirror`), `names` (two) and `scales`:
    `id`, `name`, `kind` and for a mean `means` (two, over the items that both were asked;
    None without enough answers), `gap` (second minus first, or None) and `apart` (at least
    the `gap` of the thresholds); else `items` with `name` and `values` (two).

    Raises InputError when they are not two, or not of the same scan and version.
    """
    if len(pair) != 2:
        raise InputError(words["two"])
    read = [(one, *code.decode(one.code, find)) for one in pair]
    read.sort(key=lambda one: bool(one[1].mirrors))
    (_, definition, _), (_, other, _) = read
    is_mirror = other.mirrors == definition.slug and other.version == definition.version
    if other is not definition and not is_mirror:
        raise InputError(words["apart"])
    defaults = ("self", "other") if is_mirror else ("first", "second")
    asked = {item.id for item in other.items}
    limit = definition.data["comparison"]["gap"]
    return {
        "assessment": definition.slug,
        "version": definition.version,
        "kind": "mirror" if is_mirror else "same",
        "names": [one.label or words[default] for (one, _, _), default in zip(read, defaults, strict=True)],
        "scales": [
            _scale(shared, [answers for _, _, answers in read], limit)
            for theme in themes(definition)
            if (shared := _shared(theme, asked))
        ],
    }


def _shared(theme: Theme, asked: set[str]) -> Theme | None:
    """The theme with only the items that both were asked."""
    items = tuple(item for item in theme.items if item.id in asked)
    return Theme(theme.id, theme.name, theme.scale, items) if items else None


def _scale(theme: Theme, answers: Sequence[Answers], limit: float) -> dict[str, Any]:
    given: list[Marks] = [marks(theme, one) for one in answers]
    entry: dict[str, Any] = {"id": theme.id, "name": theme.name, "kind": theme.kind}
    if not theme.averaged:
        values = zip(*(one.numbers for one in given), strict=True)
        return entry | {
            "items": [
                {"name": item.text, "values": list(both)}
                for item, both in zip(theme.items, values, strict=True)
            ]
        }
    first, second = (one.mean for one in given)
    gap = None if first is None or second is None else second - first
    return entry | {
        "means": [first, second],
        "gap": gap,
        "apart": gap is not None and reaches(abs(gap), limit),
    }
