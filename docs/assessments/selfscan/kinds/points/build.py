"""A hundred points at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...core.definition import Definition, Form
from ..build import Build, Cell, Data, Grid
from . import TOTAL


class PointsBuild(Build):
    TEXTS: ClassVar = {
        "hint": "",
        "label": "",
        "for": "item",
        "less": "",
        "more": "",
        "now": "item points",
        "none": "",
        "left": "given count",
        "exact": "",
        "over": "given count",
        "number": "item",
        "few": "given count",
        "many": "given count",
        "paper": "",
        "title": "",
        "method[]": "total",
    }

    CLIENT = ("now", "none", "left", "exact", "over", "number", "few", "many")

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        if len(items) < 2:
            yield "items: punten verdelen kan over ten minste 2 redenen; voeg er een toe"

    def grid(self, definition: Definition, form: Form) -> Grid:
        return Grid([definition.texts["points"]["label"]], [Cell(width=12)], width=22)

    def says(self, definition: Definition) -> str:
        return str(definition.texts["points"]["paper"])

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        return {"total": str(TOTAL)}


BUILD = PointsBuild()
