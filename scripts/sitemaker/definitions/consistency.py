"""What cannot be true together in an `assessment.yml` of which every field is right, in sentences for the author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from string import Formatter
from typing import Any

from selfscan.kinds.build import Build
from sitemaker.definitions import kinds
from sitemaker.definitions.kinds import BUILDS

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
    """A reversed statement may name the one in its scale that says the contrary."""
    known = [item.get("id") for item in items]
    for item in items:
        field = f"{where}.items.{item.get('id')}.opposite"
        if "opposite" in item and item["opposite"] not in known:
            yield f"{field}: {item['opposite']!r} is geen vraag van dit onderdeel; kies een id uit dit onderdeel"
        if "opposite" in item and not item.get("reversed"):
            yield f"{field}: deze vraag telt niet andersom; zet opposite bij de vraag met reversed"


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
    "comparison.differ-line": {"name", "places"},
    "comparison.spread-line": {"name", "spread"},
    "comparison.ask-around-line": {"name", "tenths"},
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
    "paper.needed": {"needed"},
    "paper.reversed": {"turn"},
    "paper.below": {"to"},
    "paper.at-most": {"to"},
    "paper.between": {"from", "to"},
    "paper.above": {"from"},
    "matrix.points": {"points"},
    "map.other": {"number"},
    "sentence.contrast": {"strongest", "weakest"},
    "sentence.level": {"bands"},
    "sentence.some": {"tell", "ask"},
    "sentence.preferences": {"sides"},
    "sentence.drives": {"first"},
    "sentence.top-one": {"top"},
    "sentence.top-more": {"top"},
    "sentence.start": {"step"},
    "sentence.growth": {"step"},
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
        place = re.sub(r"\.\d+$", "", path.removeprefix("texts."))  # The texts of a list share what they use.
        allowed = (PLACEHOLDERS | kinds.placeholders()).get(place, set())
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        may = f"gebruik {names}" if allowed else "haal de accolades weg"
        try:
            used = {name for _, name, _, _ in Formatter().parse(texts) if name is not None}
        except ValueError:
            yield f"{path}: er staat een losse accolade; {may}"
        else:
            yield from (f"{path}: {{{name}}} kan hier niet; {may}" for name in sorted(used - allowed))
