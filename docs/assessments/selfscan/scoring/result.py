"""What a result holds."""

from __future__ import annotations

from typing import TypedDict

from .notices import Notice
from .scale import Entry

FOCUS = 3
"""How many scales a conversation can start from."""


class Result(TypedDict):
    """A result as plain JSON data. What a scan's own `scoring.py` adds comes on top."""

    assessment: str
    version: int
    code: str
    scales: list[Entry]
    strongest: list[str]
    weakest: list[str]
    focus: list[str]
    """The ids of the scales to talk about, lowest first; none for a mirror."""
    notices: list[Notice]
    sentence: str
    """The whole result in one sentence."""
