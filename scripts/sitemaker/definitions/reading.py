"""Reads every `assessment.yml`, lays it over the shared part and checks it.

Pages get the same data (see `asked.meta`), so what the form shows is what Python scores.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml
from mergedeep import Strategy, merge  # type: ignore[import-untyped]
from pydantic import ValidationError

from sitemaker import ASSESSMENTS
from sitemaker.definitions import kinds, texts, uses, versions
from sitemaker.definitions.consistency import contradictions, empty
from sitemaker.definitions.model import Assessment, explain, is_module

NAME = "assessment.yml"
SHARED = ("forms", "outside", "comparison", "texts")
"""The fields that stand in the shared file."""


class Mistakes(Exception):  # noqa: N818 (all mistakes together)
    """Everything that is wrong, each with file, field and what to do."""

    def __init__(self, mistakes: list[str]) -> None:
        count = "1 fout" if len(mistakes) == 1 else f"{len(mistakes)} fouten"
        super().__init__(
            "\n".join([f"{count} in de zelfscans:", *(f"  - {mistake}" for mistake in mistakes)])
        )
        self.mistakes = mistakes


class _Loader(yaml.CSafeLoader):
    """Refuses a key that stands twice in one mapping, where YAML keeps the last in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} staat er twee keer", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_all(folder: Path = ASSESSMENTS) -> list[dict[str, Any]]:
    """All checked definitions below `folder`, with the shared part merged in.

    Raises Mistakes with all mistakes of all files.
    """
    mistakes: list[str] = []
    shared = _load(folder / NAME, _name(folder / NAME, folder), mistakes)
    scans = {path: _load(path, _name(path, folder), mistakes) for path in sorted(folder.glob(f"*/{NAME}"))}
    definitions: list[dict[str, Any]] = []
    if shared is not None:
        readable = {path: own for path, own in scans.items() if own is not None}
        definitions, wrong = check(shared, readable, folder, uses.everywhere())
        mistakes += wrong
    if not mistakes:
        mistakes += versions.changed(definitions, folder)
    if mistakes:
        raise Mistakes(mistakes)
    return definitions


def check(
    shared: dict[str, Any], scans: dict[Path, dict[str, Any]], folder: Path, needed: uses.Uses
) -> tuple[list[dict[str, Any]], list[str]]:
    """The definitions that these files in `folder` give, and all that is wrong with them.

    `needed` are the texts that the shared file must have.
    """
    shared_name = _name(folder / NAME, folder)
    mistakes = [f"{shared_name}: {text}." for text in texts.mistakes(shared.get("texts"), needed)]
    of_kinds: uses.Uses = {}
    for kind in kinds.BUILDS:
        of_kind = uses.of_kind(kind)
        wrong = texts.mistakes({kind: kinds.own_words(kind)}, of_kind)
        mistakes += [f"{_name(kinds.words_file(kind), ASSESSMENTS)}: {text}." for text in wrong]
        of_kinds |= of_kind
    definitions = {}
    for path, own in scans.items():
        name = _name(path, folder)
        written, fields = uses.of_scan(path.parent)
        said = [f"{name}: {text}." for text in texts.mistakes(own.get("texts"), written, needed | of_kinds)]
        try:
            data = merged(shared, own)
        except TypeError as error:
            wrong_form = f"{name}: past niet op {shared_name}: {error}. Gebruik dezelfde vorm."
            mistakes += said or [wrong_form]
            continue
        mistakes += said
        for text in _check(data, path.parent.name, fields):
            in_shared = _holds(shared, text) or text.startswith(SHARED)
            # What is wrong with the shared texts was told.
            is_own = _holds(own, text) or text.startswith("texts.") or not in_shared
            mistakes.append(f"{name if is_own else shared_name}: {text}")
        definitions[name] = data
    mistakes += _check_together(definitions)
    return list(definitions.values()), list(dict.fromkeys(mistakes))


def read_versions(folder: Path = ASSESSMENTS) -> list[dict[str, Any]]:
    """The current definitions and every released version; raises Mistakes as `read_all` does."""
    return with_versions(read_all(folder), folder)


def with_versions(current: list[dict[str, Any]], folder: Path = ASSESSMENTS) -> list[dict[str, Any]]:
    """These current definitions and every released version besides them, ready to score with."""
    texts = {"texts": shared(folder).get("texts", {})}
    frozen = versions.read(folder)
    words = [laid({"texts": kinds.words(data)}, texts)["texts"] for data in frozen]
    return versions.together(current, zip(frozen, words, strict=True))


def _name(path: Path, folder: Path) -> str:
    """As somebody sees it: from the root."""
    return path.relative_to(folder.parent.parent).as_posix()


def shared(folder: Path = ASSESSMENTS) -> dict[str, Any]:
    """What all scans share, as it stands in a folder that was checked."""
    return _load(folder / NAME, NAME, []) or {}


def laid(lower: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    """Two layers as one: what stands in both counts as in the upper layer, and lists are joined.

    Raises TypeError where a field has another shape than below it.
    """
    return dict(merge({}, lower, upper, strategy=Strategy.TYPESAFE_ADDITIVE))


def merged(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A scan's own part over the shared part, and both over the words of the kinds it uses; lists are joined.

    Raises TypeError where a field has another shape than below it.
    """
    together = laid(shared, own)
    return laid({"texts": kinds.words(together)}, together)


def _load(path: Path, name: str, mistakes: list[str]) -> dict[str, Any] | None:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", regel {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or error
        mistakes.append(
            f"{name}{line}: dit is geen geldige YAML: {problem}. Vergelijk de regel met een bestaande scan."
        )
        return None
    if not isinstance(data, dict):
        mistakes.append(f"{name}: is leeg. Neem een bestaande scan als voorbeeld.")
        return None
    return data


def _check(data: dict[str, Any], folder: str, fields: uses.Scales) -> Iterator[str]:
    told: list[str] = []
    try:
        Assessment.model_validate(data)
    except ValidationError as error:
        told += explain(error, data)
    yield from told
    # A field that may be left out may not be left open.
    fields_told = {text.split(":")[0] for text in told}
    yield from (
        f"{field}: is leeg; vul dit veld in of haal het weg."
        for field in empty(data)
        if field not in fields_told
    )
    yield from (f"{text}." for text in contradictions(data, fields))
    if data.get("slug") != folder:
        yield f"slug: is {data.get('slug')!r}, maar de map heet {folder!r}. Maak ze gelijk."
    elif is_module(folder):
        yield f"slug: {folder!r} kan niet: zo heet al een module van Python. Geef de map en de slug een andere naam."


def _holds(data: Any, mistake: str) -> bool:
    """Whether the field that a mistake is about stands in this file; its first two steps tell."""
    for step in mistake.split(":")[0].split(".")[:2]:
        if not isinstance(data, dict):
            break
        if step not in data:
            return False
        data = data[step]
    return True


def _check_together(definitions: dict[str, dict[str, Any]]) -> Iterator[str]:
    folders = {name: Path(name).parent.name for name in definitions}
    numbers: dict[str, str] = {}
    for name, data in definitions.items():
        other = numbers.setdefault(repr(data.get("number")), name)
        if other != name:
            yield f"{name}: number: {data.get('number')} is al van {folders[other]}. Kies een vrij nummer."
    # Material's meta plugin matches folders by bare prefix: `team/` would leak into `teamwerk/`.
    for name, folder in folders.items():
        for other in folders.values():
            if folder != other and folder.startswith(other):
                yield f"{name}: de mapnaam begint met {other!r}, een andere scan. Kies een andere mapnaam."
