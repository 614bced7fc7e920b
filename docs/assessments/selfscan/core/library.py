"""All definitions this site knows: the current ones and every version ever released."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterable, Mapping
from typing import Any

from .definition import Counting, Definition
from .errors import InputError, NotHereError, learn
from .mirror import reflection
from .texts import Texts

WORDS = Texts("", {"input.no-scan": "slug known"})

NEWEST = 0
"""Instead of a version."""


class Library:
    """Finds a definition by name (the newest) or by the numbers in a code."""

    def __init__(
        self, definitions: Iterable[dict[str, Any]], kinds: Mapping[str, Counting], whole: bool = True
    ) -> None:
        """`kinds`: the kinds of answer by name. `whole`: whether these are all definitions that there are;
        else `add` brings in the older versions.
        """
        self._kinds = kinds
        self._by_number: dict[tuple[int, int], Definition] = {}
        self._newest: dict[str, Definition] = {}
        self._mirrors: dict[str, Definition] = {}
        self._whole = True
        self.add(definitions)
        self._whole = whole

    def add(self, definitions: Iterable[dict[str, Any]]) -> None:
        """Take in more definitions; after this there are no others."""
        for data in sorted(definitions, key=lambda data: data["version"]):
            self._add(Definition.from_data(data, self._kinds), self._newest)
            if mirror := reflection(data):
                self._add(Definition.from_data(mirror, self._kinds), self._mirrors)
        self._whole = True

    def _add(self, definition: Definition, newest: dict[str, Definition]) -> None:
        self._by_number[definition.number, definition.version] = definition
        known = newest.setdefault(definition.slug, definition)
        if definition.version >= known.version:
            newest[definition.slug] = self._by_number[definition.number, NEWEST] = definition
            learn(definition.texts)

    @classmethod
    def bundled(cls, kinds: Mapping[str, Counting]) -> Library:
        """The definitions that the build put beside this module."""
        return cls(json.loads(pkgutil.get_data("selfscan", "definitions.json") or b"[]"), kinds)

    def all(self) -> list[Definition]:
        """The newest definition of every assessment, in the order of their numbers."""
        return sorted(self._newest.values(), key=lambda definition: definition.number)

    def newest(self, slug: str) -> Definition:
        """Also finds a mirror, by its own name. Raises InputError for an unknown assessment."""
        if slug in self._mirrors:
            return self._mirrors[slug]
        if slug not in self._newest:
            raise InputError("input.no-scan", slug=slug, known=", ".join(sorted(self._newest)))
        return self._newest[slug]

    def mirror(self, slug: str) -> Definition | None:
        """The newest definition with which another answers about who did this scan."""
        return next((mirror for mirror in self._mirrors.values() if mirror.mirrors == slug), None)

    def find(self, number: int, version: int) -> Definition | None:
        """The definition with these numbers, or None when this site does not know it; version 0 is the newest.

        Raises NotHereError for an older version while those have not been brought in.
        """
        found = self._by_number.get((number, version))
        newest = self._by_number.get((number, NEWEST))
        if found is None and newest and version < newest.version and not self._whole:
            raise NotHereError
        return found
