"""Statements at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...core.definition import Definition
from ..build import Build, Data


class LikertBuild(Build):
    TEXTS: ClassVar = {
        "alone": "",
        "title": "",
        "method-alone[]": "",
        "method[]": "low high turned bands border needed",
    }
    labels = 5
    banded = True

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        if sum(item.get("reversed") is True for item in items) > 1:
            yield (
                "items: er zijn meer vragen omgekeerd; zet reversed bij ten hoogste één vraag per onderdeel"
            )

    def says(self, definition: Definition) -> str:
        return str(definition.texts["likert"]["alone"])


BUILD = LikertBuild()
