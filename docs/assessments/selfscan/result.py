"""From answers to a result: the scores of all scales and what stands out."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any, TypedDict

from . import kinds
from .core import answers as incoming
from .core import code
from .core.definition import Answers, Definition, Scale
from .scoring import notices, scale, wording
from .scoring.notices import Notice
from .scoring.scale import Entry

FOCUS = 3
"""How many scales a conversation can start from."""


class Result(TypedDict):
    """A result as plain JSON data. What a scan's own `scoring.py` adds comes on top."""

    assessment: str
    version: int
    code: str
    scales: list[Entry]
    strongest: list[str]
    weakest: list[str]
    focus: list[str]
    """The ids of the scales to talk about, lowest first; none for a mirror."""
    notices: list[Notice]
    sentence: str
    """The whole result in one sentence."""


def score(definition: Definition, given: Any, seconds: Sequence[float] = ()) -> Result:
    """Score `given` (item id -> answer), and let the scan's own `scoring.py` add or replace.

    `seconds` between the answers, where they are known, only serve a notice.

    Raises InputError when the answers cannot be read.
    """
    answers = incoming.read(definition, given)
    scores = [_score_scale(part, answers) for part in definition.scales]
    means = {
        entry["id"]: definition.scale(entry["id"]).form.usual(entry["mean"])
        for entry in scores
        if entry["band"] and entry["mean"] is not None
    }
    strongest, weakest = scale.standing_out(means)
    result: Result = {
        "assessment": definition.slug,
        "version": definition.version,
        "code": code.encode(definition, answers),
        "scales": scores,
        "strongest": strongest,
        "weakest": weakest,
        "focus": [] if definition.mirrors else sorted(means, key=lambda name: means[name])[:FOCUS],
        "notices": notices.find(definition, answers, seconds),
        "sentence": "",
    }
    result["sentence"] = wording.sentence(definition, result)
    own: Any = scoring_of(definition)
    more: Any = own.score(definition, answers, result) if own else {}
    return {**result, **more}


def _score_scale(part: Scale, answers: Answers) -> Entry:
    kind = kinds.of(part.form)
    kind.check(part, answers)
    entry: Entry = kind.score(part, answers)
    return entry


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
