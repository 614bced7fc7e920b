"""What cannot be true together in an `assessment.yml` of which every field is right, in sentences for the author."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from selfscan.core.mirror import WORDINGS
from selfscan.group.agenda import RULES
from selfscan.kinds.build import Build
from sitemaker.definitions.kinds import BUILDS
from sitemaker.definitions.model import UNKNOWN, LevelModel, ScaleTexts
from sitemaker.definitions.uses import Scales

SECONDS_AROUND = 60
"""Reading the introduction and the result."""

MOST_ITEMS = 34


def contradictions(data: dict[str, Any], more: Scales | None = None) -> Iterator[str]:
    """What does not hold together, each as `field: what is wrong; what to do`, in Dutch.

    `more` are the fields that this scan needs besides, when that is known. Looks at the data as they stand, so that a mistake elsewhere in the file hides nothing here.
    """
    yield from _ids(data)
    yield from _scales(data)
    yield from _more(data, more) if more is not None else ()
    yield from _agenda(data)
    yield from _second_look(data)
    yield from _length(data)


def empty(value: Any, field: str = "") -> Iterator[str]:
    """The fields without anything in them, but for the texts; `field` is where `value` stands."""
    if value is None:
        yield field
    elif isinstance(value, dict):
        for key, inner in value.items():
            if field or key != "texts":
                yield from empty(inner, f"{field}.{key}" if field else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from empty(
                inner, f"{field}.{inner.get('id') or place if isinstance(inner, dict) else place}"
            )


def _ids(data: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for scale in _mappings(data.get("scales")):
        scale_id = str(scale.get("id"))
        ids = [str(item.get("id")) for item in _mappings(scale.get("items"))]
        for where, name in [(scale_id, scale_id), *((f"{scale_id}.items.{name}", name) for name in ids)]:
            if name in seen and name != "None":
                yield (
                    f"scales.{where}: het id {name!r} komt twee keer voor; "
                    "geef elke vraag en elk onderdeel een eigen id"
                )
            seen.add(name)


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
        for band in bands:
            if str(band.get("level")) not in texts:
                yield (
                    f"{where}.texts.{band.get('level')}: ontbreekt; "
                    f"schrijf meaning, advice en question voor ‘{band.get('name')}’"
                )
        if bands and "unknown" not in texts:
            yield f"{where}.texts.unknown: ontbreekt; schrijf wat iemand kan doen die het niet weet"
        if build := BUILDS.get(str(form.get("kind"))):
            yield from (f"{where}.{mistake}" for mistake in build.check(form, scale, items, texts))
        yield from _opposites(where, items)


def _opposites(where: str, items: list[dict[str, Any]]) -> Iterator[str]:
    """A reversed statement may name the statement in its scale that says the contrary."""
    known = [item.get("id") for item in items]
    for item in items:
        field = f"{where}.items.{item.get('id')}.opposite"
        if "opposite" in item and item["opposite"] not in known:
            yield f"{field}: {item['opposite']!r} is geen vraag van dit onderdeel; kies een id uit dit onderdeel"
        if "opposite" in item and not item.get("reversed"):
            yield f"{field}: deze vraag telt niet andersom; zet opposite bij de vraag met reversed"


def _more(data: dict[str, Any], more: Scales) -> Iterator[str]:
    """What the scan's own `scoring.py` needs of its scales; words of a level that it does not have are a mistake."""
    for scale in _mappings(data.get("scales")):
        where, texts = f"scales.{scale.get('id')}", _mapping(scale.get("texts"))
        levels: set[str] = set()
        for place, fields in more.items():
            scale_id, _, part = place.partition(".")
            if scale_id in ("*", scale.get("id")):
                levels.update(fields if part else ())
                yield from _fields(where, part, texts if part else scale, fields)
        for name in texts.keys() - levels - ScaleTexts.model_fields.keys():
            yield f"{where}.texts.{name}: {UNKNOWN}"
        form = _mapping(_mapping(data.get("forms")).get(str(scale.get("form"))))
        bands = [band.get("level") for band in _mappings(form.get("bands"))]
        for level in ("low", "mixed", "high"):
            if form and level in texts and level not in levels and level not in bands:
                yield f"{where}.texts.{level}: forms.{scale.get('form')}.bands heeft geen band met dit level; zet die erbij of haal de tekst weg"


def _fields(where: str, part: str, holder: dict[str, Any], needed: dict[str, str]) -> Iterator[str]:
    for field, inner in needed.items():
        place = ".".join(filter(None, (where, part, field)))
        if field not in holder:
            yield f"{place}: ontbreekt; scoring.py van deze scan heeft dit nodig"
        elif inner and isinstance(holder[field], dict):
            wanted = set(inner.split())
            for name in sorted(wanted - holder[field].keys()):
                yield f"{place}.{name}: ontbreekt; scoring.py van deze scan heeft dit nodig"
            for name in sorted(holder[field].keys() & LevelModel.model_fields.keys() - wanted):
                yield f"{place}.{name}: dit wordt nergens getoond; haal het weg"


def _agenda(data: dict[str, Any]) -> Iterator[str]:
    """Every rule is there once, with the limits that it looks at."""
    rules = _mappings(_mapping(data.get("comparison")).get("agenda"))
    ids = [rule.get("id") for rule in rules]
    for name, (_, fields) in RULES.items():
        if ids.count(name) != 1:
            yield f"comparison.agenda.{name}: deze regel staat er {ids.count(name)} keer; zet hem er één keer in"
        for field in fields:
            if any(rule.get("id") == name and field not in rule for rule in rules):
                yield f"comparison.agenda.{name}.{field}: ontbreekt; vul de grens van deze regel in"


def _second_look(data: dict[str, Any]) -> Iterator[str]:
    """Who can be looked at by another must be able to ask for it."""
    mirrored = any(
        item.get(wording)
        for scale in _mappings(data.get("scales"))
        for item in _mappings(scale.get("items"))
        for wording in WORDINGS
    )
    if mirrored and "ask" not in _mapping(_mapping(data.get("texts")).get("second-look")):
        yield "texts.second-look.ask: ontbreekt; schrijf wie je om een tweede blik kunt vragen"
    if not mirrored and "ask" in _mapping(_mapping(data.get("texts")).get("second-look")):
        yield f"texts.second-look.ask: er zijn geen vragen voor een ander; schrijf die erbij ({' of '.join(WORDINGS)})"


def _length(data: dict[str, Any]) -> Iterator[str]:
    forms = _mapping(data.get("forms"))
    items = seconds = 0
    for scale in _mappings(data.get("scales")):
        count = len(_mappings(scale.get("items")))
        kind = _mapping(forms.get(str(scale.get("form")))).get("kind")
        items += count
        seconds += count * BUILDS.get(str(kind), Build()).seconds
    minutes = ceil((SECONDS_AROUND + seconds) / 60)
    if isinstance(data.get("minutes"), int) and data["minutes"] != minutes:
        yield f"minutes: is {data['minutes']}, maar {items} vragen kosten ongeveer {minutes} minuten; vul dat in"
    if items > MOST_ITEMS:
        yield f"scales: {items} vragen is te veel; een scan heeft ten hoogste {MOST_ITEMS} antwoorden"


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
