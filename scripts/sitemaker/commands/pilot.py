"""What the codes of a pilot say about a scan: per part how far its questions hold together, in figures and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from selfscan.core import code
from selfscan.core.definition import DONT_KNOW, Answers, Item, Scale
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import contribution
from selfscan.scoring import reliability
from selfscan.scoring.notices import UNKNOWN_SHARE
from selfscan.scoring.scale import recode

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))

HALF = 0.5
"""Of the answers at one end, above which a question shows little difference. A choice of our own."""

MOST = 10_000


def report(text: str, library: Library) -> dict[str, Any]:
    """The figures of codes, links or files with codes, all of one version of one scan.

    Returns `assessment`, `version`, `people`, `repeated` (results that were given twice, counted once), `scales`
    and `about`. A scale has what `reliability.measure` gives, `id`, `name`, the `interval` of its alpha, how many
    people are `needed`, and what that `says`; its items also `id`, `text`, and the shares `unknown` (of all people),
    `floor` and `ceiling` (of the answers, recoded).

    Raises InputError for what is no code, and for codes of more than one scan or version.
    """
    given = contribution.read(text, library.find, MOST)
    distinct = dict.fromkeys(
        (code.neat(code.extract(result.code)), result.label, result.organisation) for result in given
    )
    read = [code.decode(text, library.find) for text, _, _ in distinct]
    found = Counter(definition for definition, _ in read)
    if len(found) > 1:
        kinds = ", ".join(
            f"{definition.slug} versie {definition.version} ({count})" for definition, count in found.items()
        )
        raise InputError(f"Deze codes zijn niet van dezelfde scan en versie: {kinds}. Meet ze apart.")
    [definition] = found
    people = [answers for _, answers in read]
    return {
        "assessment": definition.slug,
        "version": definition.version,
        "people": len(people),
        "repeated": len(given) - len(distinct),
        "scales": [
            _scale(scale, people) for scale in definition.scales if scale.form.rated and scale.form.labels
        ],
        "about": WORDS["about"],
    }


def _scale(scale: Scale, people: Sequence[Answers]) -> dict[str, Any]:
    items = scale.counted if scale.form.averaged else scale.items
    rows = [[_number(scale, item, answers) for item in items] for answers in people]
    measured = reliability.measure(rows)
    if not scale.form.averaged:
        measured |= {"alpha": None, "sem": None}
        for figures in measured["items"]:
            figures |= {"item_rest": None, "alpha_dropped": None}
    found = measured["alpha"]
    entry: dict[str, Any] = {
        "id": scale.id,
        "name": scale.name,
        **measured,
        "items": [
            {"id": item.id, "text": _text(item)} | figures | _shares(scale, item, people)
            for item, figures in zip(items, measured["items"], strict=True)
        ],
        "interval": None if found is None else reliability.interval(found, measured["n"], len(items)),
        "needed": reliability.people_needed(len(items)) if scale.form.averaged and len(items) > 1 else None,
    }
    return entry | {"says": list(_says(scale, entry))}


def _number(scale: Scale, item: Item, answers: Answers) -> int | None:
    answer = answers[item.id]
    return recode(scale.form, item, answer) if isinstance(answer, int) else None


def _text(item: Item) -> str:
    return item.text or f"{item.data['left']} ↔ {item.data['right']}"


def _shares(scale: Scale, item: Item, people: Sequence[Answers]) -> dict[str, float | None]:
    numbers = [number for answers in people if (number := _number(scale, item, answers)) is not None]
    low, high = scale.form.ends
    return {
        "unknown": sum(answers[item.id] == DONT_KNOW for answers in people) / len(people),
        "floor": numbers.count(low) / len(numbers) if numbers else None,
        "ceiling": numbers.count(high) / len(numbers) if numbers else None,
    }


def _says(scale: Scale, entry: dict[str, Any]) -> Iterator[str]:
    """What the figures of a scale mean, in plain Dutch."""
    words, found = WORDS["scale"], entry["alpha"]
    if not scale.form.averaged:
        yield words["alone"]
    elif len(entry["items"]) == 1:
        yield words["single"]
    elif found is None:
        yield words["undefined"]
    elif entry["interval"]:
        low, high = entry["interval"]
        yield words["alpha"].format(alpha=_decimal(found), low=_decimal(low), high=_decimal(high))
    if entry["needed"]:
        enough = entry["n"] >= entry["needed"]
        yield words["enough" if enough else "few"].format(n=entry["n"], needed=entry["needed"])
    if entry["sem"] is not None:
        yield words["sem"].format(sem=_decimal(entry["sem"]))
    # With a handful of people chance decides which question stands out.
    for item in entry["items"] if not entry["needed"] or entry["n"] >= entry["needed"] else ():
        yield from (WORDS["item"][name].format(id=item["id"]) for name in _noticed(scale, entry, item))


def _noticed(scale: Scale, entry: dict[str, Any], item: dict[str, Any]) -> Iterator[str]:
    if item["item_rest"] is not None and item["item_rest"] <= 0:
        yield "rest"
    elif item["alpha_dropped"] is not None and item["alpha_dropped"] > entry["alpha"]:
        yield "dropped"
    if item["unknown"] >= UNKNOWN_SHARE:
        yield "unknown"
    # Between two poles no end is better.
    if scale.form.bands or not scale.form.averaged:
        yield from (name for name in ("floor", "ceiling") if (item[name] or 0) > HALF)


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
