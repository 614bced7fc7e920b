"""Statements with five answers, from not true at all to entirely true."""

from __future__ import annotations

from typing import ClassVar

from ...core.definition import Definition, Scale
from ...scoring.scale import Entry
from ..banded import Banded


class Likert(Banded[Entry]):
    TEXTS: ClassVar = {
        "chart": "title?",
        "caption": "",
        "place": "",
        "organisation": "organisation value",
        "just-below": "place",
    }

    def place(self, definition: Definition, scale: Scale, mean: float) -> str:
        """Not rounded over the limit of its band: 3.4 is "net onder 3½" where 3½ is in the next band."""
        value = self.value(definition, scale, mean)
        lifted = any(mean < band.start <= self.rounded(mean) for band in scale.form.bands)
        return str(self.words(definition)["just-below"]).format(place=value) if lifted else value


KIND = Likert()
