"""Statements between two poles at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ...core.definition import Definition, Form, Item, Scale
from ..build import (
    PAPER,
    AdviceModel,
    Build,
    Data,
    Grid,
    Outcome,
    Text,
    decimal,
    few_items,
    stretches,
    told,
    unknown_text,
)
from . import BOTH, MIDDLE, TEXTS_OF, poles

POLES = {"left": (Text | None, None), "right": (Text | None, None)}


class BipolarBuild(Build):
    TEXTS: ClassVar = {"left": "", "right": "", "hint": "", "title": "", "method[]": "middle needed"}
    SCALE: ClassVar = POLES
    ITEM: ClassVar = POLES
    SCALE_TEXTS: ClassVar = dict.fromkeys(TEXTS_OF.values(), (AdviceModel | None, None))
    labels = 5

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        """Names for the poles, a statement at both ends, and words for every side."""
        yield from few_items(items)
        for pole in POLES:
            if pole not in scale:
                yield f"{pole}: ontbreekt; geef deze kant een korte naam"
            for item in items:
                if pole not in item:
                    yield f"items.{item.get('id')}.{pole}: ontbreekt; schrijf een zin voor deze kant"
        for side in TEXTS_OF.values():
            if side not in texts:
                yield f"texts.{side}: ontbreekt; schrijf meaning, advice en question voor deze kant"
        yield from unknown_text(texts)

    def grid(self, definition: Definition, form: Form) -> Grid:
        return super().grid(definition, form)._replace(between=len(form.labels))

    def sides(self, item: Item) -> tuple[str, str]:
        return item.data["left"], item.data["right"]

    def outcomes(self, definition: Definition, scale: Scale) -> list[Outcome]:
        middle = scale.form.middle
        names = poles(scale) | {BOTH: definition.texts["bipolar"]["both"]}
        ranges = stretches(PAPER.of(definition), (middle - MIDDLE, middle + MIDDLE), "at-most")
        return [
            Outcome(names[side], stretch, *told(scale.data["texts"][key]))
            for (side, key), stretch in zip(TEXTS_OF.items(), ranges, strict=True)
        ]

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        return {**super().numbers(words, form, shared), "middle": decimal(MIDDLE)}


BUILD = BipolarBuild()
