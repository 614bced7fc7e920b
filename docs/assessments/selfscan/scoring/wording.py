"""Short texts that depend on a result. The sentences themselves stand in `assessment.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..core.definition import Definition
from ..core.texts import Texts

SENTENCE = Texts("sentence", {"unknown": "", "level": "bands", "contrast": "strongest weakest"})
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
    if not result["strongest"]:
        lowest_first = sorted(
            banded, key=lambda entry: definition.scale(entry["id"]).form.usual(entry["mean"])
        )
        bands = dict.fromkeys(entry["band"] for entry in lowest_first)
        return texts["level"].format(bands=" of ".join(f"‘{band}’" for band in bands))
    return texts["contrast"].format(
        strongest=names(definition, result["strongest"]), weakest=names(definition, result["weakest"])
    )


def names(definition: Definition, scale_ids: Sequence[str]) -> str:
    return enumerate_names([definition.scale(scale_id).name for scale_id in scale_ids])
