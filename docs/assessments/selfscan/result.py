"""From answers to a result: the scores of all scales and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import kinds
from .core import answers as incoming
from .core import code
from .core.definition import Answers, Definition, Scale
from .core.scan_module import scoring_of as scoring_of
from .scoring import notices, scale, wording
from .scoring.result import FOCUS as FOCUS  # This and `scoring_of`: frozen scans import them from here.
from .scoring.result import Result
from .scoring.scale import Entry


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
