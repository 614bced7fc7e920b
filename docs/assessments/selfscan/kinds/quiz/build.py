"""Practice at build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from ...core.definition import Definition, Form, Scale
from ..build import Build, Data, Key, Text
from . import chance


class QuizBuild(Build):
    TEXTS: ClassVar = {"quote": "text", "title": "", "method[]": "chance"}
    ITEM: ClassVar = {"correct": (Literal[1, 2] | None, None), "explanation": (Text | None, None)}
    labels = 2
    seconds = 20

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        for item in items:
            where = f"items.{item.get('id')}"
            if "correct" not in item:
                yield f"{where}.correct: ontbreekt; zet hier 1 of 2, de plaats van het goede label"
            if "explanation" not in item:
                yield f"{where}.explanation: ontbreekt; schrijf waarom dit antwoord goed is"

    def key(self, definition: Definition, scale: Scale, first: int) -> Key:
        return Key(
            answers=[
                (number, scale.form.labels[item.data["correct"] - 1], item.data["explanation"])
                for number, item in enumerate(scale.items, first)
            ]
        )

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        return {"chance": str(chance(10))}


BUILD = QuizBuild()
