"""A scan on paper as data: how every item is answered, and how it is counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selfscan.core.definition import Definition
from selfscan.kinds.build import PAPER
from selfscan.page.report import STAMP
from selfscan.page.summary import LIMITS
from selfscan.scoring.scale import turned_from
from sitemaker.definitions.kinds import BUILDS, shaped


def of(scan: dict[str, Any]) -> dict[str, Any]:
    """What `scan.typ` draws; every number in it is a number that the code scores with."""
    definition, texts = shaped(scan), scan["texts"]
    words = PAPER.of(definition)
    reversing = {
        turned_from(scale.form)
        for scale in definition.scales
        for item in scale.items
        if item.reversed and scale.form.averaged
    }
    turns = [words["reversed"].format(turn=turn) for turn in sorted(reversing)]
    return {
        "scales": list(_scales(definition)),
        "texts": {"paper": texts["paper"]},
        "asked": texts["form"]["all-required"],
        "counting": " ".join([words["mean"], *turns, words["border"]]),
        "stamp": STAMP.of(definition)["stamp"].format(title=scan["title"], version=scan["version"]),
        "limits": LIMITS.lines(definition, "limits"),
    }


def _scales(definition: Definition) -> Iterator[dict[str, Any]]:
    number = 1
    for scale in definition.scales:
        build = BUILDS[scale.form.kind]
        grid, key = build.grid(definition, scale.form), build.key(definition, scale, number)
        yield {
            "name": scale.name,
            "intro": scale.data["intro"],
            "grid": grid._asdict() | {"cells": [cell._asdict() for cell in grid.cells]},
            "items": [
                {"number": place, "texts": build.sides(item)}
                for place, item in enumerate(scale.items, number)
            ],
            "key": key._asdict()
            | {
                "terms": [term._asdict() for term in key.terms],
                "outcomes": [outcome._asdict() for outcome in key.outcomes],
            },
        }
        number += len(scale.items)
