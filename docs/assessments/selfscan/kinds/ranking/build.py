"""A top few at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...core.definition import Definition, Form
from ..build import AdviceModel, Build, Cell, Data, Grid


class RankingBuild(Build):
    TEXTS: ClassVar = {
        "hint": "",
        "place": "place",
        "none": "",
        "chosen": "",
        "open": "",
        "place-open": "place",
        "place-twice": "place",
        "place-often": "place",
        "paper": "",
        "title": "",
        "method[]": "places",
    }
    CLIENT = ("open", "place-open", "place-twice", "place-often")
    FORM: ClassVar = {"top": (int, 0)}
    ITEM: ClassVar = {"texts": (AdviceModel | None, None)}

    def check_form(self, form: Data, numbers: Sequence[int]) -> Iterator[str]:
        yield from super().check_form(form, numbers)
        if not numbers:
            yield "top: is 0; zet hier hoeveel plaatsen er te geven zijn"

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        """There must be something to choose, and words for what comes first."""
        top = form.get("top", 0)
        if not (isinstance(top, int) and 1 <= top < len(items)):
            yield f"form: top is {top!r}; kies een getal van 1 tot en met {max(1, len(items) - 1)}"
        for item in items:
            if "texts" not in item:
                yield f"items.{item.get('id')}.texts: ontbreekt; schrijf meaning, advice en question"

    def grid(self, definition: Definition, form: Form) -> Grid:
        place = definition.texts["ranking"]["place"]
        return Grid([place.format(place=number) for number in form.numbers], [Cell()] * len(form.numbers))

    def says(self, definition: Definition) -> str:
        return str(definition.texts["ranking"]["paper"])

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        return {"places": str(len(form.numbers))}


BUILD = RankingBuild()
