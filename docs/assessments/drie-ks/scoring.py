"""Drie K's: what you want, what you expect of it and what you can show, laid side by side.

The five patterns and their limits are our own rule of thumb from practice, not a finding:
no author or test of the three K's is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from selfscan.core.definition import Answer, Answers, Definition, Scale
from selfscan.core.texts import Texts
from selfscan.kinds import change
from selfscan.result import FOCUS
from selfscan.scoring.limits import level_of
from selfscan.scoring.scale import recode
from selfscan.scoring.wording import ADVICE, enumerate_names
from selfscan.scoring.wording import SENTENCE as ANY

MOTIVES, EVIDENCE, PRICE = "KM", "KO", "KG"
OTHER = "KM4"

IMPORTANT = 30
"""Points from which a reason counts as important: a choice of our own."""

CLOSE = 10
"""Reasons with fewer points than this below the highest weigh about as much: a choice of our own."""

SHOWN = 4
"""From "Klopt grotendeels" a reason counts as underpinned."""


class K(NamedTuple):
    """Where one K is asked: why, what is expected, and what is known."""

    motive: str
    expected: str
    evidence: str


KS = (K("KM1", "KK", "KO1"), K("KM2", "KL", "KO2"), K("KM3", "KZ", "KO3"))

PATTERNS = (
    "onderbouwd",
    "eerst-rekenen",
    "verkeerd-middel",
    "averechts",
    "bijvangst",
    "hoge-prijs",
    "speelt-niet",
    "onbekend",
)
SCALES = {
    f"{k.expected}.texts": dict.fromkeys(PATTERNS, ADVICE)
    | {"speelt-niet": "meaning", "unknown": "", "remark": ""}
    for k in KS
} | {
    f"{MOTIVES}.texts": {
        "gekozen": "meaning question",
        "twee": "meaning question",
        "verdeeld": ADVICE,
        "anders": ADVICE,
        "onbekend": "meaning",
    },
    f"{EVIDENCE}.texts": {
        "alles": "meaning question",
        "deels": ADVICE,
        "niets": ADVICE,
        "onbekend": ADVICE,
        "unknown": "",
    },
}
"""The levels that a scale can be on, and what is said there."""

LEVELS = Texts(
    "levels",
    {level: "" for levels in SCALES.values() for level in levels if level not in ("unknown", "remark")},
)
SENTENCE = Texts(
    "sentence",
    {"top-one": "top", "top-more": "top", "other": "", "spread": "", "various": ""}
    # What is not important to someone does not weigh most.
    | {level: "" for level in PATTERNS if level not in ("bijvangst", "hoge-prijs", "speelt-niet")},
)

Entry = dict[str, Any]


def score(definition: Definition, answers: Answers, result: Entry) -> Entry:
    """Add `motives` (points by motive) and `patterns` (by the scale of each K); choose sentence and focus.

    What is expected of a K is the answer about the whole. Its parts are told one by one, and when
    all of them go the other way, that is said.
    """
    scales = {entry["id"]: dict(entry) for entry in result["scales"]}
    motives = scales[MOTIVES]["points"]
    ahead = _ahead(motives)
    patterns = {}
    for k in KS:
        scale = definition.scale(k.expected)
        entry = scales[k.expected]
        weighs = None if motives is None else motives[k.motive] >= IMPORTANT or k.motive in ahead
        pattern = _pattern(weighs, entry["mean"], answers[k.evidence])
        patterns[k.expected] = {"points": motives and motives[k.motive]} | pattern
        entry["level"] = _level(pattern["pattern"], entry["mean"])
        entry["given"] = {item.id: answers[item.id] for item in scale.items}
        if _clashes(scale, entry["mean"], answers):
            entry["remark"] = True
    scales[MOTIVES]["level"] = _motive_level(ahead)
    scales[EVIDENCE]["level"] = _evidence_level(scales[EVIDENCE], patterns)
    scales[EVIDENCE]["given"] = {k.evidence: answers[k.evidence] for k in KS}
    return {
        "scales": list(scales.values()),
        "motives": motives,
        "patterns": patterns,
        "sentence": _sentence(definition, scales, ahead),
        "focus": _focus(definition, scales, patterns),
    }


def _ahead(motives: dict[str, int] | None) -> list[str]:
    """The reasons that nobody would tell apart from the highest, in the order of asking."""
    if not motives:
        return []
    return [motive for motive, given in motives.items() if max(motives.values()) - given < CLOSE]


def _clashes(scale: Scale, mean: float | None, answers: Answers) -> bool:
    """Whether the whole goes one way, and all parts that were answered go the other way."""
    parts = [
        recode(scale.form, item, value)
        for item in scale.items
        if not item.counts and isinstance(value := answers[item.id], int)
    ]
    return mean is not None and bool(parts) and all(part * mean < 0 for part in parts)


def _pattern(important: bool | None, mean: float | None, answer: Answer) -> Entry:
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
        "important": important,
        "expected": expected,
        "underpinned": underpinned,
        "pattern": name,
    }


def _level(pattern: str, mean: float | None) -> str:
    """Where the texts of a pattern stand: expecting a loss is another talk than expecting little."""
    return "averechts" if pattern == "verkeerd-middel" and mean is not None and mean < 0 else pattern


def _motive_level(ahead: list[str]) -> str:
    if ahead == [OTHER]:
        return "anders"
    return {0: "onbekend", 1: "gekozen", 2: "twee"}.get(len(ahead), "verdeeld")


def _evidence_level(evidence: Entry, patterns: dict[str, Entry]) -> str:
    said = {pattern["underpinned"] for pattern in patterns.values()}
    if not evidence["answered"] and not evidence["unknown"]:
        return "onbekend"
    if said == {"yes"}:
        return "alles"
    return "deels" if {"yes", "partly"} & said else "niets"


def _focus(definition: Definition, scales: dict[str, Entry], patterns: dict[str, Entry]) -> list[str]:
    """What to talk about, the most telling first.

    A reason that will not come true goes before one that is not underpinned; then the
    price; then what is good to know. Among K's with the same pattern the most points lead.
    """
    by_points = sorted(patterns, key=lambda name: -(patterns[name]["points"] or 0))
    price = scales[PRICE]["band"] and level_of(definition.scale(PRICE).form.bands, scales[PRICE]["band"])
    no_k = scales[MOTIVES]["level"] == "anders" and not _any(patterns, "important", True)
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
        only(scales[MOTIVES]["level"] == "verdeeld", MOTIVES),
        only(no_k and not _any(patterns, "expected", "gain"), MOTIVES),
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


def _sentence(definition: Definition, scales: dict[str, Entry], ahead: list[str]) -> str:
    """What weighs most, and what stands out there."""
    words = SENTENCE.of(definition)
    motives = scales[MOTIVES]
    if not motives["points"]:
        return ANY.of(definition)["unknown"]
    if motives["level"] == "verdeeld":
        return words["spread"]
    texts = {item.id: item.text for item in definition.scale(MOTIVES).items} | {OTHER: words["other"]}
    names = enumerate_names([texts[motive] for motive in ahead])
    first = words["top-one" if len(ahead) == 1 else "top-more"].format(top=names)
    levels = {scales[k.expected]["level"] for k in KS if k.motive in ahead}
    if not levels:
        return first
    return f"{first} {words[levels.pop() if len(levels) == 1 else 'various']}"
