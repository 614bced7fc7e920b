"""A school mark as every Dutch person knows it: whole marks from 1 to 10, and 5.5 on average is a pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import floor
from typing import TYPE_CHECKING, Any, ClassVar

from ...core.definition import DONT_KNOW, Definition, Scale
from ...scoring.scale import Entry
from ..banded import Banded

if TYPE_CHECKING:
    from ...scoring.view import Figures

LOWEST, HIGHEST = 1, 10


class SchoolMark(Banded[Entry]):
    outside: tuple[str, ...] = (DONT_KNOW,)
    TEXTS: ClassVar = {
        "chart": "title",
        "caption": "",
        "place": "",
        "organisation": "organisation value",
        "step": "",
    }

    def numbers(self, form: Mapping[str, Any]) -> tuple[int, ...]:
        return tuple(range(LOWEST, HIGHEST + 1))

    def value(self, definition: Definition, scale: Scale, mean: float) -> str:
        """With one decimal, as on a school report. What is no pass is not rounded up to a pass."""
        tenths = floor(mean * 10 + 0.5)
        if any(mean < band.start <= tenths / 10 for band in scale.form.bands):
            tenths -= 1
        whole, part = divmod(tenths, 10)
        return f"{whole},{part}" if part else str(whole)

    def rounded(self, mean: float) -> float:
        return floor(mean * 10 + 0.5) / 10

    def ends(self, definition: Definition, scale: Scale) -> tuple[str, str]:
        return str(LOWEST), str(HIGHEST)

    def remarks(self, definition: Definition, figures: Figures) -> Iterable[str]:
        """How large a step is here."""
        yield self.words(definition)["step"]


KIND = SchoolMark()
