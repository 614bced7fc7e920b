"""The strict model of an assessment: what `assessment.yml` may hold, field by field.

Used at build and in tests only. `explain` turns pydantic's findings into
sentences for the author; the JSON Schema for editors comes from the same model.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*$")]
SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]

SECONDS_PER_ITEM = 10
SECONDS_PER_QUIZ_ITEM = 20
SECONDS_AROUND = 60
"""Reading the introduction and the result."""

MOST_ITEMS = 34


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
    step: Text | None = None


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


class Assessment(Strict):
    """A whole `assessment.yml`, with the shared part merged in."""

    template: Literal["assessment.html"]
    title: Text
    description: Annotated[str, StringConstraints(min_length=50, max_length=160)]
    slug: Slug
    # The other half of the numbers is for the mirrors: see selfscan.group.mirror.
    number: int = Field(ge=1, le=364)
    version: int = Field(ge=1, le=26)
    minutes: int = Field(ge=1, le=7)
    about: About
    forms: dict[str, FormModel]
    outside: dict[Literal["weet-niet", "nvt"], Text]
    scales: list[ScaleModel] = Field(min_length=1)
    comparison: ComparisonModel
    texts: dict[str, Any]
    search: dict[str, Any] = {}


def contradictions(data: dict[str, Any]) -> Iterator[str]:
    """What does not hold together, each as `field: what is wrong; what to do`, in Dutch.

    Looks at the data as they stand, so that a mistake elsewhere in the file hides nothing here.
    """
    yield from _ids(data)
    yield from _scales(data)
    yield from _length(data)
    yield from _texts(data.get("texts"), "texts")


def _ids(data: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for scale in _mappings(data.get("scales")):
        scale_id = str(scale.get("id"))
        ids = [str(item.get("id")) for item in _mappings(scale.get("items"))]
        for where, one in [(scale_id, scale_id), *((f"{scale_id}.items.{one}", one) for one in ids)]:
            if one in seen and one != "None":
                yield (
                    f"scales.{where}: het id {one!r} komt twee keer voor; "
                    "geef elke vraag en elk onderdeel een eigen id"
                )
            seen.add(one)


def _scales(data: dict[str, Any]) -> Iterator[str]:
    forms = _mapping(data.get("forms"))
    for scale in _mappings(data.get("scales")):
        where = f"scales.{scale.get('id')}"
        items = _mappings(scale.get("items"))
        texts = _mapping(scale.get("texts"))
        form = _mapping(forms.get(str(scale.get("form"))))
        bands = _mappings(form.get("bands"))
        if "form" in scale and not form:
            yield f"{where}.form: {scale['form']!r} bestaat niet; kies uit {', '.join(forms)}"
        if bands and items and not 3 <= len(items) <= 5:
            yield (
                f"{where}.items: een onderdeel heeft 3 tot 5 vragen, hier staan er {len(items)}; "
                "voeg toe of haal weg"
            )
        if sum(item.get("reversed") is True for item in items) > 1 and form.get("kind") == "likert":
            yield (
                f"{where}.items: er zijn meer vragen omgekeerd; "
                "zet reversed bij ten hoogste één vraag per onderdeel"
            )
        for band in bands:
            if str(band.get("level")) not in texts:
                yield (
                    f"{where}.texts.{band.get('level')}: ontbreekt; "
                    f"schrijf meaning, advice en question voor ‘{band.get('name')}’"
                )
        if bands and "unknown" not in texts:
            yield f"{where}.texts.unknown: ontbreekt; schrijf wat iemand kan doen die het niet weet"
        if form.get("kind") == "bipolar":
            yield from _poles(where, scale, items, texts)
        if form.get("kind") == "ranking":
            yield from _ranking(where, form, items)
        if form.get("kind") == "quiz":
            yield from _quiz(where, items)
        if form.get("kind") == "points" and len(items) < 2:
            yield f"{where}.items: punten verdelen kan over ten minste 2 redenen; voeg er een toe"
        yield from _opposites(where, items)


def _opposites(where: str, items: list[dict[str, Any]]) -> Iterator[str]:
    """A reversed statement may name the one in its scale that says the contrary."""
    known = [item.get("id") for item in items]
    for item in items:
        field = f"{where}.items.{item.get('id')}.opposite"
        if "opposite" in item and item["opposite"] not in known:
            yield f"{field}: {item['opposite']!r} is geen vraag van dit onderdeel; kies een id uit dit onderdeel"
        if "opposite" in item and not item.get("reversed"):
            yield f"{field}: deze vraag telt niet andersom; zet opposite bij de vraag met reversed"


def _poles(
    where: str, scale: dict[str, Any], items: list[dict[str, Any]], texts: dict[str, Any]
) -> Iterator[str]:
    """A scale between two poles: names, a statement at both ends, and words for every side."""
    if not 3 <= len(items) <= 5:
        yield f"{where}.items: hier staan {len(items)} vragen; zorg dat het er 3 tot 5 zijn"
    for pole in ("left", "right"):
        if pole not in scale:
            yield f"{where}.{pole}: ontbreekt; geef deze kant een korte naam"
        for item in items:
            if pole not in item:
                yield f"{where}.items.{item.get('id')}.{pole}: ontbreekt; schrijf een zin voor deze kant"
    for side in ("left", "both", "right"):
        if side not in texts:
            yield f"{where}.texts.{side}: ontbreekt; schrijf meaning, advice en question voor deze kant"
    if "unknown" not in texts:
        yield f"{where}.texts.unknown: ontbreekt; schrijf wat iemand kan doen die het niet weet"


def _ranking(where: str, form: dict[str, Any], items: list[dict[str, Any]]) -> Iterator[str]:
    """A choice of a few, in order: there must be something to choose, and words for what comes first."""
    top = form.get("top", 0)
    if not (isinstance(top, int) and 1 <= top < len(items)):
        yield f"{where}.form: top is {top!r}; kies een getal van 1 tot en met {max(1, len(items) - 1)}"
    for item in items:
        if "texts" not in item:
            yield f"{where}.items.{item.get('id')}.texts: ontbreekt; schrijf meaning, advice en question"


def _quiz(where: str, items: list[dict[str, Any]]) -> Iterator[str]:
    """Practice with two choices: one is right, and it is said why."""
    for item in items:
        if "correct" not in item:
            yield f"{where}.items.{item.get('id')}.correct: ontbreekt; zet hier 1 of 2, de plaats van het goede label"
        if "explanation" not in item:
            yield f"{where}.items.{item.get('id')}.explanation: ontbreekt; schrijf waarom dit antwoord goed is"


def _length(data: dict[str, Any]) -> Iterator[str]:
    forms = _mapping(data.get("forms"))
    items = seconds = 0
    for scale in _mappings(data.get("scales")):
        count = len(_mappings(scale.get("items")))
        kind = _mapping(forms.get(str(scale.get("form")))).get("kind")
        items += count
        seconds += count * (SECONDS_PER_QUIZ_ITEM if kind == "quiz" else SECONDS_PER_ITEM)
    minutes = ceil((SECONDS_AROUND + seconds) / 60)
    if isinstance(data.get("minutes"), int) and data["minutes"] != minutes:
        yield f"minutes: is {data['minutes']}, maar {items} vragen kosten ongeveer {minutes} minuten; vul dat in"
    if items > MOST_ITEMS:
        yield f"scales: {items} vragen is te veel; een scan heeft ten hoogste {MOST_ITEMS} antwoorden"


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


PLACEHOLDERS = {
    "form.step": {"step", "steps"},
    "form.answered": {"answered", "items"},
    "intake.contrast-line": {"strongest", "weakest"},
    "intake.subject": {"title"},
    "preset.for": {"label"},
    "preset.mail": {"address"},
    "keep.saved": {"date"},
    "keep.resume-intro": {"date"},
    "take.stamp": {"title", "version"},
    "comparison.page.people-more": {"count"},
    "comparison.page.first": {"count"},
    "comparison.states.added-more": {"count"},
    "comparison.states.refused-more": {"count"},
    "comparison.errors.too-big": {"name"},
    "comparison.errors.unreadable": {"name"},
    "comparison.refused.line": {"line"},
    "comparison.refused.file": {"name", "line"},
    "comparison.refused.rest": {"count"},
    "comparison.refused.other": {"title", "compared"},
    "comparison.refused.version": {"title"},
    "comparison.few": {"least", "n"},
    "comparison.ask": {"n"},
    "comparison.lead": {"n", "organisations"},
    "comparison.lead-group": {"n"},
    "comparison.most": {"name"},
    "comparison.person": {"number"},
    "comparison.legend-more": {"people"},
    "comparison.chart": {"name", "low", "high"},
    "comparison.average": {"steps"},
    "comparison.not-known": {"tenths"},
    "comparison.value.likert": {"organisation", "value"},
    "comparison.value.bipolar": {"organisation", "value"},
    "comparison.value.change": {"organisation", "value"},
    "comparison.value.points": {"organisation", "value"},
    "comparison.differ-line": {"name", "places"},
    "comparison.spread-line": {"name", "spread"},
    "comparison.ask-around-line": {"name", "tenths"},
    "comparison.chosen-times": {"count"},
    "comparison.agenda.point": {"number"},
    "comparison.agenda.together": {"minutes"},
    "comparison.agenda.rules.contrast.observation": {"name", "places"},
    "comparison.agenda.rules.weight.observation": {"name", "places"},
    "comparison.agenda.rules.at-home.observation": {"name", "organisations"},
    "comparison.agenda.rules.shared-work.observation": {"name", "band"},
    "comparison.agenda.rules.unknown.observation": {"name", "tenths"},
    "comparison.agenda.rules.build-on.observation": {"name", "band"},
    "comparison.facilitator.figures-from": {"people"},
    "comparison.mirror.title": {"title"},
    "comparison.page.stamp": {"date", "address"},
    "comparison.mirror.gap-line": {"name", "places"},
    "comparison.mirror.steps": {"steps"},
    "comparison.mirror.value": {"name", "value"},
    "errors.more": {"count"},
    "errors.item": {"number"},
    "errors.place-open": {"place"},
    "errors.place-twice": {"place"},
    "errors.place-often": {"place"},
    "paper.needed": {"needed"},
    "paper.below": {"to"},
    "paper.at-most": {"to"},
    "paper.between": {"from", "to"},
    "paper.above": {"from"},
    "bipolar.place": {"steps", "side"},
    "ranking.place": {"place"},
    "matrix.points": {"points"},
    "map.other": {"number"},
    "points.for": {"item"},
    "points.now": {"item", "points"},
    "points.left": {"given", "count"},
    "points.over": {"given", "count"},
    "points.number": {"item"},
    "points.few": {"given", "count"},
    "points.many": {"given", "count"},
    "quiz.score": {"correct", "of", "chance"},
    "quiz.quote": {"text"},
    "quiz.right": {"correct"},
    "quiz.other": {"choice", "correct"},
    "quiz.unknown": {"correct"},
    "quiz.missing": {"correct"},
    "sentence.contrast": {"strongest", "weakest"},
    "sentence.level": {"bands"},
    "sentence.some": {"tell", "ask"},
    "sentence.preferences": {"sides"},
    "sentence.drives": {"first"},
    "sentence.top-one": {"top"},
    "sentence.top-more": {"top"},
    "sentence.start": {"step"},
    "sentence.growth": {"step"},
    "result.chart": {"title"},
    "result.of": {"answered", "items"},
    "result.too-few": {"needed", "items"},
}
"""The words in braces that each text may use. Texts that are not here use none."""


def _texts(texts: Any, path: str) -> Iterator[str]:
    """Texts that are empty, or that use words in braces which are not theirs."""
    if isinstance(texts, (dict, list)):
        for key, value in texts.items() if isinstance(texts, dict) else enumerate(texts):
            yield from _texts(value, f"{path}.{key}")
    elif texts is None or texts == "":
        yield f"{path}: is leeg; vul een tekst in"
    elif isinstance(texts, str):
        allowed = PLACEHOLDERS.get(path.removeprefix("texts."), set())
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        may = f"gebruik {names}" if allowed else "haal de accolades weg"
        try:
            used = {name for _, name, _, _ in Formatter().parse(texts) if name is not None}
        except ValueError:
            yield f"{path}: er staat een losse accolade; {may}"
        else:
            yield from (f"{path}: {{{name}}} kan hier niet; {may}" for name in sorted(used - allowed))


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
