"""The strict model of an assessment: what `assessment.yml` may hold, field by field.

Used at build and in tests only. `explain` turns pydantic's findings into
sentences for the author; the JSON Schema for editors comes from the same model.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*$")]
SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
OUR_MODULES = {"selfscan", "sitemaker"}
BROWSER_MODULES = {"annotationlib", "compression", "js", "pyodide"}
"""What the browser's Python can import, and the Python of a build perhaps cannot."""


def is_module(slug: str) -> bool:
    """Whether Python means something else by this name: a scan's `<slug>/scoring.py` would not be found then."""
    if slug in sys.stdlib_module_names | OUR_MODULES | BROWSER_MODULES:
        return True
    spec = find_spec(slug)
    return spec is not None and spec.origin is not None  # A scan's own folder has none.


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class BandModel(Strict):
    name: Text
    level: Literal["low", "mixed", "high"]
    start: float = Field(alias="from")


class FormModel(Strict):
    """A way of answering, shared by scales."""

    kind: Literal["likert", "bipolar", "change", "quiz", "ranking", "points"]
    labels: list[Text] = []
    bands: list[BandModel] = []
    top: int = 0

    @model_validator(mode="after")
    def _fits(self) -> FormModel:
        mistakes = []
        expected = {"likert": 5, "bipolar": 5, "change": 5, "quiz": 2}.get(self.kind, 0)
        if len(self.labels) != expected:
            mistakes.append(
                f"labels: een antwoordvorm {self.kind!r} heeft {expected} labels, "
                f"hier staan er {len(self.labels)}; voeg toe of haal weg"
            )
        if self.bands and self.kind != "likert":
            raise ValueError("bands: banden hebben alleen stellingen (likert); haal ze hier weg")
        starts = [band.start for band in self.bands]
        if starts and starts[0] != 1:
            mistakes.append(
                f"bands: de eerste band begint bij {starts[0]:g}; laat hem bij 1 beginnen, anders is er een gat"
            )
        if starts != sorted(set(starts)) or (starts and starts[-1] >= 5):
            mistakes.append(
                "bands: de bandgrenzen overlappen; zet ze op volgorde van laag naar hoog, onder de 5"
            )
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self


class ItemModel(Strict):
    """One question. `left` and `right` are for poles, `correct` and `explanation` for a quiz.

    `texts` are for a ranking: what it means to choose this.
    """

    id: Identifier
    text: Text | None = None
    reversed: bool = False
    opposite: Identifier | None = None
    left: Text | None = None
    right: Text | None = None
    colleague: Text | None = None
    partner: Text | None = None
    correct: Literal[1, 2] | None = None
    explanation: Text | None = None
    texts: AdviceModel | None = None
    private: bool = False
    """A comparison never shows this answer: it is about someone's own strategy."""

    @model_validator(mode="after")
    def _has_words(self) -> ItemModel:
        if not self.text and not (self.left and self.right):
            raise ValueError("text: de vraag heeft geen tekst; vul text in, of left en right")
        return self


class AdviceModel(Strict):
    meaning: Text
    advice: Text
    question: Text


class LevelModel(Strict):
    """Words of a level that the scan's own `scoring.py` knows."""

    meaning: Text
    advice: Text | None = None
    question: Text | None = None


class NoteModel(Strict):
    """What stands below the words of a scale whatever the answers are; `link` leads to the `source`."""

    text: Text
    source: Text | None = None
    link: Text | None = None


class ScaleTexts(BaseModel):
    """Words per level of the bands, or per side between two poles; a scan may add its own."""

    model_config = ConfigDict(extra="allow", strict=True)
    low: AdviceModel | None = None
    mixed: AdviceModel | None = None
    high: AdviceModel | None = None
    left: AdviceModel | None = None
    both: AdviceModel | None = None
    right: AdviceModel | None = None
    unknown: Text | None = None
    note: NoteModel | None = None
    __pydantic_extra__: dict[str, LevelModel] = Field(init=False)


class ScaleModel(Strict):
    """Items that together say something about one theme; one step of the form."""

    id: Identifier
    name: Text
    short: Text | None = None
    left: Text | None = None
    right: Text | None = None
    intro: Text
    form: str
    items: list[ItemModel] = Field(min_length=1)
    texts: ScaleTexts = ScaleTexts()


class About(Strict):
    title: Text
    path: Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)+$")]


class PeopleModel(Strict):
    """How many people it takes to show something of a group."""

    least: int = Field(ge=1)
    group: int = Field(ge=1)
    facilitator: int = Field(ge=1)
    most: int = Field(ge=1)


class SpreadModel(Strict):
    """Limits of AD_M, in answer steps, for the words about spread."""

    close: float
    clear: float


class AgendaRuleModel(Strict):
    """When a comparison gives a point for the agenda, and for how many minutes."""

    id: Literal["contrast", "weight", "at-home", "shared-work", "unknown", "build-on"]
    minutes: int = Field(ge=1)
    start: float | None = Field(default=None, alias="from")
    above: float | None = None
    below: float | None = None
    level: Literal["low", "mixed", "high"] | None = None


class ComparisonModel(Strict):
    """Thresholds of the group comparison, and the rules of its agenda in their order."""

    people: PeopleModel
    spread: SpreadModel
    gap: float
    points: int = Field(ge=1)
    agenda: list[AgendaRuleModel] = Field(min_length=1)


class OutsideModel(Strict):
    """The answers that are no number."""

    dont_know: Text = Field(alias="weet-niet")
    not_applicable: Text = Field(alias="nvt")


class SearchModel(Strict):
    """What Material's search does with the page."""

    boost: float | None = None
    exclude: bool | None = None


class Assessment(Strict):
    """A whole `assessment.yml`, with the shared part merged in."""

    template: Literal["assessment.html"]
    title: Text
    description: Annotated[str, StringConstraints(min_length=50, max_length=160)]
    slug: Slug
    # The other half of the numbers is for the mirrors: see selfscan.mirror.
    number: int = Field(ge=1, le=364)
    version: int = Field(ge=1, le=26)
    minutes: int = Field(ge=1, le=7)
    about: About
    forms: dict[str, FormModel]
    outside: OutsideModel
    scales: list[ScaleModel] = Field(min_length=1)
    comparison: ComparisonModel
    texts: dict[str, Any]
    search: SearchModel | None = None


def explain(error: ValidationError, data: dict[str, Any]) -> Iterator[str]:
    """Each finding as `field: what is wrong; what to do`, in Dutch."""
    for finding in error.errors():
        where = _field(finding["loc"], data)
        if finding["type"] == "value_error":
            for line in str(finding["ctx"]["error"]).splitlines():
                yield f"{where}.{line}." if where else f"{line}."
        else:
            yield f"{where}: {_sentence(finding)}."


def _field(location: tuple[int | str, ...], data: Any) -> str:
    """The way to a field, with ids in place of positions: `scales.LB.items.LB2.text`."""
    names = []
    for step in location:
        data = data[step] if _has(data, step) else None
        names.append(
            str(data["id"])
            if isinstance(step, int) and isinstance(data, dict) and "id" in data
            else str(step)
        )
    return ".".join(names)


def _has(data: Any, step: int | str) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _sentence(finding: Any) -> str:
    context = finding.get("ctx", {})
    match finding["type"]:
        case "missing":
            return "ontbreekt; vul dit veld in"
        case "extra_forbidden":
            return "dit veld kennen we niet; controleer de spelling of haal het weg"
        case "string_too_short" if context["min_length"] == 1:
            return "is leeg; vul een tekst in"
        case "string_too_short":
            return f"is te kort; schrijf ten minste {context['min_length']} tekens"
        case "string_too_long":
            return f"is te lang; gebruik ten hoogste {context['max_length']} tekens"
        case "string_type":
            return "moet tekst zijn; zet de waarde tussen aanhalingstekens"
        case "too_short":
            return f"is leeg; zet er ten minste {context['min_length']} in"
        case "literal_error":
            return f"{finding['input']!r} kan niet; kies {context['expected'].replace(' or ', ' of ')}"
        case "string_pattern_mismatch":
            return (
                f"{finding['input']!r} kan niet; gebruik alleen letters, cijfers en (in adressen) streepjes"
            )
        case "greater_than_equal":
            return f"{finding['input']} is te laag; gebruik {context['ge']} of hoger"
        case "less_than_equal":
            return f"{finding['input']} is te hoog; gebruik {context['le']} of lager"
        case "int_type":
            return f"{finding['input']!r} is geen heel getal; vul een getal in, zonder aanhalingstekens"
        case "float_type":
            return f"{finding['input']!r} is geen getal; vul een getal in, zonder aanhalingstekens"
        case "bool_type":
            return f"{finding['input']!r} kan niet; kies true of false"
        case "list_type":
            return "moet een lijst zijn; begin elke regel met een streepje"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "moet velden hebben; schrijf ze eronder als naam: waarde"
    return str(finding["msg"])
