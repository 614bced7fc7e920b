"""What a group could talk about: a few points, by fixed rules on what was compared.

The rules stand in `assessment.yml` in the order in which they count: where organisations
differ, where one of them should talk at home first, where there is work for all, what
nobody knows, and what to build on. Within a rule the largest comes first, then the order
of the scan. Observations are neutral and questions are open; nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..definition import Definition
from ..wording import enumerate_names
from .comparison import exceeds, reaches
from .wording import places, tenths

Found = tuple[float, dict[str, Any]]
"""How large something is, and the words to fill in."""


def points(definition: Definition, comparison: dict[str, Any]) -> list[dict[str, Any]]:
    """At most so many points: `{"rule", "title", "scale", "name", "observation", "question", "minutes"}`."""
    rules = definition.data["comparison"]
    found = []
    for rule in rules["agenda"]:
        matches = [
            (size, scale, words)
            for scale in comparison["scales"]
            for size, words in RULES[rule["id"]](definition, rule, scale)
        ]
        # A stable sort: what is equally large keeps the order of the scan.
        for _, scale, words in sorted(matches, key=lambda match: -match[0]):
            found.append(_point(definition, rule, scale, words))
    return found[: rules["points"]]


def _point(
    definition: Definition, rule: dict[str, Any], scale: dict[str, Any], words: dict[str, Any]
) -> dict[str, Any]:
    texts = definition.texts["comparison"]["agenda"]["rules"][rule["id"]]
    words = {"name": scale["name"]} | words
    return {
        "rule": rule["id"],
        "title": texts["title"],
        "scale": scale["id"],
        "name": words["name"],
        "observation": texts["observation"].format(**words),
        "question": texts.get("question") or _question(definition, scale["id"], rule["level"]),
        "minutes": rule["minutes"],
    }


def _question(definition: Definition, scale_id: str, level: str) -> str:
    return str(definition.scale(scale_id).data["texts"][level]["question"])


def _apart(scale: dict[str, Any]) -> list[dict[str, Any]]:
    """The organisations that are shown, without the others."""
    return [entry for entry in scale["organisations"] if not entry["others"]]


def _views(scale: dict[str, Any]) -> list[dict[str, Any]]:
    """Everybody who is shown, as organisations and the others; or everybody as one."""
    return scale["organisations"] or [scale]


# --- the rules: (definition, rule, scale) -> what was found ----------------------------------------


def _contrast(definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """Organisations whose means lie at least `from` answer steps apart."""
    if reaches(scale["difference"], rule["from"]):
        yield scale["difference"], {"places": places(definition, scale, _apart(scale))}


def _weight(definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """Organisations that give one motive at least `from` points more or less."""
    if scale["kind"] != "points":
        return
    for place, item in enumerate(scale["items"]):
        if reaches(item["difference"], rule["from"]):
            entries = [one["items"][place] | {"name": one["name"]} for one in _apart(scale) if one["items"]]
            yield item["difference"], {"name": item["name"], "places": places(definition, scale, entries)}


def _at_home(definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """Organisations within which the answers lie more than `above` apart (AD_M)."""
    apart = [entry for entry in _apart(scale) or [scale] if exceeds(entry.get("ad_m"), rule["above"])]
    if apart:
        group = definition.texts["comparison"]["agenda"]["group"]
        names = [group if entry is scale else entry["name"] for entry in apart]
        yield max(entry["ad_m"] for entry in apart), {"organisations": enumerate_names(names)}


def _shared_work(definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """All organisations in the lowest band; the lower the mean of everybody, the larger."""
    band = _band(definition, scale, rule["level"])
    if band and all(not reaches(entry["mean"], band[1]) for entry in _with_mean(scale)):
        yield band[1] - scale["mean"], {}


def _unknown(_definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """A share of at least `from` answered "weet ik niet"."""
    if reaches(scale["unknown"], rule["from"]):
        yield scale["unknown"], {"tenths": tenths(scale["unknown"])}


def _build_on(definition: Definition, rule: dict[str, Any], scale: dict[str, Any]) -> Iterator[Found]:
    """All organisations in the highest band, and less than `below` apart."""
    band = _band(definition, scale, rule["level"])
    near = not reaches(scale["difference"], rule["below"])
    if band and near and all(reaches(entry["mean"], band[0]) for entry in _with_mean(scale)):
        yield scale["mean"], {}


def _band(definition: Definition, scale: dict[str, Any], level: str) -> tuple[float, float] | None:
    """Where the band of this level begins and ends; None for a scale without bands or mean."""
    bands = [one for one in definition.scales if one.id == scale["id"] and one.form.bands]
    if not bands or scale["mean"] is None:
        return None
    found = bands[0].form.bands
    starts = [*(band.start for band in found), float("inf")]
    place = [band.level for band in found].index(level)
    return starts[place], starts[place + 1]


def _with_mean(scale: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for entry in _views(scale) if entry["mean"] is not None]


RULES: dict[str, Callable[[Definition, dict[str, Any], dict[str, Any]], Iterator[Found]]] = {
    "contrast": _contrast,
    "weight": _weight,
    "at-home": _at_home,
    "shared-work": _shared_work,
    "unknown": _unknown,
    "build-on": _build_on,
}
