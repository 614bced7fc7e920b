"""Statements with five answers, from not true at all to entirely true."""

from __future__ import annotations

from typing import ClassVar

from ...scoring.scale import Entry
from ..banded import Banded


class Likert(Banded[Entry]):
    TEXTS: ClassVar = {
        "chart": "title?",
        "caption": "",
        "place": "",
        "organisation": "organisation value",
    }


KIND = Likert()
