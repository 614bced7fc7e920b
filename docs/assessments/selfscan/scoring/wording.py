"""Short texts that depend on a result. The sentences themselves stand in `assessment.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.definition import Band, Definition, Scale
from ..core.texts import Texts

SENTENCE = Texts("sentence", {"unknown": "", "level": "bands", "contrast": "strongest weakest"})
OUTCOME = Texts(
    "result",
    {"no-band": "", "borderline": "", "of": "answered items", "too-few": "needed items", "question": ""},
)
"""What is said of a single scale, in charts, tables and plain lines."""


def enumerate_names(names: Sequence[str]) -> str:
    """'A', 'A en B', 'A, B en C'."""
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def sentence(definition: Definition, result: dict[str, Any]) -> str:
    """The whole result in one sentence."""
    texts = SENTENCE.of(definition)
    banded = [entry for entry in result["scales"] if entry["band"]]
    if not banded:
        return texts["unknown"]
    if not result["strongest"]:
        bands = dict.fromkeys(entry["band"] for entry in sorted(banded, key=lambda entry: entry["mean"]))
        return texts["level"].format(bands=" of ".join(f"‘{band}’" for band in bands))
    return texts["contrast"].format(
        strongest=names(definition, result["strongest"]), weakest=names(definition, result["weakest"])
    )


def names(definition: Definition, scale_ids: Sequence[str]) -> str:
    return enumerate_names([definition.scale(scale_id).name for scale_id in scale_ids])


def halves(mean: float) -> str:
    """A mean rounded to half a step, as people write it: 3, 3½. Finer would be false precision."""
    whole, half = divmod(int(mean * 2 + 0.5), 2)
    return f"{whole or ''}½" if half else str(whole)


def shown(mean: float | None) -> str:
    """A mean as it stands in charts and tables, also when there is none."""
    return "–" if mean is None else halves(mean)


SIDES = {"links": "left", "beide kanten": "both", "rechts": "right"}
"""Where the texts for a side between two poles stand."""


def advice(scale: Scale, entry: dict[str, Any]) -> dict[str, str]:
    """The texts (`meaning`, `question`, `advice`) for the band, the side or the first choice of a scale.

    A scan's own `scoring.py` may set the `level` of a scale: then that says where the texts stand.
    """
    if entry.get("level"):  # Before `top`: a hundred points have a top too.
        return dict(scale.data["texts"][entry["level"]])
    if entry.get("top"):
        first = next(item for item in scale.items if item.id == entry["top"][0])
        return dict(first.data["texts"])
    texts: dict[str, Any] = scale.data["texts"]
    if entry.get("side"):
        return dict(texts[SIDES[entry["side"]]])
    return dict(texts[level_of(scale.form.bands, entry["band"])])


def level_of(bands: Sequence[Band], name: str) -> str:
    return next(band.level for band in bands if band.name == name)
