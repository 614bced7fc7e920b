"""Every key of every definition counts: to leave it out, misspell it or leave it open is a mistake with a name."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitemaker import ASSESSMENTS, ROOT
from sitemaker.definitions.reading import NAME, check

Data = dict[str, Any]
Place = tuple[str | int, ...]
"""The way to a key, with positions for what stands in a list."""

FILES = [ASSESSMENTS / NAME, *sorted(ASSESSMENTS.glob(f"*/{NAME}"))]
READ: dict[Path, Data] = {path: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in FILES}
SHARED, *SCANS = FILES

MAY_BE_LEFT_OUT = {
    "colleague", "note", "opposite", "partner", "private", "reversed", "source", "sources", "link", "questions",
    "notes", "limits",
}  # fmt: skip
"""A scan may do without: what only some questions and scales have, and what it adds to the shared part."""


def places(data: Any, way: Place = ()) -> Iterator[Place]:
    """Every key in the data. A text in a list has none."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(key, str):
            yield (*way, key)
        yield from places(value, (*way, key))


def named(data: Any, place: Place) -> str:
    """How a mistake names a key: with ids in place of positions."""
    names = []
    for step in place:
        data = data[step]
        names.append(str(data["id"] if isinstance(step, int) and "id" in data else step))
    return ".".join(names)


def leave_out(part: Data, key: str) -> None:
    del part[key]


def misspell(part: Data, key: str) -> None:
    changed = {f"{name}x" if name == key else name: value for name, value in part.items()}
    part.clear()
    part.update(changed)


def leave_open(part: Data, key: str) -> None:
    part[key] = None


def empty(part: Data, key: str) -> None:
    part[key] = type(part[key])() if isinstance(part[key], (str, list, dict)) else None


@pytest.mark.parametrize("harm", [leave_out, misspell, leave_open, empty])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_key_counts(path: Path, harm: Callable[[Data, str], None]) -> None:
    original = READ[path]
    keys = list(places(original))
    assert len(keys) > 100
    passed = [
        name
        for place in keys
        if not _is_told(path, name := named(original, place), _mistakes(path, place, harm))
        and not (harm is leave_out and _may_go(path, place))
    ]
    assert passed == []


def _mistakes(path: Path, place: Place, harm: Callable[[Data, str], None]) -> list[str]:
    """What is said when one key of one file is harmed."""
    harmed = copy.deepcopy(READ[path])
    part: Any = harmed
    for step in place[:-1]:
        part = part[step]
    harm(part, str(place[-1]))
    if path != SHARED:
        return check(READ[SHARED], {path: harmed}, ASSESSMENTS)[1]
    # The texts are looked at once, and all else together with each scan.
    scans = SCANS[:1] if place[0] == "texts" and len(place) > 1 else SCANS
    return check(harmed, {scan: READ[scan] for scan in scans}, ASSESSMENTS)[1]


def _is_told(path: Path, name: str, mistakes: list[str]) -> bool:
    """Whether a mistake names the key: as the place of the mistake, or as what is missing elsewhere."""
    file = path.relative_to(ROOT).as_posix()
    return any(
        mistake.startswith((f"{file}: {name}:", f"{file}: {name}.", f"{file}: {name}x:"))
        or re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])|'{re.escape(name.rpartition('.')[2])}' bestaat niet", mistake)
        for mistake in mistakes
    )  # fmt: skip


def _may_go(path: Path, place: Place) -> bool:
    """Whether a scan may leave a key out: then what is shared counts, or nothing."""
    if path == SHARED:
        return False
    there: Any = READ[SHARED]
    for step in place:
        there = there.get(step) if isinstance(there, dict) else None
    return there is not None or place[-1] in MAY_BE_LEFT_OUT
