"""What cannot be true together in an `assessment.yml` of which every field is right, in sentences for the author."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from string import Formatter
from typing import Any

SECONDS_PER_ITEM = 10
SECONDS_PER_QUIZ_ITEM = 20
SECONDS_AROUND = 60
"""Reading the introduction and the result."""

MOST_ITEMS = 34


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
