"""Places between two poles: the middle of five counts as 0."""

from __future__ import annotations

from ..simulated import Rated


class FromTheMiddle(Rated):
    centre = 3


WAY = FromTheMiddle()
