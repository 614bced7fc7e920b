"""The texts that a module writes. Each is declared once, by the module that needs it.

    WORDS = Texts("result", {"heading": "", "of": "answered items", "table.scale": "", "tips[]": ""})
    words = WORDS.of(definition)
    words["of"].format(answered=3, items=4)

A key is the way to a text below `part`; `[]` behind it stands for a list, and `?` for a text that may be
left out. Its value names what is filled in between braces; `?` behind a name: a text may do without. The
build (`scripts/sitemaker/definitions/texts.py`) holds every `assessment.yml` to these declarations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .definition import Definition


class Texts:
    """What one module needs of the texts below `part`, a way such as `comparison.page`; "" is all of them."""

    __slots__ = ("_lists", "_seen", "_texts", "needs", "part")

    def __init__(self, part: str, needs: Mapping[str, str]) -> None:
        self.part = part
        self.needs = needs
        keys = [key.rstrip("?") for key in needs]
        self._texts = [key for key in keys if not key.endswith("[]")]
        self._lists = [key[:-2] for key in keys if key.endswith("[]")]
        self._seen: dict[Definition, tuple[dict[str, str], dict[str, list[str]]]] = {}

    def of(self, definition: Definition) -> dict[str, str]:
        """The declared texts, by key. An optional text that is left out is not in it."""
        return self._read(definition)[0]

    def lines(self, definition: Definition, key: str) -> list[str]:
        """A declared list of texts; empty when it is left out."""
        return self._read(definition)[1][key]

    def _read(self, definition: Definition) -> tuple[dict[str, str], dict[str, list[str]]]:
        found = self._seen.get(definition)
        if found is None:
            part = find(definition.texts, self.part) if self.part else definition.texts
            texts = {key: text for key in self._texts if (text := find(part, key)) is not None}
            found = self._seen[definition] = texts, {key: find(part, key) or [] for key in self._lists}
        return found


def find(texts: Any, way: str) -> Any:
    """What stands at the end of a way such as `table.scale`, or None."""
    for step in way.split("."):
        texts = texts.get(step) if isinstance(texts, dict) else None
    return texts
