"""All definitions this site knows: the current ones and every version ever released."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterable, Mapping
from typing import Any

from .definition import Counting, Definition
from .errors import InputError
from .mirror import reflection


class Library:
    """Finds a definition by name (the newest) or by the numbers in a code."""

    def __init__(self, definitions: Iterable[dict[str, Any]], kinds: Mapping[str, Counting]) -> None:
        self._by_number: dict[tuple[int, int], Definition] = {}
        self._newest: dict[str, Definition] = {}
        self._mirrors: dict[str, Definition] = {}
        for data in sorted(definitions, key=lambda one: one["version"]):
            self._add(Definition.from_data(data, kinds), self._newest)
            if mirror := reflection(data):
                self._add(Definition.from_data(mirror, kinds), self._mirrors)

    def _add(self, definition: Definition, newest: dict[str, Definition]) -> None:
        self._by_number[definition.number, definition.version] = definition
        newest[definition.slug] = definition

    @classmethod
    def bundled(cls, kinds: Mapping[str, Counting]) -> Library:
        """The definitions that the build put beside this module."""
        return cls(json.loads(pkgutil.get_data("selfscan", "definitions.json") or b"[]"), kinds)

    def all(self) -> list[Definition]:
        """The newest definition of every assessment, in the order of their numbers."""
        return sorted(self._newest.values(), key=lambda one: one.number)

    def newest(self, slug: str) -> Definition:
        """Also finds a mirror, by its own name. Raises InputError for an unknown assessment."""
        if slug in self._mirrors:
            return self._mirrors[slug]
        if slug not in self._newest:
            raise InputError(
                f"Er is geen zelfscan {slug!r}. Deze zijn er: {', '.join(sorted(self._newest))}."
            )
        return self._newest[slug]

    def find(self, number: int, version: int) -> Definition | None:
        """The definition with these numbers, or None when this site does not know it."""
        return self._by_number.get((number, version))
