"""What a group could talk about: a few points, by fixed rules on what was compared.

The rules stand in `assessment.yml` in the order in which they count: where organisations
differ, where one of them should talk at home first, where there is work for all, what
nobody knows, and what to build on. Within a rule the largest comes first, then the order
of the scan. Observations are neutral and questions are open; nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from ..core.definition import Band, Definition
from ..core.texts import Texts
from ..scoring.wording import enumerate_names
from .comparison import exceeds, reaches
from .wording import places, tenths

WORDS = Texts(
    "comparison.agenda",
    {
        "group": "",
        "rules.contrast.title": "",
        "rules.contrast.observation": "name places",
        "rules.contrast.question": "",
        "rules.weight.title": "",
        "rules.weight.observation": "name places",
        "rules.weight.question": "",
        "rules.at-home.title": "",
        "rules.at-home.title-alone": "",
        "rules.at-home.observation": "name organisations",
        "rules.at-home.question": "",
        "rules.shared-work.title": "",
        "rules.shared-work.observation": "name band",
        "rules.unknown.title": "",
        "rules.unknown.observation": "name tenths",
        "rules.unknown.question": "",
        "rules.build-on.title": "",
        "rules.build-on.observation": "name band",
    },
)
"""Where a rule has no question of its own, the scale asks one."""

Found = tuple[float, dict[str, Any]]
"""How large something is, and the words to fill in."""


@dataclass(frozen=True)
class Case:
    """A rule held against one scale of a comparison. `alone`: everybody is shown as one group."""

    definition: Definition
    rule: dict[str, Any]
    scale: dict[str, Any]
    alone: bool

    @property
    def organisations(self) -> list[dict[str, Any]]:
        """The organisations that are shown, without the others."""
        return [entry for entry in self.scale["organisations"] if not entry["others"]]

    @property
    def means(self) -> list[float]:
        """The means of all who are shown: of the organisations and the others, or of one group.

        Empty when nobody can be said to agree: organisations that are not shown for this scale,
        or a group whose answers lie clearly apart.
        """
        divided = self.definition.data["comparison"]["spread"]["clear"]
        if self.alone:
            entries = [] if exceeds(self.scale.get("ad_m"), divided) else [self.scale]
        else:
            entries = self.scale["organisations"]
        return [entry["mean"] for entry in entries if entry["mean"] is not None]

    @property
    def band(self) -> tuple[Band, float] | None:
        """The band of the rule and where it ends; None for a scale without bands or mean."""
        bands = [one.form.bands for one in self.definition.scales if one.id == self.scale["id"]]
        if not bands or not bands[0] or self.scale["mean"] is None:
            return None
        ends = [*(band.start for band in bands[0][1:]), inf]
        return next(
            (band, end) for band, end in zip(bands[0], ends, strict=True) if band.level == self.rule["level"]
        )


def points(definition: Definition, comparison: dict[str, Any]) -> list[dict[str, Any]]:
    """At most so many points: `{"rule", "title", "scale", "name", "observation", "question", "minutes"}`."""
    rules = definition.data["comparison"]
    found = [
        _point(case, words)
        for rule in rules["agenda"]
        for case, words in matches(definition, comparison, rule["id"])
    ]
    return found[: rules["points"]]


def matches(
    definition: Definition, comparison: dict[str, Any], rule_id: str
) -> list[tuple[Case, dict[str, Any]]]:
    """Where a rule applies, the largest first, each with the words to fill in."""
    rule = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == rule_id)
    shown = [one["n"] for one in comparison["organisations"] if one["shown"]]
    alone = not shown or shown == [comparison["n"]]
    cases = [Case(definition, rule, scale, alone) for scale in comparison["scales"]]
    found = [(size, case, words) for case in cases for size, words in RULES[rule_id][0](case)]
    # A stable sort: what is equally large keeps the order of the scan.
    return [(case, words) for _, case, words in sorted(found, key=lambda match: -match[0])]


def _point(case: Case, words: dict[str, Any]) -> dict[str, Any]:
    rule = f"rules.{case.rule['id']}"
    texts = WORDS.of(case.definition)
    words = {"name": case.scale["name"]} | words
    return {
        "rule": case.rule["id"],
        "title": (case.alone and texts.get(f"{rule}.title-alone")) or texts[f"{rule}.title"],
        "scale": case.scale["id"],
        "name": words["name"],
        "observation": texts[f"{rule}.observation"].format(**words),
        "question": texts.get(f"{rule}.question") or _question(case),
        "minutes": case.rule["minutes"],
    }


def _question(case: Case) -> str:
    """The question that the scan itself asks at this level of the scale."""
    return str(case.definition.scale(case.scale["id"]).data["texts"][case.rule["level"]]["question"])


# --- the rules -------------------------------------------------------------------------------------


def _contrast(case: Case) -> Iterator[Found]:
    """Organisations whose means lie at least `from` answer steps apart."""
    difference = case.scale["difference"]
    if reaches(difference, case.rule["from"]):
        yield difference, {"places": places(case.definition, case.scale, case.organisations)}


def _weight(case: Case) -> Iterator[Found]:
    """Organisations that give one motive at least `from` points more or less."""
    for place, item in enumerate(case.scale.get("items", ())):
        if reaches(item["difference"], case.rule["from"]):
            entries = [one["items"][place] | {"name": one["name"]} for one in case.organisations]
            words = {"name": item["name"], "places": places(case.definition, case.scale, entries)}
            yield item["difference"], words


def _at_home(case: Case) -> Iterator[Found]:
    """Organisations within which the answers lie more than `above` apart (AD_M)."""
    group = case.scale | {"name": WORDS.of(case.definition)["group"]}
    entries = [group] if case.alone else case.organisations
    apart = [entry for entry in entries if exceeds(entry.get("ad_m"), case.rule["above"])]
    if apart:
        names = enumerate_names([entry["name"] for entry in apart])
        yield max(entry["ad_m"] for entry in apart), {"organisations": names}


def _shared_work(case: Case) -> Iterator[Found]:
    """All organisations in a low band; the lower the mean of everybody, the larger."""
    if case.band and case.means:
        band, end = case.band
        if not any(reaches(mean, end) for mean in case.means):
            yield end - case.scale["mean"], {"band": band.name}


def _unknown(case: Case) -> Iterator[Found]:
    """A share of at least `from` answered "weet ik niet"."""
    share = case.scale["unknown"]
    if reaches(share, case.rule["from"]):
        yield share, {"tenths": tenths(share)}


def _build_on(case: Case) -> Iterator[Found]:
    """All organisations in a high band, and less than `below` apart; the highest mean is the largest."""
    if case.band and case.means and not reaches(case.scale["difference"], case.rule["below"]):
        band, _ = case.band
        if all(reaches(mean, band.start) for mean in case.means):
            yield case.scale["mean"], {"band": band.name}


RULES: dict[str, tuple[Callable[[Case], Iterator[Found]], tuple[str, ...]]] = {
    "contrast": (_contrast, ("from",)),
    "weight": (_weight, ("from",)),
    "at-home": (_at_home, ("above",)),
    "shared-work": (_shared_work, ("level",)),
    "unknown": (_unknown, ("from",)),
    "build-on": (_build_on, ("level", "below")),
}
"""Each rule, and the fields in `assessment.yml` that it looks at."""
