"""Holds the `texts` of an `assessment.yml` to what uses them: none too few, none too many, and each filled in right."""

from __future__ import annotations

from collections.abc import Iterator, Set
from difflib import get_close_matches
from string import Formatter
from typing import Any

from sitemaker.definitions.model import UNKNOWN
from sitemaker.definitions.uses import Use, Uses, above


def mistakes(texts: Any, needed: Uses, more: Uses | None = None, root: str = "texts") -> Iterator[str]:
    """What is wrong with `texts`, each as `field: what is wrong; what to do`, in Dutch.

    They must hold all that is `needed`, and may hold `more`: what the shared file has already. `root` is where they stand.
    """
    if not isinstance(texts, dict):
        texts = {}
    uses = (more or {}) | needed
    found = dict(_leaves(texts))
    there = {way for path in found for way in (*above(path), path)}
    missing = list(_missing(needed, there, found))
    yield from (f"{root}.{mistake}" for mistake in missing)
    parts = {way for path in uses for way in above(path)}
    told: set[str] = set()
    for path, value in found.items():
        if path in uses:
            yield from (f"{root}.{mistake}" for mistake in _wrong(path, value, uses[path]))
        elif path in parts:
            if value == {} and any(mistake.startswith(f"{path}.") for mistake in missing):
                continue
            wrong = (
                "is leeg; zet hier de teksten onder"
                if value in (None, "", {})
                else "moet velden hebben; schrijf ze eronder als naam: waarde"
            )
            yield f"{root}.{path}: {wrong}"
        else:
            strange = next(way for way in (*above(path), path) if way not in parts)
            if strange not in told:
                told.add(strange)
                yield f"{root}.{strange}: {_strange(strange, uses, parts)}"


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """What is no mapping, or an empty mapping, with the way to it."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    elif path:
        yield path, value


def _missing(needed: Uses, there: set[str], found: dict[str, Any]) -> Iterator[str]:
    """Each part that is left out as a whole is told once."""
    absent: dict[str, None] = {}
    for path, use in needed.items():
        if path in there or use.optional:
            continue
        first = next(way for way in (*above(path), path) if way not in there or way in found)
        if first not in found:  # Else it is told that there must be more below it.
            absent[first] = None
        elif found[first] == {}:
            absent[next(way for way in (*above(path), path) if way not in there)] = None
    for path in absent:
        yield f"{path}: ontbreekt; {_wanted(needed.get(path))}"


def _wanted(use: Use | None) -> str:
    if use is None:
        return "schrijf de teksten die hierbij horen"
    if use.many:
        return "zet hier een lijst met teksten"
    return f"schrijf deze tekst{f', met {_braces(use.filled)}' if use.filled else ''}"


def _strange(path: str, uses: Uses, parts: set[str]) -> str:
    """Which field somebody may have meant."""
    before, _, name = path.rpartition(".")
    if path.rpartition(".")[0] in uses:
        return UNKNOWN
    known = [way.rpartition(".")[2] for way in (*uses, *parts) if way.rpartition(".")[0] == before]
    near = get_close_matches(name, known, 1)
    return f"{UNKNOWN}{f' (bedoel je {near[0]}?)' if near else ''}"


def _wrong(path: str, value: Any, use: Use) -> Iterator[str]:
    """What is wrong with a text, or with one of a list."""
    if use.many:
        if value is None or value == []:
            yield f"{path}: is leeg; zet er ten minste 1 in"
        elif not isinstance(value, list):
            yield f"{path}: moet een lijst zijn; begin elke regel met een streepje"
        else:
            # Together they hold what is filled in.
            for place, text in enumerate(value):
                yield from _wrong(f"{path}.{place}", text, use._replace(many=False, may=use.filled))
            if absent := {
                name for name in use.filled - use.may if f"{{{name}}}" not in "".join(map(str, value))
            }:
                yield f"{path}: hier moet ook {_braces(absent)} in staan; zet dat op de goede plek in een tekst"
    elif value is None or (isinstance(value, str) and not value.strip()):
        yield f"{path}: is leeg; vul een tekst in"
    elif isinstance(value, (list, dict)):
        yield f"{path}: moet één tekst zijn; schrijf hem achter de dubbele punt"
    elif not isinstance(value, str):
        yield f"{path}: moet tekst zijn; zet de waarde tussen aanhalingstekens"
    else:
        yield from (f"{path}: {mistake}" for mistake in _filled(value, use))


def _filled(text: str, use: Use) -> Iterator[str]:
    """Words in braces that are not there, or are not filled in."""
    may = f"gebruik {_braces(use.filled)}" if use.filled else "haal de accolades weg"
    try:
        names = _names(text)
    except ValueError:
        yield f"er staat een losse accolade; {may}"
        return
    if strange := names - use.filled:
        yield from (f"{{{name}}} kan hier niet; {may}" for name in sorted(strange))
    elif absent := use.filled - use.may - names:
        yield f"hier moet ook {_braces(absent)} in staan; zet dat op de goede plek in de tekst"


def _names(text: str) -> set[str]:
    """The words in braces. Raises ValueError at a brace that stands alone."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _braces(names: Set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
