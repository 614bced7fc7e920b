"""Short texts that depend on a result. The sentences themselves stand in `assessment.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts
from .limits import level_of

SENTENCE = Texts(
    "sentence",
    {
        "unknown": "",
        "level": "bands",
        "contrast": "strongest weakest",
        "all-high": "strongest",
        "all-low": "weakest",
        "partly": "names bands",
    },
)
OUTCOME = Texts(
    "result",
    {"no-band": "", "borderline": "", "of": "answered items", "too-few": "needed items", "question": ""},
)
"""What is said of a single scale, in charts, tables and plain lines."""


ADVICE = "meaning advice question"
"""What is said about an outcome that somebody can start from."""


def enumerate_names(names: Sequence[str]) -> str:
    """'A', 'A en B', 'A, B en C'."""
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def sentence(definition: Definition, result: Mapping[str, Any]) -> str:
    """The whole result in one sentence."""
    texts = SENTENCE.of(definition)
    banded = [entry for entry in result["scales"] if entry["band"]]
    if not banded:
        return texts["unknown"]
    strongest, weakest = (names(definition, result[side]) for side in ("strongest", "weakest"))
    if definition.edition > 1:
        # Where the usual sentence would contradict the outcomes: some are unknown, or all are on one side.
        levels = {level_of(definition.scale(entry["id"]).form.bands, entry["band"]) for entry in banded}
        some = len(banded) < sum(bool(scale.form.bands) for scale in definition.scales)
        if some and (len(levels) == 1 or not strongest):
            known = enumerate_names([entry["name"] for entry in banded])
            return texts["partly"].format(names=known, bands=_bands(definition, banded))
        if strongest and levels == {"high"}:
            return texts["all-high"].format(strongest=strongest)
        if strongest and levels == {"low"}:
            return texts["all-low"].format(weakest=weakest)
    if not strongest:
        return texts["level"].format(bands=_bands(definition, banded))
    return texts["contrast"].format(strongest=strongest, weakest=weakest)


def _bands(definition: Definition, banded: Sequence[Mapping[str, Any]]) -> str:
    """The names of the bands that occur, the lowest first."""
    lowest_first = sorted(banded, key=lambda entry: definition.scale(entry["id"]).form.usual(entry["mean"]))
    return " of ".join(dict.fromkeys(f"‘{entry['band']}’" for entry in lowest_first))


def names(definition: Definition, scale_ids: Sequence[str]) -> str:
    return enumerate_names([definition.scale(scale_id).name for scale_id in scale_ids])
