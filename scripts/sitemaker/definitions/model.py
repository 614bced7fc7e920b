"""The strict model of an assessment: what `assessment.yml` may hold, field by field.

Used at build and in tests only. `explain` turns pydantic's findings into
sentences for the author; the JSON Schema for editors comes from the same model.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
    model_validator,
)

from selfscan.kinds import KINDS
from selfscan.kinds.build import AdviceModel, Strict, Text
from sitemaker.definitions.kinds import BUILDS, fields

UNKNOWN = "dit veld kennen we niet; controleer de spelling of haal het weg"

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


class BandModel(Strict):
    name: Text
    level: Literal["low", "mixed", "high"]
    start: float = Field(alias="from")


class _Form(Strict):
    """A way of answering, shared by scales. What else it may hold, its kind says."""

    kind: Literal[tuple(BUILDS)]  # type: ignore[valid-type]
    labels: list[Text] = Field(default=[])
    bands: list[BandModel] = Field(default=[])

    @model_validator(mode="after")
    def _fits(self) -> _Form:
        data = self.model_dump(by_alias=True)
        mistakes = list(BUILDS[self.kind].check_form(data, KINDS[self.kind].numbers(data)))
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self


class _Item(Strict):
    """A question. What else it may hold, the kind of its form says."""

    id: Identifier
    text: Text | None = None
    reversed: bool = False
    opposite: Identifier | None = None
    colleague: Text | None = None
    partner: Text | None = None
    counts: bool = True
    """False for what tells where an outcome comes from: a whole is not averaged with its parts."""
    private: bool = False
    """A comparison never shows this answer: it is about someone's own strategy."""

    @model_validator(mode="after")
    def _has_words(self) -> _Item:
        if not self.text and not (getattr(self, "left", None) and getattr(self, "right", None)):
            raise ValueError("text: de vraag heeft geen tekst; vul text in, of left en right")
        return self


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


class _ScaleTexts(BaseModel):
    """Words per level of the bands, and what the kind of the form adds; a scan may add its own."""

    model_config = ConfigDict(extra="allow", strict=True)
    low: AdviceModel | None = None
    mixed: AdviceModel | None = None
    high: AdviceModel | None = None
    unknown: Text | None = None
    note: NoteModel | None = None
    remark: Text | None = None
    """Told when the answers to its whole and to its parts contradict each other."""
    __pydantic_extra__: dict[str, LevelModel] = Field(init=False)


if TYPE_CHECKING:
    FormModel = _Form
    ItemModel = _Item
    ScaleTexts = _ScaleTexts
else:
    FormModel = create_model("FormModel", __base__=_Form, **fields("FORM"))
    ItemModel = create_model("ItemModel", __base__=_Item, **fields("ITEM"))
    ScaleTexts = create_model("ScaleTexts", __base__=_ScaleTexts, **fields("SCALE_TEXTS"))


class _Scale(Strict):
    """Items that together say something about one theme; one step of the form."""

    id: Identifier
    name: Text
    definition: Text
    """What this part asks about, in a line, for who wants to know what was meant."""
    short: Text | None = None
    intro: Text
    form: str
    items: list[ItemModel] = Field(min_length=1)
    texts: ScaleTexts = ScaleTexts()


if TYPE_CHECKING:
    ScaleModel = _Scale
else:
    ScaleModel = create_model("ScaleModel", __base__=_Scale, **fields("SCALE"))


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
    edition: int = Field(ge=2, le=2)
    """Of the rules that all scans share. An older version of a scan has no number, and the rules of then."""
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
            return UNKNOWN
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
