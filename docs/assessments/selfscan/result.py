"""From answers to a result: the scores of all scales and what stands out."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

from .core import answers as incoming
from .core import code
from .core.definition import Answers, Definition, Scale
from .kinds import KINDS
from .scoring import notices, scale, wording

FOCUS = 3
"""How many scales a conversation can start from."""


def score(definition: Definition, given: Any, seconds: Sequence[float] = ()) -> dict[str, Any]:
    """Score `given` (item id -> answer) and return the result as plain JSON data.

    `seconds` between the answers, where they are known, only serve a notice.

    Keys: `assessment`, `version`, `code`, `scales` (see `scale.score`),
    `strongest`, `weakest` (scale ids), `focus` (ids of the scales to talk about,
    lowest first; none for a mirror), `notices` (`{"id", "text"}`), `sentence` (the result in one
    sentence), and what the scan's own `scoring.py` adds or replaces.

    Raises InputError when the answers cannot be read.
    """
    answers = incoming.read(definition, given)
    scores = [_score_scale(one, answers) for one in definition.scales]
    banded = [entry for entry in scores if entry["band"]]
    strongest, weakest = scale.standing_out(banded)
    result: dict[str, Any] = {
        "assessment": definition.slug,
        "version": definition.version,
        "code": code.encode(definition, answers),
        "scales": scores,
        "strongest": strongest,
        "weakest": weakest,
        "focus": [] if definition.mirrors else _lowest(banded),
        "notices": notices.find(definition, answers, seconds),
    }
    result["sentence"] = wording.sentence(definition, result)
    own = scoring_of(definition)
    return result | (own.score(definition, answers, result) if own else {})


def _lowest(banded: list[dict[str, Any]]) -> list[str]:
    return [entry["id"] for entry in sorted(banded, key=lambda entry: entry["mean"])[:FOCUS]]


def _score_scale(one: Scale, answers: Answers) -> dict[str, Any]:
    kind = KINDS.get(one.form.kind)
    if kind and hasattr(kind, "check"):
        kind.check(one, answers)
    more = kind.score(one, answers) if kind and hasattr(kind, "score") else {}
    return scale.score(one, answers) | more


def scoring_of(definition: Definition) -> ModuleType | None:
    """The `scoring.py` of the scan, of the version that this definition is; None: standard scales need none."""
    return (
        None if definition.mirrors else _module(definition.data.get("scoring", f"{definition.slug}.scoring"))
    )


def page_of(definition: Definition) -> ModuleType | None:
    """What the scan adds to its result page, its `page.py`: today's for every version, for looks may change."""
    return _module(f"{definition.slug}.page")


@cache
def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            return None
        raise
