"""Expected changes at build."""

from __future__ import annotations

from typing import ClassVar

from ...core.definition import Definition, Form, Scale
from ..build import PAPER, Build, Data, Outcome, decimal, stretches
from . import EXPECTED


class ChangeBuild(Build):
    TEXTS: ClassVar = {"title": "", "method[]": "expected needed"}
    labels = 5

    def outcomes(self, definition: Definition, scale: Scale) -> list[Outcome]:
        middle, words = scale.form.middle, definition.texts["change"]
        ranges = stretches(PAPER.of(definition), (middle - EXPECTED, middle + EXPECTED), "at-most")
        names = (words[name] for name in ("loss", "same", "gain"))
        return [Outcome(name, stretch) for name, stretch in zip(names, ranges, strict=True)]

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        return {**super().numbers(words, form, shared), "expected": decimal(EXPECTED)}


BUILD = ChangeBuild()
