"""Drie K's: what you want, what you expect of it and what you can show, laid side by side.

The five patterns and their limits are our own rule of thumb from practice, not a finding:
no author or test of the three K's is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from selfscan.core.definition import Answer, Answers, Definition
from selfscan.kinds import change
from selfscan.result import FOCUS
from selfscan.scoring.limits import level_of
from selfscan.scoring.wording import enumerate_names

MOTIVES, EVIDENCE, PRICE = "KM", "KO", "KG"
OTHER = "KM4"

IMPORTANT = 30
"""Points from which a reason counts as important."""

SHOWN = 4
"""From "Klopt grotendeels" a reason counts as underpinned."""


class K(NamedTuple):
    """Where one K is asked: why, what is expected, and what is known."""

    motive: str
    expected: str
    evidence: str


KS = (K("KM1", "KK", "KO1"), K("KM2", "KL", "KO2"), K("KM3", "KZ", "KO3"))

Entry = dict[str, Any]


def score(definition: Definition, answers: Answers, result: Entry) -> Entry:
    """Add `motives` (points by motive) and `patterns` (by the scale of each K); choose sentence and focus."""
    scales = {entry["id"]: dict(entry) for entry in result["scales"]}
    motives = scales[MOTIVES]["points"]
    patterns = {k.expected: _pattern(k, motives, scales[k.expected]["mean"], answers[k.evidence]) for k in KS}
    for name, pattern in patterns.items():
        scales[name]["level"] = _level(pattern["pattern"], scales[name]["mean"])
    scales[MOTIVES]["level"] = _motive_level(scales[MOTIVES])
    scales[EVIDENCE]["level"] = _evidence_level(patterns)
    scales[EVIDENCE]["given"] = {k.evidence: answers[k.evidence] for k in KS}
    return {
        "scales": list(scales.values()),
        "motives": motives,
        "patterns": patterns,
        "sentence": _sentence(definition, scales),
        "focus": _focus(definition, scales, patterns),
    }


def _pattern(k: K, motives: dict[str, int] | None, mean: float | None, answer: Answer) -> Entry:
    given = motives[k.motive] if motives else None
    important = given >= IMPORTANT if given is not None else None
    expected = change.outlook(mean)
    underpinned = "unknown"
    if isinstance(answer, int):
        underpinned = "yes" if answer >= SHOWN else "partly" if answer == SHOWN - 1 else "no"
    if important is None or expected == "unknown":
        name = "onbekend"
    elif not important:
        name = {"gain": "bijvangst", "same": "speelt-niet", "loss": "hoge-prijs"}[expected]
    elif expected != "gain":
        name = "verkeerd-middel"
    else:
        name = "onderbouwd" if underpinned == "yes" else "eerst-rekenen"
    return {
        "points": given,
        "important": important,
        "expected": expected,
        "underpinned": underpinned,
        "pattern": name,
    }


def _level(pattern: str, mean: float | None) -> str:
    """Where the texts of a pattern stand: expecting a loss is another talk than expecting little."""
    return "averechts" if pattern == "verkeerd-middel" and mean is not None and mean < 0 else pattern


def _motive_level(motives: Entry) -> str:
    if not motives["points"]:
        return "onbekend"
    if motives["top"] == [OTHER]:
        return "anders"
    return "gekozen" if any(motives["points"][k.motive] >= IMPORTANT for k in KS) else "verdeeld"


def _evidence_level(patterns: dict[str, Entry]) -> str:
    shown = sum(pattern["underpinned"] == "yes" for pattern in patterns.values())
    return {0: "niets", len(KS): "alles"}.get(shown, "deels")


def _focus(definition: Definition, scales: dict[str, Entry], patterns: dict[str, Entry]) -> list[str]:
    """What to talk about, the most telling first.

    A reason that will not come true goes before one that is not underpinned; then the
    price; then what is good to know. Among K's with the same pattern the most points lead.
    """
    by_points = sorted(patterns, key=lambda name: -(patterns[name]["points"] or 0))
    price = scales[PRICE]["band"] and level_of(definition.scale(PRICE).form.bands, scales[PRICE]["band"])
    no_reason = scales[MOTIVES]["level"] in ("verdeeld", "anders") and not _any(patterns, "important", True)
    to_calculate = _those(by_points, patterns, "eerst-rekenen")

    def only(condition: object, name: str) -> list[str]:
        return [name] if condition else []

    order: Iterable[str] = chain(
        [
            name
            for name in by_points
            if patterns[name]["important"] and patterns[name]["pattern"] in ("verkeerd-middel", "onbekend")
        ],
        only(len(to_calculate) > 1, EVIDENCE),
        to_calculate,
        only(price == "low", PRICE),
        only(no_reason and not _any(patterns, "expected", "gain"), MOTIVES),
        _those(by_points, patterns, "hoge-prijs"),
        only(price == "mixed", PRICE),
        only(scales[EVIDENCE]["answered"] and scales[EVIDENCE]["level"] == "niets", EVIDENCE),
        _those(by_points, patterns, "bijvangst"),
        _lowest_first(scales, [*_those(by_points, patterns, "onderbouwd"), *only(price == "high", PRICE)]),
        [MOTIVES, EVIDENCE] if scales[MOTIVES]["points"] else [],
    )
    return list(dict.fromkeys(order))[:FOCUS]


def _those(names: Iterable[str], patterns: dict[str, Entry], pattern: str) -> list[str]:
    return [name for name in names if patterns[name]["pattern"] == pattern]


def _any(patterns: dict[str, Entry], key: str, value: object) -> bool:
    return any(pattern[key] == value for pattern in patterns.values())


def _lowest_first(scales: dict[str, Entry], names: list[str]) -> list[str]:
    """Sorted on how far above the middle they are: the price runs from 1 to 5, the K's from -2 to +2."""
    middle = {PRICE: 3}
    return sorted(names, key=lambda name: scales[name]["mean"] - middle.get(name, 0))


def _sentence(definition: Definition, scales: dict[str, Entry]) -> str:
    """What weighs most, and what stands out there."""
    words = definition.texts["sentence"]
    motives = scales[MOTIVES]
    if not motives["points"]:
        return str(words["unknown"])
    if motives["level"] == "verdeeld":
        return str(words["spread"])
    texts = {item.id: item.text for item in definition.scale(MOTIVES).items} | {OTHER: words["other"]}
    top = motives["top"]
    names = enumerate_names([texts[motive] for motive in top])
    first = words["top-one" if len(top) == 1 else "top-more"].format(top=names)
    levels = {scales[k.expected]["level"] for k in KS if k.motive in top}
    if not levels:
        return str(first)
    return f"{first} {words[levels.pop() if len(levels) == 1 else 'various']}"
