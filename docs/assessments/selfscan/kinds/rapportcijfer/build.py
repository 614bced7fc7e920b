"""School marks at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...core.definition import Definition, Form
from ..build import Build, Data, Grid


class SchoolMarkBuild(Build):
    TEXTS: ClassVar = {
        "hint": "",
        "alone": "",
        "title": "",
        "method-alone[]": "",
        "method[]": "low high bands border needed",
    }
    banded = True

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        """Nobody expects that a high mark is bad."""
        for item in items:
            if item.get("reversed"):
                yield (
                    f"items.{item.get('id')}.reversed: een rapportcijfer telt niet andersom; "
                    "haal reversed weg en schrijf de vraag gunstig"
                )

    def grid(self, definition: Definition, form: Form) -> Grid:
        return super().grid(definition, form)._replace(width=7.4)

    def says(self, definition: Definition) -> str:
        return str(definition.texts["rapportcijfer"]["alone"])


BUILD = SchoolMarkBuild()
