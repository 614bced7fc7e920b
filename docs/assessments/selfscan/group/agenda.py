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
from ..scoring.limits import exceeds, reaches
from ..scoring.theme import Theme
from ..scoring.view import GroupFigures, ThemeFigures
from ..scoring.wording import enumerate_names
from .comparison import Comparison, Point, by_theme
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
"""Where a rule has no question of its own, that of the scale is asked."""

Filled = dict[str, str]
Found = tuple[float, Filled]
"""How large something is, and the words to fill in."""


@dataclass(frozen=True)
class Case:
    """A rule held against one scale of a comparison. `alone`: everybody is shown as one group."""

    definition: Definition
    rule: dict[str, Any]
    theme: Theme
    scale: ThemeFigures
    alone: bool

    @property
    def step(self) -> float:
        """What the limits of a rule count in."""
        return self.theme.form.step

    @property
    def organisations(self) -> list[GroupFigures]:
        """The organisations that are shown, without the others."""
        return [entry for entry in self.scale["organisations"] if not entry["others"]]

    @property
    def means(self) -> list[float]:
        """The means of all who are shown: of the organisations and the others, or of one group.

        Empty when nobody can be said to agree: organisations that are not shown for this scale,
        or a group whose answers lie clearly apart.
        """
        divided = self.definition.data["comparison"]["spread"]["clear"] * self.step
        if self.alone:
            means = [] if exceeds(self.scale.get("ad_m"), divided) else [self.scale["mean"]]
        else:
            means = [entry["mean"] for entry in self.scale["organisations"]]
        return [mean for mean in means if mean is not None]

    @property
    def band(self) -> tuple[Band, float] | None:
        """The band of the rule and where it ends; None for a scale without bands or mean."""
        bands = self.theme.form.bands
        if not bands:
            return None
        ends = [*(band.start for band in bands[1:]), inf]
        found = zip(bands, ends, strict=True)
        return next(((band, end) for band, end in found if band.level == self.rule["level"]), None)


def points(definition: Definition, comparison: Comparison) -> list[Point]:
    """The points, at most so many as `comparison.points` of the definition."""
    rules = definition.data["comparison"]
    found = [
        _point(case, words)
        for rule in rules["agenda"]
        for case, words in matches(definition, comparison, rule["id"])
    ]
    return found[: rules["points"]]


def matches(definition: Definition, comparison: Comparison, rule_id: str) -> list[tuple[Case, Filled]]:
    """Where a rule applies, the largest first, each with the words to fill in."""
    rule = next(rule for rule in definition.data["comparison"]["agenda"] if rule["id"] == rule_id)
    shown = [organisation["n"] for organisation in comparison["organisations"] if organisation["shown"]]
    alone = not shown or shown == [comparison["n"]]
    cases = [Case(definition, rule, theme, scale, alone) for theme, scale in by_theme(definition, comparison)]
    found = [(size, case, words) for case in cases for size, words in RULES[rule_id][0](case)]
    # A stable sort: what is equally large keeps the order of the scan.
    return [(case, words) for _, case, words in sorted(found, key=lambda match: -match[0])]


def _point(case: Case, words: Filled) -> Point:
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
    return str(case.theme.scale.data["texts"][case.rule["level"]]["question"])


# --- the rules -------------------------------------------------------------------------------------


def _contrast(case: Case) -> Iterator[Found]:
    """Organisations whose means lie at least `from` steps apart."""
    difference = case.scale["difference"]
    if difference is not None and reaches(difference, case.rule["from"] * case.step):
        words = {"places": places(case.definition, case.theme, case.organisations)}
        yield difference / case.step, words


def _weight(case: Case) -> Iterator[Found]:
    """Organisations that give one motive at least `from` points more or less."""
    for place, item in enumerate(case.scale.get("items", ())):
        difference = item["difference"]
        if difference is not None and reaches(difference, case.rule["from"]):
            entries = [
                {"name": group["name"], "mean": group["items"][place]["mean"]} for group in case.organisations
            ]
            words = {"name": item["name"], "places": places(case.definition, case.theme, entries)}
            yield difference, words


def _at_home(case: Case) -> Iterator[Found]:
    """Organisations within which the answers lie more than `above` steps apart (AD_M)."""
    group = WORDS.of(case.definition)["group"]
    entries = (
        [(group, case.scale.get("ad_m"))]
        if case.alone
        else [(organisation["name"], organisation.get("ad_m")) for organisation in case.organisations]
    )
    limit = case.rule["above"] * case.step
    apart = {name: spread for name, spread in entries if spread is not None and exceeds(spread, limit)}
    if apart:
        yield max(apart.values()) / case.step, {"organisations": enumerate_names([*apart])}


def _shared_work(case: Case) -> Iterator[Found]:
    """All organisations in a low band; the lower the mean of everybody, the larger."""
    mean = case.scale.get("mean")
    if case.band and case.means and mean is not None:
        band, end = case.band
        if not any(reaches(mean, end) for mean in case.means):
            yield (end - mean) / case.step, {"band": band.name}


def _unknown(case: Case) -> Iterator[Found]:
    """A share of at least `from` answered "weet ik niet"."""
    share = case.scale["unknown"]
    if reaches(share, case.rule["from"]):
        yield share, {"tenths": tenths(share)}


def _build_on(case: Case) -> Iterator[Found]:
    """All organisations in a high band, and less than `below` steps apart; the highest mean is the largest."""
    mean = case.scale.get("mean")
    near = not reaches(case.scale["difference"], case.rule["below"] * case.step)
    if case.band and case.means and mean is not None and near:
        band, _ = case.band
        if all(reaches(mean, band.start) for mean in case.means):
            yield case.theme.form.usual(mean), {"band": band.name}


RULES: dict[str, tuple[Callable[[Case], Iterator[Found]], tuple[str, ...]]] = {
    "contrast": (_contrast, ("from",)),
    "weight": (_weight, ("from",)),
    "at-home": (_at_home, ("above",)),
    "shared-work": (_shared_work, ("level",)),
    "unknown": (_unknown, ("from",)),
    "build-on": (_build_on, ("level", "below")),
}
"""Each rule, and the fields in `assessment.yml` that it looks at."""
