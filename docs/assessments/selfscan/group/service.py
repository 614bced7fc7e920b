"""Comparing from start to end: the requests of the page, and the same on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..core import code
from ..core.definition import Definition
from ..core.errors import InputError
from ..core.library import Library
from . import agenda, comparison, contribution, gathering, mirror, mirror_report, report
from .comparison import Comparison
from .contribution import Contribution
from .mirror import SideBySide

MOST_REFUSED = 100
"""Refusals that are named one by one; the rest is counted."""


def contributions(given: Iterable[Any]) -> list[Contribution]:
    """As a page sends them, see `Contribution.from_data`; each has its place in the list as its line."""
    return [Contribution.from_data(entry, place) for place, entry in enumerate(given, 1)]


def collect(text: str, have: Iterable[Contribution], library: Library) -> dict[str, Any]:
    """Read what somebody pasted or picked: `contributions` that count, with neat codes and
    their scan, and `refused` (see `gathering.refusal`), with the number of `more` refusals.

    `have` is in the list already. Raises InputError when nothing can be read.
    """
    words = gathering.WORDS.of(_any(library))
    seen = {(entry.code, entry.organisation, entry.label) for entry in have}
    good, refused = [], []
    for entry in contribution.read(text, library.find, _most(library)):
        try:
            definition, _ = code.read(entry.code, library.find)
            neat = code.neat(entry.code)
            if (neat, entry.organisation, entry.label) in seen:
                raise InputError(words["duplicate"])
        except InputError as error:
            refused.append(gathering.refusal(entry, str(error)))
            continue
        seen.add((neat, entry.organisation, entry.label))
        scan: dict[str, str | None] = {
            "assessment": definition.slug,
            "title": definition.title,
            "mirrors": definition.mirrors,
        }
        good.append(scan | {"code": neat, "label": entry.label, "organisation": entry.organisation})
    return {
        "contributions": good,
        "refused": refused[:MOST_REFUSED],
        "more": max(0, len(refused) - MOST_REFUSED),
    }


def compare(
    contributions: Sequence[Contribution], library: Library, consent: bool = False, slug: str | None = None
) -> tuple[Definition, Comparison]:
    """The definition and the comparison of a group (see `comparison.compare`), with its
    `agenda`, a `message` when it may not be shown, and what was `refused`.

    Raises InputError when not one code can be read.
    """
    gathered = gathering.gather(contributions, library.find, gathering.WORDS.of(_any(library)), slug)
    if gathered.definition is None:
        nothing = mirror.WORDS.of(_any(library))["two"]
        raise InputError(gathered.refused[0]["reason"] if gathered.refused else nothing)
    compared = comparison.compare(gathered.definition, gathered.people, consent)
    return gathered.definition, {
        **compared,
        "message": report.message(gathered.definition, compared),
        "agenda": agenda.points(gathered.definition, compared),
        "refused": gathered.refused[:MOST_REFUSED],
    }


def compare_page(
    contributions: Sequence[Contribution], library: Library, consent: bool = False, slug: str | None = None
) -> dict[str, Any]:
    """`compare` as `{"comparison", "html"}`."""
    definition, compared = compare(contributions, library, consent, slug)
    return {"comparison": compared, "html": report.page(definition, compared, compared["agenda"])}


def pair(contributions: Sequence[Contribution], library: Library) -> SideBySide:
    """Two results side by side, see `mirror.side_by_side`."""
    return mirror.side_by_side(contributions, library.find, mirror.WORDS.of(_any(library)))


def pair_page(contributions: Sequence[Contribution], library: Library) -> dict[str, Any]:
    """`pair` as `{"comparison", "html"}`."""
    sides = pair(contributions, library)
    newest = library.newest(sides["assessment"])
    definition = library.find(newest.number, sides["version"]) or newest
    return {"comparison": sides, "html": mirror_report.page(definition, sides)}


def _any(library: Library) -> Definition:
    """A scan: what it says about comparing, all of them say."""
    return library.all()[0]


def _most(library: Library) -> int:
    return int(_any(library).data["comparison"]["people"]["most"])
