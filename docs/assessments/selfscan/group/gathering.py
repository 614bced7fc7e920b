"""From codes to the people of one scan; what cannot count is named, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

from ..core import code
from ..core.definition import Definition
from ..core.errors import InputError
from ..core.texts import Texts
from ..scoring.theme import Marks
from .contribution import Contribution
from .theme import CodeReader

WORDS = Texts(
    "comparison.refused",
    {"duplicate": "", "other": "title compared", "version": "title", "mirror": ""},
)


class Person(NamedTuple):
    """One respondent, with marks for every theme of the scan."""

    label: str
    organisation: str
    marks: tuple[Marks, ...]


class Refusal(TypedDict):
    """What could not be used: whose it is, where it stood, and why. Never its code: that is all somebody answered."""

    label: str
    line: int
    reason: str


@dataclass
class Gathering:
    """The people whose results are of the same scan and version, and what was left out."""

    definition: Definition | None = None
    people: list[Person] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    """In the order in which they came in."""


class _Result(NamedTuple):
    contribution: Contribution
    definition: Definition
    number: int


def gather(
    contributions: Sequence[Contribution], find: code.Find, words: dict[str, str], slug: str | None = None
) -> Gathering:
    """The people of one scan: `slug`, or else the scan that most of the codes are of.

    `words` are `WORDS` of any scan: they are shared.
    """
    gathering = Gathering()
    results = list(_distinct(contributions, find, words, gathering.refused))
    kinds = Counter((result.definition.slug, result.definition.version) for result in results)
    wanted = [kind for kind, _ in kinds.most_common() if slug in (None, kind[0])]
    if not wanted:
        return gathering
    chosen = next(
        result.definition
        for result in results
        if (result.definition.slug, result.definition.version) == wanted[0]
    )
    gathering.definition = chosen
    reader = CodeReader(chosen)
    for result in results:
        try:
            if result.definition is not chosen:
                raise InputError(_stranger(result.definition, chosen, words))
            marks = reader.read(result.number)
        except InputError as error:
            gathering.refused.append(refusal(result.contribution, str(error)))
        else:
            gathering.people.append(
                Person(result.contribution.label, result.contribution.organisation, marks)
            )
    return gathering


def _distinct(
    contributions: Iterable[Contribution],
    find: code.Find,
    words: dict[str, str],
    refused: list[Refusal],
) -> Iterable[_Result]:
    # Two people may give the very same answers; then their names or organisations differ.
    seen: set[tuple[int | str, ...]] = set()
    for contribution in contributions:
        try:
            definition, number = code.read(contribution.code, find)
            key = (
                definition.number,
                definition.version,
                number,
                contribution.organisation,
                contribution.label,
            )
            if key in seen:
                raise InputError(words["duplicate"])
        except InputError as error:
            refused.append(refusal(contribution, str(error)))
        else:
            seen.add(key)
            yield _Result(contribution, definition, number)


def _stranger(definition: Definition, chosen: Definition, words: dict[str, str]) -> str:
    if definition.slug == chosen.slug:
        return words["version"].format(title=chosen.title)
    if definition.data.get("mirrors"):
        return words["mirror"]
    return words["other"].format(title=definition.title, compared=chosen.title)


def refusal(contribution: Contribution, reason: str) -> Refusal:
    """What could not be used, by its name and place, and why. Its code is left out: that is all somebody answered."""
    return {"label": contribution.label, "line": contribution.line, "reason": reason}
